/** Languages of the report. */
export const languages = ['de', 'en'] as const;

export type Language = (typeof languages)[number];

/** A text in every language of the report. */
export type Text = Readonly<Record<Language, string>>;

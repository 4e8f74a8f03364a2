/** What a person declares in place of a measurement; read from the files named under `statements`. */
export type Statement = {
  /** Id of the statement check it answers. */
  readonly check: string;
  /** What is declared, in the words of the person who declares it. */
  readonly text: string;
  /** The role that declares it, for example „Personalleitung“; never a person's name. */
  readonly declaredBy: string;
  /** Date of the declaration, YYYY-MM-DD. */
  readonly date: string;
  /** The last day on which it counts, YYYY-MM-DD. */
  readonly expires: string;
  /** A share with numerator and denominator, where the check asks for one. */
  readonly figure: { readonly numerator: number; readonly denominator: number } | null;
  /** Where the documents behind it can be seen. */
  readonly reference: string | null;
};

import type { StatusKey } from '../words/words.ts';

/** Colours of the page: calm, and dark enough on white to be read in print. */
export const palette = {
  ink: '#1f2933',
  quiet: '#52606d',
  line: '#cbd2d9',
  head: '#eef2f6',
  accent: '#1d3f66',
} as const;

/** Colour of each status; the word always stands beside it. */
export const statusColours: Readonly<Record<StatusKey, { readonly strong: string; readonly tint: string }>> = {
  implemented: { strong: '#2f7d4f', tint: '#e3f1e8' },
  declared: { strong: '#2b6cb0', tint: '#e2edf8' },
  partial: { strong: '#b7791f', tint: '#fbf0d9' },
  'not-implemented': { strong: '#b83232', tint: '#fae3e3' },
  incomplete: { strong: '#7b5ea7', tint: '#ece6f5' },
  'not-assessed': { strong: '#6b7280', tint: '#e9ebee' },
  'not-applicable': { strong: '#a3adb8', tint: '#f3f5f7' },
};

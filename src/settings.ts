/** The one table of extraction settings: command-line flags, job files and the README are read from it. */

export interface ExtractSettings {
  /** Order of day and month in numeric dates such as 12/06/2014; "auto" decides by the text and says it is inferred. */
  readonly dayOrder: 'mdy' | 'dmy' | 'auto';
  /** Quotes below this confidence are left out. */
  readonly minConfidence: number;
}

export const DEFAULT_SETTINGS: ExtractSettings = { dayOrder: 'auto', minConfidence: 0 };

/** What a setting may be and what it is for; its default is in DEFAULT_SETTINGS. */
export type Setting = { readonly name: keyof ExtractSettings; readonly help: string } & (
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
);

export const SETTINGS: readonly Setting[] = [
  {
    name: 'dayOrder',
    kind: 'choice',
    choices: ['auto', 'mdy', 'dmy'],
    help: 'order of day and month in dates such as 12/06/2014; auto decides by the text',
  },
  {
    name: 'minConfidence',
    kind: 'number',
    minimum: 0,
    maximum: 1,
    help: 'leave out quotes below this confidence',
  },
];

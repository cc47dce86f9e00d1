/** The one table of extraction settings: command-line flags, job files and the README are read from it. */

export interface ExtractSettings {
  /** Order of day and month in numeric dates such as 12/06/2014; "auto" decides by the text and says it is inferred. */
  readonly dayOrder: 'mdy' | 'dmy' | 'auto';
  /** Quotes below this confidence are left out. */
  readonly minConfidence: number;
}

export const DEFAULT_SETTINGS: ExtractSettings = { dayOrder: 'auto', minConfidence: 0 };

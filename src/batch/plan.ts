/** What a batch run is asked to do, tells while it works, and answers. */
import type { Failure } from '../origin.js';
import type { QuoteType } from '../record.js';
import type { ExtractSettings, ReaderSettings, RunSettings } from '../settings.js';

export interface BatchPlan {
  /** Name or path of the job, for the list of runs. */
  readonly name: string;
  /** Files, folders, globs or "-". */
  readonly inputs: readonly string[];
  readonly read: ReaderSettings;
  readonly extract: ExtractSettings;
  readonly database: string;
  /** Extract stored articles again where another version or other settings made their record. */
  readonly redo: boolean;
  /** What is not given is the default; workers: every core, but no more than the input is worth. */
  readonly limits?: Partial<RunSettings>;
  /** Extract again what failed before, reading only those of the inputs' files in which these origins lie. */
  readonly retry?: readonly string[];
  /** For tests: a module whose default export is called with each page and article before it is worked on. */
  readonly probe?: string;
}

export interface BatchProgress {
  /** Bytes of input read. */
  readonly bytes: number;
  /** Articles done with, failures included. */
  readonly articles: number;
  readonly failed: number;
  readonly seconds: number;
}

export type BatchEvent =
  /** `totalBytes` is null where the size of the input cannot be known, as with standard input. */
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly resumed: boolean;
      readonly totalBytes: number | null;
      readonly workers: number;
    }
  | { readonly kind: 'batch'; readonly batch: WrittenBatch }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'progress'; readonly progress: BatchProgress };

/** One transaction: what was written, how far the run has come, and where the time went since the batch before. */
export interface WrittenBatch {
  readonly articles: number;
  readonly quotes: number;
  readonly failures: number;
  readonly items: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Milliseconds of each stage of extraction, all threads together, and of writing ("store"). */
  readonly ms: Readonly<Record<string, number>>;
}

export interface BatchSummary {
  readonly run: number;
  readonly database: string;
  /** False where it was stopped: the same run again goes on. */
  readonly finished: boolean;
  /** Articles and failures that came out of the reader. */
  readonly read: number;
  readonly added: number;
  readonly replaced: number;
  /** Extracted again with the same record as before. */
  readonly confirmed: number;
  /** In the database already, word for word. */
  readonly unchanged: number;
  /** Of the unchanged, those that another version or other settings extracted. */
  readonly outdated: number;
  /** Written by this run before it was stopped. */
  readonly resumed: number;
  /** Read a second time in this run, word for word. */
  readonly repeated: number;
  readonly failed: number;
  /** Quotes of the articles that were extracted. */
  readonly quotes: Readonly<Record<QuoteType, number>>;
  readonly quotesWithSpeaker: number;
  readonly seconds: number;
  /** Articles extracted. */
  readonly articlesPerSecond: number;
}

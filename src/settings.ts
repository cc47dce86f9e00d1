/** The tables of settings: command-line flags, job files and the README are read from them. */
import { availableParallelism } from 'node:os';

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

export type ReaderFormat = 'auto' | 'text' | 'html' | 'jsonl' | 'json' | 'csv' | 'xml' | 'warc' | 'parquet';
export type ArticleField = 'id' | 'text' | 'title' | 'publishedAt' | 'url' | 'publisher' | 'author';

/** How inputs are read. */
export interface ReaderSettings {
  /** "auto" goes by the extension, then by what the input begins with. */
  readonly format: ReaderFormat;
  /** Which CSV column or JSON field holds what; those not named are found by their usual names ("body", "headline"). */
  readonly columns: Readonly<Partial<Record<ArticleField, string>>>;
  /** "auto" goes by byte-order mark, declaration and content; otherwise a name such as "windows-1252". */
  readonly encoding: string;
  /** Longer articles are not read. */
  readonly maxArticleChars: number;
}

export const DEFAULT_READER_SETTINGS: ReaderSettings = {
  format: 'auto',
  columns: {},
  encoding: 'auto',
  maxArticleChars: 5_000_000,
};

/** What a reader setting may be and what it is for; its default is in DEFAULT_READER_SETTINGS. */
export type ReaderSetting = { readonly name: keyof ReaderSettings; readonly help: string } & (
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'names'; readonly keys: readonly string[] }
);

export const READER_SETTINGS: readonly ReaderSetting[] = [
  {
    name: 'format',
    kind: 'choice',
    choices: ['auto', 'text', 'html', 'jsonl', 'json', 'csv', 'xml', 'warc', 'parquet'],
    help: 'format of the inputs; auto goes by extension, then by content; xml: RSS, Atom, NewsML-G2, NITF',
  },
  {
    name: 'columns',
    kind: 'names',
    keys: ['id', 'text', 'title', 'publishedAt', 'url', 'publisher', 'author'],
    help: 'the CSV column or JSON field that holds each part of an article; usual names are found without',
  },
  {
    name: 'encoding',
    kind: 'text',
    help: 'character encoding, such as windows-1252; auto goes by byte-order mark, declaration and content',
  },
  {
    name: 'maxArticleChars',
    kind: 'integer',
    minimum: 1,
    maximum: 50_000_000,
    help: 'longer articles are listed as failures',
  },
];

/** How a batch uses the machine; none of these changes a record. */
export interface RunSettings {
  /** Threads that extract; 1: this one. */
  readonly workers: number;
  /** Seconds that one article may take. */
  readonly timeLimit: number;
  /** Megabytes of memory that one worker may take, where there are several. */
  readonly workerMemory: number;
  /** Articles written in one transaction: what a power cut may undo. */
  readonly batch: number;
}

export const DEFAULT_RUN_SETTINGS: RunSettings = {
  workers: availableParallelism(),
  timeLimit: 60,
  workerMemory: 1024,
  batch: 200,
};

/** What a run setting may be and what it is for; its default is in DEFAULT_RUN_SETTINGS. */
export interface RunSetting {
  readonly kind: 'integer';
  readonly name: keyof RunSettings;
  readonly help: string;
  readonly minimum: number;
  readonly maximum: number;
}

export const RUN_SETTINGS: readonly RunSetting[] = [
  {
    kind: 'integer',
    name: 'workers',
    minimum: 1,
    maximum: 256,
    help: 'threads that extract; every core by default, fewer where there is little to read',
  },
  {
    kind: 'integer',
    name: 'timeLimit',
    minimum: 1,
    maximum: 86_400,
    help: 'seconds that one article may take; one that takes longer is listed as a failure',
  },
  {
    kind: 'integer',
    name: 'workerMemory',
    minimum: 128,
    maximum: 1_000_000,
    help: 'megabytes of memory that one of several workers may take; an article that needs more is a failure',
  },
  {
    kind: 'integer',
    name: 'batch',
    minimum: 1,
    maximum: 100_000,
    help: 'articles written in one transaction, which is there whole or not at all',
  },
];

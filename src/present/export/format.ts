/** What every export format is: a writer of quotes to a stream, or of stories to a folder. */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FailureRow, QuoteFilter, StoredQuote, StoryQuotes } from '../../store/index.js';

/** What a file says about itself. */
export interface ExportHeader {
  /** Program and version. */
  readonly generator: string;
  readonly filter: QuoteFilter;
  /** ISO date-time; left out, the same database always gives the same file. */
  readonly exportedAt?: string;
}

export interface ExportFormat {
  /** For the file's name, with its dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** One line for --help. */
  readonly help: string;
  /** Writes quote by quote, no faster than `out` takes them, and leaves `out` open. Rejects where `out` fails. */
  readonly write: (quotes: Iterable<StoredQuote>, out: Writable, header: ExportHeader) => Promise<void>;
}

/** What an export to a folder is made of; each is asked for once. */
export interface FolderSource {
  readonly stories: () => Iterable<StoryQuotes>;
  readonly failures: () => Iterable<FailureRow>;
}

/** A format of many files. */
export interface FolderFormat {
  /** One line for --help. */
  readonly help: string;
  /** Fills an empty folder, holding one story or so at a time. */
  readonly write: (source: FolderSource, folder: string, header: ExportHeader) => Promise<void>;
}

/** Writes pieces of text as fast as `out` takes them. */
export async function writeText(pieces: Iterable<string>, out: Writable): Promise<void> {
  await pipeline(Readable.from(pieces), out, { end: false });
}

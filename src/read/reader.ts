/** What a reader is: one format, one module, one function of this shape, one row in formats.ts. */
import type { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';

/** An opened input. */
export interface Input {
  /** As messages show it: the path, or "-" for standard input. */
  readonly path: string;
  /** What article ids are made of: the path below the folder that was named, extension off. */
  readonly stem: string;
  /** Its first bytes, decompressed; all of them where it is short. */
  readonly head: Buffer;
  /** All its bytes, decompressed, the head among them. To be read once. */
  readonly bytes: AsyncIterable<Buffer>;
  /** How many bytes have been taken from disk so far (compressed ones, where the input is compressed). */
  readonly consumed: () => number;
  /** Notes bytes that were taken from disk past `bytes`, by readers that leap about in the file. */
  readonly count: (bytes: number) => void;
  /** The file itself where it is one and is not packed, for such readers. */
  readonly onDisk: string | null;
  /** Lets go of the file where its bytes were not read to their end. */
  readonly close: () => Promise<void>;
}

/** What a reader makes of one article: a value still to be checked by parseArticle, or why there is none. */
export type Reading = ({ readonly value: unknown } | { readonly fault: OnrecordError }) & {
  /** 1-based line, row or member, where the input holds many articles. */
  readonly line?: number;
};

/** An article that is an HTML page, not parsed yet. */
export interface PageReading extends Pick<Reading, 'line'> {
  readonly html: string;
  /** What is known of the article from outside, which goes before what the page says. */
  readonly given?: { readonly url?: string; readonly extra?: Readonly<Record<string, unknown>> };
}

/** A fault of the whole input is thrown; a fault of one article is yielded, and the rest go on. */
export type Reader = (input: Input, settings: ReaderSettings) => AsyncIterable<Reading | PageReading>;

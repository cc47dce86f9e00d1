/**
 * A prepared article: what every later stage reads. Offsets point into the text as it was given.
 * Token columns are parallel typed arrays of length `tokens.count`.
 */
import type { BlockKind } from '../furniture.js';
import type { Span } from '../span.js';

/** Universal part-of-speech tags as wink-nlp gives them; a token's `pos` is an index into this list. */
export const POS_TAGS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
  'SPACE',
] as const;

export type PosTag = (typeof POS_TAGS)[number];

/** The index of each tag, for comparing with `tokens.pos` without strings: `POS.VERB`. */
export const POS = Object.fromEntries(POS_TAGS.map((tag, index) => [tag, index])) as Record<PosTag, number>;

export interface Tokens {
  readonly count: number;
  /** UTF-16 offsets, half-open. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Word-type id, see words.ts: `wordText(id)`, `wordLower(id)`. The same spelling has the same id for the life of the process. */
  readonly word: Int32Array;
  /** Id of the lemma's word type. */
  readonly lemma: Int32Array;
  /** Index into POS_TAGS. */
  readonly pos: Uint8Array;
  /** Index into `sentences`; furniture has its sentences too. */
  readonly sentence: Int32Array;
}

export interface PreparedSentence extends Span {
  readonly firstToken: number;
  /** One past the last token. */
  readonly endToken: number;
  /** Index into `paragraphs`. */
  readonly paragraph: number;
  readonly block: BlockKind;
}

/** A line of text between newlines that holds at least one token. */
export interface Paragraph extends Span {
  readonly firstToken: number;
  readonly endToken: number;
}

/** How a quotation's end was found: at its mark, or at the paragraph's end because it runs on or its mark is missing. */
export type QuotationClose = 'mark' | 'continues' | 'missing';

/** A stretch in quotation marks. `start`/`end` include the marks that are printed. */
export interface Quotation extends Span {
  /** Token of the opening mark, and one past the token of the closing mark (or of the last word where it has none). */
  readonly firstToken: number;
  readonly endToken: number;
  readonly close: QuotationClose;
  /** Index of the quotation of the paragraph before that this one re-opens, or -1. */
  readonly continues: number;
  /** 0 for an outer quotation, 1 for one within it, and so on. */
  readonly depth: number;
  /** Index of the quotation that this one stands in, or -1. */
  readonly parent: number;
}

export interface Prepared {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly PreparedSentence[];
  readonly paragraphs: readonly Paragraph[];
  /** In order of `start`, outer before inner. */
  readonly quotations: readonly Quotation[];
  /** Per token: index of the innermost quotation that holds it, marks included, or -1. */
  readonly quotationAt: Int32Array;
}

/** A document as the tagger sees it: its lines, its repeated words, and each sentence in columns. */
import type { Prepared, PreparedSentence } from '../../prepare/prepared.js';
import { LIST_BITS, type NameLexicon } from './lexicon.js';
import { describeLines, type Line } from './lines.js';
import { findOccurrences, type DocumentWords } from './occurrences.js';
import { markPhrases } from './phrases.js';
import { AFTER, BEFORE, type Spellings } from './spellings.js';

/** What the features are computed from besides the document. */
export interface Knowledge {
  readonly spellings: Spellings;
  readonly lexicon: NameLexicon;
}

/** Everything that is known of a document before its names are looked for. */
export interface NameDocument {
  readonly prepared: Prepared;
  readonly lines: readonly Line[];
  readonly words: DocumentWords;
}

export function describeDocument(prepared: Prepared, { spellings }: Knowledge): NameDocument {
  spellings.grow();
  const lines = describeLines(prepared, spellings);
  const words = findOccurrences(prepared, lines, spellings);
  spellings.grow();
  return { prepared, lines, words };
}

/** The columns of one sentence, with two places for what is before it and two for what is after. */
export interface SentenceColumns {
  /** Index of the sentence; -1 before the first. */
  sentence: number;
  firstToken: number;
  length: number;
  word: Int32Array;
  lower: Int32Array;
  shape: Int32Array;
  caseClass: Uint8Array;
  mask: Int32Array;
  fine: Uint16Array;
  broad: Uint8Array;
  pos: Uint8Array;
  phrase: Int32Array;
}

/** Places before the first token in the columns. */
export const MARGIN = 2;
/** Stands for a part of speech at the edges of a sentence. */
const NO_POS = 31;

/** Columns to be filled, for sentences of up to `size` places. */
export function newColumns(size = 0): SentenceColumns {
  return {
    sentence: -1,
    firstToken: 0,
    length: 0,
    word: new Int32Array(size),
    lower: new Int32Array(size),
    shape: new Int32Array(size),
    caseClass: new Uint8Array(size),
    mask: new Int32Array(size),
    fine: new Uint16Array(size),
    broad: new Uint8Array(size),
    pos: new Uint8Array(size),
    phrase: new Int32Array(size),
  };
}

/** Fills the columns with a sentence, enlarging them as needed. */
export function fillColumns(
  columns: SentenceColumns,
  document: NameDocument,
  sentence: number,
  knowledge: Knowledge,
): void {
  const { tokens, sentences } = document.prepared;
  const bounds = sentences[sentence] as PreparedSentence;
  const { firstToken } = bounds;
  const length = bounds.endToken - firstToken;
  const size = length + 2 * MARGIN;
  if (columns.word.length < size) Object.assign(columns, newColumns(2 * size));
  Object.assign(columns, { sentence, firstToken, length });
  for (let j = 0; j < size; j++) {
    const i = j - MARGIN;
    const inside = i >= 0 && i < length;
    const word = inside ? (tokens.word[firstToken + i] as number) : i < 0 ? BEFORE : AFTER;
    fillPlace(columns, j, word, knowledge);
    columns.pos[j] = inside ? (tokens.pos[firstToken + i] as number) : NO_POS;
  }
  columns.phrase.fill(0, 0, size);
  markPhrases(document.prepared, bounds, knowledge, columns.phrase.subarray(MARGIN, MARGIN + length));
}

function fillPlace(
  columns: SentenceColumns,
  j: number,
  word: number,
  { spellings, lexicon }: Knowledge,
): void {
  const fine = spellings.fineClass(word);
  columns.word[j] = word;
  columns.lower[j] = spellings.lower(word);
  columns.shape[j] = spellings.shape(word);
  columns.caseClass[j] = spellings.caseOf(word);
  columns.mask[j] = spellings.mask(word) & LIST_BITS;
  columns.fine[j] = fine;
  columns.broad[j] = lexicon.broadClass(fine);
}

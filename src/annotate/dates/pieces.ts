/**
 * Every word type cut into its pieces (figures, letters, single signs), once: so that nothing depends on how the
 * tokeniser cuts "10:30", "mid-1990s" or "Dec.".
 */
import { onForget, wordCount, wordText } from '../../prepare/words.js';
import type { Tokens } from '../../prepare/prepared.js';
import { CLASS } from './lexicon.js';
import type { Reading } from './lexemes.js';
import { lookUpTerm } from './terms.js';
import { entryOf } from './words.js';

const PIECE = /\d+|\p{L}+|[^\d\p{L}\s]/gu;
/** Signs that are read as another. */
const SIGNS = new Map(Object.entries({ '’': "'", '‘': "'", '`': "'", '–': '-', '‑': '-' }));

/** Integers kept of each word, and of each piece. */
export const FACTS = 4;
/**
 * Of a word: one more than how many pieces it has (0: not cut yet); the place of its first piece; and the piece itself
 * where it is the whole word and has no value, else `term` is -1.
 */
export const WORD = { count: 0, first: 1, term: 2, flags: 3 } as const;
export const PIECE_FACT = { offset: 0, length: 1, term: 2, flags: 3 } as const;

let words = new Int32Array(FACTS * 2 ** 11);
/** The pieces of all words, one after another, and the number that each stands for, or NaN. */
let pieces = new Int32Array(FACTS * 2 ** 12);
let values = new Float64Array(2 ** 12);
let pieceTotal = 0;

onForget(() => {
  words.fill(0);
  pieceTotal = 0;
});

export interface Pieces {
  /** [words * FACTS] and [pieces * FACTS]. */
  readonly words: Int32Array;
  readonly pieces: Int32Array;
  readonly values: Float64Array;
  /** How many pieces the text has. */
  readonly total: number;
}

/** Cuts the words that no text before had. */
export function cutWords({ count, word }: Tokens): Pieces {
  if (words.length < FACTS * wordCount()) words = longer(words, new Int32Array(2 * FACTS * wordCount()));
  let total = 0;
  for (let t = 0; t < count; t++) {
    const at = word[t]! * FACTS;
    if (words[at + WORD.count] === 0) cutWord(word[t]!);
    total += words[at + WORD.count]! - 1;
  }
  return { words, pieces, values, total };
}

function cutWord(id: number): void {
  const word = wordText(id);
  const first = pieceTotal;
  for (const { 0: text, index } of word.matchAll(PIECE)) keep(readPiece(text), index, text.length);
  const at = id * FACTS;
  const whole = pieceTotal === first + 1 && pieces[first * FACTS + PIECE_FACT.length] === word.length;
  words[at + WORD.count] = pieceTotal - first + 1;
  words[at + WORD.first] = first;
  words[at + WORD.term] =
    whole && Number.isNaN(values[first]!) ? pieces[first * FACTS + PIECE_FACT.term]! : -1;
  words[at + WORD.flags] = whole ? pieces[first * FACTS + PIECE_FACT.flags]! : 0;
}

function keep({ term, flags, value }: Reading, offset: number, length: number): void {
  if (pieceTotal === values.length) {
    pieces = longer(pieces, new Int32Array(2 * pieces.length));
    values = longer(values, new Float64Array(2 * values.length));
  }
  const at = FACTS * pieceTotal;
  pieces[at + PIECE_FACT.offset] = offset;
  pieces[at + PIECE_FACT.length] = length;
  pieces[at + PIECE_FACT.term] = term;
  pieces[at + PIECE_FACT.flags] = flags;
  values[pieceTotal++] = value;
}

function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function readPiece(text: string): Reading {
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return { term: lookUpTerm(text), flags: CLASS.figures, value: Number(text) };
  const id = lookUpTerm(SIGNS.get(text) ?? text.toLowerCase());
  if (!/^\p{L}/u.test(text)) return { term: id, flags: 0, value: NaN };
  const capital = text.charAt(0) !== text.charAt(0).toLowerCase();
  const entry = entryOf(id);
  const counts = entry !== undefined && (capital || !entry.capital);
  const flags = CLASS.word | (capital ? CLASS.capital : 0) | (counts ? entry.flags : 0);
  return { term: id, flags, value: counts ? entry.value : NaN };
}

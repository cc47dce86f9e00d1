/**
 * Reads a prepared text as lexemes. Every word type is cut into its pieces once, so that nothing depends on how
 * the tokeniser cuts "10:30", "mid-1990s" or "Dec.".
 */
import type { Prepared, Tokens } from '../../prepare/prepared.js';
import { wordCount, wordText } from '../../prepare/words.js';
import { readFigures } from './figures.js';
import { GAP, type Lexemes, type Reading, close, lexemeRoom, pushMerged } from './lexemes.js';
import { CLASS } from './lexicon.js';
import { readNumber, readPhrase } from './numbers.js';
import { lookUpTerm, term } from './terms.js';
import { entryOf } from './words.js';

const PIECE = /\d+|\p{L}+|[^\d\p{L}\s]/gu;
/** Signs that are read as another. */
const SIGNS = new Map(Object.entries({ '’': "'", '‘': "'", '`': "'", '–': '-', '‑': '-' }));

/** The pieces of all word types, one after another: where each lies within its word, and what it is. */
const pieces = {
  offset: [] as number[],
  length: [] as number[],
  term: [] as number[],
  flags: [] as number[],
  value: [] as number[],
};
/** By word id: one more than the place of its first piece (0: not cut yet), and how many it has. */
let firstPiece = new Int32Array(1024);
let pieceCount = new Uint8Array(1024);

/** Cuts the words that no text before had; returns how many pieces the text has. */
function cutWords({ count, word }: Tokens): number {
  if (firstPiece.length < wordCount()) {
    const [first, counts] = [firstPiece, pieceCount];
    firstPiece = new Int32Array(2 * wordCount());
    firstPiece.set(first);
    pieceCount = new Uint8Array(2 * wordCount());
    pieceCount.set(counts);
  }
  let total = 0;
  for (let t = 0; t < count; t++) {
    const id = word[t] as number;
    if (firstPiece[id] === 0) cutWord(id);
    total += pieceCount[id] as number;
  }
  return total;
}

/** A token is 200 characters long at most, so that its pieces can be counted in a byte. */
function cutWord(id: number): void {
  firstPiece[id] = pieces.term.length + 1;
  for (const { 0: text, index } of wordText(id).matchAll(PIECE)) {
    pieceCount[id] = (pieceCount[id] as number) + 1;
    const { term: known, flags, value } = readPiece(text);
    pieces.offset.push(index);
    pieces.length.push(text.length);
    pieces.term.push(known);
    pieces.flags.push(flags);
    pieces.value.push(value);
  }
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

const rawRoom = lexemeRoom();
const mergedRoom = lexemeRoom();

/** The lexemes of a text; they hold until the next text is read. */
export function readLexemes({ text, tokens }: Prepared): Lexemes {
  const total = cutWords(tokens);
  const raw = rawRoom(text, total);
  const merged = mergedRoom(text, total);
  cutPieces(tokens, raw);
  close(raw);
  for (let i = 0; i < raw.count;) i = readOne(raw, i, merged);
  return close(merged);
}

function cutPieces({ count, word, start }: Tokens, raw: Lexemes): void {
  const { text } = raw;
  let n = 0;
  let before = 0;
  for (let t = 0; t < count; t++) {
    const id = word[t] as number;
    const first = (firstPiece[id] as number) - 1;
    const end = first + (pieceCount[id] as number);
    for (let piece = first; piece < end; piece++, n++) {
      const from = (start[t] as number) + (pieces.offset[piece] as number);
      raw.start[n] = from;
      raw.gap[n] = gapBetween(text, before, from);
      before = raw.end[n] = from + (pieces.length[piece] as number);
      raw.token[n] = t;
      raw.term[n] = pieces.term[piece] as number;
      raw.flags[n] = pieces.flags[piece] as number;
      raw.value[n] = pieces.value[piece] as number;
    }
  }
  raw.count = n;
}

function gapBetween(text: string, from: number, to: number): number {
  if (to <= from) return GAP.tight;
  if (to === from + 1) return GAP.space;
  let lines = 0;
  for (let k = from; k < to; k++) if (text.charCodeAt(k) === 10) lines++;
  return lines > 1 ? GAP.break : GAP.space;
}

const STOP = term('.');

/** Reads the lexeme that opens at piece `i` and returns the piece after it. */
function readOne(raw: Lexemes, i: number, to: Lexemes): number {
  const flags = raw.flags[i] as number;
  const id = raw.term[i] as number;
  if (flags & CLASS.figures) return readFigures(raw, i, to);
  if (id === 0) return copy(raw, i, to);
  const after = readPhrase(raw, i, to) || readNumber(raw, i, to);
  if (after > 0) return after;
  const stopped = entryOf(id)?.stopped ?? 0;
  if (stopped && flags & CLASS.capital && raw.term[i + 1] === STOP && raw.gap[i + 1] === GAP.tight) {
    const value = raw.value[i] as number;
    pushMerged(raw, i, i + 1, to, { term: id, flags: (flags & ~CLASS.mon) | stopped, value });
    return i + 2;
  }
  return copy(raw, i, to);
}

function copy(raw: Lexemes, i: number, to: Lexemes): number {
  const n = to.count++;
  to.start[n] = raw.start[i] as number;
  to.end[n] = raw.end[i] as number;
  to.token[n] = raw.token[i] as number;
  to.gap[n] = raw.gap[i] as number;
  to.term[n] = raw.term[i] as number;
  to.flags[n] = raw.flags[i] as number;
  to.value[n] = raw.value[i] as number;
  return i + 1;
}

/** Reads a prepared text as lexemes: the pieces of its words, those that belong together taken together. */
import type { Prepared, Tokens } from '../../prepare/prepared.js';
import { readFigures } from './figures.js';
import { GAP, type Lexemes, close, lexemeRoom, pushMerged } from './lexemes.js';
import { CLASS } from './lexicon.js';
import { mayOpenNumber, readNumber, readPhrase } from './numbers.js';
import { FACTS, PIECE_FACT, WORD, cutWords, type Pieces } from './pieces.js';
import { term } from './terms.js';
import { entryOf, phrasesOf } from './words.js';

const rawRoom = lexemeRoom();
const mergedRoom = lexemeRoom();

/** The lexemes of a text; they hold until the next text is read. */
export function readLexemes({ text, tokens }: Prepared): Lexemes {
  const pieces = cutWords(tokens);
  const raw = rawRoom(text, pieces.total);
  const merged = mergedRoom(text, pieces.total);
  for (let t = 0; t < tokens.count;) {
    const at = tokens.word[t]! * FACTS;
    if (isAlone(pieces.words[at + WORD.term]!)) placeWhole(tokens, t++, pieces, merged);
    else t = readStretch(tokens, t, pieces, raw, merged);
  }
  return close(merged);
}

/**
 * Reads the words from `from` to the first that no word is read together with, into pieces and from these into lexemes;
 * returns the word after it.
 */
function readStretch(tokens: Tokens, from: number, pieces: Pieces, raw: Lexemes, merged: Lexemes): number {
  raw.count = 0;
  let t = from;
  for (let known = -1; known !== 0 && t < tokens.count; t++) {
    known = pieces.words[tokens.word[t]! * FACTS + WORD.term]!;
    if (known === -1) placePieces(tokens, t, pieces, raw);
    else placeWhole(tokens, t, pieces, raw);
  }
  if (t === tokens.count) close(raw);
  for (let i = 0; i < raw.count;)
    i =
      raw.flags[i]! & CLASS.figures || !isAlone(raw.term[i]!)
        ? readOne(raw, i, merged)
        : copy(raw, i, merged);
  return t;
}

/** Appends a word that is a piece itself. */
function placeWhole({ word, start, end }: Tokens, t: number, { words }: Pieces, to: Lexemes): void {
  const at = word[t]! * FACTS;
  const n = to.count++;
  to.start[n] = start[t]!;
  to.end[n] = end[t]!;
  to.gap[n] = gapBetween(to.text, t === 0 ? 0 : end[t - 1]!, start[t]!);
  to.token[n] = t;
  to.term[n] = words[at + WORD.term]!;
  to.flags[n] = words[at + WORD.flags]!;
  to.value[n] = NaN;
}

/** Appends the pieces of a word. */
function placePieces(
  { word, start, end }: Tokens,
  t: number,
  { words, pieces, values }: Pieces,
  to: Lexemes,
): void {
  const at = word[t]! * FACTS;
  const first = words[at + WORD.first]!;
  const endPiece = first + words[at + WORD.count]! - 1;
  for (let piece = first; piece < endPiece; piece++) {
    const fact = piece * FACTS;
    const n = to.count++;
    to.start[n] = start[t]! + pieces[fact + PIECE_FACT.offset]!;
    to.end[n] = to.start[n]! + pieces[fact + PIECE_FACT.length]!;
    to.gap[n] = piece > first ? GAP.tight : gapBetween(to.text, t === 0 ? 0 : end[t - 1]!, start[t]!);
    to.token[n] = t;
    to.term[n] = pieces[fact + PIECE_FACT.term]!;
    to.flags[n] = pieces[fact + PIECE_FACT.flags]!;
    to.value[n] = values[piece]!;
  }
}

function gapBetween(text: string, from: number, to: number): number {
  if (to <= from) return GAP.tight;
  if (to === from + 1) return GAP.space;
  let lines = 0;
  for (let k = from; k < to; k++) if (text.charCodeAt(k) === 10) lines++;
  return lines > 1 ? GAP.break : GAP.space;
}

const STOP = term('.');

/** By term: whether it may open what is read together with what follows it; filled as terms are met. */
const openers = new Uint8Array(2 ** 16);
const OPENS = 1;
const ALONE = 2;

/** @param id a term, or -1 for a word of several pieces or with a value */
function isAlone(id: number): boolean {
  return id >= 0 && (openers[id] || lookUpOpener(id)) === ALONE;
}

function lookUpOpener(id: number): number {
  const opens = phrasesOf(id) !== undefined || mayOpenNumber(id) || (entryOf(id)?.stopped ?? 0) !== 0;
  return (openers[id] = opens ? OPENS : ALONE);
}

/** Reads the lexeme that opens at piece `i` and returns the piece after it. */
function readOne(raw: Lexemes, i: number, to: Lexemes): number {
  const flags = raw.flags[i] as number;
  const id = raw.term[i] as number;
  if (flags & CLASS.figures) return readFigures(raw, i, to);
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

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
  placePieces(tokens, pieces, raw);
  close(raw);
  for (let i = 0; i < raw.count;) i = isAlone(raw, i) ? copy(raw, i, merged) : readOne(raw, i, merged);
  return close(merged);
}

function placePieces({ count, word, start, end }: Tokens, pieces: Pieces, raw: Lexemes): void {
  const { text } = raw;
  const { words } = pieces;
  let n = 0;
  let before = 0;
  for (let t = 0; t < count; t++) {
    const at = word[t]! * FACTS;
    if (words[at + WORD.term] === -1) {
      n = placeSeveral(
        raw,
        n,
        t,
        { first: words[at + WORD.first]!, count: words[at + WORD.count]! - 1, start: start[t]!, before },
        pieces,
      );
      before = n === 0 ? 0 : raw.end[n - 1]!;
      continue;
    }
    raw.start[n] = start[t]!;
    raw.end[n] = end[t]!;
    raw.gap[n] = gapBetween(text, before, start[t]!);
    before = end[t]!;
    raw.token[n] = t;
    raw.term[n] = words[at + WORD.term]!;
    raw.flags[n] = words[at + WORD.flags]!;
    raw.value[n++] = NaN;
  }
  raw.count = n;
}

interface Place {
  /** The word's first piece, how many it has, where it starts in the text, and where the piece before it ends. */
  readonly first: number;
  readonly count: number;
  readonly start: number;
  readonly before: number;
}

/** Places the pieces of a word from `from` on; returns the place after them. */
function placeSeveral(
  raw: Lexemes,
  from: number,
  token: number,
  { first, count, start, before }: Place,
  { pieces, values }: Pieces,
): number {
  let n = from;
  let last = before;
  for (let piece = first; piece < first + count; piece++, n++) {
    const at = piece * FACTS;
    raw.start[n] = start + pieces[at + PIECE_FACT.offset]!;
    raw.gap[n] = gapBetween(raw.text, last, raw.start[n]!);
    last = raw.end[n] = raw.start[n]! + pieces[at + PIECE_FACT.length]!;
    raw.token[n] = token;
    raw.term[n] = pieces[at + PIECE_FACT.term]!;
    raw.flags[n] = pieces[at + PIECE_FACT.flags]!;
    raw.value[n] = values[piece]!;
  }
  return n;
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

function isAlone(raw: Lexemes, i: number): boolean {
  if ((raw.flags[i]! & CLASS.figures) !== 0) return false;
  const id = raw.term[i]!;
  return id === 0 || (openers[id] || lookUpOpener(id)) === ALONE;
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

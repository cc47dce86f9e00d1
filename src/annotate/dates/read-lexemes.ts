/**
 * Reads a prepared text as lexemes. Every word type is cut into its pieces once, so that nothing depends on how
 * the tokeniser cuts "10:30", "mid-1990s" or "Dec.".
 */
import type { Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import { readFigures } from './figures.js';
import { GAP, type Lexemes, emptyLexemes, push, pushMerged } from './lexemes.js';
import { CLASS } from './lexicon.js';
import { readNumber, readPhrase } from './numbers.js';
import { lookUpTerm, term } from './terms.js';
import { entryOf } from './words.js';

interface Piece {
  readonly offset: number;
  readonly length: number;
  readonly term: number;
  readonly flags: number;
  readonly value: number;
}

const pieces: (readonly Piece[] | undefined)[] = [];
const PIECE = /\d+|\p{L}+|[^\d\p{L}\s]/gu;
/** Signs that are read as another. */
const SIGNS = new Map(Object.entries({ '’': "'", '‘': "'", '`': "'", '–': '-', '‑': '-' }));

function piecesOf(word: number): readonly Piece[] {
  const known = pieces[word];
  if (known) return known;
  const found = [...wordText(word).matchAll(PIECE)].map((match) => pieceOf(match[0], match.index));
  pieces[word] = found;
  return found;
}

function pieceOf(text: string, offset: number): Piece {
  const { length } = text;
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57)
    return { offset, length, term: lookUpTerm(text), flags: CLASS.figures, value: Number(text) };
  const id = lookUpTerm(SIGNS.get(text) ?? text.toLowerCase());
  if (!/^\p{L}/u.test(text)) return { offset, length, term: id, flags: 0, value: NaN };
  const capital = text.charAt(0) !== text.charAt(0).toLowerCase();
  const entry = entryOf(id);
  const counts = entry !== undefined && (capital || !entry.capital);
  const flags = CLASS.word | (capital ? CLASS.capital : 0) | (counts ? entry.flags : 0);
  return { offset, length, term: id, flags, value: counts ? entry.value : NaN };
}

export function readLexemes(prepared: Prepared): Lexemes {
  const raw = cutPieces(prepared);
  const merged = emptyLexemes(prepared.text, raw.count);
  let i = 0;
  while (i < raw.count) i = readOne(raw, i, merged);
  return merged;
}

function cutPieces({ text, tokens }: Prepared): Lexemes {
  let total = 0;
  for (let t = 0; t < tokens.count; t++) total += piecesOf(tokens.word[t] as number).length;
  const raw = emptyLexemes(text, total);
  let before = 0;
  for (let t = 0; t < tokens.count; t++) {
    const offset = tokens.start[t] as number;
    for (const piece of piecesOf(tokens.word[t] as number)) {
      const start = offset + piece.offset;
      push(raw, { start, end: start + piece.length, token: t, gap: gapBetween(text, before, start) }, piece);
      before = start + piece.length;
    }
  }
  return raw;
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

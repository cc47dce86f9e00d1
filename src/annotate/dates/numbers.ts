/** Numbers in words ("twenty-five", "two and a half", "nineteen ninety-nine") and the phrases of the lexicon. */
import { CLASS } from './lexicon.js';
import { GAP, type Lexemes, pushMerged } from './lexemes.js';
import { term } from './terms.js';
import { type Phrase, cardinalOf, entryOf, magnitudeOf, phrasesOf } from './words.js';

const HYPHEN = term('-');
const AND = term('and');
const A = term('a');
const HALF = term('half');
const OH = term('oh');

/** Reads a phrase that opens at piece `i`; returns the piece after it, or 0 where there is none. */
export function readPhrase(raw: Lexemes, i: number, to: Lexemes): number {
  const candidates = phrasesOf(raw.term[i] as number);
  if (!candidates) return 0;
  for (const phrase of candidates) {
    if (!isPhrase(raw, i, phrase)) continue;
    const last = i + phrase.terms.length - 1;
    pushMerged(raw, i, last, to, { term: 0, flags: phrase.flags, value: phrase.value });
    return last + 1;
  }
  return 0;
}

function isPhrase(raw: Lexemes, i: number, phrase: Phrase): boolean {
  if (phrase.capital && !((raw.flags[i] as number) & CLASS.capital)) return false;
  return phrase.terms.every((id, k) => raw.term[i + k] === id && (k === 0 || raw.gap[i + k] !== GAP.break));
}

/** A number being read: the pieces up to `next` say `value`. */
interface Sum {
  readonly value: number;
  readonly next: number;
}

/** Whether a number in words may open with a term. */
export function mayOpenNumber(id: number): boolean {
  return id === A || cardinalOf(id) !== undefined;
}

/** Reads a number in words at piece `i`; returns the piece after it, or 0 where there is none. */
export function readNumber(raw: Lexemes, i: number, to: Lexemes): number {
  const sum = readSum(raw, i);
  if (!sum) return 0;
  const year = readSpokenYear(raw, i, sum);
  if (year) {
    pushMerged(raw, i, year.next - 1, to, { term: 0, flags: CLASS.year | CLASS.word, value: year.value });
    return year.next;
  }
  const ordinal = readOrdinal(raw, sum);
  if (ordinal) {
    const flags = CLASS.ord | (ordinal.value <= 31 ? CLASS.day : 0);
    pushMerged(raw, i, ordinal.next - 1, to, { term: 0, flags, value: ordinal.value });
    return ordinal.next;
  }
  const whole = readHalf(raw, sum);
  const single = whole.next === i + 1;
  const flags = single
    ? (raw.flags[i] as number)
    : CLASS.num | CLASS.word | (whole.value <= 31 ? CLASS.day : 0);
  pushMerged(raw, i, whole.next - 1, to, {
    term: single ? (raw.term[i] as number) : 0,
    flags,
    value: whole.value,
  });
  return whole.next;
}

function readSum(raw: Lexemes, i: number): Sum | null {
  let sum = readSmall(raw, i) ?? readArticle(raw, i);
  if (!sum) return null;
  for (let rounds = 0; rounds < 6; rounds++) {
    const grown = readMagnitude(raw, sum);
    if (!grown) break;
    sum = grown;
  }
  return sum;
}

/** "a hundred" */
function readArticle(raw: Lexemes, i: number): Sum | null {
  return raw.term[i] === A && magnitudeOf(raw.term[i + 1] ?? 0) ? { value: 1, next: i + 1 } : null;
}

/** One to ninety-nine. */
function readSmall(raw: Lexemes, i: number): Sum | null {
  const value = cardinalOf(raw.term[i] as number);
  if (value === undefined) return null;
  const next = raw.term[i + 1] === HYPHEN ? i + 2 : i + 1;
  const ones = cardinalOf(raw.term[next] ?? 0);
  const joins = value >= 20 && ones !== undefined && ones > 0 && ones < 10 && joined(raw, i + 1, next);
  return joins ? { value: value + ones, next: next + 1 } : { value, next: i + 1 };
}

function joined(raw: Lexemes, from: number, to: number): boolean {
  for (let k = from; k <= to; k++) if (raw.gap[k] === GAP.break) return false;
  return true;
}

/** "… hundred [and five]", "… thousand". */
function readMagnitude(raw: Lexemes, sum: Sum): Sum | null {
  const at = raw.term[sum.next] === HYPHEN ? sum.next + 1 : sum.next;
  const magnitude = magnitudeOf(raw.term[at] ?? 0);
  if (magnitude === undefined || raw.gap[at] === GAP.break || sum.value >= magnitude * 1000) return null;
  const value = sum.value * magnitude;
  const and = raw.term[at + 1] === AND ? at + 2 : at + 1;
  const rest = and < raw.count && joined(raw, at + 1, and) ? readSmall(raw, and) : null;
  return rest ? { value: value + rest.value, next: rest.next } : { value, next: at + 1 };
}

/** "nineteen ninety-nine", "nineteen oh five", "twenty fourteen". */
function readSpokenYear(raw: Lexemes, i: number, sum: Sum): Sum | null {
  const century = cardinalOf(raw.term[i] as number) ?? 0;
  if (century < 16 || century > 20 || sum.next !== i + 1) return null;
  const ofOnes = raw.term[sum.next] === OH;
  const at = ofOnes ? sum.next + (raw.term[sum.next + 1] === HYPHEN ? 2 : 1) : sum.next;
  const rest = at < raw.count && joined(raw, i + 1, at) ? readSmall(raw, at) : null;
  if (!rest || (ofOnes ? rest.value > 9 : rest.value < 10)) return null;
  return { value: century * 100 + rest.value, next: rest.next };
}

/** "twenty-first" */
function readOrdinal(raw: Lexemes, sum: Sum): Sum | null {
  if (sum.value < 20 || sum.value % 10 !== 0) return null;
  const at = raw.term[sum.next] === HYPHEN ? sum.next + 1 : sum.next;
  const entry = entryOf(raw.term[at] ?? 0);
  if (!entry || !(entry.flags & CLASS.ord) || entry.value > 9 || raw.gap[at] === GAP.break) return null;
  if (at === sum.next && raw.term[sum.next - 1] !== HYPHEN && entry.flags & CLASS.unit) return null;
  return { value: sum.value + entry.value, next: at + 1 };
}

/** "two and a half" */
export function readHalf(raw: Lexemes, sum: Sum): Sum {
  let at = sum.next;
  for (const id of [AND, A, HALF]) {
    if (raw.term[at] === HYPHEN) at++;
    if (raw.term[at] !== id || raw.gap[at] === GAP.break) return sum;
    at++;
  }
  return { value: sum.value + 0.5, next: at };
}

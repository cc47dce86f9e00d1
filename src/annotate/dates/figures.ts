/**
 * Runs of figures joined by signs ("1,200", "10:30", "12/06/2014", "555-123-4567"), read in one go: what each
 * number may be, and which numbers are none of ours (prices, percentages, telephone numbers, model names).
 */
import { isDate, isNewsYear } from './calendar.js';
import { GAP, type Lexemes, pushMerged } from './lexemes.js';
import { CLASS } from './lexicon.js';
import { readHalf } from './numbers.js';
import { term } from './terms.js';
import { magnitudeOf } from './words.js';

const COMMA = term(',');
const STOP = term('.');
const COLON = term(':');
const SLASH = term('/');
const HYPHEN = term('-');
const APOSTROPHE = term("'");
const PERCENT = term('%');
const JOINERS = new Set([COMMA, STOP, COLON, SLASH, HYPHEN]);
const MONEY = new Set(['$', '£', '€', '¥', '#', '₹', '+', '=', '_', '@', '*'].map(term));
/** Letters that may be joined to a number's right. */
const SUFFIXES = new Set(['am', 'pm', 'a', 'p', 't', 'z', 'gmt', 's', 'hrs'].map(term));
const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th'].map(term));
const PLURAL = term('s');
/** Letters that may be joined to a number's left. */
const PREFIXES = new Set(['q', 'fy', 'h', 't', 'mid', 'early', 'late', 'pre', 'post'].map(term));

/** Reads the run of figures that opens at piece `i`; returns the piece after it. */
export function readFigures(raw: Lexemes, i: number, to: Lexemes): number {
  let last = i;
  while (joinsOn(raw, last)) last += 2;
  if (isForeign(raw, i, last, to)) return pushOpaque(raw, i, last, to);
  const mark = to.count;
  const numerics = to.numerics.length;
  let at = i;
  let hyphens = 0;
  while (at <= last) {
    at = readGroup(raw, at, last, to);
    if (at > last) break;
    if (raw.term[at] !== HYPHEN || ++hyphens > 1) {
      if (raw.term[at] === SLASH && last === at + 1) return readFraction(raw, i, last, to, mark);
      to.count = mark;
      to.numerics.length = numerics;
      return pushOpaque(raw, i, last, to);
    }
    pushMerged(raw, at, at, to, { term: HYPHEN, flags: 0, value: NaN });
    at++;
  }
  return readEnding(raw, last, to);
}

function joinsOn(raw: Lexemes, at: number): boolean {
  return (
    JOINERS.has(raw.term[at + 1] ?? 0) &&
    raw.gap[at + 1] === GAP.tight &&
    raw.gap[at + 2] === GAP.tight &&
    ((raw.flags[at + 2] ?? 0) & CLASS.figures) !== 0
  );
}

/** True where what is joined to the run says that it is no date: "$20", "A320", "747s", "5%", "F-16". */
function isForeign(raw: Lexemes, first: number, last: number, to: Lexemes): boolean {
  if (raw.gap[first] === GAP.tight && to.count > 0) {
    const before = to.count - 1;
    const id = to.term[before] as number;
    if (MONEY.has(id) || id === STOP) return true;
    if ((to.flags[before] as number) & CLASS.word && !PREFIXES.has(id) && !isMonthWord(to, before))
      return true;
    if (id === HYPHEN && isModelName(to, before)) return true;
  }
  if (raw.gap[last + 1] !== GAP.tight) return false;
  const after = raw.term[last + 1] ?? 0;
  if (after === PERCENT) return true;
  const letters = ((raw.flags[last + 1] ?? 0) & CLASS.word) !== 0;
  return letters && !SUFFIXES.has(after) && !ORDINAL_ENDINGS.has(after);
}

function isMonthWord(lexemes: Lexemes, i: number): boolean {
  return ((lexemes.flags[i] as number) & (CLASS.month | CLASS.mon)) !== 0;
}

/** A hyphen that opens a negative number, or that follows a name or a letter: "F-16", "Apollo-11". */
function isModelName(to: Lexemes, hyphen: number): boolean {
  if (to.gap[hyphen] !== GAP.tight || hyphen === 0) return true;
  const flags = to.flags[hyphen - 1] as number;
  return (
    (flags & CLASS.capital) !== 0 && to.term[hyphen - 1] === 0 && !(flags & (CLASS.month | CLASS.holiday))
  );
}

function pushOpaque(raw: Lexemes, first: number, last: number, to: Lexemes): number {
  for (let k = first; k <= last; k++)
    pushMerged(raw, k, k, to, { term: raw.term[k] as number, flags: 0, value: NaN });
  return last + 1;
}

/** Reads one number, clock time or numeric date within a run; returns the piece after it. */
function readGroup(raw: Lexemes, at: number, last: number, to: Lexemes): number {
  return (
    readNumericDate(raw, at, last, to) ||
    readClock(raw, at, last, to) ||
    readDecimal(raw, at, last, to) ||
    readInteger(raw, at, to)
  );
}

function digits(raw: Lexemes, at: number): number {
  return (raw.end[at] as number) - (raw.start[at] as number);
}

function readNumericDate(raw: Lexemes, at: number, last: number, to: Lexemes): number {
  const sign = raw.term[at + 1];
  if (at + 4 > last || raw.term[at + 3] !== sign || (sign !== SLASH && sign !== HYPHEN && sign !== STOP))
    return 0;
  if (at + 4 < last && raw.term[at + 5] !== COLON) return 0;
  const parts = [raw.value[at], raw.value[at + 2], raw.value[at + 4]] as [number, number, number];
  const lengths = [at, at + 2, at + 4].map((k) => digits(raw, k));
  const yearFirst = lengths[0] === 4;
  if (yearFirst ? !isYearFirst(parts) : !isYearLast(parts, lengths, sign)) return 0;
  to.numerics.push({ parts, yearFirst });
  pushMerged(raw, at, at + 4, to, { term: 0, flags: CLASS.numeric, value: to.numerics.length - 1 });
  return at + 5;
}

function isYearFirst([year, month, day]: readonly [number, number, number]): boolean {
  return isNewsYear(year) && isDate(year, month, day);
}

function isYearLast(
  parts: readonly [number, number, number],
  lengths: readonly number[],
  sign: number,
): boolean {
  const [a, b, year] = parts;
  const short = lengths[2] === 2 && sign === SLASH;
  if ((lengths[0] as number) > 2 || (lengths[1] as number) > 2 || !(short || lengths[2] === 4)) return false;
  const full = short ? 2000 : year;
  return isNewsYear(full) && (isDate(full, a, b) || isDate(full, b, a));
}

function readClock(raw: Lexemes, at: number, last: number, to: Lexemes): number {
  if (at + 2 > last || raw.term[at + 1] !== COLON) return 0;
  const [hour, minute] = [raw.value[at] as number, raw.value[at + 2] as number];
  if (hour > 24 || digits(raw, at) > 2 || digits(raw, at + 2) !== 2 || minute > 59) return 0;
  const seconds = raw.term[at + 3] === COLON && at + 4 <= last;
  if (seconds && (digits(raw, at + 4) !== 2 || (raw.value[at + 4] as number) > 59)) return 0;
  const end = seconds ? at + 4 : at + 2;
  const value = hour * 60 + minute + (seconds ? (raw.value[at + 4] as number) / 100 : 0);
  pushMerged(raw, at, end, to, { term: 0, flags: CLASS.clock, value });
  return end + 1;
}

/** "1,200", "2.5", "1,200.50"; "10.30" may also be a time. */
function readDecimal(raw: Lexemes, at: number, last: number, to: Lexemes): number {
  let end = at;
  let value = raw.value[at] as number;
  while (
    end + 2 <= last &&
    raw.term[end + 1] === COMMA &&
    digits(raw, end + 2) === 3 &&
    digits(raw, at) <= 3
  ) {
    end += 2;
    value = value * 1000 + (raw.value[end] as number);
  }
  let hourdot = 0;
  if (end + 2 <= last && raw.term[end + 1] === STOP) {
    const fraction = digits(raw, end + 2);
    if (fraction === 2 && end === at && value <= 24 && (raw.value[end + 2] as number) < 60)
      hourdot = CLASS.hourdot;
    end += 2;
    value += (raw.value[end] as number) / 10 ** fraction;
  }
  if (end === at) return 0;
  pushMerged(raw, at, end, to, { term: 0, flags: CLASS.num | hourdot, value });
  return end + 1;
}

function readInteger(raw: Lexemes, at: number, to: Lexemes): number {
  const value = raw.value[at] as number;
  const length = digits(raw, at);
  let flags: number = length <= 9 ? CLASS.num | CLASS.figures : 0;
  if (length <= 2 && value >= 1 && value <= 31) flags |= CLASS.day;
  if (length <= 2 && value >= 1 && value <= 24) flags |= CLASS.hour;
  if (length === 4 && value >= 1500 && value < 2200) flags |= CLASS.year;
  if (length === 4 && value < 2400 && value % 100 < 60) flags |= CLASS.hhmm;
  if (length === 2 && to.count > 0 && to.term[to.count - 1] === APOSTROPHE && raw.gap[at] === GAP.tight) {
    flags = CLASS.year2;
  }
  pushMerged(raw, at, at, to, { term: raw.term[at] as number, flags, value });
  return at + 1;
}

/** "2 1/2" is two and a half; any other fraction is a number of no use here. */
function readFraction(raw: Lexemes, first: number, last: number, to: Lexemes, mark: number): number {
  to.count = mark;
  const before = mark - 1;
  const ratio = (raw.value[first] as number) / (raw.value[last] as number);
  const follows = to.term[before] === HYPHEN ? before - 1 : before;
  const fits = last === first + 2 && follows >= 0 && ((to.flags[follows] as number) & CLASS.figures) !== 0;
  if (!fits || !(ratio > 0 && ratio < 1) || raw.gap[first] === GAP.break)
    return pushOpaque(raw, first, last, to);
  to.count = follows + 1;
  to.end[follows] = raw.end[last] as number;
  to.value[follows] = (to.value[follows] as number) + ratio;
  to.flags[follows] = CLASS.num;
  return last + 1;
}

/** What is joined to the last number of a run: "1st", "1990s", "3 million", "5 and a half". */
function readEnding(raw: Lexemes, last: number, to: Lexemes): number {
  const n = to.count - 1;
  const next = raw.term[last + 1] ?? 0;
  const value = to.value[n] as number;
  const plain = ((to.flags[n] as number) & (CLASS.figures | CLASS.year2)) !== 0;
  if (plain && raw.gap[last + 1] === GAP.tight) {
    if (ORDINAL_ENDINGS.has(next)) return extend(raw, last + 1, to, ordinalFlags(value), value);
    if (next === PLURAL && isDecade(value)) return extend(raw, last + 1, to, CLASS.decade, fullYear(value));
    if (next === PLURAL) return extend(raw, last + 1, to, 0, value);
  }
  const magnitude = magnitudeOf(next);
  if (magnitude && raw.gap[last + 1] !== GAP.break && value < 1000) {
    return extend(raw, last + 1, to, CLASS.num, value * magnitude);
  }
  const half = plain ? readHalf(raw, { value, next: last + 1 }) : { value, next: last + 1 };
  return half.value === value ? last + 1 : extend(raw, half.next - 1, to, CLASS.num, half.value);
}

function ordinalFlags(value: number): number {
  return CLASS.ord | (value >= 1 && value <= 31 ? CLASS.day : 0);
}

function isDecade(value: number): boolean {
  return value % 10 === 0 && ((value >= 1500 && value < 2200) || (value >= 20 && value < 100));
}

/** "80s" are those of the twentieth century. */
function fullYear(value: number): number {
  return value < 100 ? 1900 + value : value;
}

function extend(raw: Lexemes, last: number, to: Lexemes, flags: number, value: number): number {
  const n = to.count - 1;
  to.end[n] = raw.end[last] as number;
  to.flags[n] = flags;
  to.value[n] = value;
  to.term[n] = 0;
  return last + 1;
}

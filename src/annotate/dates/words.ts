/** What the lexicon says of single words and phrases, as tables by term: built once when the module loads. */
import { HOLIDAYS } from './holidays.js';
import {
  CLASS,
  DAY_PARTS,
  MAGNITUDES,
  MONTHS,
  NOONS,
  ONES,
  ORDINALS,
  PLURAL_TENS,
  SEASONS,
  TENS,
  UNITS,
  UNIT_SPELLINGS,
  UNIVERSAL_ZONES,
  VAGUE_COUNTS,
  WEEKDAYS,
  ZONES,
} from './lexicon.js';
import { term } from './terms.js';
import type { Unit } from './value.js';

/** A word's classes and number. `capital`: only where it is printed with a capital. */
interface Entry {
  readonly flags: number;
  readonly value: number;
  readonly capital: boolean;
  /** An abbreviation: with a full stop its classes are `stopped`, and the stop belongs to it. */
  readonly stopped: number;
}

export interface Phrase {
  readonly terms: readonly number[];
  readonly flags: number;
  /** NaN for a number that is not said. */
  readonly value: number;
  readonly capital: boolean;
}

const entries: (Entry | undefined)[] = [];
const phrases: (Phrase[] | undefined)[] = [];
const units = new Map<number, Unit>();
/** Numbers that words such as "seven" and "thirty" stand for. */
const cardinals = new Map<number, number>();
const magnitudes = new Map<number, number>();

function add(word: string, flags: number, value = NaN, capital = false, stopped = 0): void {
  const id = term(word);
  const old = entries[id];
  entries[id] = {
    flags: flags | (old?.flags ?? 0),
    value: Number.isNaN(value) ? (old?.value ?? NaN) : value,
    capital,
    stopped,
  };
}

function addPhrase(text: string, flags: number, value: number, capital = false): void {
  const terms = text.split(' ').map(term);
  const first = terms[0] as number;
  const list = (phrases[first] ??= []);
  list.push({ terms, flags, value, capital });
  list.sort((a, b) => b.terms.length - a.terms.length);
}

MONTHS.forEach(([name, ...short], index) => {
  add(name as string, CLASS.month, index + 1, true);
  for (const form of short) add(form, CLASS.mon, index + 1, true, CLASS.month);
});
WEEKDAYS.forEach(([name, ...short], index) => {
  add(name as string, CLASS.weekday, index + 1, true);
  add(`${name}s`, CLASS.weekday | CLASS.weekdays, index + 1, true);
  for (const form of short) add(form, 0, index + 1, true, CLASS.weekday);
});
ONES.forEach((word, n) => {
  add(word, CLASS.num | (n >= 1 ? CLASS.day : 0) | (n >= 1 && n <= 12 ? CLASS.hour : 0), n);
  cardinals.set(term(word), n);
});
TENS.forEach((word, n) => {
  add(word, CLASS.num, (n + 2) * 10);
  cardinals.set(term(word), (n + 2) * 10);
});
ORDINALS.forEach((word, n) => {
  if (n > 0) add(word, CLASS.ord | CLASS.day, n);
});
for (const [word, n] of Object.entries(MAGNITUDES)) magnitudes.set(term(word), n);
for (const unit of UNITS) {
  for (const [word, flags] of [
    [unit, CLASS.unit],
    [`${unit}s`, CLASS.unit | CLASS.units],
  ] as const) {
    add(word, flags);
    units.set(term(word), unit);
  }
}
for (const [word, unit, plural] of UNIT_SPELLINGS) {
  add(word, CLASS.unit | (plural ? CLASS.units : 0));
  units.set(term(word), unit);
}
for (const word of Object.keys(DAY_PARTS)) add(word, CLASS.part);
for (const [word, minutes] of Object.entries(NOONS)) add(word, CLASS.noon, minutes);
for (const word of Object.keys(SEASONS)) add(word, CLASS.season);
for (const [word, year] of Object.entries(PLURAL_TENS)) add(word, CLASS.decade, year);
for (const zone of ZONES) add(zone, CLASS.zone, 0, true);
for (const zone of UNIVERSAL_ZONES) add(zone, CLASS.zone, 1, true);
for (const zone of [
  'eastern time',
  'central time',
  'mountain time',
  'pacific time',
  'local time',
  'moscow time',
]) {
  addPhrase(zone, CLASS.zone, 0);
}
for (const name of ['eastern', 'central', 'mountain', 'pacific']) {
  addPhrase(`${name} standard time`, CLASS.zone, 0);
  addPhrase(`${name} daylight time`, CLASS.zone, 0);
}
for (const [word, value] of [
  ['am', 0],
  ['pm', 720],
] as const) {
  const [a, m] = [...word] as [string, string];
  add(word, CLASS.ampm, value);
  addPhrase(`${a} . ${m} .`, CLASS.ampm, value);
  addPhrase(`${a} . ${m}`, CLASS.ampm, value);
  addPhrase(`${a} ${m}`, CLASS.ampm, value);
}
for (const [words, n] of VAGUE_COUNTS) {
  if (words.includes(' ')) addPhrase(words, CLASS.vague, n ?? NaN);
  else add(words, CLASS.vague, n ?? NaN);
}
HOLIDAYS.forEach((holiday, index) => {
  for (const name of holiday.names) addPhrase(name, CLASS.holiday, index, true);
});

export function entryOf(id: number): Entry | undefined {
  return entries[id];
}

/** Phrases that open with a term, the longest first. */
export function phrasesOf(id: number): readonly Phrase[] | undefined {
  return phrases[id];
}

export function unitOf(id: number): Unit | undefined {
  return units.get(id);
}

export function cardinalOf(id: number): number | undefined {
  return cardinals.get(id);
}

export function magnitudeOf(id: number): number | undefined {
  return magnitudes.get(id);
}

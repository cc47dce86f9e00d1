/**
 * Word types interned: a token refers to its spelling by a small integer. What depends on the spelling alone is kept by
 * that number, FACTS integers a word side by side: what is known of a word lies within a line of the processor's cache.
 *
 * Ids hold for an article, see `boundWords`; those of words known before the first one hold always. Ids mean nothing
 * beyond their process.
 */
import { kindOf } from './kinds.js';

/** Integers that are kept of each word. */
export const FACTS = 8;

/** Places of a word's facts. Those of prepare/tag.ts are 0 until it has looked at the word. */
export const FACT = {
  /** Where its characters begin among those of all words, and how many there are. */
  begin: 0,
  length: 1,
  /** Id of the lower-case form. */
  lower: 2,
  /** See kinds.ts. */
  kind: 3,
  /** Of prepare/tag.ts. */
  reading: 4,
  mayBe: 5,
  lemma: 6,
} as const;

/** [words * FACTS]; another array after words were added, or forgotten. */
export let facts = new Int32Array(FACTS * 2 ** 11);

const texts: string[] = [];

/**
 * An open-addressed table, at most half full, so that a token is looked up by its place in the text and no string is
 * made of it: for each slot the hash of a spelling and one more than its id (0: free).
 */
let table = new Int32Array(2 ** 13);
/** The characters of all spellings, `characterCount` of them. */
let characters = new Uint16Array(2 ** 14);
let characterCount = 0;

/** Drawn anew for each process, so that nobody can write an article whose words all fall in one slot; ids do not depend on it. */
const SEED = Math.floor(Math.random() * 2 ** 31);

/** The hash of one code unit, and of one more. */
export function startHash(unit: number): number {
  return addToHash(SEED, unit);
}

export function addToHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The id of a spelling, new or known. Ids count up from 0. */
export function wordId(text: string): number {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return wordIdIn(units, 0, units.length);
}

/** The id of the spelling that stands in code units from `from` to `to`. */
export function wordIdIn(units: Uint16Array, from: number, to: number): number {
  return hashedWordId(units, from, to, hashOf(units, from, to));
}

function hashOf(units: Uint16Array, from: number, to: number): number {
  let hash = SEED;
  for (let at = from; at < to; at++) hash = addToHash(hash, units[at]!);
  return hash;
}

function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** The same where the hash of the units is known. */
export function hashedWordId(units: Uint16Array, from: number, to: number, unmixed: number): number {
  const hash = mixed(unmixed);
  const mask = table.length / 2 - 1;
  let slot = hash & mask;
  for (;;) {
    const found = table[2 * slot + 1]! - 1;
    if (found < 0) break;
    if (table[2 * slot] === hash && isSpelled(found, units, from, to)) return found;
    slot = (slot + 1) & mask;
  }
  return add(units, from, to, hash);
}

function isSpelled(id: number, units: Uint16Array, from: number, to: number): boolean {
  const begin = facts[id * FACTS + FACT.begin]!;
  if (facts[id * FACTS + FACT.length] !== to - from) return false;
  for (let at = from, k = begin; at < to; at++, k++) {
    if (characters[k] !== units[at]) return false;
  }
  return true;
}

function add(units: Uint16Array, from: number, to: number, hash: number): number {
  const id = texts.length;
  const place = id * FACTS;
  if (place + FACTS > facts.length) facts = longer(facts, new Int32Array(2 * facts.length));
  while (characterCount + to - from > characters.length)
    characters = longer(characters, new Uint16Array(2 * characters.length));
  facts[place + FACT.begin] = characterCount;
  facts[place + FACT.length] = to - from;
  for (let at = from; at < to; at++) characters[characterCount++] = units[at]!;
  if (4 * id >= table.length) widenTable();
  enter(hash, id);
  const text = String.fromCharCode(...units.subarray(from, to));
  texts.push(text);
  const lower = text.toLowerCase();
  const lowerForm = lower === text ? id : wordId(lower);
  facts[place + FACT.lower] = lowerForm;
  facts[place + FACT.kind] = kindOf(text);
  return id;
}

function enter(hash: number, id: number): void {
  const mask = table.length / 2 - 1;
  let slot = hash & mask;
  while (table[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
  table[2 * slot] = hash;
  table[2 * slot + 1] = id + 1;
}

function widenTable(): void {
  const before = table;
  table = new Int32Array(2 * before.length);
  for (let at = 0; at < before.length; at += 2) {
    if (before[at + 1] !== 0) enter(before[at]!, before[at + 1]! - 1);
  }
}

function longer<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

export function wordText(id: number): string {
  return texts[id] ?? '';
}

/** The id of the word's lower-case form. */
export function lowerId(id: number): number {
  return facts[id * FACTS + FACT.lower]!;
}

export function wordLower(id: number): string {
  return wordText(lowerId(id));
}

/** So many are kept from article to article; an article may bring any number of its own. */
const MOST_WORDS = 2 ** 16;

/** How many there were before the first article: they are the words of the code's own lists, and keep their ids. */
let ownWords = -1;
const forgetters: (() => void)[] = [];

/** Whoever keeps something by word id says here how to forget it. */
export function onForget(forget: () => void): void {
  forgetters.push(forget);
}

/**
 * Called before each article, so that an archive of any size takes no more memory than a small one: where too many
 * words are known, all but the code's own are forgotten, and their ids are given to others.
 */
export function boundWords(): void {
  if (ownWords < 0) ownWords = texts.length;
  if (texts.length - ownWords <= MOST_WORDS) return;
  characterCount = facts[ownWords * FACTS + FACT.begin]!;
  texts.length = ownWords;
  facts.fill(0, ownWords * FACTS);
  table = new Int32Array(2 ** 13);
  for (let id = 0; id < ownWords; id++) {
    facts.fill(0, id * FACTS + FACT.reading, (id + 1) * FACTS);
    while (4 * id >= table.length) widenTable();
    enter(hashOfWord(id), id);
  }
  for (const forget of forgetters) forget();
}

function hashOfWord(id: number): number {
  const begin = facts[id * FACTS + FACT.begin]!;
  const unmixed = hashOf(characters, begin, begin + facts[id * FACTS + FACT.length]!);
  return mixed(unmixed);
}

/** How many word types there are so far: the length that an array kept beside them needs. */
export function wordCount(): number {
  return texts.length;
}

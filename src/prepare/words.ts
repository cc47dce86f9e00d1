/**
 * Word types interned once for the life of the process: a token refers to its spelling by a small integer, so
 * that later stages can keep what depends on the spelling alone (shape, affixes, lists) in arrays beside it.
 *
 * The list only grows: about 24 MB for every 100,000 new spellings (text, ids, tags, lemmas), measured on random words
 * of four to eleven letters, and some five times that with what the later stages keep beside it. wink-nlp's own list
 * does not grow, see vocabulary.ts. A process that reads an archive of
 * many millions of spellings is best started afresh now and then; ids mean nothing beyond their process.
 */
const texts: string[] = [];
const lowers: number[] = [];

/**
 * An open-addressed table, at most half full, so that a token is looked up by its place in the text and no string is
 * made of it: for each slot the hash of a spelling and one more than its id (0: free).
 */
let table = new Int32Array(2 ** 13);
/** The characters of all spellings, and where those of each id begin; one more than there are ids. */
let characters = new Uint16Array(2 ** 14);
let begins = new Int32Array(2 ** 11);

/** Drawn anew for each process, so that nobody can write an article whose words all fall in one slot; ids do not depend on it. */
const SEED = Math.floor(Math.random() * 2 ** 31);

/** The id of a spelling, new or known. Ids count up from 0. */
export function wordId(text: string): number {
  return wordIdAt(text, 0, text.length);
}

/** The id of the spelling that stands in a text from `from` to `to`. */
export function wordIdAt(text: string, from: number, to: number): number {
  let hash = SEED;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  const mask = table.length / 2 - 1;
  let slot = hash & mask;
  for (;;) {
    const found = table[2 * slot + 1]! - 1;
    if (found < 0) break;
    if (table[2 * slot] === hash && isSpelled(found, text, from, to)) return found;
    slot = (slot + 1) & mask;
  }
  return add(text, from, to, hash);
}

function isSpelled(id: number, text: string, from: number, to: number): boolean {
  const begin = begins[id]!;
  if (begins[id + 1]! - begin !== to - from) return false;
  for (let at = from, k = begin; at < to; at++, k++) {
    if (characters[k] !== text.charCodeAt(at)) return false;
  }
  return true;
}

function add(text: string, from: number, to: number, hash: number): number {
  const id = texts.length;
  if (id + 1 >= begins.length) begins = longer(begins, new Int32Array(2 * begins.length));
  let end = begins[id]!;
  while (end + to - from > characters.length)
    characters = longer(characters, new Uint16Array(2 * characters.length));
  for (let at = from; at < to; at++) characters[end++] = text.charCodeAt(at);
  begins[id + 1] = end;
  if (4 * id >= table.length) widenTable();
  enter(hash, id);
  // A slice of an article keeps the whole article in memory: keep a copy.
  const copy = Buffer.from(text.slice(from, to), 'utf16le').toString('utf16le');
  texts.push(copy);
  const lower = copy.toLowerCase();
  lowers.push(lower === copy ? id : -1);
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
  const known = lowers[id] ?? -1;
  if (known >= 0) return known;
  const lower = wordId(wordText(id).toLowerCase());
  lowers[id] = lower;
  return lower;
}

export function wordLower(id: number): string {
  return wordText(lowerId(id));
}

/** How many word types there are so far: the length that an array kept beside them needs. */
export function wordCount(): number {
  return texts.length;
}

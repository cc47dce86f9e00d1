/**
 * The compiled word lists and word classes that the tagger knows names by. Words and phrases are kept as sorted 32-bit
 * hashes of their lower-case form without full stops; see data/lexicons/README.md for where they come from.
 */
import { hash2, hashText } from '../../sequence/hash.js';
import type { Weights } from '../../sequence/weights.js';

/** What a list says about a word or phrase; the bit numbers of its mask. */
export const LISTS = [
  'country',
  'region',
  'city',
  'demonym',
  'firstName',
  'lastName',
  'organization',
  'team',
  'person',
  'role',
  'calendar',
  'company',
  'organizationWord',
  'placeWord',
  'verb',
  'adjective',
  'noun',
  'function',
] as const;

export type ListName = (typeof LISTS)[number];

/** Bits of the mask that hold list membership. */
export const LIST_BITS = (1 << LISTS.length) - 1;
/** Of the lists, those of names come first, and those of common words begin at this bit. */
export const COMMON_SHIFT = LISTS.indexOf('organizationWord');
export const NAME_LIST_BITS = (1 << COMMON_SHIFT) - 1;
/** Above the lists: how many words the longest phrase has that begins with this word. */
export const PHRASE_SHIFT = 24;
/** Longer phrases are left out of the lexicon. */
export const MAX_PHRASE_WORDS = 8;

export interface NameLexicon {
  /** The mask of a word or phrase by its key; 0 where no list has it. */
  mask(key: number): number;
  /** Narrow word class by key, 0 where the word is too rare to have one. */
  narrowClass(key: number): number;
  /** The fine class that a narrow class is part of, and the broad one of a fine one. */
  fineClass(narrow: number): number;
  broadClass(fine: number): number;
  /** Row of the word's codes in `codes`, -1 where it is too rare to have any. */
  codeRow(key: number): number;
  /** A code for each of CODES parts of the word's vector, row by row. */
  readonly codes: Uint8Array;
}

/** Parts that a word's vector is cut into, each with a code of its own. */
export const CODES = 10;

export function wordKey(word: string): number {
  return hashText(word.toLowerCase().replaceAll('.', ''));
}

/** The key of a phrase, one word after another: start with the first word's key. */
export function extendKey(key: number, nextWordKey: number): number {
  return hash2(1, key, nextWordKey);
}

/** @param file a weights file of kind "name-lexicon" */
export function readLexicon(file: Weights): NameLexicon {
  const listKeys = file.section('lists.keys', 'int32');
  const masks = file.section('lists.masks', 'int32');
  const classKeys = file.section('classes.keys', 'int32');
  const narrow = file.section('classes.narrow', 'uint16');
  const fine = file.section('classes.fine', 'uint16');
  const broad = file.section('classes.broad', 'uint8');
  const codes = file.has('classes.codes') ? file.section('classes.codes', 'uint8') : new Uint8Array(0);
  return {
    codes,
    codeRow: (key) => (codes.length === 0 ? -1 : find(classKeys, key)),
    mask: (key) => valueAt(masks, find(listKeys, key)),
    narrowClass: (key) => valueAt(narrow, find(classKeys, key)),
    fineClass: (narrowClass) => fine[narrowClass] ?? 0,
    broadClass: (fineClass) => broad[fineClass] ?? 0,
  };
}

function valueAt(values: Int32Array | Uint16Array, index: number): number {
  return index < 0 ? 0 : (values[index] as number);
}

/** Binary search in ascending keys. */
function find(keys: Int32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] as number;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Features that depend on one word type and where it stands from the token in question, so that the sum of their
 * weights can be kept. The word counts at distances -2 to 2; beside the token itself, what matters of the token is
 * only whether it is capitalised and how.
 */
import { hash1, hash2, hashText } from '../../sequence/hash.js';
import { wordText } from '../../prepare/words.js';
import type { Knowledge } from './document.js';
import { LIST_BITS, LISTS } from './lexicon.js';
import { CASE, collapse, shapeOf } from './spellings.js';

/** How the token in question is written, as far as its neighbours' features care. */
export const FORMS = 4;

export function formOf(caseClass: number): number {
  if (caseClass === CASE.capital) return 1;
  if (caseClass === CASE.upper || caseClass === CASE.initial) return 2;
  return caseClass === CASE.mixed ? 3 : 0;
}

/** A slot is a distance together with the token's form: 0 is the token itself. */
export const SLOTS = 1 + 4 * FORMS;

export function slotOf(distance: number, form: number): number {
  if (distance === 0) return 0;
  return 1 + (distance < 0 ? distance + 2 : distance + 1) * FORMS + form;
}

/** More features than any slot has. */
export const MOST_WORD_FEATURES = 96;

/** Writes the hashes of a word's features in a slot and returns how many. */
export function wordFeatures(slot: number, word: number, knowledge: Knowledge, out: Int32Array): number {
  if (slot === 0) return ownFeatures(word, knowledge, out);
  const place = Math.floor((slot - 1) / FORMS);
  const form = (slot - 1) % FORMS;
  const base = 100 * (place + 1);
  const n = farFeatures(base, form, word, knowledge, out);
  return place === 1 || place === 2 ? neighbourFeatures({ base, form, from: n }, word, knowledge, out) : n;
}

function ownFeatures(word: number, { spellings, lexicon }: Knowledge, out: Int32Array): number {
  const caseClass = spellings.caseOf(word);
  const mask = spellings.mask(word) & LIST_BITS;
  const fine = spellings.fineClass(word);
  let n = 0;
  out[n++] = hash1(1, caseClass);
  out[n++] = hash1(2, spellings.exact(word));
  out[n++] = hash1(3, spellings.lower(word));
  out[n++] = hash1(4, spellings.shape(word));
  out[n++] = hash2(5, mask, caseClass);
  for (let bit = 0; bit < LISTS.length; bit++) if ((mask >> bit) & 1) out[n++] = hash2(6, bit, caseClass);
  if (fine) {
    out[n++] = hash1(7, fine);
    out[n++] = hash2(8, lexicon.broadClass(fine), caseClass);
    out[n++] = hash2(9, fine, caseClass);
    out[n++] = hash2(50, spellings.narrowClass(word), caseClass);
  }
  return affixFeatures(wordText(word), caseClass, out, n);
}

function affixFeatures(text: string, caseClass: number, out: Int32Array, from: number): number {
  let n = from;
  const shape = shapeOf(text);
  out[n++] = hash1(10, hashText(shape.length > 10 ? collapse(shape) : shape));
  const lower = text.toLowerCase();
  for (let length = 1; length <= 4 && length < lower.length; length++) {
    out[n++] = hash1(10 + length, hashText(lower.slice(0, length)));
    const suffix = hashText(lower.slice(-length));
    out[n++] = hash1(20 + length, suffix);
    if (length === 2 || length === 3) out[n++] = hash2(30 + length, suffix, caseClass);
  }
  return n;
}

function neighbourFeatures(
  { base, form, from }: { base: number; form: number; from: number },
  word: number,
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
): number {
  const capital = form === 0 ? 0 : 1;
  const mask = spellings.mask(word) & LIST_BITS;
  const fine = spellings.fineClass(word);
  let n = from;
  out[n++] = hash1(base + 10, spellings.exact(word));
  out[n++] = hash2(base + 11, spellings.lower(word), form);
  out[n++] = hash2(base + 12, spellings.shape(word), form);
  out[n++] = hash2(base + 13, mask, capital);
  for (let bit = 0; bit < LISTS.length; bit++)
    if ((mask >> bit) & 1) out[n++] = hash2(base + 14, bit, capital);
  if (fine) {
    out[n++] = hash2(base + 15, fine, capital);
    out[n++] = hash2(base + 17, spellings.narrowClass(word), capital);
    out[n++] = hash2(base + 16, lexicon.broadClass(fine), form);
  }
  const lower = wordText(word).toLowerCase();
  for (let length = 2; length <= 3 && length < lower.length; length++) {
    out[n++] = hash2(base + 16 + length, hashText(lower.slice(-length)), capital);
  }
  return n;
}

/** @param base template numbers of the word's place: below 300 it stands to the left */
function farFeatures(
  base: number,
  form: number,
  word: number,
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
): number {
  const capital = form === 0 ? 0 : 1;
  const left = base < 300 ? 1 : 0;
  let n = 0;
  out[n++] = hash1(base + 1, spellings.lower(word));
  out[n++] = hash1(base + 2, spellings.shape(word));
  out[n++] = hash2(40 + left, spellings.lower(word), capital);
  const fine = spellings.fineClass(word);
  if (fine) {
    out[n++] = hash1(base + 3, fine);
    out[n++] = hash2(base + 4, lexicon.broadClass(fine), capital);
  }
  return n;
}

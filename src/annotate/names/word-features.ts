/** Features of one word, of the token in question or of a neighbour at distance -2 to 2. */
import { hash1, hash2, hashText } from '../../sequence/hash.js';
import { wordText } from '../../prepare/words.js';
import type { Knowledge } from './document.js';
import { CODES, LIST_BITS, LISTS } from './lexicon.js';
import { collapse, shapeOf, withoutStop } from './spellings.js';

/** Features of the token's own word; returns how many. */
export function ownFeatures(word: number, { spellings, lexicon }: Knowledge, out: Int32Array): number {
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
  const row = lexicon.codeRow(spellings.key(word));
  if (row >= 0)
    for (let c = 0; c < CODES; c++)
      out[n++] = hash2(
        60 + c,
        lexicon.codes[row * CODES + c] as number,
        caseClass === 0 ? 0 : caseClass === 1 ? 1 : 2,
      );
  return affixFeatures(withoutStop(wordText(word)), caseClass, out, n);
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

/**
 * Features of the word beside the token, at place 0 or 1 before it (the farther first), 2 or 3 after it (the nearer first); of the token itself counts only whether it is capitalised. Returns how many.
 */
export function neighbourFeatures(
  word: number,
  { place, capital }: { readonly place: number; readonly capital: number },
  knowledge: Knowledge,
  out: Int32Array,
): number {
  const base = 100 * (place + 1);
  const n = farFeatures(word, { base, capital }, knowledge, out);
  return place === 1 || place === 2 ? nearFeatures(word, { base, capital, from: n }, knowledge, out) : n;
}

function nearFeatures(
  word: number,
  { base, capital, from }: { base: number; capital: number; from: number },
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
): number {
  const mask = spellings.mask(word) & LIST_BITS;
  const fine = spellings.fineClass(word);
  let n = from;
  out[n++] = hash1(base + 10, spellings.exact(word));
  out[n++] = hash2(base + 11, spellings.lower(word), capital);
  out[n++] = hash2(base + 12, spellings.shape(word), capital);
  out[n++] = hash2(base + 13, mask, capital);
  for (let bit = 0; bit < LISTS.length; bit++)
    if ((mask >> bit) & 1) out[n++] = hash2(base + 14, bit, capital);
  if (fine) {
    out[n++] = hash2(base + 15, fine, capital);
    out[n++] = hash2(base + 17, spellings.narrowClass(word), capital);
    out[n++] = hash2(base + 16, lexicon.broadClass(fine), capital);
  }
  const row = lexicon.codeRow(spellings.key(word));
  if (row >= 0)
    for (let c = 0; c < CODES; c++)
      out[n++] = hash2(base + 30 + c, lexicon.codes[row * CODES + c] as number, capital);
  const lower = withoutStop(wordText(word)).toLowerCase();
  for (let length = 2; length <= 3 && length < lower.length; length++) {
    out[n++] = hash2(base + 16 + length, hashText(lower.slice(-length)), capital);
  }
  return n;
}

/** @param base template numbers of the word's place: below 300 it stands to the left */
function farFeatures(
  word: number,
  { base, capital }: { base: number; capital: number },
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
): number {
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

/** Features of a token that depend on several words at once, on its line or on its document. */
import { wordText } from '../../prepare/words.js';
import { hash1, hash2, hash3 } from '../../sequence/hash.js';
import { MARGIN, type NameDocument, type SentenceColumns } from './document.js';
import { NAME_LIST_BITS } from './lexicon.js';
import type { Line } from './lines.js';
import type { Occurrences } from './occurrences.js';
import { CASE, isCapitalised } from './spellings.js';

/** More features than any token has. */
export const MOST_TOKEN_FEATURES = 96;

/** Writes the hashes of the features of the token at place j of the columns; returns how many. */
export function tokenFeatures(
  document: NameDocument,
  columns: SentenceColumns,
  j: number,
  out: Int32Array,
): number {
  let n = pairFeatures(columns, j, out);
  n = lineFeatures(document, columns, j, out, n);
  if (isCapitalised(columns.caseClass[j] as number)) n = documentFeatures(document, columns, j, out, n);
  return n;
}

function pairFeatures(columns: SentenceColumns, j: number, out: Int32Array): number {
  const { lower, shape, caseClass, mask, broad, fine, pos, phrase } = columns;
  const at = (column: Int32Array | Uint8Array | Uint16Array, d: number): number => column[j + d] as number;
  let n = 0;
  out[n++] = hash2(501, at(lower, -1), at(lower, 0));
  out[n++] = hash2(502, at(lower, 0), at(lower, 1));
  out[n++] = hash2(503, at(lower, -1), at(lower, 1));
  out[n++] = hash2(506, at(shape, -1), at(shape, 0));
  out[n++] = hash2(507, at(shape, 0), at(shape, 1));
  out[n++] = hash3(508, at(shape, -1), at(shape, 0), at(shape, 1));
  const cases = at(caseClass, -2) * 100 + at(caseClass, -1) * 10 + at(caseClass, 0);
  out[n++] = hash3(509, cases, at(caseClass, 1), at(caseClass, 2));
  out[n++] = hash2(510, at(lower, 0), at(shape, 1));
  out[n++] = hash2(511, at(lower, 0), at(shape, -1));
  const names = at(mask, 0) & NAME_LIST_BITS;
  out[n++] = hash2(512, at(mask, -1) & NAME_LIST_BITS, names);
  out[n++] = hash2(513, names, at(mask, 1) & NAME_LIST_BITS);
  out[n++] = hash3(514, at(mask, -1) & NAME_LIST_BITS, names, at(mask, 1) & NAME_LIST_BITS);
  out[n++] = hash2(515, at(broad, -1), at(broad, 0));
  out[n++] = hash2(516, at(broad, 0), at(broad, 1));
  out[n++] = hash3(517, at(broad, -1), at(broad, 0), at(broad, 1));
  out[n++] = hash2(518, at(fine, -1), at(fine, 0));
  out[n++] = hash2(519, at(fine, 0), at(fine, 1));
  out[n++] = hash2(520, at(pos, -1), at(pos, 0));
  out[n++] = hash2(521, at(pos, 0), at(pos, 1));
  for (let bits = at(phrase, 0), bit = 0; bits !== 0; bits >>>= 1, bit++)
    if (bits & 1) out[n++] = hash1(522, bit);
  if (at(phrase, -1)) out[n++] = hash1(523, at(phrase, -1));
  if (at(phrase, 1)) out[n++] = hash1(524, at(phrase, 1));
  return n;
}

/** Where a token stands: 0 within, 1 first, 2 after an opening sign, 3 after a quotation mark. */
function position({ caseClass, word }: SentenceColumns, j: number): number {
  if (j === MARGIN) return 1;
  if (caseClass[j - 1] !== CASE.punctuation) return 0;
  if (j === MARGIN + 1) return 2;
  return /^["“‘]$/.test(wordText(word[j - 1] as number)) ? 3 : 0;
}

function lineFeatures(
  document: NameDocument,
  columns: SentenceColumns,
  j: number,
  out: Int32Array,
  from: number,
): number {
  const { caseClass, mask, sentence, length } = columns;
  const { lineCase, kind } = document.lines[sentence] as Line;
  const own = caseClass[j] as number;
  const i = j - MARGIN;
  const place = position(columns, j);
  const around = (caseClass[j - 1] as number) * 10 + (caseClass[j + 1] as number);
  let n = from;
  out[n++] = hash2(541, own, place);
  out[n++] = hash2(542, own, kind);
  out[n++] = hash3(543, own, lineCase, Math.min(sentence, 2));
  out[n++] = hash3(544, own, Math.min(i, 4), kind);
  out[n++] = hash3(545, own, Math.min(length - i, 4), kind);
  out[n++] = hash3(546, own, lineCase | (place << 2), (mask[j] as number) >>> 12);
  out[n++] = hash3(547, (mask[j] as number) & NAME_LIST_BITS, own, kind);
  out[n++] = hash3(548, i, Math.min(length, 12), around * 10 + own);
  return n;
}

function documentFeatures(
  document: NameDocument,
  columns: SentenceColumns,
  j: number,
  out: Int32Array,
  from: number,
): number {
  const { caseClass, mask, sentence, firstToken, word } = columns;
  const index = document.words.of(firstToken + j - MARGIN);
  if (index < 0) return from;
  const seen = document.words.words[index] as Occurrences;
  const { lineCase } = document.lines[sentence] as Line;
  const own = caseClass[j] as number;
  const place = position(columns, j);
  const context = lineCase !== 0 ? lineCase : place !== 0 ? 3 : 0;
  const middle = seen.middle - (context === 0 ? 1 : 0);
  const usage = (seen.small === 0 ? 0 : seen.small > middle ? 2 : 1) * 3 + Math.min(middle, 2);
  let n = from;
  out[n++] = hash2(561, usage, context);
  out[n++] = hash3(562, usage, own, (mask[j] as number) >>> 12);
  out[n++] = hash3(563, usage, context, (mask[j] as number) & NAME_LIST_BITS);
  out[n++] = hash3(564, Math.min(seen.middle + seen.initial + seen.upperLine, 5), own, context);
  if (own === CASE.upper) {
    const letters = wordText(word[j] as number).replaceAll('.', '');
    if (document.words.isAcronym(letters)) out[n++] = hash1(565, Math.min(letters.length, 6));
  }
  return n;
}

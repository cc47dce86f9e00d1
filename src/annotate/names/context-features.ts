/** Features of a word from all its mentions in the document together: what stands before and after each of them. */
import type { PreparedSentence } from '../../prepare/prepared.js';
import { hash1, hash2 } from '../../sequence/hash.js';
import type { Knowledge, NameDocument } from './document.js';
import { NAME_LIST_BITS } from './lexicon.js';
import { MAX_MENTIONS, type Occurrences } from './occurrences.js';
import { AFTER, BEFORE } from './spellings.js';

const FEATURES_A_MENTION = 14;
export const MOST_CONTEXT_FEATURES = MAX_MENTIONS * FEATURES_A_MENTION;

/** Writes the distinct features of a word that has two mentions or more; returns how many. */
export function contextFeatures(
  document: NameDocument,
  word: Occurrences,
  knowledge: Knowledge,
  out: Int32Array,
): number {
  if (word.mentions.length < 2) return 0;
  let n = 0;
  for (const token of word.mentions)
    n = keepDistinct(out, n, mentionFeatures(document, token, knowledge, out, n));
  return n;
}

function mentionFeatures(
  { prepared }: NameDocument,
  token: number,
  knowledge: Knowledge,
  out: Int32Array,
  from: number,
): number {
  const { spellings, lexicon } = knowledge;
  const { tokens, sentences } = prepared;
  const { firstToken, endToken } = sentences[tokens.sentence[token] as number] as PreparedSentence;
  const wordAt = (i: number): number =>
    i < firstToken ? BEFORE : i >= endToken ? AFTER : (tokens.word[i] as number);
  const before = wordAt(token - 1);
  const after = wordAt(token + 1);
  let n = from;
  out[n++] = hash1(601, spellings.lower(before));
  out[n++] = hash1(602, spellings.lower(after));
  out[n++] = hash2(603, spellings.caseOf(before), spellings.caseOf(after));
  out[n++] = hash2(604, spellings.mask(before) & NAME_LIST_BITS, spellings.caseOf(before));
  out[n++] = hash2(605, spellings.mask(after) & NAME_LIST_BITS, spellings.caseOf(after));
  const fineBefore = spellings.fineClass(before);
  const fineAfter = spellings.fineClass(after);
  if (fineBefore) out[n++] = hash1(606, fineBefore);
  if (fineAfter) out[n++] = hash1(607, fineAfter);
  if (fineBefore) out[n++] = hash1(612, spellings.narrowClass(before));
  if (fineAfter) out[n++] = hash1(613, spellings.narrowClass(after));
  out[n++] = hash1(608, lexicon.broadClass(fineBefore));
  out[n++] = hash1(609, lexicon.broadClass(fineAfter));
  if (before !== BEFORE) out[n++] = hash2(610, spellings.lower(wordAt(token - 2)), spellings.lower(before));
  if (after !== AFTER) out[n++] = hash2(611, spellings.lower(after), spellings.lower(wordAt(token + 2)));
  return n;
}

/** Drops from out[n..end) what out[0..n) has already; returns the new end. */
function keepDistinct(out: Int32Array, n: number, end: number): number {
  let kept = n;
  for (let i = n; i < end; i++) {
    const found = out.indexOf(out[i] as number);
    if (found < kept && found >= 0) continue;
    out[kept++] = out[i] as number;
  }
  return kept;
}

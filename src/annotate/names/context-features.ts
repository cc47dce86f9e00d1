/** Features of a word from all its mentions in the document together: what stands before and after each of them. */
import type { PreparedSentence } from '../../prepare/prepared.js';
import { hash1, hash2 } from '../../sequence/hash.js';
import type { Knowledge, NameDocument } from './document.js';
import { NAME_LIST_BITS } from './lexicon.js';
import type { Occurrences } from './occurrences.js';
import { AFTER, BEFORE, type Spellings } from './spellings.js';
import { TOKEN_GROUP_KINDS, type TokenDescription } from './token-features.js';

/** The words before and after a mention: [kind, word, 0] as in token-features.ts. */
export const CONTEXT_GROUP = { before: TOKEN_GROUP_KINDS, after: TOKEN_GROUP_KINDS + 1 } as const;

/** Writes the distinct groups and single features of a word that has two mentions or more. */
export function describeContexts(
  { prepared }: NameDocument,
  { mentions }: Occurrences,
  spellings: Spellings,
  out: TokenDescription,
): void {
  out.groupCount = 0;
  out.singleCount = 0;
  if (mentions.length < 2) return;
  const { word, sentence } = prepared.tokens;
  for (const token of mentions) {
    const { firstToken, endToken } = prepared.sentences[sentence[token] as number] as PreparedSentence;
    const before = token > firstToken ? (word[token - 1] as number) : BEFORE;
    const second = token - 1 > firstToken ? (word[token - 2] as number) : BEFORE;
    const after = token + 1 < endToken ? (word[token + 1] as number) : AFTER;
    const fourth = token + 2 < endToken ? (word[token + 2] as number) : AFTER;
    addDistinct(
      out,
      CONTEXT_GROUP.before,
      before,
      hash2(610, spellings.lower(before), spellings.lower(second)),
    );
    addDistinct(out, CONTEXT_GROUP.after, after, hash2(611, spellings.lower(after), spellings.lower(fourth)));
  }
}

/** Adds the word's group and the feature of it with the word beyond, unless both are there. */
function addDistinct(out: TokenDescription, kind: number, word: number, pair: number): void {
  const { groups, singles } = out;
  for (let k = 0; k < out.singleCount; k++) if (singles[k] === pair) return;
  singles[out.singleCount++] = pair;
  const at = 3 * out.groupCount++;
  groups[at] = kind;
  groups[at + 1] = word;
  groups[at + 2] = 0;
}

/** Writes the hashes of a context group's features; returns how many. */
export function contextFeatures(
  kind: number,
  word: number,
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
): number {
  const after = kind === CONTEXT_GROUP.after ? 1 : 0;
  const fine = spellings.fineClass(word);
  let n = 0;
  out[n++] = hash1(601 + after, spellings.lower(word));
  out[n++] = hash2(604 + after, spellings.mask(word) & NAME_LIST_BITS, spellings.caseOf(word));
  out[n++] = hash1(608 + after, lexicon.broadClass(fine));
  if (fine === 0) return n;
  out[n++] = hash1(606 + after, fine);
  out[n++] = hash1(612 + after, spellings.narrowClass(word));
  return n;
}

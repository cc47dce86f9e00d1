/**
 * Features of the second pass: what the first pass called this word, this name and longer names with it elsewhere in
 * the document, and the labels beside the token. It sees no words, so it learns trust, not vocabulary.
 */
import { hash1, hash2, hash3 } from '../../sequence/hash.js';
import type { DocumentWords } from './occurrences.js';
import { LABELS, NAME_TYPES, typeOf, type LabelledName } from './labels.js';

export const MOST_SECOND_FEATURES = 64;

const TYPES = NAME_TYPES.length;
/** Stands for the label beyond a stretch's edge. */
const EDGE = 20;
/** Longer names are not looked for within each other. */
const LONGEST_NAME = 8;

/** What the first pass found in a document. */
export interface FirstPass {
  /** The label of each token. */
  readonly labels: Uint8Array;
  /** How often each label was given to a word of the document, [words * LABELS]. */
  readonly labelCounts: Uint16Array;
  /** Index + 1 into `names` of the name that a token belongs to, 0 for none. */
  readonly nameOf: Int32Array;
  readonly names: readonly LabelledName[];
  /** By name, the place of its counts: all mentions of the same words share one. */
  readonly countsOf: Int32Array;
  /** Mentions by type, [distinct names * types]. */
  readonly own: Uint16Array;
  /** Mentions of longer names that contain it by type, [distinct names * types]. */
  readonly within: Uint16Array;
}

export function summarise(
  words: DocumentWords,
  labels: Uint8Array,
  names: readonly LabelledName[],
): FirstPass {
  const labelCounts = new Uint16Array(words.words.length * LABELS);
  for (let i = 0; i < labels.length; i++) {
    const word = words.of(i);
    if (word >= 0) labelCounts[word * LABELS + (labels[i] as number)]!++;
  }
  const nameOf = new Int32Array(labels.length);
  names.forEach((name, index) => nameOf.fill(index + 1, name.start, name.end));
  return { labels, labelCounts, nameOf, names, ...countNames(words, names) };
}

function countNames(
  words: DocumentWords,
  names: readonly LabelledName[],
): Pick<FirstPass, 'countsOf' | 'own' | 'within'> {
  const places = new Map<number, number>();
  const countsOf = new Int32Array(names.length);
  const own = new Uint16Array(names.length * TYPES);
  const within = new Uint16Array(names.length * TYPES);
  names.forEach(({ start, end, type }, index) => {
    const key = keyOf(words, start, end);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    countsOf[index] = place;
    own[place * TYPES + type]!++;
  });
  for (const { start, end, type } of names) {
    const last = Math.min(end, start + LONGEST_NAME);
    for (let a = start; a < last && end - start > 1; a++) {
      for (let b = a + 1; b <= last; b++) {
        const place = b - a === end - start ? undefined : places.get(keyOf(words, a, b));
        if (place !== undefined) within[place * TYPES + type]!++;
      }
    }
  }
  return { countsOf, own, within };
}

/** The same for the same words in a row, in any letter case. */
function keyOf(words: DocumentWords, start: number, end: number): number {
  let key = end - start;
  for (let i = start; i < end; i++) key = hash2(700, key, words.of(i));
  return key;
}

/** Writes the hashes of a token's features; `start` and `end` bound its stretch. Returns how many. */
export function secondPassFeatures(
  first: FirstPass,
  i: number,
  bounds: { readonly start: number; readonly end: number },
  token: { readonly word: number; readonly caseClass: number; readonly lineCase: number },
  out: Int32Array,
): number {
  const own = first.labels[i] as number;
  const before = i > bounds.start ? (first.labels[i - 1] as number) : EDGE;
  const after = i + 1 < bounds.end ? (first.labels[i + 1] as number) : EDGE;
  let n = 0;
  out[n++] = hash1(701, own);
  out[n++] = hash2(702, before, own);
  out[n++] = hash2(703, own, after);
  out[n++] = hash3(704, before, own, after);
  if (token.word >= 0) n = elsewhereFeatures(first, own, token, out, n);
  const index = first.nameOf[i] as number;
  if (index > 0) n = nameFeatures(first, index - 1, own, out, n);
  return n;
}

/** Scratch: counts by type, outside first. */
const byType = new Uint16Array(TYPES + 1);
const others = new Uint16Array(TYPES);

/** The labels that the word has elsewhere. */
function elsewhereFeatures(
  first: FirstPass,
  own: number,
  { word, caseClass, lineCase }: { word: number; caseClass: number; lineCase: number },
  out: Int32Array,
  from: number,
): number {
  byType.fill(0);
  let n = from;
  for (let label = 0; label < LABELS; label++) {
    const count = (first.labelCounts[word * LABELS + label] as number) - (label === own ? 1 : 0);
    if (count <= 0) continue;
    out[n++] = hash1(711, label);
    out[n++] = hash2(712, label, own);
    byType[typeOf(label) + 1]! += count;
  }
  const { best, most, total } = majority(byType);
  const agreement = total === 0 ? 0 : most === total ? Math.min(total, 3) : 4;
  out[n++] = hash2(713, best, agreement);
  out[n++] = hash3(714, best, agreement, own);
  out[n++] = hash3(715, best, caseClass, lineCase);
  return n;
}

/** What the same name is called elsewhere, and what longer names with it are. */
function nameFeatures(first: FirstPass, name: number, own: number, out: Int32Array, from: number): number {
  const { type } = first.names[name] as LabelledName;
  const counts = (first.countsOf[name] as number) * TYPES;
  let n = from;
  for (let t = 0; t < TYPES; t++) others[t] = (first.own[counts + t] as number) - (t === type ? 1 : 0);
  const elsewhere = majority(others);
  const agreement = elsewhere.total === 0 ? 0 : elsewhere.most === elsewhere.total ? 1 : 2;
  out[n++] = hash3(721, elsewhere.best, type, agreement);
  for (let t = 0; t < TYPES; t++) others[t] = first.within[counts + t] as number;
  const longer = majority(others);
  out[n++] = hash3(722, longer.best, type, longer.total === 0 ? 0 : 1);
  out[n++] = hash3(723, longer.best, elsewhere.best, own);
  return n;
}

/** Index of the largest count (-1 where all are 0), that count, and the sum. */
function majority(counts: Uint16Array): { best: number; most: number; total: number } {
  let best = -1;
  let most = 0;
  let total = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] as number;
    total += count;
    if (count <= most) continue;
    most = count;
    best = index;
  }
  return { best, most, total };
}

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
  /** By word of the document: how often each label was given to it. */
  readonly labelCounts: readonly Uint16Array[];
  /** Index + 1 into `names` of the name that a token belongs to, 0 for none. */
  readonly nameOf: Int32Array;
  readonly names: readonly CountedName[];
}

/** All mentions of one name (the same words). */
export interface NameCounts {
  /** By type: mentions, and mentions of longer names that contain it. */
  readonly own: Uint16Array;
  readonly within: Uint16Array;
}

export interface CountedName extends LabelledName {
  readonly counts: NameCounts;
}

export function summarise(
  words: DocumentWords,
  labels: Uint8Array,
  names: readonly LabelledName[],
): FirstPass {
  const labelCounts = words.words.map(() => new Uint16Array(LABELS));
  for (let i = 0; i < labels.length; i++) {
    const word = words.of(i);
    if (word < 0) continue;
    const counts = labelCounts[word] as Uint16Array;
    counts[labels[i] as number]!++;
  }
  const nameOf = new Int32Array(labels.length);
  const counted = countNames(words, names);
  counted.forEach((name, index) => nameOf.fill(index + 1, name.start, name.end));
  return { labels, labelCounts, nameOf, names: counted };
}

function countNames(words: DocumentWords, names: readonly LabelledName[]): CountedName[] {
  const byKey = new Map<number, NameCounts>();
  const countsOf = (key: number): NameCounts => {
    let counts = byKey.get(key);
    if (!counts) byKey.set(key, (counts = { own: new Uint16Array(TYPES), within: new Uint16Array(TYPES) }));
    return counts;
  };
  const counted = names.map((name) => {
    const counts = countsOf(keyOf(words, name.start, name.end));
    counts.own[name.type]!++;
    return { ...name, counts };
  });
  for (const { start, end, type } of names) {
    const last = Math.min(end, start + LONGEST_NAME);
    for (let a = start; a < last; a++) {
      for (let b = a + 1; b <= last; b++) {
        if (b - a === end - start) continue;
        const counts = byKey.get(keyOf(words, a, b));
        if (counts) counts.within[type]!++;
      }
    }
  }
  return counted;
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
  if (index > 0) n = nameFeatures(first.names[index - 1] as CountedName, own, out, n);
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
  const counts = first.labelCounts[word] as Uint16Array;
  byType.fill(0);
  let n = from;
  for (let label = 0; label < LABELS; label++) {
    const count = (counts[label] as number) - (label === own ? 1 : 0);
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
function nameFeatures({ counts, type }: CountedName, own: number, out: Int32Array, from: number): number {
  let n = from;
  others.set(counts.own);
  others[type]! -= 1;
  const elsewhere = majority(others);
  const agreement = elsewhere.total === 0 ? 0 : elsewhere.most === elsewhere.total ? 1 : 2;
  out[n++] = hash3(721, elsewhere.best, type, agreement);
  const longer = majority(counts.within);
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

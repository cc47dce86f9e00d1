/**
 * Features of the second pass: what the first pass called this word, this name and longer names with it elsewhere in
 * the document, and the labels beside the token. It sees no words, so it learns trust, not vocabulary.
 */
import { lowest } from '../../sequence/bits.js';
import { hash1, hash2, hash3 } from '../../sequence/hash.js';
import type { Knowledge, NameDocument } from './document.js';
import { mentionCount, type DocumentWords } from './occurrences.js';
import type { Stretch } from './stretches.js';
import {
  countByLineKind,
  SURROUNDING,
  SURROUNDING_KINDS,
  surroundingFeatures,
  surroundingGroups,
} from './surroundings.js';
import type { Line } from './lines.js';
import { LABELS, NAME_TYPES, OUTSIDE, typeOf, type LabelledName } from './labels.js';

const TYPES = NAME_TYPES.length;
/** Stands for the label beyond a stretch's edge. */
const EDGE = 20;
/** Longer names are not looked for within each other. */
const LONGEST_NAME = 8;

/** What the first pass found in a document. */
export interface FirstPass {
  readonly document: NameDocument;
  readonly knowledge: Knowledge;
  /** The label of each token. */
  readonly labels: Uint8Array;
  /** How often each label was given to a word of the document, [words * LABELS]. */
  readonly labelCounts: Uint16Array;
  /** Of each word of the document, the set of the labels that it was given. */
  readonly labelSets: Int32Array;
  /** Index + 1 into `names` of the name that a token belongs to, 0 for none. */
  readonly nameOf: Int32Array;
  readonly names: readonly LabelledName[];
  /** By name, the place of its counts: all mentions of the same words share one. */
  readonly countsOf: Int32Array;
  /** Mentions by type, [distinct names * types]. */
  readonly own: Uint16Array;
  /** Mentions of longer names that contain it by type, [distinct names * types]. */
  readonly within: Uint16Array;
  /** Names by type in each kind of line: see surroundings.ts. */
  readonly byLineKind: Uint16Array;
}

/** @param labels outside of the names, all are OUTSIDE */
export function summarise(
  document: NameDocument,
  knowledge: Knowledge,
  labels: Uint8Array,
  names: readonly LabelledName[],
): FirstPass {
  const nameOf = new Int32Array(labels.length);
  names.forEach(({ start, end }, index) => {
    for (let i = start; i < end; i++) nameOf[i] = index + 1;
  });
  return {
    document,
    knowledge,
    labels,
    nameOf,
    names,
    byLineKind: countByLineKind(document, names),
    ...countLabels(document.words, labels, names),
    ...countNames(document.words, names),
  };
}

function countLabels(
  { words, of }: DocumentWords,
  labels: Uint8Array,
  names: readonly LabelledName[],
): Pick<FirstPass, 'labelCounts' | 'labelSets'> {
  const labelCounts = new Uint16Array(words.length * LABELS);
  const labelSets = new Int32Array(words.length);
  for (let word = 0; word < words.length; word++)
    labelCounts[word * LABELS + OUTSIDE] = mentionCount(words[word]!);
  for (const { start, end } of names) {
    for (let i = start; i < end; i++) {
      const word = of(i);
      if (word < 0) continue;
      labelCounts[word * LABELS + OUTSIDE]!--;
      labelCounts[word * LABELS + labels[i]!]!++;
      labelSets[word]! |= 1 << labels[i]!;
    }
  }
  for (let word = 0; word < words.length; word++)
    if (labelCounts[word * LABELS + OUTSIDE] !== 0) labelSets[word]! |= 1 << OUTSIDE;
  return { labelCounts, labelSets };
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

/** Kinds of the second pass's groups. */
const GROUP = { labels: 0, elsewhere: 1, name: 2 } as const;
/** More groups than any token has. */
export const MOST_SECOND_GROUPS = 3 + SURROUNDING_KINDS;

/** Writes the feature groups of a token of a stretch, [kind, a, b]; returns how many. */
export function secondPassGroups(first: FirstPass, stretch: Stretch, i: number, out: Int32Array): number {
  const { document, knowledge } = first;
  const own = first.labels[i] as number;
  const before = i > stretch.start ? (first.labels[i - 1] as number) : EDGE;
  const after = i + 1 < stretch.end ? (first.labels[i + 1] as number) : EDGE;
  let n = writeGroup(out, 0, GROUP.labels, own | (before << 5) | (after << 10), 0);
  const word = document.words.of(i);
  const caseClass = knowledge.spellings.caseOf(document.prepared.tokens.word[i] as number);
  const { lineCase } = document.lines[stretch.sentence] as Line;
  if (word >= 0) n = elsewhereGroup(first, own, { word, caseClass, lineCase }, out, n);
  const name = (first.nameOf[i] as number) - 1;
  if (name < 0) return n;
  n = nameGroup(first, name, own, out, n);
  return surroundingGroups(first, name, own, out, n);
}

function writeGroup(out: Int32Array, n: number, kind: number, a: number, b: number): number {
  out[3 * n] = kind;
  out[3 * n + 1] = a;
  out[3 * n + 2] = b;
  return n + 1;
}

/** Scratch: counts by type, outside first. */
const byType = new Uint16Array(TYPES + 1);
const others = new Uint16Array(TYPES);

/** The labels that the word has elsewhere: a set, and what most of them say. */
function elsewhereGroup(
  first: FirstPass,
  own: number,
  { word, caseClass, lineCase }: { word: number; caseClass: number; lineCase: number },
  out: Int32Array,
  n: number,
): number {
  for (let t = 0; t <= TYPES; t++) byType[t] = 0;
  const counts = word * LABELS;
  const onlyHere = first.labelCounts[counts + own] === 1;
  const set = onlyHere ? first.labelSets[word]! & ~(1 << own) : first.labelSets[word]!;
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    const label = lowest(rest);
    byType[typeOf(label) + 1]! += first.labelCounts[counts + label]! - (label === own ? 1 : 0);
  }
  const best = largest(byType);
  const total = sumOf(byType);
  const agreement = total === 0 ? 0 : byType[best] === total ? Math.min(total, 3) : 4;
  const majority = own | ((best + 1) << 5) | (agreement << 8);
  return writeGroup(out, n, GROUP.elsewhere, majority | (caseClass << 11) | (lineCase << 15), set);
}

/** What the same name is called elsewhere, and what longer names with it are. */
function nameGroup(first: FirstPass, name: number, own: number, out: Int32Array, n: number): number {
  const { type } = first.names[name] as LabelledName;
  const counts = (first.countsOf[name] as number) * TYPES;
  for (let t = 0; t < TYPES; t++) others[t] = (first.own[counts + t] as number) - (t === type ? 1 : 0);
  const elsewhere = largest(others);
  const total = sumOf(others);
  const agreement = total === 0 ? 0 : others[elsewhere] === total ? 1 : 2;
  for (let t = 0; t < TYPES; t++) others[t] = first.within[counts + t] as number;
  const longer = largest(others);
  return writeGroup(
    out,
    n,
    GROUP.name,
    own | (type << 5) | (agreement << 8),
    (elsewhere + 1) | ((longer + 1) << 4),
  );
}

/** Writes the hashes of a group's features; returns how many. */
export function secondPassFeatures(kind: number, a: number, b: number, out: Int32Array): number {
  const own = a & 31;
  if (kind === GROUP.labels) {
    const before = (a >> 5) & 31;
    const after = a >> 10;
    out[0] = hash1(701, own);
    out[1] = hash2(702, before, own);
    out[2] = hash2(703, own, after);
    out[3] = hash3(704, before, own, after);
    return 4;
  }
  if (kind >= SURROUNDING.before) return surroundingFeatures(kind, a, b, out);
  if (kind === GROUP.elsewhere) return elsewhereFeatures(a, b, out);
  const type = (a >> 5) & 7;
  const elsewhere = (b & 15) - 1;
  const longer = (b >> 4) - 1;
  out[0] = hash3(721, elsewhere, type, a >> 8);
  out[1] = hash3(722, longer, type, longer < 0 ? 0 : 1);
  out[2] = hash3(723, longer, elsewhere, own);
  return 3;
}

function elsewhereFeatures(a: number, set: number, out: Int32Array): number {
  const own = a & 31;
  const best = ((a >> 5) & 7) - 1;
  const agreement = (a >> 8) & 7;
  let n = 0;
  for (let label = 0; label < LABELS; label++) {
    if (((set >> label) & 1) === 0) continue;
    out[n++] = hash1(711, label);
    out[n++] = hash2(712, label, own);
  }
  out[n++] = hash2(713, best, agreement);
  out[n++] = hash3(714, best, agreement, own);
  out[n++] = hash3(715, best, (a >> 11) & 15, a >> 15);
  return n;
}

/** Index of the largest count, -1 where all are 0. */
function largest(counts: Uint16Array): number {
  let best = -1;
  let most = 0;
  for (let index = 0; index < counts.length; index++) {
    if ((counts[index] as number) <= most) continue;
    most = counts[index] as number;
    best = index;
  }
  return best;
}

function sumOf(counts: Uint16Array): number {
  let total = 0;
  for (let index = 0; index < counts.length; index++) total += counts[index] as number;
  return total;
}

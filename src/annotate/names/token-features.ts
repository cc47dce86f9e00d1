/**
 * What is known of a token, as feature groups that depend on one or two words, on its line or on its document, and as
 * single features that depend on more. Groups recur, so the sums of their weights are kept (kept-sums.ts).
 */
import { hash1, hash2, hash3 } from '../../sequence/hash.js';
import { MARGIN, type Knowledge, type NameDocument, type Columns } from './document.js';
import { COMMON_SHIFT, LIST_BITS, NAME_LIST_BITS } from './lexicon.js';
import type { Line } from './lines.js';
import { OPENING_MARKS, type Occurrences } from './occurrences.js';
import { CASE, isCapitalised } from './case.js';
import { BROAD_SHIFT, FACT, FACTS, FINE_SHIFT } from './spellings.js';
import { neighbourFeatures, ownFeatures } from './word-features.js';

/** Kinds of groups. From NEIGHBOUR on there is one for each place and for a capitalised token or none. */
const GROUP = { own: 0, pos: 1, line: 2, listsInLine: 3, usage: 4, subject: 5, neighbour: 6 } as const;
export const TOKEN_GROUP_KINDS = GROUP.neighbour + 8;

/** A token's groups as [kind, a, b] one after another, and the hashes of its single features. */
export interface TokenDescription {
  readonly groups: Int32Array;
  readonly singles: Int32Array;
  groupCount: number;
  singleCount: number;
}

function addGroup(out: TokenDescription, kind: number, a: number, b: number): void {
  const at = 3 * out.groupCount++;
  out.groups[at] = kind;
  out.groups[at + 1] = a;
  out.groups[at + 2] = b;
}

function addSingle(out: TokenDescription, hash: number): void {
  out.singles[out.singleCount++] = hash;
}

/** Describes the token at place j of the columns. */
export function describeToken(
  document: NameDocument,
  columns: Columns,
  j: number,
  out: TokenDescription,
): void {
  out.groupCount = 0;
  out.singleCount = 0;
  describeWords(columns, j, out);
  describePairs(columns, j, out);
  describeWindow(columns, j, out);
  describeLine(document, columns, j, out);
  if (isCapitalised(columns.caseClass[j] as number)) describeUsage(document, columns, j, out);
}

function describeWords({ word, caseClass, pos }: Columns, j: number, out: TokenDescription): void {
  const capital = isCapitalised(caseClass[j] as number) ? 1 : 0;
  const own = word[j] as number;
  const before = word[j - 1] as number;
  const after = word[j + 1] as number;
  addGroup(out, GROUP.own, own, 0);
  addGroup(out, GROUP.neighbour + capital, word[j - 2] as number, 0);
  addGroup(out, GROUP.neighbour + 2 + capital, before, 0);
  addGroup(out, GROUP.neighbour + 4 + capital, after, 0);
  addGroup(out, GROUP.neighbour + 6 + capital, word[j + 2] as number, 0);
  addGroup(out, GROUP.pos, ((pos[j - 1] as number) << 5) | (pos[j] as number), pos[j + 1] as number);
}

/** Features of the token with the words beside it. */
function describePairs({ word, facts }: Columns, j: number, out: TokenDescription): void {
  const { singles } = out;
  const before = word[j - 1]! * FACTS;
  const own = word[j]! * FACTS;
  const after = word[j + 1]! * FACTS;
  const lower = facts[own + FACT.lower]!;
  const shape = facts[own + FACT.shape]!;
  const names = facts[own + FACT.mask]! & NAME_LIST_BITS;
  const fine = facts[own + FACT.classes]! >>> FINE_SHIFT;
  const broadBefore = facts[before + FACT.look]! >>> BROAD_SHIFT;
  const broad = facts[own + FACT.look]! >>> BROAD_SHIFT;
  const broadAfter = facts[after + FACT.look]! >>> BROAD_SHIFT;
  let n = out.singleCount;
  singles[n++] = hash2(501, facts[before + FACT.lower]!, lower);
  singles[n++] = hash2(502, lower, facts[after + FACT.lower]!);
  singles[n++] = hash2(506, facts[before + FACT.shape]!, shape);
  singles[n++] = hash2(507, shape, facts[after + FACT.shape]!);
  singles[n++] = hash2(512, facts[before + FACT.mask]! & NAME_LIST_BITS, names);
  singles[n++] = hash2(513, names, facts[after + FACT.mask]! & NAME_LIST_BITS);
  singles[n++] = hash2(515, broadBefore, broad);
  singles[n++] = hash2(516, broad, broadAfter);
  singles[n++] = hash3(517, broadBefore, broad, broadAfter);
  singles[n++] = hash2(518, facts[before + FACT.classes]! >>> FINE_SHIFT, fine);
  singles[n++] = hash2(519, fine, facts[after + FACT.classes]! >>> FINE_SHIFT);
  out.singleCount = n;
}

/** The lists that have the word at a place. */
function listsOf({ word, facts }: Columns, j: number): number {
  return facts[word[j]! * FACTS + FACT.mask]! & LIST_BITS;
}

function describeWindow(columns: Columns, j: number, out: TokenDescription): void {
  const { caseClass, phrase } = columns;
  const { singles } = out;
  const cases =
    (caseClass[j - 2] as number) * 100 + (caseClass[j - 1] as number) * 10 + (caseClass[j] as number);
  let n = out.singleCount;
  singles[n++] = hash3(509, cases, caseClass[j + 1] as number, caseClass[j + 2] as number);
  if (columns.quoted > 0) singles[n++] = hash3(549, Math.min(columns.quoted, 4), caseClass[j] as number, 0);
  for (let bits = phrase[j] as number, bit = 0; bits !== 0; bits >>>= 1, bit++)
    if (bits & 1) singles[n++] = hash1(522, bit);
  if (phrase[j - 1] !== 0) singles[n++] = hash1(523, phrase[j - 1] as number);
  if (phrase[j + 1] !== 0) singles[n++] = hash1(524, phrase[j + 1] as number);
  out.singleCount = n;
}

/** Where a token stands: 0 within, 1 first, 2 after an opening sign, 3 after a quotation mark. */
function position({ caseClass, word }: Columns, j: number): number {
  const before = caseClass[j - 1];
  if (before === CASE.before) return 1;
  if (before !== CASE.punctuation) return 0;
  if (caseClass[j - 2] === CASE.before) return 2;
  return OPENING_MARKS.has(word[j - 1] as number) ? 3 : 0;
}

function describeLine(document: NameDocument, columns: Columns, j: number, out: TokenDescription): void {
  const { caseClass, sentence, length, before } = columns;
  const { lineCase, kind } = document.lines[sentence] as Line;
  const own = caseClass[j] as number;
  const i = before + j - MARGIN;
  const look = lineCase | (position(columns, j) << 2);
  const place = Math.min(i, 4) | (Math.min(length - i, 4) << 3);
  addGroup(out, GROUP.line, own | (look << 4) | (Math.min(sentence, 2) << 8), place | (kind << 6));
  addGroup(out, GROUP.listsInLine, listsOf(columns, j), own | (look << 4) | (kind << 8));
  const around = (caseClass[j - 1] as number) * 10 + (caseClass[j + 1] as number);
  addSingle(out, hash3(548, i, Math.min(length, 12), around * 10 + own));
}

function describeUsage(document: NameDocument, columns: Columns, j: number, out: TokenDescription): void {
  const { caseClass, sentence, firstToken, word } = columns;
  const lists = listsOf(columns, j);
  const own = caseClass[j] as number;
  const index = document.words.of(firstToken + j - MARGIN);
  if (index < 0) return;
  const seen = document.words.words[index] as Occurrences;
  const { lineCase } = document.lines[sentence] as Line;
  addGroup(out, GROUP.subject, lists, own | (document.subject << 4) | (lineCase << 8));
  const context = lineCase !== 0 ? lineCase : position(columns, j) !== 0 ? 3 : 0;
  const middle = seen.middle - (context === 0 ? 1 : 0);
  const usage = (seen.small === 0 ? 0 : seen.small > middle ? 2 : 1) * 3 + Math.min(middle, 2);
  const count = Math.min(seen.middle + seen.initial + seen.upperLine, 5);
  addGroup(out, GROUP.usage, lists, usage | (context << 4) | (count << 6) | (own << 9));
  if (own !== CASE.upper) return;
  const letters = document.words.acronymLength(index, word[j]!);
  if (letters > 0) addSingle(out, hash1(565, Math.min(letters, 6)));
}

/** Writes the hashes of a group's features; returns how many. */
export function groupFeatures(
  kind: number,
  a: number,
  b: number,
  knowledge: Knowledge,
  out: Int32Array,
): number {
  switch (kind) {
    case GROUP.own:
      return ownFeatures(a, knowledge, out);
    case GROUP.pos:
      out[0] = hash2(520, a >> 5, a & 31);
      out[1] = hash2(521, a & 31, b);
      return 2;
    case GROUP.line:
      return lineFeatures(a, b, out);
    case GROUP.listsInLine:
      return listsInLineFeatures(a, b, out);
    case GROUP.subject:
      return subjectFeatures(a, b, out);
    case GROUP.usage:
      return usageFeatures(a, b, out);
    default: {
      const place = (kind - GROUP.neighbour) >> 1;
      return neighbourFeatures(a, { place, capital: (kind - GROUP.neighbour) & 1 }, knowledge, out);
    }
  }
}

/** @param a case class, look (line case and position) and sentence  @param b place from both ends, kind of line */
function lineFeatures(a: number, b: number, out: Int32Array): number {
  const own = a & 15;
  const look = (a >> 4) & 15;
  const kind = b >> 6;
  out[0] = hash2(541, own, look >> 2);
  out[1] = hash2(542, own, kind);
  out[2] = hash3(543, own, look & 3, a >> 8);
  out[3] = hash3(544, own, b & 7, kind);
  out[4] = hash3(545, own, (b >> 3) & 7, kind);
  return 5;
}

function listsInLineFeatures(lists: number, b: number, out: Int32Array): number {
  const own = b & 15;
  out[0] = hash3(546, own, (b >> 4) & 15, lists >>> COMMON_SHIFT);
  out[1] = hash3(547, lists & NAME_LIST_BITS, own, b >> 8);
  return 2;
}

function subjectFeatures(lists: number, b: number, out: Int32Array): number {
  const own = b & 15;
  const sport = (b >> 4) & 3;
  const business = (b >> 6) & 3;
  const names = lists & NAME_LIST_BITS;
  out[0] = hash3(571, sport, own, names);
  out[1] = hash3(572, business, own, names);
  out[2] = hash2(573, b & 255, b >> 8);
  return 3;
}

function usageFeatures(lists: number, b: number, out: Int32Array): number {
  const own = b >> 9;
  const usage = b & 15;
  const context = (b >> 4) & 3;
  out[0] = hash2(561, usage, context);
  out[1] = hash3(562, usage, own, lists >>> COMMON_SHIFT);
  out[2] = hash3(563, usage, context, lists & NAME_LIST_BITS);
  out[3] = hash3(564, (b >> 6) & 7, own, context);
  return 4;
}

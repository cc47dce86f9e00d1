/**
 * What stands around a name, as feature groups of the second pass: the names before and after it with the words
 * between, and the types of the other names in lines that look like its own (a table of results has one kind of name).
 */
import { hash2, hash3 } from '../../sequence/hash.js';
import { CASE } from './case.js';
import type { NameDocument } from './document.js';
import { NAME_TYPES, type LabelledName } from './labels.js';
import type { Line } from './lines.js';
import type { FirstPass } from './second-pass.js';

const TYPES = NAME_TYPES.length;
/** Kinds of lines are below this number. */
const LINE_KINDS = 128;
/** Between names this far apart no more is told than the first word. */
const FAR = 6;

/** Kinds of groups, above those of second-pass.ts. */
export const SURROUNDING = { before: 3, after: 4, line: 5 } as const;
export const SURROUNDING_KINDS = 3;

/** How many names of each type there are in each kind of line, [kinds * types]. */
export function countByLineKind(
  { prepared, lines }: NameDocument,
  names: readonly LabelledName[],
): Uint16Array {
  const counts = new Uint16Array(LINE_KINDS * TYPES);
  for (const { start, type } of names) {
    const { kind } = lines[prepared.tokens.sentence[start] as number] as Line;
    counts[kind * TYPES + type]!++;
  }
  return counts;
}

/**
 * Appends the groups of a token within a name to the n that are in `out`; returns how many there are then.
 *
 * @param own the first pass's label of the token
 */
export function surroundingGroups(
  first: FirstPass,
  name: number,
  own: number,
  out: Int32Array,
  n: number,
): number {
  const { names, document } = first;
  const { sentence } = document.prepared.tokens;
  const { start, end, type } = names[name] as LabelledName;
  const line = sentence[start] as number;
  const before = names[name - 1];
  const after = names[name + 1];
  const { kind } = document.lines[line] as Line;
  let at = 3 * n;
  if (before && sentence[before.start] === line) {
    out[at++] = SURROUNDING.before;
    out[at++] = own | (before.type << 5);
    out[at++] = gapCode(first, before.end, start);
  }
  if (after && sentence[after.start] === line) {
    out[at++] = SURROUNDING.after;
    out[at++] = own | (after.type << 5);
    out[at++] = gapCode(first, end, after.start);
  }
  out[at++] = SURROUNDING.line;
  out[at++] = own | (majority(first.byLineKind, kind * TYPES, type) << 5);
  out[at++] = kind;
  return at / 3;
}

/** The words between two names; all numbers are alike. */
function gapCode(first: FirstPass, start: number, end: number): number {
  if (start === end) return 0;
  const length = Math.min(end - start, FAR);
  return hash3(1, length, wordCode(first, start), length === 2 ? wordCode(first, start + 1) : 0);
}

function wordCode({ document, knowledge }: FirstPass, token: number): number {
  const word = document.prepared.tokens.word[token] as number;
  const caseClass = knowledge.spellings.caseOf(word);
  const told = caseClass === CASE.lower || caseClass === CASE.punctuation;
  return told ? knowledge.spellings.lower(word) : caseClass;
}

/** Of the other names: the most frequent type + 1 (0: there are none), whether all or most agree, how many there are. */
function majority(counts: Uint16Array, at: number, own: number): number {
  let best = -1;
  let most = 0;
  let total = 0;
  for (let t = 0; t < TYPES; t++) {
    const count = (counts[at + t] as number) - (t === own ? 1 : 0);
    total += count;
    if (count <= most) continue;
    most = count;
    best = t;
  }
  const agreement = most === total ? 1 : 2 * most > total ? 2 : 0;
  return (best + 1) | (agreement << 3) | (Math.min(total, 3) << 5);
}

/** Writes the hashes of a group's features; returns how many. */
export function surroundingFeatures(kind: number, a: number, b: number, out: Int32Array): number {
  const own = a & 31;
  const what = a >> 5;
  const template = 730 + 5 * (kind - SURROUNDING.before);
  out[0] = hash2(template, own, what);
  out[1] = hash3(template + 1, own, what, b);
  if (kind !== SURROUNDING.line) return 2;
  out[2] = hash2(template + 2, own, what & 7);
  return 3;
}

/**
 * What the tagger sees at a token besides the word itself: hashed features of its surroundings. Training and
 * tagging call this one function.
 */
import { hash2, hash3 } from '../../sequence/hash.js';
import { MARGIN, type Layout } from './layout.js';

/** How many features a token has of its surroundings. */
export const CONTEXT_COLUMNS = 29;

const NEAR = 4;
const distances = Int32Array.from({ length: 256 }, (_, d) =>
  d <= 6 ? d + 1 : d <= 8 ? 8 : d <= 11 ? 9 : d <= 16 ? 10 : d <= 23 ? 11 : d <= 36 ? 12 : d <= 60 ? 13 : 14,
);

/** Distances in 14 steps, fine for near ones; 0 for none. */
function step(distance: number): number {
  return distance < 0 ? 0 : distance > 255 ? 14 : distances[distance]!;
}

const capped = (count: number): number => (count > 3 ? 3 : count);

/** Writes CONTEXT_COLUMNS features of the token in `slot` to `out` from `at`; 0 where there is none. */
export function contextColumns(layout: Layout, slot: number, out: Int32Array, at: number): void {
  out.fill(0, at, at + CONTEXT_COLUMNS);
  wordColumns(layout, slot, out, at);
  if (layout.quoteFirst[slot]! >= 0) insideQuotation(layout, slot, out, at + 8);
  else outsideQuotation(layout, slot, out, at + 8);
  const left = layout.left[slot]!;
  const right = layout.right[slot]!;
  if (left >= 0) leftCandidate(layout, slot, out, at + 13);
  if (right >= 0) rightCandidate(layout, slot, out, at + 18);
  sentenceColumns(layout, slot, out, at + 23);
}

function wordColumns(
  { pos, head, inside, source, event, quoteFirst }: Layout,
  i: number,
  out: Int32Array,
  at: number,
): void {
  const p = pos[i]!;
  const quoted = quoteFirst[i]! >= 0 ? 1 : 0;
  out[at] = hash3(30, pos[i - 1]!, p, pos[i + 1]!);
  out[at + 1] = hash3(31, pos[i - 2]!, pos[i - 1]!, p);
  out[at + 2] = hash3(32, p, pos[i + 1]!, pos[i + 2]!);
  out[at + 3] = hash3(36, head[i - 1]!, head[i]!, head[i + 1]!);
  out[at + 4] = hash3(37, inside[i - 1]!, inside[i]!, inside[i + 1]!);
  out[at + 5] = hash3(38, source[i - 1]!, source[i]!, source[i + 1]! * 16 + head[i + 1]!);
  out[at + 6] = hash3(39, quoted * 8 + event[i]!, event[i - 1]!, event[i + 1]!);
  out[at + 7] = hash3(40, head[i]!, quoted, p);
}

function insideQuotation(
  { n, key, pos, quoteFirst, quoteLast, sentenceFirst }: Layout,
  i: number,
  out: Int32Array,
  at: number,
): void {
  const first = quoteFirst[i]!;
  const last = quoteLast[i]!;
  const fromStart = step(i - first);
  const toEnd = step(last - i);
  const length = step(last - first);
  const closed = last < MARGIN + n;
  const opensSentence = first === sentenceFirst[first] ? 1 : 0;
  const beforeClose = closed ? key[last - 1]! : 7;
  out[at] = hash3(50, fromStart, toEnd, opensSentence);
  out[at + 1] = hash3(51, length, fromStart < NEAR ? fromStart : NEAR, toEnd < NEAR ? toEnd : NEAR);
  out[at + 2] = hash3(52, beforeClose, closed ? key[last + 1]! : 2, toEnd < NEAR ? toEnd : NEAR);
  out[at + 3] = hash3(
    53,
    key[first - 1]!,
    opensSentence * 2 + (length > 9 ? 1 : 0),
    fromStart < NEAR ? fromStart : NEAR,
  );
  out[at + 4] = hash3(54, pos[first - 1]!, closed ? pos[last + 1]! : 31, length);
}

function outsideQuotation(
  { key, pos, head, quoteBefore, quoteAfter }: Layout,
  i: number,
  out: Int32Array,
  at: number,
): void {
  const before = step(quoteBefore[i]!);
  const after = step(quoteAfter[i]!);
  out[at] = hash3(60, before, after, 0);
  out[at + 1] = hash3(61, before, pos[i]!, head[i]!);
  out[at + 2] = hash3(62, after, pos[i]!, head[i]!);
  if (quoteBefore[i]! > 0) out[at + 3] = hash3(63, before, key[i - quoteBefore[i]! - 1]!, pos[i]!);
}

/** Commas, verbs and marks between two slots, in one number. */
function between({ commas, verbs, marks }: Layout, from: number, to: number): number {
  return (
    capped(commas[to]! - commas[from + 1]!) * 8 +
    capped(verbs[to]! - verbs[from + 1]!) * 2 +
    (marks[to]! > marks[from + 1]! ? 1 : 0)
  );
}

function leftCandidate(layout: Layout, i: number, out: Int32Array, at: number): void {
  const { left, key, pos, head, leftOutline } = layout;
  const cue = left[i]!;
  const distance = step(i - cue);
  const counts = between(layout, cue, i);
  out[at] = hash3(70, head[cue]!, distance, counts);
  out[at + 1] = hash3(71, key[cue]!, distance < NEAR ? distance : NEAR, pos[i]!);
  out[at + 2] = hash3(72, key[cue]!, key[cue + 1]!, distance);
  out[at + 3] = hash3(73, leftOutline[i]!, pos[i]!, 0);
  out[at + 4] = hash3(74, counts, key[i]!, head[cue]!);
}

function rightCandidate(layout: Layout, i: number, out: Int32Array, at: number): void {
  const { right, key, pos, head, rightOutline, sentenceEnd } = layout;
  const cue = right[i]!;
  const distance = step(cue - i);
  const counts = between(layout, i, cue);
  const rest = step(sentenceEnd[i]! - cue);
  out[at] = hash3(80, head[cue]!, distance, counts);
  out[at + 1] = hash3(81, key[cue]!, distance < NEAR ? distance : NEAR, pos[i]!);
  out[at + 2] = hash3(82, pos[cue - 1]!, distance, rest);
  out[at + 3] = hash3(83, rightOutline[i]!, pos[i]!, 0);
  out[at + 4] = hash3(84, counts * 16 + head[cue]!, key[i]!, 0);
}

function sentenceColumns(layout: Layout, i: number, out: Int32Array, at: number): void {
  const { key, pos, head, left, right, bestLeft, bestRight, quoteFirst, event, sentenceFirst, sentenceEnd } =
    layout;
  const quoted = quoteFirst[i]! >= 0 ? 1 : 0;
  const here = head[i]! >= NEAR ? 1 : 0;
  const leftHead = left[i]! >= 0 ? head[left[i]!]! : 0;
  const rightHead = right[i]! >= 0 ? head[right[i]!]! : 0;
  const likelyLeft = bestLeft[i]! >= 0 ? key[bestLeft[i]!]! : 0;
  const likelyRight = bestRight[i]! >= 0 ? key[bestRight[i]!]! : 0;
  out[at] = hash3(90, leftHead * 16 + rightHead, quoted * 2 + here, pos[i]!);
  out[at + 1] = hash3(91, likelyLeft, likelyRight, here);
  out[at + 2] = hash3(92, layout.sentenceBefore[i]!, layout.sentenceAfter[i]!, quoted);
  out[at + 3] = hash2(93, layout.frame, quoted);
  out[at + 4] = hash3(94, key[sentenceFirst[i]!]!, step(i - sentenceFirst[i]!), quoted);
  out[at + 5] = hash2(95, key[sentenceEnd[i]! - 1]!, quoted * 8 + event[i]!);
}

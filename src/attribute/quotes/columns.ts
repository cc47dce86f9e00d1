/**
 * What the tagger sees at a token besides the word itself: hashed features of its surroundings. Training and
 * tagging call this one function.
 */
import { hash2, hash3, smallHash3 } from '../../sequence/hash.js';
import { MARGIN, type Layout } from './layout.js';

/** How many features a token has of its surroundings. */
export const CONTEXT_COLUMNS = 29;

const NEAR = 4;
const distances = Uint8Array.from({ length: 256 }, (_, d) =>
  d <= 6 ? d + 1 : d <= 8 ? 8 : d <= 11 ? 9 : d <= 16 ? 10 : d <= 23 ? 11 : d <= 36 ? 12 : d <= 60 ? 13 : 14,
);

/** Distances in 14 steps, fine for near ones; 0 for none. */
function step(distance: number): number {
  return distance < 0 ? 0 : distance > 255 ? 14 : distances[distance]!;
}

const capped = (count: number): number => (count > 3 ? 3 : count);
const near = (distance: number): number => (distance < NEAR ? distance : NEAR);

/** Where features go: those of the first token from `at`, those of each next one `stride` further on. */
interface Target {
  readonly out: Int32Array;
  readonly at: number;
  readonly stride: number;
}

/** Writes CONTEXT_COLUMNS features of each token of a layout; 0 where there is none. */
export function contextColumns(layout: Layout, out: Int32Array, at = 0, stride = CONTEXT_COLUMNS): void {
  wordColumns(layout, { out, at, stride });
  quotationColumns(layout, { out, at: at + 8, stride });
  leftColumns(layout, { out, at: at + 13, stride });
  rightColumns(layout, { out, at: at + 18, stride });
  sentenceColumns(layout, { out, at: at + 23, stride });
}

function wordColumns(layout: Layout, { out, at, stride }: Target): void {
  const { n, pos, head, inside, source, event, quoteFirst } = layout;
  for (let i = MARGIN, to = at; i < MARGIN + n; i++, to += stride) {
    const p = pos[i]!;
    const before = pos[i - 1]!;
    const after = pos[i + 1]!;
    const quoted = quoteFirst[i]! >= 0 ? 1 : 0;
    out[to] = smallHash3(30, before, p, after);
    out[to + 1] = smallHash3(31, pos[i - 2]!, before, p);
    out[to + 2] = smallHash3(32, p, after, pos[i + 2]!);
    out[to + 3] = smallHash3(36, head[i - 1]!, head[i]!, head[i + 1]!);
    out[to + 4] = smallHash3(37, inside[i - 1]!, inside[i]!, inside[i + 1]!);
    out[to + 5] = smallHash3(38, source[i - 1]!, source[i]!, source[i + 1]! * 16 + head[i + 1]!);
    out[to + 6] = smallHash3(39, quoted * 8 + event[i]!, event[i - 1]!, event[i + 1]!);
    out[to + 7] = smallHash3(40, head[i]!, quoted, p);
  }
}

function quotationColumns(layout: Layout, { out, at, stride }: Target): void {
  const { n, quoteFirst } = layout;
  for (let i = MARGIN, to = at; i < MARGIN + n; i++, to += stride) {
    if (quoteFirst[i]! >= 0) insideQuotation(layout, i, out, to);
    else outsideQuotation(layout, i, out, to);
  }
}

function insideQuotation(layout: Layout, i: number, out: Int32Array, at: number): void {
  const { n, key, pos, quoteFirst, quoteLast, sentenceFirst } = layout;
  const first = quoteFirst[i]!;
  const last = quoteLast[i]!;
  const fromStart = step(i - first);
  const toEnd = step(last - i);
  const length = step(last - first);
  const closed = last < MARGIN + n;
  const opensSentence = first === sentenceFirst[first] ? 1 : 0;
  const beforeClose = closed ? key[last - 1]! : 7;
  out[at] = smallHash3(50, fromStart, toEnd, opensSentence);
  out[at + 1] = smallHash3(51, length, near(fromStart), near(toEnd));
  out[at + 2] = hash3(52, beforeClose, closed ? key[last + 1]! : 2, near(toEnd));
  out[at + 3] = smallHash3(53, key[first - 1]!, opensSentence * 2 + (length > 9 ? 1 : 0), near(fromStart));
  out[at + 4] = smallHash3(54, pos[first - 1]!, closed ? pos[last + 1]! : 31, length);
}

function outsideQuotation(layout: Layout, i: number, out: Int32Array, at: number): void {
  const { key, pos, head, quoteBefore, quoteAfter } = layout;
  const since = quoteBefore[i]!;
  const before = step(since);
  const after = step(quoteAfter[i]!);
  out[at] = smallHash3(60, before, after, 0);
  out[at + 1] = smallHash3(61, before, pos[i]!, head[i]!);
  out[at + 2] = smallHash3(62, after, pos[i]!, head[i]!);
  out[at + 3] = since > 0 ? hash3(63, before, key[i - since - 1]!, pos[i]!) : 0;
  out[at + 4] = 0;
}

/** Commas, verbs and marks between two slots, in one number. */
function between({ commas, verbs, marks }: Layout, from: number, to: number): number {
  return (
    capped(commas[to]! - commas[from + 1]!) * 8 +
    capped(verbs[to]! - verbs[from + 1]!) * 2 +
    (marks[to]! > marks[from + 1]! ? 1 : 0)
  );
}

function leftColumns(layout: Layout, { out, at, stride }: Target): void {
  const { n, left, key, pos, head, leftOutline } = layout;
  for (let i = MARGIN, to = at; i < MARGIN + n; i++, to += stride) {
    const cue = left[i]!;
    if (cue < 0) {
      out[to] = out[to + 1] = out[to + 2] = out[to + 3] = out[to + 4] = 0;
      continue;
    }
    const distance = step(i - cue);
    const counts = between(layout, cue, i);
    out[to] = smallHash3(70, head[cue]!, distance, counts);
    out[to + 1] = smallHash3(71, key[cue]!, near(distance), pos[i]!);
    out[to + 2] = hash3(72, key[cue]!, key[cue + 1]!, distance);
    out[to + 3] = smallHash3(73, leftOutline[i]!, pos[i]!, 0);
    out[to + 4] = hash3(74, counts, key[i]!, head[cue]!);
  }
}

function rightColumns(layout: Layout, { out, at, stride }: Target): void {
  const { n, right, key, pos, head, rightOutline, sentenceEnd } = layout;
  for (let i = MARGIN, to = at; i < MARGIN + n; i++, to += stride) {
    const cue = right[i]!;
    if (cue < 0) {
      out[to] = out[to + 1] = out[to + 2] = out[to + 3] = out[to + 4] = 0;
      continue;
    }
    const distance = step(cue - i);
    const counts = between(layout, i, cue);
    const rest = step(sentenceEnd[i]! - cue);
    out[to] = smallHash3(80, head[cue]!, distance, counts);
    out[to + 1] = smallHash3(81, key[cue]!, near(distance), pos[i]!);
    out[to + 2] = smallHash3(82, pos[cue - 1]!, distance, rest);
    out[to + 3] = smallHash3(83, rightOutline[i]!, pos[i]!, 0);
    out[to + 4] = hash3(84, counts * 16 + head[cue]!, key[i]!, 0);
  }
}

function sentenceColumns(layout: Layout, { out, at, stride }: Target): void {
  const { n, key, pos, head, left, right, bestLeft, bestRight, quoteFirst, event } = layout;
  const { sentenceFirst, sentenceEnd, sentenceBefore, sentenceAfter, frame } = layout;
  for (let i = MARGIN, to = at; i < MARGIN + n; i++, to += stride) {
    const quoted = quoteFirst[i]! >= 0 ? 1 : 0;
    const here = head[i]! >= NEAR ? 1 : 0;
    const leftHead = left[i]! >= 0 ? head[left[i]!]! : 0;
    const rightHead = right[i]! >= 0 ? head[right[i]!]! : 0;
    const likelyLeft = bestLeft[i]! >= 0 ? key[bestLeft[i]!]! : 0;
    const likelyRight = bestRight[i]! >= 0 ? key[bestRight[i]!]! : 0;
    const first = sentenceFirst[i]!;
    out[to] = smallHash3(90, leftHead * 16 + rightHead, quoted * 2 + here, pos[i]!);
    out[to + 1] = hash3(91, likelyLeft, likelyRight, here);
    out[to + 2] = smallHash3(92, sentenceBefore[i]!, sentenceAfter[i]!, quoted);
    out[to + 3] = hash2(93, frame, quoted);
    out[to + 4] = smallHash3(94, key[first]!, step(i - first), quoted);
    out[to + 5] = hash2(95, key[sentenceEnd[i]! - 1]!, quoted * 8 + event[i]!);
  }
}

/**
 * What the tagger sees at a token besides the word itself: hashed features of its surroundings. Training and
 * tagging call this one function. They are few: what lies further off the network's layers bring.
 */
import { hash2, smallHash3 } from '../../sequence/hash.js';
import { MARGIN, type Layout } from './layout.js';

/** How many features a token has of its surroundings. */
export const CONTEXT_COLUMNS = 6;

const NEAR = 4;
const distances = Uint8Array.from({ length: 256 }, (_, d) =>
  d <= 6 ? d + 1 : d <= 8 ? 8 : d <= 11 ? 9 : d <= 16 ? 10 : d <= 23 ? 11 : d <= 36 ? 12 : d <= 60 ? 13 : 14,
);

/** Distances in 14 steps, fine for near ones; 0 for none. */
function step(distance: number): number {
  return distance < 0 ? 0 : distance > 255 ? 14 : distances[distance]!;
}

const near = (distance: number): number => (distance < NEAR ? distance : NEAR);

/** Writes CONTEXT_COLUMNS features of each token of a layout, those of each next one `stride` further on. */
export function contextColumns(layout: Layout, out: Int32Array, at = 0, stride = CONTEXT_COLUMNS): void {
  const { n, pos, head, event, quoteFirst, frame } = layout;
  const framed = [hash2(93, frame, 0), hash2(93, frame, 1)];
  for (let i = MARGIN, to = at; i < MARGIN + n; i++, to += stride) {
    const quoted = quoteFirst[i]! >= 0 ? 1 : 0;
    out[to] = smallHash3(30, pos[i - 1]!, pos[i]!, pos[i + 1]!);
    out[to + 1] = smallHash3(36, head[i - 1]!, head[i]!, head[i + 1]!);
    out[to + 2] = smallHash3(39, quoted * 8 + event[i]!, event[i - 1]!, event[i + 1]!);
    if (quoted === 1) insideQuotation(layout, i, out, to + 3);
    else outsideQuotation(layout, i, out, to + 3);
    out[to + 5] = framed[quoted]!;
  }
}

function insideQuotation(layout: Layout, i: number, out: Int32Array, at: number): void {
  const { quoteFirst, quoteLast, sentenceFirst } = layout;
  const first = quoteFirst[i]!;
  const last = quoteLast[i]!;
  const fromStart = step(i - first);
  const toEnd = step(last - i);
  out[at] = smallHash3(50, fromStart, toEnd, first === sentenceFirst[first] ? 1 : 0);
  out[at + 1] = smallHash3(51, step(last - first), near(fromStart), near(toEnd));
}

function outsideQuotation(
  { pos, head, quoteBefore, quoteAfter }: Layout,
  i: number,
  out: Int32Array,
  at: number,
): void {
  const before = step(quoteBefore[i]!);
  out[at] = smallHash3(60, before, step(quoteAfter[i]!), 0);
  out[at + 1] = smallHash3(61, before, pos[i]!, head[i]!);
}

/** From offsets back to tokens, by halving. */
import type { Prepared } from '../prepare/prepared.js';
import type { Span } from '../span.js';

/** The first token that ends after the offset. */
export function firstTokenAt(prepared: Prepared, offset: number): number {
  return lowerBound(prepared.tokens.end, prepared.tokens.count, offset + 1);
}

/** One past the last token that starts before the offset. */
export function tokenAfter(prepared: Prepared, offset: number): number {
  return lowerBound(prepared.tokens.start, prepared.tokens.count, offset);
}

/** The tokens that a span of text covers, half-open. */
export function tokensOf(prepared: Prepared, { start, end }: Span): { first: number; end: number } {
  return { first: firstTokenAt(prepared, start), end: tokenAfter(prepared, end) };
}

function lowerBound(column: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

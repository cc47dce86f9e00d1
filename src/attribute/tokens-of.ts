/** From offsets back to tokens, by halving. */
import { lowerBound } from '../ordered.js';
import type { Prepared } from '../prepare/prepared.js';
import type { Span } from '../span.js';

/** The first token that ends after the offset. */
export function firstTokenAt(prepared: Prepared, offset: number): number {
  return lowerBound(prepared.tokens.end, (end) => end > offset, prepared.tokens.count);
}

/** One past the last token that starts before the offset. */
export function tokenAfter(prepared: Prepared, offset: number): number {
  return lowerBound(prepared.tokens.start, (start) => start >= offset, prepared.tokens.count);
}

/** The tokens that a span of text covers, half-open. */
export function tokensOf(prepared: Prepared, { start, end }: Span): { first: number; end: number } {
  return { first: firstTokenAt(prepared, start), end: tokenAfter(prepared, end) };
}

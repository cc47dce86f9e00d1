/** From offsets back to tokens, by halving, and from tokens to what holds them. */
import type { Prepared } from '../prepare/prepared.js';
import type { Span } from '../span.js';

/** The first token that ends after the offset. */
export function firstTokenAt({ tokens }: Prepared, offset: number): number {
  return firstAbove(tokens.end, tokens.count, offset);
}

/** One past the last token that starts before the offset. */
export function tokenAfter({ tokens }: Prepared, offset: number): number {
  return firstAbove(tokens.start, tokens.count, offset - 1);
}

/** The tokens that a span of text covers, half-open. */
export function tokensOf(prepared: Prepared, { start, end }: Span): { first: number; end: number } {
  return { first: firstTokenAt(prepared, start), end: tokenAfter(prepared, end) };
}

/** The first index of rising offsets above a limit; written out, since it is asked some ten times a quote. */
function firstAbove(offsets: Int32Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the token's paragraph. */
export function paragraphOf({ sentences, tokens }: Prepared, token: number): number {
  return sentences[tokens.sentence[token]!]!.paragraph;
}

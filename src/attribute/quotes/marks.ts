/** Where content begins and ends with regard to quotation marks, and how much of it stands in them. */
import { POS, type Prepared, type Quotation } from '../../prepare/prepared.js';
import type { QuoteType } from '../../record.js';
import type { Span } from '../../span.js';

/** A range of tokens, half-open. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** Moves the ends of content to the quotation marks that they all but reach, and off the marks that they only touch. */
export function snapToMarks({ tokens, quotations }: Prepared, { first, end }: Range): Range {
  const { pos } = tokens;
  for (const quotation of overlapping(quotations, first, end)) {
    const closed = quotation.close === 'mark';
    const lastWord = closed ? quotation.endToken - 1 : quotation.endToken;
    if (quotation.firstToken < first && arePunctuation(pos, quotation.firstToken, first))
      first = quotation.firstToken;
    else if (first < quotation.endToken && first >= lastWord) first = quotation.endToken;
    const opensWithin = first <= quotation.firstToken;
    const reaches = end < quotation.endToken && end > quotation.firstToken + 1;
    if (opensWithin && reaches && arePunctuation(pos, end, quotation.endToken)) end = quotation.endToken;
    else if (end === quotation.firstToken + 1) end = quotation.firstToken;
    else if (
      quotation.firstToken === first &&
      end > quotation.endToken &&
      closed &&
      arePunctuation(pos, quotation.endToken, end)
    ) {
      end = quotation.endToken;
    }
  }
  return { first, end };
}

function arePunctuation(pos: Uint8Array, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (pos[i] !== POS.PUNCT) return false;
  return true;
}

/** direct: marks enclose nearly all of it; mixed: some; indirect: none. */
export function typeOf({ quotations, tokens }: Prepared, content: readonly Range[]): QuoteType {
  let marked = 0;
  let length = 0;
  for (const { first, end } of content) {
    const span: Span = { start: tokens.start[first]!, end: tokens.end[end - 1]! };
    length += span.end - span.start;
    for (const quotation of overlapping(quotations, first, end)) {
      if (quotation.depth > 0) continue;
      marked += Math.min(span.end, quotation.end) - Math.max(span.start, quotation.start);
    }
  }
  if (marked === 0) return 'indirect';
  return marked >= 0.9 * length ? 'direct' : 'mixed';
}

/** Outer quotations that share tokens with the range, in their order. */
export function quotationsWithin(quotations: readonly Quotation[], first: number, end: number): Quotation[] {
  const within = firstFrom(quotations, first);
  const found: Quotation[] = [];
  let before = within - 1;
  while (before >= 0 && quotations[before]!.depth > 0) before = quotations[before]!.parent;
  if (before >= 0 && quotations[before]!.endToken > first) found.push(quotations[before]!);
  for (let q = within; q < quotations.length && quotations[q]!.firstToken < end; q++)
    if (quotations[q]!.depth === 0) found.push(quotations[q]!);
  return found;
}

/** Quotations that share tokens with the range, in their order: those that begin before it, and those within it. */
function overlapping(quotations: readonly Quotation[], first: number, end: number): Quotation[] {
  const within = firstFrom(quotations, first);
  const found: Quotation[] = [];
  for (let q = within - 1; q >= 0; q = quotations[q]!.parent) {
    if (quotations[q]!.endToken > first) found.push(quotations[q]!);
  }
  found.reverse();
  for (let q = within; q < quotations.length && quotations[q]!.firstToken < end; q++)
    found.push(quotations[q]!);
  return found;
}

/** The index of the first quotation that begins at a token or after it. */
function firstFrom(quotations: readonly Quotation[], token: number): number {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.firstToken < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

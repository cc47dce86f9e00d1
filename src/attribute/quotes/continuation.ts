/** Quotes that go on from one paragraph to the next. */
import type { Prepared, Quotation } from '../../prepare/prepared.js';
import { wordId } from '../../prepare/words.js';
import type { Link } from './linking.js';

const COLON = wordId(':');

/**
 * Joins content without a cue to the attribution it goes on from: where its quotation re-opens that of the paragraph
 * before, or where the paragraph before ends in a colon. A cue that stays without content is none.
 *
 * @param paragraphs the links of every paragraph
 */
export function joinParagraphs(prepared: Prepared, paragraphs: readonly (readonly Link[])[]): Link[] {
  const joined: Link[] = [];
  let before: Link | null = null;
  paragraphs.forEach((links, index) => {
    for (const link of links) {
      if (link.content.length === 0 && !endsInColon(prepared, index)) continue;
      const opener = before && !link.cue && goesOn(prepared, index, before, link) ? before : null;
      if (opener) for (const span of link.content) opener.content.push(span);
      else joined.push(link);
      before = opener ?? link;
    }
    if (links.length === 0 && !endsInColon(prepared, index)) before = null;
  });
  return joined.filter(({ content }) => content.length > 0);
}

function goesOn(prepared: Prepared, index: number, before: Link, link: Link): boolean {
  const { paragraphs, quotations, quotationAt } = prepared;
  const [first] = link.content;
  const last = before.content.at(-1);
  if (first!.first !== paragraphs[index]!.firstToken && first!.first !== paragraphs[index]!.firstToken + 1)
    return false;
  if (!last) return index > 0 && endsInColon(prepared, index - 1);
  if (last.first >= paragraphs[index]!.firstToken) return false;
  const reopened = outermostAt(quotations, quotationAt[first!.first]!);
  if (reopened && reopened.continues >= 0)
    return overlapsTokens(quotations[reopened.continues]!, last.first, last.end);
  return index > 0 && endsInColon(prepared, index - 1) && before.cue !== null;
}

/** The outer quotation around an inner one; -1 is none. */
function outermostAt(quotations: readonly Quotation[], index: number): Quotation | undefined {
  if (index < 0) return undefined;
  let outer = index;
  while (quotations[outer]!.parent >= 0) outer = quotations[outer]!.parent;
  return quotations[outer];
}

function overlapsTokens({ firstToken, endToken }: Quotation, first: number, end: number): boolean {
  return firstToken < end && first < endToken;
}

function endsInColon({ paragraphs, tokens }: Prepared, index: number): boolean {
  return tokens.word[paragraphs[index]!.endToken - 1] === COLON;
}

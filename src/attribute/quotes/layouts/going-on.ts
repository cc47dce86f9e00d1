/** Quotations without a reporting clause that go on with the quote above them. */
import type { Prepared, Quotation } from '../../../prepare/prepared.js';
import { wordText } from '../../../prepare/words.js';
import { paragraphOf } from '../../tokens-of.js';
import type { Link } from '../linking.js';
import { quotationsWithin, type Range } from '../marks.js';

/**
 * Joins to the link above it what nobody is said to say: a quotation that re-opens its own, though a paragraph between
 * them was not tagged; and one that fills the paragraph after a reporting clause: “We waited,” Roe said. ¶ “Nobody came.”
 */
export function goingOn(prepared: Prepared, links: readonly Link[]): Link[] {
  const inOrder = [...links].sort((a, b) => a.content[0]!.first - b.content[0]!.first);
  if (!links.some(isLoose)) return inOrder;
  /** By a quotation's first token, the link that holds it. */
  const holders = new Map<number, Link>();
  const kept: Link[] = [];
  let before: Link | undefined;
  inOrder.forEach((link, index) => {
    const held = heldBy(prepared, link);
    const above = isLoose(link)
      ? (reopened(prepared, held, holders) ?? clauseAbove(prepared, link, before, inOrder[index + 1]))
      : undefined;
    if (above) above.content.push(...link.content);
    else kept.push(link);
    before = above ?? link;
    for (const { firstToken } of held) if (!holders.has(firstToken)) holders.set(firstToken, before);
  });
  return kept;
}

function heldBy({ quotations }: Prepared, { content }: Link): Quotation[] {
  const held: Quotation[] = [];
  for (const { first, end } of content) held.push(...quotationsWithin(quotations, first, end));
  return held;
}

function isLoose({ cue, source }: Link): boolean {
  return !cue && !source;
}

function reopened(
  { quotations }: Prepared,
  held: readonly Quotation[],
  holders: ReadonlyMap<number, Link>,
): Link | undefined {
  const continues = held[0]?.continues ?? -1;
  return continues < 0 ? undefined : holders.get(quotations[continues]!.firstToken);
}

/** The link before, where its reporting clause ends the paragraph above, and this is no answer and no turn of an exchange. */
function clauseAbove(
  prepared: Prepared,
  link: Link,
  before: Link | undefined,
  next: Link | undefined,
): Link | undefined {
  const paragraph = filled(prepared, link);
  if (paragraph < 0 || !before?.cue || !before.source) return undefined;
  if (next && isLoose(next) && filled(prepared, next) === paragraph + 1) return undefined;
  const last = before.content.at(-1)!;
  const closes = closing(prepared, last);
  const told = before.cue.first >= last.end && paragraphOf(prepared, before.cue.first) === paragraph - 1;
  return told && closes !== '' && !closes.includes('?') ? before : undefined;
}

/** The paragraph that the link's one quotation fills, or -1. */
function filled(prepared: Prepared, { content }: Link): number {
  const [only, more] = content;
  const [quotation] = more ? [] : quotationsWithin(prepared.quotations, only!.first, only!.end);
  if (quotation?.close !== 'mark') return -1;
  const paragraph = paragraphOf(prepared, only!.first);
  const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
  return quotation.firstToken === firstToken && quotation.endToken === endToken ? paragraph : -1;
}

/** The last word or mark before the closing quotation mark that ends content; empty where none does. */
function closing({ quotations, tokens }: Prepared, { first, end }: Range): string {
  const quotation = quotationsWithin(quotations, first, end).at(-1);
  return quotation?.close === 'mark' && quotation.endToken <= end
    ? wordText(tokens.word[quotation.endToken - 2]!)
    : '';
}

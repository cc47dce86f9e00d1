/**
 * Quotations that nobody is said to say: one that fills its paragraph, and one that is a sentence of its own after or
 * before its speaker's other words. A title, a nickname or a borrowed word is neither.
 */
import { POS, type Prepared, type Quotation } from '../../../prepare/prepared.js';
import { wordText } from '../../../prepare/words.js';
import type { Link } from '../linking.js';
import type { Range } from '../marks.js';
import { laidOut } from './laid-out.js';

const MIN_WORDS = 2;
const OPENING = /^(?:["'“‘«„‹`”]|``|'')$/;

/** The links, with quotations that none of them covers joined to the speaker's words before them, or as links of their own. */
export function withBareQuotations(prepared: Prepared, links: readonly Link[]): Link[] {
  const covered = coveredTokens(prepared, links);
  const all = [...links];
  for (const quotation of prepared.quotations) {
    if (quotation.depth > 0 || covered[quotation.firstToken + 1] || !isSpoken(prepared, quotation)) continue;
    const content = { first: quotation.firstToken, end: quotation.endToken };
    const above = goneOnFrom(prepared, all, quotation);
    const opened = OPENING.test(wordText(prepared.tokens.word[quotation.firstToken]!));
    if (!opened && !above?.source) continue;
    const before = above ?? continued(prepared, links, quotation);
    if (before) before.content.push(...laidOut('quotation', null, [content]).content);
    else all.push(laidOut('quotation', null, [content]));
  }
  return all;
}

function coveredTokens({ tokens }: Prepared, links: readonly Link[]): Uint8Array {
  const covered = new Uint8Array(tokens.count);
  for (const { content, cue, source } of links) {
    for (const { first, end } of content) covered.fill(1, first, end);
    if (cue) covered.fill(1, cue.first, cue.end);
    if (source) covered.fill(1, source.first, source.end);
  }
  return covered;
}

/** It stands in body text, has words, and fills its paragraph or is a whole sentence by its own punctuation. */
function isSpoken(prepared: Prepared, quotation: Quotation): boolean {
  const { tokens, sentences, paragraphs } = prepared;
  const sentence = sentences[tokens.sentence[quotation.firstToken]!]!;
  if (sentence.block !== 'body' || wordsIn(prepared, quotation) < MIN_WORDS) return false;
  const paragraph = paragraphs[sentence.paragraph]!;
  const opens = quotation.firstToken === paragraph.firstToken;
  const closes = quotation.endToken >= paragraph.endToken;
  if (opens && closes) return endsAsSentence(prepared, quotation) || quotation.continues >= 0;
  return (
    quotation.close === 'mark' &&
    sentence.firstToken === quotation.firstToken &&
    endsAsSentence(prepared, quotation)
  );
}

function wordsIn({ tokens }: Prepared, { firstToken, endToken }: Quotation): number {
  let words = 0;
  for (let i = firstToken; i < endToken; i++) if (tokens.pos[i] !== POS.PUNCT) words++;
  return words;
}

/** A full stop, question or exclamation mark stands before the closing mark, and no word in lower case goes on after it. */
function endsAsSentence({ tokens }: Prepared, { endToken, close }: Quotation): boolean {
  const last = close === 'mark' ? endToken - 2 : endToken - 1;
  if (
    !/^(?:[.?!…]|\.\.\.|[?!]{2,3})$/.test(wordText(tokens.word[last]!)) &&
    !/[.?!]$/.test(wordText(tokens.word[last]!))
  )
    return false;
  const next = endToken < tokens.count ? wordText(tokens.word[endToken]!) : '';
  return !/^\p{Ll}/u.test(next);
}

/** The link that holds the quotation which this one re-opens. */
function goneOnFrom({ quotations }: Prepared, links: readonly Link[], { continues }: Quotation): Link | null {
  const above = quotations[continues];
  if (!above) return null;
  const holds = ({ first, end }: Range): boolean => first < above.endToken && above.firstToken < end;
  return links.find(({ content }) => content.some(holds)) ?? null;
}

/** The link of the same paragraph whose quoted words end last before the quotation, with its source. */
function continued(
  { tokens, sentences, quotationAt }: Prepared,
  links: readonly Link[],
  quotation: Quotation,
): Link | null {
  const paragraphAt = (token: number): number => sentences[tokens.sentence[token]!]!.paragraph;
  const here = paragraphAt(quotation.firstToken);
  let best: Link | null = null;
  for (const link of links) {
    const last: Range = link.content.at(-1)!;
    const near = last.end <= quotation.firstToken && paragraphAt(last.first) === here;
    if (!near || !link.source || quotationAt[last.first]! < 0) continue;
    if (!best || last.end > best.content.at(-1)!.end) best = link;
  }
  return best;
}

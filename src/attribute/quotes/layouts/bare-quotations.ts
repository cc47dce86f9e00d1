/**
 * Quotations that nobody is said to say: one that fills its paragraph, and one that is a sentence of its own after or
 * before its speaker's other words. A title, a nickname or a borrowed word is neither.
 */
import { POS, type Prepared, type Quotation } from '../../../prepare/prepared.js';
import { wordText } from '../../../prepare/words.js';
import { paragraphOf } from '../../tokens-of.js';
import type { Link } from '../linking.js';
import type { Range } from '../marks.js';
import { hold, holderOf, linkHolders, newHolders, type Holders } from '../holders.js';
import { laidOut } from './laid-out.js';

const MIN_WORDS = 2;
const MIN_SMALL_WORDS = 3;
const OPENING = /^(?:["'“‘«„‹`”]|``|'')$/;

/** The links, with quotations that none of them covers joined to the speaker's words before them, or as links of their own. */
export function withBareQuotations(prepared: Prepared, links: readonly Link[]): Link[] {
  const covered = linkHolders(prepared.tokens.count, links);
  let reach: Reach | null = null;
  for (const quotation of prepared.quotations) {
    if (quotation.depth > 0 || covered[quotation.firstToken + 1]! >= 0 || !isSpoken(prepared, quotation))
      continue;
    reach ??= reachOf(prepared, links);
    const above = goneOnFrom(prepared, reach, quotation);
    const opened = OPENING.test(wordText(prepared.tokens.word[quotation.firstToken]!));
    if (!opened && reach.links[above]?.source == null) continue;
    join(reach, above >= 0 ? above : continued(prepared, reach, quotation), quotation);
  }
  return reach ? reach.links : [...links];
}

/** The links so far, and where their words stand. */
interface Reach {
  readonly links: Link[];
  /** By token, the link whose content holds it. */
  readonly holders: Holders;
  /** By token, the link with a source whose last quoted words end there; -1 where none does. */
  readonly ends: Holders;
  /** How far `ends` was looked through, and the last link that was found there. */
  seen: number;
  latest: number;
}

function reachOf({ tokens, quotationAt }: Prepared, links: readonly Link[]): Reach {
  const holders = newHolders(tokens.count);
  const ends = newHolders(tokens.count + 1);
  links.forEach(({ content, source }, place) => {
    for (const span of content) hold(holders, span, place);
    const last = content.at(-1)!;
    if (source && quotationAt[last.first]! >= 0) hold(ends, endOf(last), place);
  });
  return { links: [...links], holders, ends, seen: 0, latest: -1 };
}

function endOf({ end }: Range): Range {
  return { first: end, end: end + 1 };
}

/** The quotation becomes content of a link, or a link of its own. */
function join({ links, holders, ends }: Reach, place: number, quotation: Quotation): void {
  const content = { first: quotation.firstToken, end: quotation.endToken };
  const link = laidOut('quotation', null, [content]);
  if (place < 0) {
    hold(holders, content, links.length);
    links.push(link);
    return;
  }
  const joined = links[place]!;
  joined.content.push(...link.content);
  hold(holders, content, place);
  if (joined.source) hold(ends, endOf(content), place);
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
  if (quotation.close !== 'mark' || sentence.firstToken !== quotation.firstToken) return false;
  return endsAsSentence(prepared, quotation) || endsInComma(prepared, quotation);
}

/** “We were all asleep,” is how she tells it: more words than a title has, and not spelt as one. */
function endsInComma({ tokens }: Prepared, { firstToken, endToken }: Quotation): boolean {
  if (wordText(tokens.word[endToken - 2]!) !== ',') return false;
  let small = 0;
  for (let i = firstToken; i < endToken; i++) if (/^\p{Ll}/u.test(wordText(tokens.word[i]!))) small++;
  return small >= MIN_SMALL_WORDS;
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

/** The link that holds the quotation which this one re-opens, or -1. */
function goneOnFrom({ quotations }: Prepared, { holders }: Reach, { continues }: Quotation): number {
  if (continues < 0) return -1;
  const { firstToken, endToken } = quotations[continues]!;
  return holderOf(holders, { first: firstToken, end: endToken });
}

/** The link of the same paragraph whose quoted words end last before the quotation, with its source; or -1. */
function continued(prepared: Prepared, reach: Reach, { firstToken }: Quotation): number {
  for (; reach.seen <= firstToken; reach.seen++) {
    const place = reach.ends[reach.seen]!;
    if (place >= 0 && reach.links[place]!.content.at(-1)!.end === reach.seen) reach.latest = place;
  }
  const last = reach.links[reach.latest]?.content.at(-1);
  const here = paragraphOf(prepared, firstToken);
  return last && paragraphOf(prepared, last.first) === here ? reach.latest : -1;
}

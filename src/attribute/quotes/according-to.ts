/**
 * "According to" and "in the words of", cues without a verb: the source or the whole report that the tagger did not see.
 */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { lowerId, wordId } from '../../prepare/words.js';
import { endOfWords, hasVerb } from '../clauses.js';
import { wordLists } from '../word-lists.js';
import { firstHolder, isHeld, linkHolders, type Holders } from './holders.js';
import { spansOf, type Link } from './linking.js';
import { ruled } from './tagger.js';

const ACCORDING = wordId('according');
const TO = wordId('to');
const { isPlan } = wordLists({ isPlan: 'plan schedule script' });
const COMMA = wordId(',');
const MAX_SOURCE_TOKENS = 30;
const MIN_REPORT_TOKENS = 3;
/** What a report that opens so is taken to be worth: about as many as the tagger finds of this form are right. */
const PROBABILITY = 0.75;

export function accordingTo(prepared: Prepared, links: readonly Link[]): Link[] {
  const places = placesOf(prepared);
  const worded = inTheWordsOf(prepared);
  if (places.length === 0 && worded.length === 0) return [...links];
  const mended: (Link | null)[] = [...links];
  const holders = linkHolders(prepared.tokens.count, links);
  for (const link of worded) if (firstHolder(holders, spansOf(link)) < 0) mended.push(link);
  for (const place of places) {
    const holder = holders[place]!;
    if (holder >= 0) mended[holder] = mendedAt(prepared, mended[holder]!, place, holders);
    else if (!isPlanned(prepared, place)) mended.push(...openedBy(prepared, place));
  }
  return mended.filter((link) => link !== null);
}

/** The link that holds the place; null where its cue is none. */
function mendedAt(prepared: Prepared, link: Link | null, place: number, holders: Holders): Link | null {
  if (!link?.cue || place < link.cue.first || place >= link.cue.end) return link;
  if (isPlanned(prepared, place)) return null;
  return withRest(prepared, link.source ? link : withSource(prepared, link, place + 2), holders);
}

/** "The fire, according to Captain Boyle, began in a toaster": a subject before the cue has its verb after the source. */
function withRest(prepared: Prepared, link: Link, holders: Holders): Link {
  const { tokens, sentences } = prepared;
  const { cue, source, content } = link;
  const before = content.at(-1);
  if (!cue || !source || !before || before.end > cue.first || source.first < cue.end) return link;
  if (hasVerb(prepared, content[0]!.first, before.end) || tokens.word[source.end] !== COMMA) return link;
  const first = source.end + 1;
  const end = endOfWords(prepared, first, sentences[tokens.sentence[source.first]!]!.endToken);
  const goesOn = tokens.pos[first] === POS.VERB || tokens.pos[first] === POS.AUX;
  if (!goesOn || end - first < 2 || isHeld(holders, { first, end })) return link;
  return { ...link, content: [...content, ruled('content', first, end, PROBABILITY)] };
}

/** "It went according to plan": nobody's report. */
function isPlanned({ tokens }: Prepared, place: number): boolean {
  return isPlan(tokens.word[place + 2]!);
}

/** Where "according to" stands and something after it. */
function placesOf({ tokens: { count, word } }: Prepared): number[] {
  const places: number[] = [];
  for (let i = 0; i + 2 < count; i++)
    if (lowerId(word[i]!) === ACCORDING && lowerId(word[i + 1]!) === TO) places.push(i);
  return places;
}

/** "According to the bank, prices rose." */
function openedBy(prepared: Prepared, first: number): Link[] {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[first]!]!;
  if (sentence.firstToken !== first || sentence.block !== 'body') return [];
  const comma = sourceEnd(prepared, first + 2, sentence.endToken);
  const end = endOfWords(prepared, comma, sentence.endToken);
  if (comma < 0 || end - comma <= MIN_REPORT_TOKENS || !hasVerb(prepared, comma, end)) return [];
  return [
    {
      cue: ruled('cue', first, first + 2, PROBABILITY),
      source: ruled('source', first + 2, comma, PROBABILITY),
      content: [ruled('content', comma + 1, end, PROBABILITY)],
    },
  ];
}

const [IN, THE, WORDS, OF] = ['in', 'the', 'words', 'of'].map(wordId) as [number, number, number, number];

/** "In the words of one official, “…”": of a quotation right after the source. */
function inTheWordsOf({ tokens, quotations, sentences }: Prepared): Link[] {
  const { word } = tokens;
  const found: Link[] = [];
  for (const { depth, firstToken, endToken } of quotations) {
    if (depth > 0 || firstToken === 0 || word[firstToken - 1] !== COMMA) continue;
    const { firstToken: opening } = sentences[tokens.sentence[firstToken]!]!;
    let of = firstToken - 2;
    while (of > opening + 2 && word[of] !== OF && firstToken - of < MAX_SOURCE_TOKENS) of--;
    const cue = of - 3;
    const isCue = word[of] === OF && word[of - 1] === WORDS && word[of - 2] === THE;
    if (cue < opening || !isCue || lowerId(word[cue]!) !== IN) continue;
    found.push({
      cue: ruled('cue', cue, of + 1, PROBABILITY),
      source: ruled('source', of + 1, firstToken - 1, PROBABILITY),
      content: [ruled('content', firstToken, endToken, PROBABILITY)],
    });
  }
  return found;
}

function withSource(prepared: Prepared, link: Link, first: number): Link {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[first]!]!;
  const comma = sourceEnd(prepared, first, sentence.endToken);
  const end = comma < 0 ? endOfWords(prepared, first, sentence.endToken) : comma;
  const clear = !link.content.some((span) => span.first < end && first < span.end);
  return clear && end > first && end - first <= MAX_SOURCE_TOKENS
    ? { ...link, source: ruled('source', first, end, PROBABILITY) }
    : link;
}

/** The comma that ends the source, after an apposition where it has one; -1 where none does. */
function sourceEnd(prepared: Prepared, first: number, limit: number): number {
  const comma = nextComma(prepared, first, limit);
  if (comma <= first) return -1;
  const second = nextComma(prepared, comma + 1, limit);
  return second > comma + 1 && isApposition(prepared, comma + 1, second) ? second : comma;
}

/** "a biologist from Leiden", "head of the union", and not the next of a list. */
function isApposition(prepared: Prepared, first: number, end: number): boolean {
  const { pos } = prepared.tokens;
  return (pos[first] === POS.DET || pos[first + 1] === POS.ADP) && !hasVerb(prepared, first, end);
}

function nextComma({ tokens }: Prepared, first: number, limit: number): number {
  for (let i = first; i < Math.min(limit, first + MAX_SOURCE_TOKENS); i++)
    if (tokens.word[i] === COMMA) return i;
  return -1;
}

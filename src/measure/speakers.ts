/** Speakers judged alone: the gold's own spans go in, so that only the question "who is that" is measured. */
import { findNames } from '../annotate/names/find.js';
import type { Attribution } from '../attribute/attribution.js';
import { groupEntities } from '../attribute/entities/group.js';
import { typeOf } from '../attribute/quotes/marks.js';
import { byPosition, resolveSpeakers } from '../attribute/speakers/resolve.js';
import type { Setting } from '../attribute/speakers/scene.js';
import { tokensOf } from '../attribute/tokens-of.js';
import type { Models } from '../models.js';
import { prepare } from '../prepare/prepare.js';
import type { ExtractionRecord, Quote } from '../record.js';
import type { Span } from '../span.js';
import { contentOverlap, sameName, spansOf, type GoldQuote, type GoldQuoteDocument } from './quotes.js';

export interface Share {
  right: number;
  of: number;
}

/** A gold article ready for the speaker stage: the attributions are the gold's, in order; the names the program's own. */
export interface GoldStory {
  readonly setting: Setting;
  readonly attributions: readonly (Attribution & { readonly gold: GoldQuote })[];
}

export function goldStory(document: GoldQuoteDocument, models: Models): GoldStory {
  const { people, speakers: model } = models;
  const prepared = prepare(document.text, document.title);
  const story = groupEntities(prepared, findNames(prepared, models.names), people);
  const attributions = document.quotes
    .filter(({ content }) => content.length > 0)
    .map((gold) => ({
      type: typeOf(
        prepared,
        spansOf(gold.content).map((span) => tokensOf(prepared, span)),
      ),
      act: 'speech' as const,
      content: spansOf(gold.content),
      cue: spansOf(gold.cue),
      source: spansOf(gold.source)[0] ?? null,
      confidence: 1,
      gold,
    }));
  const authorship = { author: document.author ?? null, publisher: document.publisher ?? null };
  return {
    setting: { prepared, story, people, authorship, model },
    attributions: attributions.sort(byPosition),
  };
}

/** Share of right names, gold spans going in: overall, by what is printed as the source, and by the speaker's kind. */
export function scoreSpeakers(gold: readonly GoldQuoteDocument[], models: Models): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const document of gold) {
    const { setting, attributions } = goldStory(document, models);
    resolveSpeakers(setting, attributions).forEach((quote, index) =>
      count(shares, document, attributions[index]!.gold, quote.speaker?.name ?? ''),
    );
  }
  return inOrder(shares);
}

/** The same of the quotes that extraction found, by the gold's printed source: content overlaps by half. */
export function scoreFoundSpeakers(
  gold: readonly GoldQuoteDocument[],
  records: readonly ExtractionRecord[],
): Map<string, Share> {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const shares = new Map<string, Share>();
  for (const document of gold) {
    const quotes = (recordOf.get(document.id)?.quotes ?? []).filter(
      ({ act }) => !document.speechOnly || act === 'speech',
    );
    for (const wanted of document.quotes) {
      const found = bestOverlap(quotes, spansOf(wanted.content));
      if (found) count(shares, document, wanted, found.speaker?.name ?? '');
    }
  }
  return inOrder(shares);
}

function bestOverlap(quotes: readonly Quote[], content: readonly Span[]): Quote | null {
  let best: Quote | null = null;
  let most = 0.5;
  for (const quote of quotes) {
    const overlap = contentOverlap(quote.content, content);
    if (overlap < most || (best && overlap === most)) continue;
    best = quote;
    most = overlap;
  }
  return best;
}

function count(shares: Map<string, Share>, { text }: GoldQuoteDocument, gold: GoldQuote, name: string): void {
  const { speaker, aliases = [], kind = 'unknown', source } = gold;
  if (!speaker) return;
  const right = sameName(name, [speaker, ...aliases]);
  const printed = source[0] && text.slice(...source[0]);
  for (const row of ['all', `source: ${sourceForm(printed, speaker)}`, `speaker: ${kind}`]) {
    const share = shares.get(row) ?? { right: 0, of: 0 };
    share.of++;
    if (right) share.right++;
    shares.set(row, share);
  }
}

function inOrder(shares: ReadonlyMap<string, Share>): Map<string, Share> {
  return new Map([...shares].sort(([a], [b]) => a.localeCompare(b)));
}

/** What the text prints: nothing, a pronoun, a phrase with a capitalised name, in full or in part, or a noun phrase. */
function sourceForm(source: string | undefined, speaker: string): string {
  if (source === undefined) return 'absent';
  if (
    /^(?:he|she|they|it|who|which|i|we|you|his|her|him|its|their|them|our|us|this|that|these|those)$/i.test(
      source,
    )
  )
    return 'pronoun';
  const named =
    /\S\s+(?:\S+\s+)*\p{Lu}|^\p{Lu}\S*$/u.test(source) &&
    !/^(?:the|an?|his|her|their|its) \P{Lu}/iu.test(source);
  if (!named) return 'nominal';
  return source.toLowerCase().includes(speaker.toLowerCase()) ? 'full name' : 'partial name';
}

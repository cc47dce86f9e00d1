/** Speakers judged alone: the gold's own spans go in, so that only the question "who is that" is measured. */
import { findNames } from '../annotate/names/find.js';
import type { Attribution } from '../attribute/attribution.js';
import { groupEntities } from '../attribute/entities/group.js';
import { typeOf } from '../attribute/quotes/marks.js';
import { byPosition, resolveSpeakers } from '../attribute/speakers/resolve.js';
import { tokensOf } from '../attribute/speakers/tokens-of.js';
import type { Models } from '../models.js';
import { prepare } from '../prepare/prepare.js';
import { sameName, spansOf, type GoldQuote, type GoldQuoteDocument } from './quotes.js';

export interface Share {
  right: number;
  of: number;
}

type Labelled = Attribution & { readonly gold: GoldQuote };

/** Share of right names: overall, by what is printed as the source, and by the speaker's kind. */
export function scoreSpeakers(gold: readonly GoldQuoteDocument[], models: Models): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const document of gold) {
    const prepared = prepare(document.text);
    const story = groupEntities(prepared, findNames(prepared, models.names), models.people);
    const labelled: Labelled[] = document.quotes
      .filter((quote) => quote.content.length > 0)
      .map((quote) => ({
        type: typeOf(
          prepared,
          spansOf(quote.content).map((span) => tokensOf(prepared, span)),
        ),
        act: 'speech',
        content: spansOf(quote.content),
        cue: spansOf(quote.cue),
        source: spansOf(quote.source)[0] ?? null,
        confidence: 1,
        gold: quote,
      }));
    labelled.sort(byPosition);
    const authorship = { author: document.author ?? null, publisher: document.publisher ?? null };
    const quotes = resolveSpeakers({ prepared, story, people: models.people, authorship }, labelled);
    quotes.forEach((quote, index) => {
      const { speaker, aliases = [], kind = 'unknown' } = labelled[index]!.gold;
      if (!speaker) return;
      const right = sameName(quote.speaker?.name ?? '', [speaker, ...aliases]);
      for (const row of ['all', `source: ${sourceForm(quote.source?.text)}`, `speaker: ${kind}`]) {
        const share = shares.get(row) ?? { right: 0, of: 0 };
        share.of++;
        if (right) share.right++;
        shares.set(row, share);
      }
    });
  }
  return new Map([...shares].sort(([a], [b]) => a.localeCompare(b)));
}

/** What the text prints: nothing, a pronoun, a phrase with a capitalised name, or a noun phrase. */
function sourceForm(source: string | undefined): string {
  if (source === undefined) return 'absent';
  if (
    /^(?:he|she|they|it|who|which|i|we|you|his|her|him|its|their|them|our|us|this|that|these|those)$/i.test(
      source,
    )
  )
    return 'pronoun';
  return /\S\s+(?:\S+\s+)*\p{Lu}|^\p{Lu}\S*$/u.test(source) &&
    !/^(?:the|an?|his|her|their|its) \P{Lu}/iu.test(source)
    ? 'name'
    : 'nominal';
}

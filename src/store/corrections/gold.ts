/** Corrected stories as gold data, to train on and to score with. */
import type { Entity, Quote } from '../../record.js';
import type { Span } from '../../span.js';
import { rows } from '../connection.js';
import { readStory } from '../queries/story.js';
import type { GoldQuote, GoldStory, Store } from '../types.js';

const CORRECTED = `
SELECT DISTINCT article_id AS id FROM corrections
WHERE undone_at IS NULL AND placed AND article_id IN (SELECT id FROM articles) ORDER BY article_id`;

/** The stories that somebody has corrected, each with all its quotes as they stand now. */
export function* iterateGold(store: Store): Generator<GoldStory, void, undefined> {
  for (const { id } of rows<{ id: string }>(store, CORRECTED)) {
    const { text, record } = readStory(store, id)!;
    const { title, publishedAt, url, publisher, author } = record;
    const quotes = record.quotes.map((quote) => goldOf(quote, record.entities));
    const complete = quotes.every(({ checked }) => checked);
    const given = Object.entries({ title, publishedAt, url, publisher, author }).filter(([, value]) => value);
    yield { id, ...Object.fromEntries(given), text, complete, quotes };
  }
}

function goldOf(quote: Quote, entities: readonly Entity[]): GoldQuote {
  const { id, content, cue, source, speaker, confirmed, corrected } = quote;
  const entity = entities.find((one) => one.id === speaker?.entity);
  const names = entity ? [entity.name, ...entity.aliases] : [];
  return {
    id,
    content: content.map(pair),
    cue: cue.map(pair),
    source: source ? [pair(source)] : [],
    speaker: speaker?.name ?? null,
    aliases: [...new Set(names)].filter((name) => name !== speaker?.name),
    kind: speaker?.kind ?? null,
    checked: confirmed === true || corrected === true,
  };
}

function pair({ start, end }: Span): readonly [number, number] {
  return [start, end];
}

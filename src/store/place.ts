/** Where quotes stand among the sentences and mentions of their story. All lists are in order of `start`. */
import { lowerBound } from '../ordered.js';
import type { Entity } from '../record.js';
import type { Span } from '../span.js';

/** From the start of the first to the end of the last sentence that the spans touch; no less than the spans themselves. */
export function sentencesAround(sentences: readonly Span[], spans: readonly Span[]): Span {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const first = sentences[lowerBound(sentences, (sentence) => sentence.end > start)];
  const last = sentences[lowerBound(sentences, (sentence) => sentence.start >= end) - 1];
  return { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) };
}

interface PlacedMention extends Span {
  readonly entity: string;
}

export function mentionsInOrder(entities: readonly Entity[]): PlacedMention[] {
  return entities
    .flatMap(({ id, mentions }) => mentions.map(({ start, end }) => ({ start, end, entity: id })))
    .sort((a, b) => a.start - b.start);
}

/** Ids of the entities that have a mention within one of the spans. */
export function entitiesWithin(mentions: readonly PlacedMention[], spans: readonly Span[]): Set<string> {
  const found = new Set<string>();
  for (const span of spans) {
    for (let i = lowerBound(mentions, ({ start }) => start >= span.start); i < mentions.length; i++) {
      const { start, end, entity } = mentions[i]!;
      if (start >= span.end) break;
      if (end <= span.end) found.add(entity);
    }
  }
  return found;
}

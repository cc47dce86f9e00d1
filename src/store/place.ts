/** Where quotes stand among the sentences and mentions of their story. All lists are in order of `start`. */
import { lowerBound } from '../ordered.js';
import type { Entity, Quote } from '../record.js';
import type { Span } from '../span.js';

/** From the start of the first to the end of the last sentence that the quote touches; no less than the quote itself. */
export function sentencesAround(sentences: readonly Span[], { content, cue }: Quote): Span {
  let start = Infinity;
  let end = 0;
  for (const spans of [content, cue]) {
    for (const span of spans) {
      start = Math.min(start, span.start);
      end = Math.max(end, span.end);
    }
  }
  const first = sentences[lowerBound(sentences, (sentence) => sentence.end > start)];
  const last = sentences[lowerBound(sentences, (sentence) => sentence.start >= end) - 1];
  return { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) };
}

interface PlacedMention {
  readonly span: Span;
  /** The position of its entity. */
  readonly entity: number;
}

export function mentionsInOrder(entities: readonly Entity[]): PlacedMention[] {
  const placed: PlacedMention[] = [];
  entities.forEach(({ mentions }, entity) => {
    for (const span of mentions) placed.push({ span, entity });
  });
  return placed.sort((a, b) => a.span.start - b.span.start);
}

/** Positions, in order, of the entities that have a mention within one of the spans. */
export function entitiesWithin(mentions: readonly PlacedMention[], spans: readonly Span[]): number[] {
  const found: number[] = [];
  for (const span of spans) {
    for (
      let i = lowerBound(mentions, (mention) => mention.span.start >= span.start);
      i < mentions.length;
      i++
    ) {
      const { span: mention, entity } = mentions[i]!;
      if (mention.start >= span.end) break;
      if (mention.end <= span.end) found.push(entity);
    }
  }
  if (found.length < 2) return found;
  return found.sort((a, b) => a - b).filter((entity, i) => entity !== found[i - 1]);
}

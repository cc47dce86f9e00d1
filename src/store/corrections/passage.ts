/**
 * Where a correction belongs when its story is read again. Spans alone break when a word is added above them, so the passage
 * around them is kept too (as the Web Annotation Data Model, W3C 2017, joins a position selector with a quote selector).
 */
import type { Quote } from '../../record.js';
import { textOf, type Span } from '../../span.js';

/** The paragraphs that the spans stand in, as printed. */
export interface Passage {
  readonly start: number;
  readonly text: string;
}

export function passageAround(text: string, spans: readonly Span[]): Passage {
  const from = Math.min(...spans.map(({ start }) => start));
  const to = Math.max(...spans.map(({ end }) => end));
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  return { start, text: text.slice(start, end < 0 ? text.length : end) };
}

/** The same span in the text as it reads now, or null where its words are gone. */
export type Mover = (span: Span) => Span | null;

/** Goes by the whole passage; where that has changed, by each span's own words. The nearest occurrence counts. */
export function moverInto(text: string, passage: Passage): Mover {
  const found = nearest(text, passage.text, passage.start);
  if (found !== null) {
    const shift = found - passage.start;
    return ({ start, end }) => ({ start: start + shift, end: end + shift });
  }
  return ({ start, end }) => {
    const words = passage.text.slice(start - passage.start, end - passage.start);
    const place = nearest(text, words, start);
    return place === null ? null : { start: place, end: place + words.length };
  };
}

/** Null where a piece of its content is gone or they are no longer in order; cue and source may be lost. */
export function moveQuote(quote: Quote, text: string, move: Mover): Quote | null {
  const content = moveAll(quote.content, move);
  if (!content) return null;
  const source = quote.source && move(quote.source);
  return {
    ...quote,
    content,
    cue: moveAll(quote.cue, move) ?? [],
    source: source && { ...source, text: textOf(text, [source]) },
  };
}

function moveAll(spans: readonly Span[], move: Mover): Span[] | null {
  const moved: Span[] = [];
  for (const span of spans) {
    const place = move(span);
    if (!place || place.start < (moved.at(-1)?.end ?? 0)) return null;
    moved.push(place);
  }
  return moved;
}

function nearest(text: string, words: string, place: number): number | null {
  const after = text.indexOf(words, place);
  const before = text.lastIndexOf(words, place);
  if (after < 0) return before < 0 ? null : before;
  return before >= 0 && place - before < after - place ? before : after;
}

/** Extracted quotes and corrections in, quotes as they should be out. Pure. */
import type { Entity, Quote, Speaker } from '../../record.js';
import type { Span } from '../../span.js';
import { fold } from '../fold.js';
import type { Correction } from '../types.js';
import { moveQuote, moverInto, type Passage } from './passage.js';

export interface PlacedCorrection extends Pick<Correction, 'number' | 'kind' | 'before' | 'after'> {
  readonly passage: Passage;
}

interface Corrected {
  readonly quotes: readonly Quote[];
  /** Numbers of the corrections whose words the story no longer has. */
  readonly lost: ReadonlySet<number>;
}

/** Content that overlaps by this share of both together is the same quote, as in the evaluation. */
const SAME_QUOTE = 0.5;

/**
 * Applies corrections one after the other. Each is matched with the quote that has its content, or the most of it; where
 * extraction no longer finds that quote, a correction that vouches for one puts it in.
 */
export function correctQuotes(
  extracted: readonly Quote[],
  corrections: readonly PlacedCorrection[],
  { text, entities }: { readonly text: string; readonly entities: readonly Entity[] },
): Corrected {
  const quotes = [...extracted];
  const lost = new Set<number>();
  for (const { number, kind, passage, ...correction } of corrections) {
    const move = moverInto(text, passage);
    const before = correction.before && moveQuote(correction.before, text, move);
    const after = correction.after && moveQuote(correction.after, text, move);
    const sought = before ?? after;
    if (!sought) {
      lost.add(number);
      continue;
    }
    const index = indexOfSame(quotes, sought.content);
    if (kind === 'not-a-quote') {
      if (index >= 0) quotes.splice(index, 1);
    } else if (!after) lost.add(number);
    else if (index < 0) insertInOrder(quotes, checked(kind, { ...after, id: `c${number}` }, entities));
    else quotes[index] = checked(kind, merged(kind, quotes[index]!, after), entities);
  }
  return { quotes, lost };
}

/** What a correction of that kind speaks of, and the rest as it is. */
function merged(kind: Correction['kind'], quote: Quote, after: Quote): Quote {
  if (kind === 'speaker') return { ...quote, speaker: after.speaker };
  const { content, text, type } = after;
  if (kind === 'boundaries') return { ...quote, content, text, type };
  const { cue, source } = after.cue.length > 0 || after.source ? after : quote;
  return { ...after, cue, source, id: quote.id };
}

function checked(kind: Correction['kind'], quote: Quote, entities: readonly Entity[]): Quote {
  const { id, type, act, content, text, cue, source } = quote;
  const mark =
    kind === 'right' && !quote.corrected ? { confirmed: true as const } : { corrected: true as const };
  const speaker = quote.speaker && withEntity(quote.speaker, entities);
  return { id, type, act, content, text, cue, source, speaker, confidence: 1, ...mark };
}

/** Entity ids are those of one extraction: the name finds the entity again. */
function withEntity({ name, kind, evidence }: Speaker, entities: readonly Entity[]): Speaker {
  const wanted = fold(name);
  const entity =
    entities.find((one) => fold(one.name) === wanted) ??
    entities.find(({ aliases }) => aliases.some((alias) => fold(alias) === wanted));
  return { name, kind, entity: entity?.id ?? null, ...(evidence !== undefined && { evidence }) };
}

function insertInOrder(quotes: Quote[], quote: Quote): void {
  const next = quotes.findIndex(({ content }) => content[0]!.start > quote.content[0]!.start);
  quotes.splice(next < 0 ? quotes.length : next, 0, quote);
}

function indexOfSame(quotes: readonly Quote[], content: readonly Span[]): number {
  let best = { index: -1, share: SAME_QUOTE };
  quotes.forEach((quote, index) => {
    const share = overlapShare(quote.content, content);
    if (share > best.share || (share === SAME_QUOTE && best.index < 0)) best = { index, share };
  });
  return best.index;
}

/** What two lists of spans have in common, as a share of what they cover together. */
function overlapShare(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const one of a) {
    for (const other of b)
      both += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  }
  return both / (lengthOf(a) + lengthOf(b) - both);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

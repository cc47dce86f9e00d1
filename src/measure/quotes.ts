/** Whole quotes against gold: is the content right, and the speaker's name. */
import type { Article, ExtractionRecord } from '../record.js';
import type { Span } from '../span.js';
import type { Judged } from './calibration.js';

export type OffsetPair = readonly [start: number, end: number];

export interface GoldQuote {
  readonly content: readonly OffsetPair[];
  readonly cue: readonly OffsetPair[];
  readonly source: readonly OffsetPair[];
  readonly speaker?: string;
  readonly aliases?: readonly string[];
  readonly kind?: string;
}

export interface GoldQuoteDocument extends Article {
  readonly quotes: readonly GoldQuote[];
  /** True where the gold lists speech alone, so that thoughts are not counted as wrong. */
  readonly speechOnly?: boolean;
}

export function spansOf(pairs: readonly OffsetPair[]): Span[] {
  return pairs.map(([start, end]) => ({ start, end }));
}

/** Shared characters over all characters of both, 0 to 1 (Jaccard). */
export function contentOverlap(a: readonly Span[], b: readonly Span[]): number {
  const length = (spans: readonly Span[]): number =>
    spans.reduce((sum, { start, end }) => sum + end - start, 0);
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return both / Math.max(1, length(a) + length(b) - both);
}

/** Names are the same without case, accents, marks, articles and common titles. */
export function sameName(name: string, accepted: readonly string[]): boolean {
  const wanted = plainName(name);
  return wanted !== '' && accepted.some((other) => plainName(other) === wanted);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\b(?:the|an?|mr|mrs|ms|dr|sen|senator|rep|president|gov|prof)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** Each predicted quote judged: right where its content overlaps a gold quote's by half and the speaker is hers. */
export function judgeQuotes(
  gold: readonly GoldQuoteDocument[],
  records: readonly ExtractionRecord[],
): Judged[] {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  return gold.flatMap((document) => {
    const quotes = recordOf.get(document.id)?.quotes ?? [];
    return quotes
      .filter((quote) => !document.speechOnly || quote.act === 'speech')
      .map((quote) => ({
        confidence: quote.confidence,
        right: isRight(quote.content, quote.speaker?.name ?? '', document),
      }));
  });
}

/** Content that overlaps a gold quote's by half, and its speaker. */
export function isRight(content: readonly Span[], speaker: string, document: GoldQuoteDocument): boolean {
  return document.quotes.some((wanted) => {
    if (contentOverlap(content, spansOf(wanted.content)) < 0.5) return false;
    return !wanted.speaker || sameName(speaker, [wanted.speaker, ...(wanted.aliases ?? [])]);
  });
}

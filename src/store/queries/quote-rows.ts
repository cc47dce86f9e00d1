/** A quote's row and spans, back in the form of the record. */
import type { Quote, QuoteAct, QuoteType, SpeakerKind } from '../../record.js';
import { textOf } from '../../span.js';
import { spansIn } from '../span-list.js';

/** Of `quotes q`, `speakers s` and `entities e`. */
export const QUOTE_COLUMNS = `q.key, q.id AS quoteId, q.type, q.act, q.text, q.confidence,
  q.content_spans AS contentSpans, q.cue_spans AS cueSpans, q.source_spans AS sourceSpans,
  q.evidence, q.checked, s.name AS speakerName, s.kind AS speakerKind, e.id AS entityId`;

export const SPEAKER_JOINS = `LEFT JOIN speakers s ON s.key = q.speaker_key LEFT JOIN entities e ON e.article_key = q.article_key AND e.position = q.entity`;

export interface QuoteRow {
  readonly key: number;
  readonly quoteId: string;
  readonly type: QuoteType;
  readonly act: QuoteAct;
  readonly text: string;
  readonly confidence: number;
  readonly contentSpans: string;
  readonly cueSpans: string;
  readonly sourceSpans: string | null;
  readonly evidence: string | null;
  readonly checked: 'confirmed' | 'corrected' | null;
  readonly speakerName: string | null;
  readonly speakerKind: SpeakerKind | null;
  readonly entityId: string | null;
}

/** `text` is the article's. */
export function quoteOf(quote: QuoteRow, text: string): Quote {
  const [source] = quote.sourceSpans === null ? [] : spansIn(quote.sourceSpans);
  return {
    id: quote.quoteId,
    type: quote.type,
    act: quote.act,
    content: spansIn(quote.contentSpans),
    text: quote.text,
    cue: spansIn(quote.cueSpans),
    source: source ? { ...source, text: textOf(text, [source]) } : null,
    speaker: speakerOf(quote),
    confidence: quote.confidence,
    ...(quote.checked !== null && { [quote.checked]: true as const }),
  };
}

function speakerOf({ speakerName: name, speakerKind: kind, entityId, evidence }: QuoteRow): Quote['speaker'] {
  if (name === null || kind === null) return null;
  return { name, kind, entity: entityId, ...(evidence !== null && { evidence }) };
}

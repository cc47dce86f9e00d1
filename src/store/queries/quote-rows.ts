/** A quote's row and spans, back in the form of the record. */
import type { Quote, QuoteAct, QuoteType, SpeakerKind } from '../../record.js';
import { textOf, type Span } from '../../span.js';
import { rows } from '../connection.js';
import type { Store } from '../types.js';

/** Of `quotes q`, `speakers s` and `entities e`. */
export const QUOTE_COLUMNS = `q.key, q.id AS quoteId, q.type, q.act, q.text, q.confidence,
  q.evidence, q.checked, s.name AS speakerName, s.kind AS speakerKind, e.id AS entityId`;

export const SPEAKER_JOINS = `LEFT JOIN speakers s ON s.key = q.speaker_key LEFT JOIN entities e ON e.key = q.entity_key`;

export interface QuoteRow {
  readonly key: number;
  readonly quoteId: string;
  readonly type: QuoteType;
  readonly act: QuoteAct;
  readonly text: string;
  readonly confidence: number;
  readonly evidence: string | null;
  readonly checked: 'confirmed' | 'corrected' | null;
  readonly speakerName: string | null;
  readonly speakerKind: SpeakerKind | null;
  readonly entityId: string | null;
}

interface SpanRow extends Span {
  readonly role: 'content' | 'cue' | 'source';
}

const SPANS = 'SELECT role, start, "end" FROM quote_spans WHERE quote_key = ? ORDER BY role, position';

/** `text` is the article's. */
export function quoteOf(store: Store, quote: QuoteRow, text: string): Quote {
  const spans = rows<SpanRow>(store, SPANS, quote.key);
  const inRole = (role: SpanRow['role']) =>
    spans.filter((span) => span.role === role).map(({ start, end }) => ({ start, end }));
  const source = inRole('source')[0];
  return {
    id: quote.quoteId,
    type: quote.type,
    act: quote.act,
    content: inRole('content'),
    text: quote.text,
    cue: inRole('cue'),
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

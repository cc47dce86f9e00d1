/**
 * A record as the rows that it becomes, made without a database: whoever extracted it makes them too, and the writer only
 * binds their values.
 */
import { wordsIn } from '../quote-text.js';
import type { Article, DateMention, Entity, ExtractionRecord, Quote, SpeakerKind } from '../record.js';
import { textOf } from '../span.js';
import { findFault } from './check.js';
import { fold } from './fold.js';
import { entitiesWithin, mentionsInOrder, sentencesAround } from './place.js';
import { spanList } from './span-list.js';

export type Value = string | number | null;

/** Plain values only, so that it may travel between threads. */
export interface RecordRows extends QuoteRows {
  /** Why the record cannot be stored; there are no rows then. */
  readonly fault: string | null;
  /** Values of ARTICLE_COLUMNS. */
  readonly article: readonly Value[];
  /** Columns of article_texts beside the text. */
  readonly sentences: string;
  readonly dates: string;
  /** Values of ENTITY_COLUMNS. */
  readonly entities: readonly (readonly Value[])[];
}

/** A story's quotes, in the order of the record. */
export interface QuoteRows {
  /** The story's. */
  readonly publishedAt: string | null;
  /** Values of QUOTE_COLUMNS. */
  readonly quotes: readonly (readonly Value[])[];
  /** Each quote's speaker. */
  readonly speakers: readonly (SpeakerRow | null)[];
  readonly counts: QuoteCounts;
}

export type SpeakerRow = readonly [name: string, kind: SpeakerKind];

/** What is counted of a story's quotes: by kind, and for each entity those that mention it and those that it speaks. */
export interface QuoteCounts {
  readonly direct: number;
  readonly mixed: number;
  readonly indirect: number;
  readonly thought: number;
  readonly withSpeaker: number;
  readonly mentioning: readonly number[];
  readonly spoken: readonly number[];
}

/** Beside where it came from and who extracted it. */
export const ARTICLE_COLUMNS = [
  ...['id', 'title', 'title_folded', 'published_at', 'url', 'publisher', 'author', 'extra'],
  ...['sentence_count', 'quote_count', 'mixed_count', 'indirect_count', 'thought_count'],
];

/** Beside the key of its article. */
export const ENTITY_COLUMNS = [
  ...['position', 'id', 'type', 'subtype', 'name', 'folded', 'aliases', 'aliases_folded', 'description'],
  ...['mentions', 'mention_count', 'quotes_mentioning', 'quotes_spoken'],
];

/** Beside the keys of its article and speaker, and its article's date. */
export const QUOTE_COLUMNS = [
  ...['position', 'id', 'type', 'act', 'text', 'content_spans', 'cue_text', 'cue_spans', 'source_text'],
  ...[
    'source_spans',
    'entity',
    'mentions',
    'evidence',
    'confidence',
    'words',
    'sentence_start',
    'sentence_end',
  ],
  'checked',
];

const NO_QUOTES = {
  ...{ direct: 0, mixed: 0, indirect: 0, thought: 0, withSpeaker: 0 },
  ...{ mentioning: [], spoken: [] },
};

export function recordRows(article: Article, record: ExtractionRecord): RecordRows {
  const fault = findFault(article, record);
  if (fault !== null) {
    const nothing = {
      publishedAt: null,
      article: [],
      sentences: '',
      dates: '',
      entities: [],
      quotes: [],
      speakers: [],
    };
    return { fault, ...nothing, counts: NO_QUOTES };
  }
  const told = quoteRows(article.text, record);
  return {
    fault,
    article: articleRow(record, told.counts),
    sentences: spanList(record.sentences),
    dates: dateList(record.dates),
    entities: record.entities.map((entity, position) => entityRow(entity, position, told.counts)),
    ...told,
  };
}

function articleRow(record: ExtractionRecord, { mixed, indirect, thought }: QuoteCounts): Value[] {
  const { id, title, publishedAt = null, url = null, publisher = null, author = null, extra } = record;
  const titles = title === undefined ? [null, null] : [title, fold(title)];
  const others = [publishedAt, url, publisher, author, extra ? JSON.stringify(extra) : null];
  return [id, ...titles, ...others, record.sentences.length, record.quotes.length, mixed, indirect, thought];
}

function entityRow(entity: Entity, position: number, { mentioning, spoken }: QuoteCounts): Value[] {
  const { id, type, subtype = null, name, aliases, description = null, mentions } = entity;
  const others = aliases.length > 0;
  // In the order of ENTITY_COLUMNS.
  // prettier-ignore
  return [
    position, id, type, subtype, name, fold(name), others ? JSON.stringify(aliases) : null,
    others ? aliases.map(fold).join('\n') : null, description, spanList(mentions), mentions.length,
    mentioning[position]!, spoken[position]!,
  ];
}

/** As the column holds them; see migrations/lean-rows.ts. */
function dateList(dates: readonly DateMention[]): string {
  return JSON.stringify(
    // What is undefined becomes null.
    dates.map(({ start, end, text, type, value, certain, rule, mod, freq, quant }) => {
      const sure = certain === undefined ? null : Number(certain);
      return [start, end, text, type, value, sure, rule, mod, freq, quant];
    }),
  );
}

export function quoteRows(text: string, record: ExtractionRecord): QuoteRows {
  const { quotes, entities, sentences } = record;
  const places = new Map(entities.map(({ id }, position) => [id, position]));
  const mentions = quotes.length > 0 ? mentionsInOrder(entities) : [];
  const mentioning = entities.map(() => 0);
  const spoken = entities.map(() => 0);
  const counts = { direct: 0, mixed: 0, indirect: 0, thought: 0, withSpeaker: 0, mentioning, spoken };
  const rows = quotes.map((quote, position) => {
    const { speaker, type, act } = quote;
    counts[type]++;
    if (act === 'thought') counts.thought++;
    if (speaker) counts.withSpeaker++;
    const entity = speaker?.entity == null ? null : places.get(speaker.entity)!;
    if (entity !== null) spoken[entity]!++;
    const mentioned = entitiesWithin(mentions, quote.content);
    for (const place of mentioned) mentioning[place]!++;
    const sentence = sentencesAround(sentences, quote);
    return quoteRow(quote, { text, position, entity, mentioned, sentence });
  });
  const publishedAt = record.publishedAt ?? null;
  return { publishedAt, quotes: rows, speakers: quotes.map(speakerRow), counts };
}

interface QuotePlace {
  readonly text: string;
  readonly position: number;
  readonly entity: number | null;
  readonly mentioned: number[];
  readonly sentence: { readonly start: number; readonly end: number };
}

function quoteRow(quote: Quote, { text, position, entity, mentioned, sentence }: QuotePlace): Value[] {
  const { source, speaker } = quote;
  // In the order of QUOTE_COLUMNS.
  // prettier-ignore
  return [
    position, quote.id, quote.type, quote.act, quote.text, spanList(quote.content), textOf(text, quote.cue),
    spanList(quote.cue), source?.text ?? null, source ? `[[${source.start},${source.end}]]` : null, entity,
    mentioned.length > 0 ? `[${mentioned.join(',')}]` : null, speaker?.evidence ?? null,
    quote.confidence, wordsIn(quote.text), sentence.start, sentence.end, checkedAs(quote),
  ];
}

function checkedAs({ confirmed, corrected }: Quote): 'confirmed' | 'corrected' | null {
  if (corrected) return 'corrected';
  return confirmed ? 'confirmed' : null;
}

function speakerRow({ speaker }: Quote): SpeakerRow | null {
  return speaker && [speaker.name, speaker.kind];
}

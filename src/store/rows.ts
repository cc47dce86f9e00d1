/** One article's rows: written whole, deleted whole. Callers hold a transaction. */
import { wordsIn } from '../quote-text.js';
import type { DateMention, Entity, ExtractionRecord, Quote, Speaker } from '../record.js';
import { textOf, type Span } from '../span.js';
import { row, rows, statement } from './connection.js';
import { fold } from './fold.js';
import { entitiesWithin, mentionsInOrder, sentencesAround } from './place.js';
import { demandSearchable, makeSearchable } from './searchable.js';
import { spanList } from './span-list.js';
import type { Store, StoredArticle } from './types.js';

/** Writes everything that hangs on the article's row. */
export function insertRecord(store: Store, articleKey: number, { article, record }: StoredArticle): void {
  statement(
    store,
    'INSERT OR REPLACE INTO article_texts (article_key, text, sentences) VALUES (?, ?, ?)',
  ).run(articleKey, article.text, spanList(record.sentences));
  record.dates.forEach((date, position) => insertDate(store, articleKey, position, date));
  record.entities.forEach((entity, position) => insertEntity(store, articleKey, position, entity));
  insertQuotes(store, articleKey, { text: article.text, record });
}

/** A text and what was written down of it. */
interface Told {
  readonly text: string;
  readonly record: ExtractionRecord;
}

/** Writes the record's quotes and makes them searchable; its entities are there already, and no quotes. */
export function insertQuotes(store: Store, articleKey: number, { text, record }: Told): void {
  if (record.quotes.length === 0) return;
  const entities = rows<{ id: string; key: number }>(
    store,
    'SELECT id, key FROM entities WHERE article_key = ?',
    articleKey,
  );
  const keys = new Map(entities.map(({ id, key }) => [id, key]));
  const mentions = mentionsInOrder(record.entities);
  record.quotes.forEach((quote, position) => {
    const entityKey = quote.speaker?.entity == null ? null : keys.get(quote.speaker.entity)!;
    const sentence = sentencesAround(record.sentences, [...quote.content, ...quote.cue]);
    const place: QuotePlace = { articleKey, publishedAt: record.publishedAt, position, entityKey, sentence };
    const quoteKey = insertQuote(store, place, quote, text);
    for (const id of entitiesWithin(mentions, quote.content)) {
      statement(store, 'INSERT INTO quote_mentions VALUES (?, ?)').run(quoteKey, keys.get(id));
    }
  });
  makeSearchable(store, articleKey);
}

/** Deletes everything that hangs on the article's row, and the speakers that nothing else quotes. */
export function deleteRecord(store: Store, articleKey: number): void {
  deleteQuotes(store, articleKey);
  for (const table of ['extracted_quotes', 'entities', 'dates']) {
    statement(store, `DELETE FROM ${table} WHERE article_key = ?`).run(articleKey);
  }
}

/** Deletes the article's quotes, and the speakers that nothing else quotes. */
export function deleteQuotes(store: Store, articleKey: number): void {
  demandSearchable(store, articleKey);
  const speakers = statement(store, 'SELECT DISTINCT speaker_key FROM quotes WHERE article_key = ?')
    .pluck()
    .all(articleKey);
  statement(store, 'DELETE FROM quotes WHERE article_key = ?').run(articleKey);
  for (const key of speakers) {
    statement(
      store,
      'DELETE FROM speakers WHERE key = ? AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_key = speakers.key)',
    ).run(key);
  }
}

interface QuotePlace {
  readonly articleKey: number;
  readonly publishedAt: string | undefined;
  readonly position: number;
  readonly entityKey: number | null;
  readonly sentence: Span;
}

const INSERT_QUOTE = `
INSERT INTO quotes (article_key, published_at, id, position, type, act, text, content_spans, cue_text, cue_spans,
  source_text, source_spans, speaker_key, entity_key, evidence, confidence, words, sentence_start, sentence_end,
  checked)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function insertQuote(store: Store, place: QuotePlace, quote: Quote, text: string): number {
  const { source, speaker } = quote;
  return keyOf(
    statement(store, INSERT_QUOTE).run(
      place.articleKey,
      place.publishedAt,
      quote.id,
      place.position,
      quote.type,
      quote.act,
      quote.text,
      spanList(quote.content),
      textOf(text, quote.cue),
      spanList(quote.cue),
      source?.text,
      source ? spanList([{ start: source.start, end: source.end }]) : '[]',
      speaker && speakerKey(store, speaker),
      place.entityKey,
      speaker?.evidence,
      quote.confidence,
      wordsIn(quote.text),
      place.sentence.start,
      place.sentence.end,
      checkedAs(quote),
    ),
  );
}

function checkedAs({ confirmed, corrected }: Quote): 'confirmed' | 'corrected' | null {
  if (corrected) return 'corrected';
  return confirmed ? 'confirmed' : null;
}

function speakerKey(store: Store, { name, kind }: Speaker): number {
  const known = row<{ key: number }>(
    store,
    'SELECT key FROM speakers WHERE name = ? AND kind = ?',
    name,
    kind,
  );
  if (known) return known.key;
  return keyOf(
    statement(store, 'INSERT INTO speakers (name, kind, folded) VALUES (?, ?, ?)').run(
      name,
      kind,
      fold(name),
    ),
  );
}

const INSERT_ENTITY = `
INSERT INTO entities (article_key, id, position, type, subtype, name, folded, description, mentions, mention_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function insertEntity(store: Store, articleKey: number, position: number, entity: Entity): void {
  const { id, type, subtype, name, description, mentions } = entity;
  const key = keyOf(
    statement(store, INSERT_ENTITY).run(
      ...[articleKey, id, position, type, subtype, name, fold(name), description],
      ...[spanList(mentions), mentions.length],
    ),
  );
  entity.aliases.forEach((alias, index) => {
    statement(store, 'INSERT INTO aliases VALUES (?, ?, ?, ?)').run(key, index, alias, fold(alias));
  });
}

function insertDate(store: Store, articleKey: number, position: number, date: DateMention): void {
  const { start, end, text, type, value, certain, rule, mod, freq, quant } = date;
  const sure = certain === undefined ? null : Number(certain);
  statement(store, 'INSERT INTO dates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[articleKey, position, start, end, text, type, value, sure, rule, mod, freq, quant],
  );
}

function keyOf({ lastInsertRowid }: { readonly lastInsertRowid: number | bigint }): number {
  return Number(lastInsertRowid);
}

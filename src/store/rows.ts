/** One article's rows: written whole, deleted whole. Callers hold a transaction. */
import type { ExtractionRecord } from '../record.js';
import { connectionOf, row, statement } from './connection.js';
import { fold } from './fold.js';
import {
  ENTITY_COLUMNS,
  QUOTE_COLUMNS,
  quoteRows,
  type QuoteRows,
  type RecordRows,
  type SpeakerRow,
} from './record-rows.js';
import { demandSearchable, makeSearchable } from './searchable.js';
import type { Store } from './types.js';

const INSERT_TEXT =
  'INSERT OR REPLACE INTO article_texts (article_key, text, sentences, dates) VALUES (?, ?, ?, ?)';

/** Writes everything that hangs on the article's row. */
export function insertRecord(store: Store, key: number, text: string, rows: RecordRows): void {
  statement(store, INSERT_TEXT).run(key, text, rows.sentences, rows.dates);
  const insertEntity = statement(store, INSERT_ENTITY);
  // Values one by one: the driver takes them in less time than those of an array.
  for (const entity of rows.entities) insertEntity.run(key, ...entity);
  insertQuotes(store, key, rows);
}

const INSERT_ENTITY = insert('entities', ['article_key', ...ENTITY_COLUMNS]);
const INSERT_QUOTE = insert('quotes', ['article_key', 'published_at', 'speaker_key', ...QUOTE_COLUMNS]);
const INSERT_SPEAKER = insert('speakers', ['name', 'kind', 'folded']);

export function insert(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function insertQuotes(store: Store, key: number, { publishedAt, quotes, speakers }: QuoteRows): void {
  if (quotes.length === 0) return;
  const insertQuote = statement(store, INSERT_QUOTE);
  quotes.forEach((quote, index) => {
    const speaker = speakers[index];
    insertQuote.run(key, publishedAt, speaker ? speakerKey(store, speaker) : null, ...quote);
  });
  makeSearchable(store, key);
}

const COUNT_QUOTES =
  'UPDATE articles SET quote_count = ?, mixed_count = ?, indirect_count = ?, thought_count = ? WHERE key = ?';
const COUNT_OF_ENTITY =
  'UPDATE entities SET quotes_mentioning = ?, quotes_spoken = ? WHERE article_key = ? AND position = ?';

/** Writes other quotes in the place of the article's own; the rest of its record stays. */
export function replaceQuotes(store: Store, key: number, text: string, record: ExtractionRecord): void {
  deleteQuotes(store, key);
  const rows = quoteRows(text, record);
  insertQuotes(store, key, rows);
  const { mixed, indirect, thought, mentioning, spoken } = rows.counts;
  statement(store, COUNT_QUOTES).run(rows.quotes.length, mixed, indirect, thought, key);
  const count = statement(store, COUNT_OF_ENTITY);
  mentioning.forEach((quotes, position) => count.run(quotes, spoken[position], key, position));
}

/** Deletes everything that hangs on the article's row but its text, and the speakers that nothing else quotes. */
export function deleteRecord(store: Store, articleKey: number): void {
  deleteQuotes(store, articleKey);
  for (const table of ['extracted_quotes', 'entities']) {
    statement(store, `DELETE FROM ${table} WHERE article_key = ?`).run(articleKey);
  }
}

/** Deletes the article's quotes, and the speakers that nothing else quotes. */
function deleteQuotes(store: Store, articleKey: number): void {
  demandSearchable(store, articleKey);
  const speakers = statement(store, 'SELECT DISTINCT speaker_key FROM quotes WHERE article_key = ?')
    .pluck()
    .all(articleKey);
  statement(store, 'DELETE FROM quotes WHERE article_key = ?').run(articleKey);
  connectionOf(store).speakers.clear();
  for (const key of speakers) {
    statement(
      store,
      'DELETE FROM speakers WHERE key = ? AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_key = speakers.key)',
    ).run(key);
  }
}

function speakerKey(store: Store, [name, kind]: SpeakerRow): number {
  const { speakers } = connectionOf(store);
  const named = `${kind} ${name}`;
  let key = speakers.get(named);
  if (key === undefined) speakers.set(named, (key = storedSpeaker(store, [name, kind])));
  return key;
}

function storedSpeaker(store: Store, [name, kind]: SpeakerRow): number {
  const sql = 'SELECT key FROM speakers WHERE name = ? AND kind = ?';
  const known = row<{ key: number }>(store, sql, name, kind);
  if (known) return known.key;
  const added = statement(store, INSERT_SPEAKER).run(name, kind, fold(name));
  return Number(added.lastInsertRowid);
}

import { createHash } from 'node:crypto';
import { OnrecordError } from '../errors.js';
import type { Failure } from '../origin.js';
import type { ExtractionRecord } from '../record.js';
import { findFault } from './check.js';
import { connectionOf, row, statement } from './connection.js';
import { applyCorrections } from './corrections/apply.js';
import { explained } from './faults.js';
import { fold } from './fold.js';
import { deleteRecord, insertRecord } from './rows.js';
import type { BatchResult, KnownArticle, Store, StoredArticle } from './types.js';

/** What is stored under an article's id, for leaving out what needs no extraction; null where it is new. */
export function knownArticle(store: Store, id: string): KnownArticle | null {
  const sql = 'SELECT content_hash AS contentHash, extractor, run_id AS run FROM articles WHERE id = ?';
  return row<KnownArticle>(store, sql, id) ?? null;
}

/**
 * Stores a batch of a started run in one transaction, its counts in `runs` included: after a crash it is there whole or
 * not at all. An article whose record is not sound becomes a failure; one that says the same as before is left alone.
 * Errors: 'store-unwritable' (disk full, read-only), 'store-locked'; the batch is then not stored.
 */
export function saveBatch(
  store: Store,
  runId: number,
  articles: readonly StoredArticle[],
  failures: readonly Failure[],
): BatchResult {
  const { database, lock } = connectionOf(store);
  if (!lock) throw new OnrecordError('internal', 'saveBatch needs a started run: call startRun first');
  return explained(store.path, () =>
    database.transaction(() => save(store, runId, articles, failures)).immediate(),
  );
}

function save(
  store: Store,
  runId: number,
  articles: readonly StoredArticle[],
  failures: readonly Failure[],
): BatchResult {
  const { extractor } = row<{ extractor: string }>(store, 'SELECT extractor FROM runs WHERE id = ?', runId)!;
  const tally = { added: 0, replaced: 0, unchanged: 0, quotes: 0 };
  const rejected: Failure[] = [];
  for (const stored of articles) {
    const fault = findFault(stored);
    if (fault) {
      rejected.push(rejection(stored, fault));
      continue;
    }
    const change = saveArticle(store, runId, extractor, stored);
    tally[change]++;
    if (change !== 'unchanged') tally.quotes += stored.record.quotes.length;
  }
  for (const failure of [...failures, ...rejected]) saveFailure(store, runId, failure);
  statement(
    store,
    'UPDATE runs SET added = added + ?, replaced = replaced + ?, quotes = quotes + ? WHERE id = ?',
  ).run(tally.added, tally.replaced, tally.quotes, runId);
  return { ...tally, rejected };
}

function rejection({ article, origin }: StoredArticle, fault: string): Failure {
  const message = `the record is not sound: ${fault}. This is a fault in onrecord: please report it with the article`;
  return { origin, articleId: article.id, stage: 'store', code: 'record-invalid', message };
}

function saveArticle(
  store: Store,
  runId: number,
  extractor: string,
  stored: StoredArticle,
): 'added' | 'replaced' | 'unchanged' {
  const { id } = stored.article;
  clearFailures(store, stored);
  const recordHash = hashOf(stored.record);
  const known = row<{ key: number; content_hash: string; record_hash: string; extractor: string }>(
    store,
    'SELECT key, content_hash, record_hash, extractor FROM articles WHERE id = ?',
    id,
  );
  if (known?.content_hash === stored.contentHash && known.record_hash === recordHash) {
    if (known.extractor !== extractor) {
      statement(store, 'UPDATE articles SET extractor = ? WHERE key = ?').run(extractor, known.key);
    }
    return 'unchanged';
  }
  if (known) deleteRecord(store, known.key);
  const articleKey = upsertArticle(store, { run_id: runId, extractor, record_hash: recordHash }, stored);
  insertRecord(store, articleKey, stored);
  applyCorrections(store, id);
  return known ? 'replaced' : 'added';
}

/** What went wrong with this input before is mended. */
function clearFailures(store: Store, { article, origin }: StoredArticle): void {
  statement(store, 'DELETE FROM failures WHERE article_id = ?').run(article.id);
  statement(
    store,
    `DELETE FROM failures WHERE origin_path = ? AND ifnull(origin_line, 0) = ? AND ifnull(article_id, '') = ''`,
  ).run(origin.path, origin.line ?? 0);
}

const COLUMNS = [
  ...['id', 'content_hash', 'record_hash', 'extractor', 'run_id', 'origin_path', 'origin_line', 'title'],
  ...['title_folded', 'published_at', 'url', 'publisher', 'author', 'sentence_count', 'quote_count', 'extra'],
];

const UPSERT_ARTICLE = `
INSERT INTO articles (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})
ON CONFLICT (id) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}
RETURNING key`;

interface Provenance {
  readonly run_id: number;
  readonly extractor: string;
  readonly record_hash: string;
}

function upsertArticle(store: Store, provenance: Provenance, stored: StoredArticle): number {
  const { article, record, contentHash, origin } = stored;
  const { key } = statement(store, UPSERT_ARTICLE).get({
    ...provenance,
    id: record.id,
    content_hash: contentHash,
    origin_path: origin.path,
    origin_line: origin.line,
    title: record.title,
    title_folded: record.title === undefined ? null : fold(record.title),
    published_at: record.publishedAt,
    url: record.url,
    publisher: record.publisher,
    author: record.author,
    sentence_count: record.sentences.length,
    quote_count: record.quotes.length,
    extra: record.extra && JSON.stringify(record.extra),
  }) as { key: number };
  statement(store, 'INSERT OR REPLACE INTO article_texts VALUES (?, ?)').run(key, article.text);
  return key;
}

/** One row an input: seen again by the same run with the same reason, it stays as it is. */
const UPSERT_FAILURE = `
INSERT INTO failures (run_id, origin_path, origin_line, article_id, stage, code, message, failed_at)
VALUES (@runId, @path, @line, @articleId, @stage, @code, @message, strftime('%Y-%m-%dT%H:%M:%fZ'))
ON CONFLICT DO UPDATE SET run_id = excluded.run_id, stage = excluded.stage, code = excluded.code,
  message = excluded.message, failed_at = excluded.failed_at
WHERE (run_id, stage, code, message) IS NOT (excluded.run_id, excluded.stage, excluded.code, excluded.message)`;

function saveFailure(
  store: Store,
  runId: number,
  { origin, articleId, stage, code, message }: Failure,
): void {
  statement(store, UPSERT_FAILURE).run({
    ...{ runId, path: origin.path, line: origin.line, articleId, stage, code, message },
  });
}

function hashOf(record: ExtractionRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 32);
}

import { OnrecordError } from '../errors.js';
import type { Failure } from '../origin.js';
import { findFault } from './check.js';
import { connectionOf, row, statement } from './connection.js';
import { applyCorrections } from './corrections/apply.js';
import { explained } from './faults.js';
import { fold } from './fold.js';
import { recordHash } from './record-hash.js';
import { deleteRecord, insertRecord } from './rows.js';
import { indexedTogether } from './searchable.js';
import type { BatchResult, KnownArticle, ProgressMark, Store, StoredArticle } from './types.js';

const KNOWN = `
SELECT content_hash AS contentHash, extractor, run_id AS run, origin_path AS path, origin_line AS line
FROM articles WHERE id = ?`;

/** What is stored under an article's id, for leaving out what needs no extraction; null where it is new. */
export function knownArticle(store: Store, id: string): KnownArticle | null {
  const found = row<Omit<KnownArticle, 'origin'> & { path: string; line: number | null }>(store, KNOWN, id);
  if (!found) return null;
  const { path, line, ...known } = found;
  return { ...known, origin: { path, ...(line !== null && { line }) } };
}

/**
 * Stores a batch of a started run in one transaction, its counts and how far the run has come included: after a crash it is there whole or
 * not at all. An article whose record is not sound becomes a failure; one that says the same as before is left alone.
 * Errors: 'store-unwritable' (disk full, read-only), 'store-locked'; the batch is then not stored.
 */
export function saveBatch(
  store: Store,
  runId: number,
  articles: readonly StoredArticle[],
  failures: readonly Failure[],
  mark: ProgressMark | null = null,
): BatchResult {
  const { database, lock } = connectionOf(store);
  if (!lock) throw new OnrecordError('internal', 'saveBatch needs a started run: call startRun first');
  return explained(store.path, () =>
    database
      .transaction(() => indexedTogether(store, () => save(store, runId, articles, failures, mark)))
      .immediate(),
  );
}

function save(
  store: Store,
  runId: number,
  articles: readonly StoredArticle[],
  failures: readonly Failure[],
  mark: ProgressMark | null,
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
    const change = saveArticle(store, runId, stored.extractor ?? extractor, stored);
    tally[change]++;
    if (change !== 'unchanged') tally.quotes += stored.record.quotes.length;
  }
  for (const failure of [...failures, ...rejected]) saveFailure(store, runId, failure);
  statement(
    store,
    'UPDATE runs SET added = added + ?, replaced = replaced + ?, quotes = quotes + ? WHERE id = ?',
  ).run(tally.added, tally.replaced, tally.quotes, runId);
  if (mark) moveMark(store, runId, mark);
  return { ...tally, rejected };
}

function moveMark(store: Store, runId: number, { items, bytes, origin, seconds }: ProgressMark): void {
  statement(
    store,
    `UPDATE runs SET items = ?, bytes = ?, reached_path = ?, reached_line = ?, seconds = seconds + ? WHERE id = ?`,
  ).run(items, bytes, origin?.path, origin?.line, seconds, runId);
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
  const hash = stored.recordHash ?? recordHash(JSON.stringify(stored.record));
  const known = row<{ key: number; content_hash: string; record_hash: string; extractor: string }>(
    store,
    'SELECT key, content_hash, record_hash, extractor FROM articles WHERE id = ?',
    id,
  );
  if (known?.content_hash === stored.contentHash && known.record_hash === hash) {
    if (known.extractor !== extractor) {
      statement(store, 'UPDATE articles SET extractor = ? WHERE key = ?').run(extractor, known.key);
    }
    return 'unchanged';
  }
  if (known) deleteRecord(store, known.key);
  const provenance = { run_id: runId, extractor, record_hash: hash };
  const articleKey = writeArticle(store, provenance, stored, known?.key);
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

const INSERT_ARTICLE = `
INSERT INTO articles (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;

const UPDATE_ARTICLE = `UPDATE articles SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`;

interface Provenance {
  readonly run_id: number;
  readonly extractor: string;
  readonly record_hash: string;
}

/** Writes the article's own row, over the one under `known` where there is one; gives its key. */
function writeArticle(store: Store, provenance: Provenance, stored: StoredArticle, known?: number): number {
  const { record, contentHash, origin } = stored;
  const { id, title, publishedAt, url, publisher, author, extra, sentences, quotes } = record;
  const values = [
    ...[id, contentHash, provenance.record_hash, provenance.extractor, provenance.run_id],
    ...[
      origin.path,
      origin.line,
      title,
      title === undefined ? null : fold(title),
      publishedAt,
      url,
      publisher,
    ],
    ...[author, sentences.length, quotes.length, extra && JSON.stringify(extra)],
  ];
  if (known === undefined) return Number(statement(store, INSERT_ARTICLE).run(values).lastInsertRowid);
  statement(store, UPDATE_ARTICLE).run(values, known);
  return known;
}

/** One row an input: seen again by the same run with the same reason, it stays as it is. */
const UPSERT_FAILURE = `
INSERT INTO failures (run_id, origin_path, origin_line, article_id, stage, code, message, content_hash, extractor, failed_at)
VALUES (@runId, @path, @line, @articleId, @stage, @code, @message, @contentHash, @extractor, strftime('%Y-%m-%dT%H:%M:%fZ'))
ON CONFLICT DO UPDATE SET run_id = excluded.run_id, stage = excluded.stage, code = excluded.code,
  message = excluded.message, content_hash = excluded.content_hash, extractor = excluded.extractor,
  failed_at = excluded.failed_at
WHERE (run_id, stage, code, message, content_hash, extractor)
  IS NOT (excluded.run_id, excluded.stage, excluded.code, excluded.message, excluded.content_hash, excluded.extractor)`;

function saveFailure(store: Store, runId: number, failure: Failure): void {
  const { origin, articleId, stage, code, message, basis } = failure;
  statement(store, UPSERT_FAILURE).run({
    ...{ runId, path: origin.path, line: origin.line, articleId, stage, code, message },
    ...{ contentHash: basis?.contentHash, extractor: basis?.extractor },
  });
}

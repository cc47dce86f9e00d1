import { isDeepStrictEqual } from 'node:util';
import { OnrecordError } from '../errors.js';
import type { Failure } from '../origin.js';
import { connectionOf, row, statement } from './connection.js';
import { applyCorrections, keptQuotes } from './corrections/apply.js';
import { explained } from './faults.js';
import { readStory } from './queries/story.js';
import { ARTICLE_COLUMNS, recordRows, type QuoteCounts, type RecordRows } from './record-rows.js';
import { deleteRecord, insert, insertRecord } from './rows.js';
import { indexedTogether } from './searchable.js';
import type {
  BatchResult,
  KnownArticle,
  PreparedArticle,
  ProgressMark,
  Store,
  StoredArticle,
} from './types.js';

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
  articles: readonly (StoredArticle | PreparedArticle)[],
  failures: readonly Failure[],
  mark: ProgressMark | null = null,
): BatchResult {
  const { database, lock, speakers } = connectionOf(store);
  if (!lock) throw new OnrecordError('internal', 'saveBatch needs a started run: call startRun first');
  const prepared = articles.map((article) => ('rows' in article ? article : prepare(article)));
  speakers.clear();
  return explained(store.path, () =>
    database
      .transaction(() => indexedTogether(store, () => save(store, runId, prepared, failures, mark)))
      .immediate(),
  );
}

function prepare({ record, ...stored }: StoredArticle): PreparedArticle {
  const rows = recordRows(stored.article, record);
  return { ...stored, rows: () => rows };
}

function save(
  store: Store,
  runId: number,
  articles: readonly PreparedArticle[],
  failures: readonly Failure[],
  mark: ProgressMark | null,
): BatchResult {
  const { extractor } = row<{ extractor: string }>(store, 'SELECT extractor FROM runs WHERE id = ?', runId)!;
  const there = row<There>(store, THERE)!;
  const tally = { added: 0, replaced: 0, unchanged: 0, quotes: 0 };
  const found = { direct: 0, mixed: 0, indirect: 0, withSpeaker: 0 };
  const rejected: Failure[] = [];
  for (const prepared of articles) {
    const rows = prepared.rows();
    if (rows.fault !== null) {
      rejected.push(rejection(prepared, rows.fault));
      continue;
    }
    const provenance = { runId, extractor: prepared.extractor ?? extractor };
    const change = saveArticle(store, provenance, { ...prepared, rows }, there);
    tally[change]++;
    if (change !== 'unchanged') tally.quotes += rows.quotes.length;
    addCounts(found, rows.counts);
  }
  for (const failure of [...failures, ...rejected]) saveFailure(store, runId, failure);
  statement(
    store,
    'UPDATE runs SET added = added + ?, replaced = replaced + ?, quotes = quotes + ? WHERE id = ?',
  ).run(tally.added, tally.replaced, tally.quotes, runId);
  if (mark) moveMark(store, runId, mark);
  return { ...tally, found, rejected };
}

type Found = { -readonly [Count in keyof BatchResult['found']]: number };

function addCounts(total: Found, { direct, mixed, indirect, withSpeaker }: QuoteCounts): void {
  total.direct += direct;
  total.mixed += mixed;
  total.indirect += indirect;
  total.withSpeaker += withSpeaker;
}

/** What most databases have none of, so that it need not be looked for with each article. */
interface There {
  readonly failures: number;
  readonly corrections: number;
}

const THERE = `
SELECT EXISTS (SELECT 1 FROM failures) AS failures,
  EXISTS (SELECT 1 FROM corrections) OR EXISTS (SELECT 1 FROM extracted_quotes) AS corrections`;

function moveMark(store: Store, runId: number, { items, bytes, origin, seconds }: ProgressMark): void {
  statement(
    store,
    `UPDATE runs SET items = ?, bytes = ?, reached_path = ?, reached_line = ?, seconds = seconds + ? WHERE id = ?`,
  ).run(items, bytes, origin?.path, origin?.line, seconds, runId);
}

function rejection({ article, origin }: PreparedArticle, fault: string): Failure {
  const message = `the record is not sound: ${fault}. This is a fault in onrecord: please report it with the article`;
  return { origin, articleId: article.id, stage: 'store', code: 'record-invalid', message };
}

/** With its rows at hand. */
interface ReadyArticle extends Omit<PreparedArticle, 'rows'> {
  readonly rows: RecordRows;
}

interface Provenance {
  readonly runId: number;
  readonly extractor: string;
}

function saveArticle(
  store: Store,
  provenance: Provenance,
  prepared: ReadyArticle,
  there: There,
): 'added' | 'replaced' | 'unchanged' {
  const { article, contentHash, rows } = prepared;
  const { extractor } = provenance;
  if (there.failures) clearFailures(store, prepared);
  const known = row<{ key: number; content_hash: string; extractor: string }>(
    store,
    'SELECT key, content_hash, extractor FROM articles WHERE id = ?',
    article.id,
  );
  if (known?.content_hash === contentHash && isStored(store, article.id, rows)) {
    if (known.extractor !== extractor) {
      statement(store, 'UPDATE articles SET extractor = ? WHERE key = ?').run(extractor, known.key);
    }
    return 'unchanged';
  }
  if (known) deleteRecord(store, known.key);
  const key = writeArticle(store, provenance, prepared, known?.key);
  insertRecord(store, key, article.text, rows);
  if (there.corrections) applyCorrections(store, article.id);
  return known ? 'replaced' : 'added';
}

/** Whether the rows are those of the record that is stored, corrections aside. */
function isStored(store: Store, id: string, rows: RecordRows): boolean {
  const { text, record } = readStory(store, id)!;
  const quotes = keptQuotes(store, id) ?? record.quotes;
  return isDeepStrictEqual(rows, recordRows({ id, text }, { ...record, quotes }));
}

/** What went wrong with this input before is mended. */
function clearFailures(store: Store, { article, origin }: ReadyArticle): void {
  statement(store, 'DELETE FROM failures WHERE article_id = ?').run(article.id);
  statement(
    store,
    `DELETE FROM failures WHERE origin_path = ? AND ifnull(origin_line, 0) = ? AND ifnull(article_id, '') = ''`,
  ).run(origin.path, origin.line ?? 0);
}

const COLUMNS = [
  ...['content_hash', 'extractor', 'run_id', 'origin_path', 'origin_line'],
  ...ARTICLE_COLUMNS,
];

const INSERT_ARTICLE = insert('articles', COLUMNS);
const UPDATE_ARTICLE = `UPDATE articles SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`;

/** Writes the article's own row, over the one under `known` where there is one; gives its key. */
function writeArticle(
  store: Store,
  { runId, extractor }: Provenance,
  { contentHash, origin, rows }: ReadyArticle,
  known?: number,
): number {
  const from = [contentHash, extractor, runId, origin.path, origin.line];
  if (known === undefined)
    return Number(statement(store, INSERT_ARTICLE).run(...from, ...rows.article).lastInsertRowid);
  statement(store, UPDATE_ARTICLE).run(...from, ...rows.article, known);
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

/** Which inputs could not be used, and why. */
import type { Failure } from '../../origin.js';
import { row, rows } from '../connection.js';
import type { FailureRow, Store } from '../types.js';

interface Row extends Omit<FailureRow, 'origin' | 'basis'> {
  readonly path: string;
  readonly line: number | null;
}

const FAILURES = `
SELECT run_id AS run, origin_path AS path, origin_line AS line, article_id AS articleId, stage, code, message,
  failed_at AS failedAt
FROM failures WHERE @run IS NULL OR run_id = @run ORDER BY origin_path, origin_line, article_id`;

/** What still stands: an input that was read well since is no longer listed. With `run`, those which that run met last. */
export function listFailures(
  store: Store,
  { run = null }: { readonly run?: number | null } = {},
): FailureRow[] {
  return rows<Row>(store, FAILURES, { run }).map(({ path, line, ...failure }) => {
    const origin: Failure['origin'] = { path, ...(line !== null && { line }) };
    return { origin, ...failure };
  });
}

/** The failure of an article whose extraction failed before on the same content with the same extractor, or null. */
export function knownFailure(
  store: Store,
  articleId: string,
  basis: NonNullable<Failure['basis']>,
): Omit<Failure, 'origin'> | null {
  const sql = `
    SELECT article_id AS articleId, stage, code, message FROM failures
    WHERE article_id = ? AND stage = 'extract' AND content_hash = ? AND extractor = ?`;
  const found = row<Omit<Failure, 'origin'>>(store, sql, articleId, basis.contentHash, basis.extractor);
  return found ? { ...found, basis } : null;
}

/** The failure of the page at this place, where its parsing took too much: it has a basis; or null. */
export function knownPageFailure(store: Store, origin: Failure['origin']): Failure | null {
  const sql = `
    SELECT article_id AS articleId, stage, code, message, content_hash AS contentHash, extractor FROM failures
    WHERE origin_path = ? AND ifnull(origin_line, 0) = ? AND ifnull(article_id, '') = '' AND content_hash IS NOT NULL`;
  type Found = Omit<Failure, 'origin' | 'basis'> & NonNullable<Failure['basis']>;
  const found = row<Found>(store, sql, origin.path, origin.line ?? 0);
  if (!found) return null;
  const { contentHash, extractor, ...failure } = found;
  return { origin, ...failure, basis: { contentHash, extractor } };
}

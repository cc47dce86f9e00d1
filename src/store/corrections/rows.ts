/** Corrections as rows. */
import type { Quote } from '../../record.js';
import { rows } from '../connection.js';
import type { Correction, CorrectionFilter, CorrectionKind, Store } from '../types.js';
import type { PlacedCorrection } from './correct.js';

interface Row {
  readonly number: number;
  readonly storyId: string;
  readonly title: string | null;
  readonly kind: CorrectionKind;
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly passage: string;
  readonly passageStart: number;
  readonly placed: number;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

const COLUMNS = `c.number, c.article_id AS storyId, a.title, c.kind, c.made_by AS "by", c.made_at AS "at", c.note,
  c.before, c.after, c.passage, c.passage_start AS passageStart, c.placed AND a.key IS NOT NULL AS placed,
  c.undone_by AS undoneBy, c.undone_at AS undoneAt
FROM corrections c LEFT JOIN articles a ON a.id = c.article_id`;

const LISTED = `
SELECT ${COLUMNS}
WHERE (@story IS NULL OR c.article_id = @story) AND (@by IS NULL OR c.made_by = @by) AND (@undone OR c.undone_at IS NULL)
ORDER BY c.number DESC LIMIT @limit OFFSET @offset`;

/** The latest first. */
export function listCorrections(store: Store, filter: CorrectionFilter = {}): Correction[] {
  const { story = null, by = null, undone = false, limit = -1, offset = 0 } = filter;
  return rows<Row>(store, LISTED, { story, by, undone: Number(undone), limit, offset }).map(correctionOf);
}

const COUNTED = `
SELECT count(*) AS count FROM corrections
WHERE (@story IS NULL OR article_id = @story) AND (@by IS NULL OR made_by = @by) AND (@undone OR undone_at IS NULL)`;

/** How many pass the filter; its limit and offset do not count. */
export function countCorrections(store: Store, filter: CorrectionFilter = {}): number {
  const { story = null, by = null, undone = false } = filter;
  return rows<{ count: number }>(store, COUNTED, { story, by, undone: Number(undone) })[0]!.count;
}

/** One correction, undone or not. */
export function readCorrection(store: Store, number: number): Correction | null {
  return rows<Row>(store, `SELECT ${COLUMNS} WHERE c.number = ?`, number).map(correctionOf)[0] ?? null;
}

const STANDING = `SELECT ${COLUMNS} WHERE c.article_id = ? AND c.undone_at IS NULL ORDER BY c.number`;

/** Those that stand, in the order in which they were made. */
export function standingCorrections(store: Store, storyId: string): PlacedCorrection[] {
  return rows<Row>(store, STANDING, storyId).map((row) => ({
    ...correctionOf(row),
    passage: { start: row.passageStart, text: row.passage },
  }));
}

function correctionOf(row: Row): Correction {
  const { number, storyId, title, kind, by, at, note, undoneBy, undoneAt } = row;
  return {
    number,
    story: { id: storyId, ...(title !== null && { title }) },
    kind,
    by,
    at,
    ...(note !== null && { note }),
    before: quoteIn(row.before),
    after: quoteIn(row.after),
    placed: row.placed === 1,
    ...(undoneBy !== null && undoneAt !== null && { undone: { by: undoneBy, at: undoneAt } }),
  };
}

function quoteIn(json: string | null): Quote | null {
  return json === null ? null : (JSON.parse(json) as Quote);
}

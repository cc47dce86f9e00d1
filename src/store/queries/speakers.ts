/** Who speaks, in how many quotes and words, in which stories. */
import type { SpeakerKind } from '../../record.js';
import { rows } from '../connection.js';
import type { QuoteFilter, SpeakerRow, Store, StoryRow } from '../types.js';
import { HEADING_COLUMNS, headingOf, type HeadingRow } from './columns.js';
import { conditionsOf, page } from './conditions.js';

/** The speakers of the quotes that pass the filter, the most quoted first; limit and offset count speakers. */
export function listSpeakers(store: Store, filter: QuoteFilter = {}): SpeakerRow[] {
  const { sql, parameters } = conditionsOf(filter);
  const { sql: limit, parameters: limits } = page(filter);
  const query = `
    SELECT s.name, s.kind, quotes, words, stories, substr(first, 1, 10) AS "from", substr(last, 1, 10) AS "to"
    FROM (
      SELECT q.speaker_key AS key, count(*) AS quotes, sum(q.words) AS words, count(DISTINCT q.article_key) AS stories,
        min(q.published_at) AS first, max(q.published_at) AS last
      FROM quotes q WHERE q.speaker_key IS NOT NULL AND ${sql} GROUP BY q.speaker_key
    ) JOIN speakers s USING (key)
    ORDER BY quotes DESC, words DESC, s.name, s.kind ${limit}`;
  return rows<SpeakerRow>(store, query, { ...parameters, ...limits });
}

/** The stories that quote one speaker (exact name and kind), newest first, with how often they do. */
export function listSpeakerStories(store: Store, name: string, kind: SpeakerKind): StoryRow[] {
  const query = `
    SELECT ${HEADING_COLUMNS}, count(*) AS quotes
    FROM speakers s JOIN quotes q ON q.speaker_key = s.key JOIN articles a ON a.key = q.article_key
    WHERE s.name = ? AND s.kind = ? GROUP BY a.key ORDER BY a.published_at DESC, a.id`;
  const stories = rows<HeadingRow & { quotes: number }>(store, query, name, kind);
  return stories.map((story) => ({ ...headingOf(story), quotes: story.quotes }));
}

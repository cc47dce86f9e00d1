/** Which stories there are. */
import { row, rows } from '../connection.js';
import { fold } from '../fold.js';
import type { Store, StoryRow } from '../types.js';
import { HEADING_COLUMNS, headingOf, type HeadingRow } from './columns.js';
import { page } from './conditions.js';

export interface StoryFilter {
  /** Part of its title; capitals and accents do not count. */
  readonly title?: string;
  readonly limit?: number;
  readonly offset?: number;
}

const TITLED = "(@title = '' OR instr(title_folded, @title) > 0)";

/** The newest first. */
export function listStories(store: Store, { title = '', ...part }: StoryFilter = {}): StoryRow[] {
  const { sql, parameters } = page(part);
  const query = `
    SELECT ${HEADING_COLUMNS}, a.quote_count AS quotes FROM articles a
    WHERE ${TITLED} ORDER BY a.published_at DESC, a.id ${sql}`;
  const found = rows<HeadingRow & { quotes: number }>(store, query, { title: fold(title), ...parameters });
  return found.map((story) => ({ ...headingOf(story), quotes: story.quotes }));
}

/** How many pass the filter; its limit and offset do not count. */
export function countStories(store: Store, { title = '' }: StoryFilter = {}): number {
  const query = `SELECT count(*) AS count FROM articles WHERE ${TITLED}`;
  return row<{ count: number }>(store, query, { title: fold(title) })!.count;
}

/** Whole stories one after the other, for exports. */
import type { Quote } from '../../record.js';
import { connectionOf, rows } from '../connection.js';
import { explained } from '../faults.js';
import type { QuoteFilter, Store, Story } from '../types.js';
import { conditionsOf } from './conditions.js';
import { readStory } from './story.js';

export interface StoryQuotes {
  readonly story: Story;
  /** Those of its quotes that pass the filter, in the order of the record. */
  readonly quotes: readonly Quote[];
}

type StoryFilter = Omit<QuoteFilter, 'limit' | 'offset'>;

const NEWEST_FIRST = 'ORDER BY published_at DESC, key';

/**
 * The stories that have a quote that passes the filter, newest first; without a filter every story, quoted or not.
 * Only one is held at a time; while the iteration is open, nothing can be written through this store.
 */
export function* iterateStories(
  store: Store,
  filter: StoryFilter = {},
): Generator<StoryQuotes, void, undefined> {
  const { sql, parameters } = conditionsOf(filter);
  const all = sql === '1';
  const chosen = all ? '1' : `key IN (SELECT article_key FROM quotes q WHERE ${sql})`;
  const { database } = connectionOf(store);
  const stories = explained(store.path, () =>
    database.prepare(`SELECT id FROM articles WHERE ${chosen} ${NEWEST_FIRST}`).pluck(),
  );
  const quotesOf = `SELECT q.id FROM quotes q JOIN articles a ON a.key = q.article_key WHERE a.id = @storyId AND ${sql}`;
  for (const id of stories.iterate(parameters)) {
    const story = readStory(store, id as string)!;
    if (all) {
      yield { story, quotes: story.record.quotes };
      continue;
    }
    const passing = new Set(
      rows<{ id: string }>(store, quotesOf, { ...parameters, storyId: id }).map((quote) => quote.id),
    );
    yield { story, quotes: story.record.quotes.filter((quote) => passing.has(quote.id)) };
  }
}

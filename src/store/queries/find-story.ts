/** Which story a user means: by its id or part of its title. */
import { OnrecordError } from '../../errors.js';
import { rows } from '../connection.js';
import { fold } from '../fold.js';
import type { Store, Story, StoryRow } from '../types.js';
import { HEADING_COLUMNS, headingOf, type HeadingRow } from './columns.js';
import { readStory } from './story.js';

/** How many stories an error message names at most. */
const CANDIDATES_NAMED = 10;

/** The stories that `wanted` can mean, newest first: the one with that id, else those with it in their title. */
export function findStories(store: Store, wanted: string): StoryRow[] {
  const byId = storiesWhere(store, 'a.id = ?', wanted);
  return byId.length > 0 ? byId : storiesWhere(store, 'instr(a.title_folded, ?) > 0', fold(wanted));
}

function storiesWhere(store: Store, condition: string, parameter: string): StoryRow[] {
  const query = `
    SELECT ${HEADING_COLUMNS}, a.quote_count AS quotes FROM articles a
    WHERE ${condition} ORDER BY a.published_at DESC, a.id`;
  const stories = rows<HeadingRow & { readonly quotes: number }>(store, query, parameter);
  return stories.map((story) => ({ ...headingOf(story), quotes: story.quotes }));
}

/**
 * The one story with this id or with this in its title. Error: 'story-not-found' where there is none, or where there are
 * several, whose ids and titles it names.
 */
export function findStory(store: Store, wanted: string): Story {
  const found = findStories(store, wanted);
  const exact = found.filter(({ title }) => title !== undefined && fold(title) === fold(wanted));
  const [story, another] = exact.length === 1 ? exact : found;
  if (!story) {
    const remedy = 'List the stories with their quotes by `onrecord quotes`, or give part of a title';
    throw new OnrecordError('story-not-found', `${store.path} has no story "${wanted}". ${remedy}`);
  }
  if (another) {
    const named = found
      .slice(0, CANDIDATES_NAMED)
      .map(({ id, title }) => `  ${id}  ${title ?? ''}`.trimEnd());
    const more = found.length > CANDIDATES_NAMED ? [`  and ${found.length - CANDIDATES_NAMED} more`] : [];
    const message = `"${wanted}" is in the title of ${found.length} stories. Give the id of one of them:`;
    throw new OnrecordError('story-not-found', [message, ...named, ...more].join('\n'));
  }
  return readStory(store, story.id)!;
}

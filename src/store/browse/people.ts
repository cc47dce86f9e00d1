/** Who speaks: all speakers ranked, and everything about one of them. */
import { rows } from '../connection.js';
import { HEADING_COLUMNS, headingOf, type HeadingRow } from '../queries/columns.js';
import type { QuoteFilter, Store, StoryRow } from '../types.js';
import { NONE, type QuoteColumns } from './columns.js';
import { countFacets, type Count, type Facets } from './facets.js';
import { columnsOf } from './kept-columns.js';
import { sift } from './sift.js';

export interface RankedSpeaker {
  readonly name: string;
  readonly quotes: number;
  /** Words quoted. */
  readonly words: number;
  readonly stories: number;
}

export interface SpeakerRanking {
  readonly total: number;
  readonly speakers: readonly RankedSpeaker[];
}

/** Speakers by name, the most quoted first; limit and offset count speakers. */
export function rankSpeakers(store: Store, filter: QuoteFilter = {}): SpeakerRanking {
  const { limit = 50, offset = 0, ...parts } = filter;
  const columns = columnsOf(store);
  const sieve = sift(store, columns, parts);
  const ranking = totalsByName(columns, (row) => sieve[row] === 0).sort(
    (a, b) => b.quotes - a.quotes || b.words - a.words || (a.name < b.name ? -1 : 1),
  );
  return { total: ranking.length, speakers: ranking.slice(offset, offset + limit) };
}

function totalsByName(columns: QuoteColumns, passes: (row: number) => boolean): RankedSpeaker[] {
  const totals = new Map<
    number,
    { name: string; quotes: number; words: number; stories: number; last: number }
  >();
  for (let row = 0; row < columns.size; row++) {
    if (columns.speaker[row] === NONE || !passes(row)) continue;
    const { nameId, name } = columns.speakers[columns.speaker[row]!]!;
    let total = totals.get(nameId);
    if (!total) totals.set(nameId, (total = { name, quotes: 0, words: 0, stories: 0, last: -1 }));
    total.quotes++;
    total.words += columns.words[row]!;
    // The quotes of a story lie together.
    if (total.last !== columns.article[row]) total.stories++;
    total.last = columns.article[row]!;
  }
  return [...totals.values()].map(({ name, quotes, words, stories }) => ({ name, quotes, words, stories }));
}

export interface SpeakerProfile extends RankedSpeaker {
  readonly kinds: readonly Count[];
  /** Names that stories give them, with how many quotes are theirs under it. */
  readonly names: readonly Count[];
  /** Roles that stories give them. */
  readonly descriptions: readonly Count[];
  /** Who else speaks in their stories; how many quotes. */
  readonly companions: readonly Count[];
  /** Of their quotes. */
  readonly facets: Facets;
  /** The latest stories that quote them. */
  readonly recent: readonly StoryRow[];
}

const LISTED = 12;
const STORIES_LISTED = 50;

/** The speaker of exactly this name, or null. */
export function speakerProfile(store: Store, name: string): SpeakerProfile | null {
  const columns = columnsOf(store);
  const sieve = sift(store, columns, { speaker: `"${name}"` });
  const passes = (row: number) => sieve[row] === 0;
  const [totals] = totalsByName(columns, passes);
  if (!totals) return null;
  return {
    ...totals,
    kinds: rows<Count>(store, KINDS, name),
    names: rows<Count>(store, NAMES, { name, most: LISTED }),
    descriptions: rows<Count>(store, DESCRIPTIONS, { name, most: LISTED }),
    companions: companionsOf(columns, passes, name),
    facets: countFacets(columns, sieve, LISTED),
    recent: storiesOf(store, name),
  };
}

const KINDS = `
SELECT s.kind AS value, count(*) AS quotes FROM speakers s JOIN quotes q ON q.speaker_key = s.key
WHERE s.name = ? GROUP BY s.kind ORDER BY quotes DESC`;

const ENTITIES = `
WITH spoken AS (
  SELECT q.article_key, q.entity AS position, count(*) AS quotes FROM speakers s JOIN quotes q ON q.speaker_key = s.key
  WHERE s.name = @name AND q.entity IS NOT NULL GROUP BY q.article_key, q.entity
)`;

const NAMES = `${ENTITIES}
SELECT name AS value, sum(quotes) AS quotes FROM (
  SELECT a.value AS name, quotes FROM spoken JOIN entities e USING (article_key, position), json_each(e.aliases) a
  UNION ALL
  SELECT e.name, quotes FROM spoken JOIN entities e USING (article_key, position)
)
WHERE name <> @name GROUP BY name ORDER BY quotes DESC, name LIMIT @most`;

const DESCRIPTIONS = `${ENTITIES}
SELECT e.description AS value, sum(quotes) AS quotes FROM spoken JOIN entities e USING (article_key, position)
WHERE e.description IS NOT NULL GROUP BY e.description ORDER BY quotes DESC, e.description LIMIT @most`;

function companionsOf(columns: QuoteColumns, passes: (row: number) => boolean, name: string): Count[] {
  const articles = new Set<number>();
  for (let row = 0; row < columns.size; row++) if (passes(row)) articles.add(columns.article[row]!);
  return totalsByName(columns, (row) => articles.has(columns.article[row]!))
    .filter((speaker) => speaker.name !== name)
    .sort((a, b) => b.stories - a.stories || b.quotes - a.quotes || (a.name < b.name ? -1 : 1))
    .slice(0, LISTED)
    .map((speaker) => ({ value: speaker.name, quotes: speaker.quotes }));
}

const STORIES = `
SELECT ${HEADING_COLUMNS}, count(*) AS quotes
FROM speakers s JOIN quotes q ON q.speaker_key = s.key JOIN articles a ON a.key = q.article_key
WHERE s.name = ? GROUP BY a.key ORDER BY a.published_at DESC, a.id LIMIT ${STORIES_LISTED}`;

function storiesOf(store: Store, name: string): StoryRow[] {
  return rows<HeadingRow & { quotes: number }>(store, STORIES, name).map((story) => ({
    ...headingOf(story),
    quotes: story.quotes,
  }));
}

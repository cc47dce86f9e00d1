/** The filters of quotes as SQL over `quotes q`. */
import { fold } from '../fold.js';
import type { QuoteFilter } from '../types.js';
import { searchQuery } from './search-words.js';

export interface Conditions {
  /** For after WHERE; "1" where nothing is asked. */
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

const STORY = `q.article_key IN (
  SELECT key FROM articles WHERE id = @story
  UNION ALL
  SELECT key FROM articles
  WHERE instr(title_folded, @storyFolded) > 0 AND NOT EXISTS (SELECT 1 FROM articles WHERE id = @story))`;

/** The name within double quotes, which is to be matched as it is; null where the filter is part of a name. */
export function exactName(filter: string): string | null {
  return /^"(.+)"$/s.exec(filter.trim())?.[1] ?? null;
}

const SPEAKER_NAMED = 'q.speaker_key IN (SELECT key FROM speakers WHERE name = @speaker)';

const SPEAKER_LIKE = `q.key IN (
  SELECT key FROM quotes WHERE speaker_key IN (SELECT key FROM speakers WHERE instr(folded, @speaker) > 0)
  UNION
  SELECT named.key FROM entities e JOIN quotes named ON named.article_key = e.article_key AND named.entity = e.position
  WHERE e.aliases_folded IS NOT NULL AND instr(e.aliases_folded, @speaker) > 0)`;

function speakerCondition(speaker: string): Conditions {
  const name = exactName(speaker);
  if (name !== null) return { sql: SPEAKER_NAMED, parameters: { speaker: name } };
  return { sql: SPEAKER_LIKE, parameters: { speaker: fold(speaker) } };
}

/** Which of `entities e` are the organizations that a filter means: of exactly that name, or with it in their name or alias. */
export function organizationNamed(org: string): Conditions {
  const name = exactName(org);
  if (name !== null) return { sql: "e.type = 'organization' AND e.name = @org", parameters: { org: name } };
  return {
    sql: "e.type = 'organization' AND (instr(e.folded, @org) > 0 OR instr(e.aliases_folded, @org) > 0)",
    parameters: { org: fold(org) },
  };
}

function organizationCondition(org: string): Conditions {
  const { sql, parameters } = organizationNamed(org);
  return {
    sql: `q.key IN (
      WITH organization (article_key, position) AS MATERIALIZED (
        SELECT e.article_key, e.position FROM entities e WHERE ${sql})
      SELECT about.key FROM organization o JOIN quotes about ON about.article_key = o.article_key
      WHERE about.entity = o.position OR o.position IN (SELECT value FROM json_each(about.mentions)))`,
    parameters,
  };
}

const CHECKED = {
  confirmed: "q.checked = 'confirmed'",
  corrected: "q.checked = 'corrected'",
  any: 'q.checked IS NOT NULL',
  none: 'q.checked IS NULL',
};

type Filters = Omit<QuoteFilter, 'limit' | 'offset'>;

const FILTERS: { readonly [Name in keyof Filters]-?: (value: NonNullable<Filters[Name]>) => Conditions } = {
  speaker: speakerCondition,
  org: organizationCondition,
  type: (type) => ({ sql: 'q.type = @type', parameters: { type } }),
  act: (act) => ({ sql: 'q.act = @act', parameters: { act } }),
  since: (since) => ({ sql: 'q.published_at >= @since', parameters: { since } }),
  // "~" sorts after every digit, dash and letter: a year, a month or a day reaches to its end.
  until: (until) => ({ sql: 'q.published_at <= @until', parameters: { until: `${until}~` } }),
  search: searchCondition,
  story: (story) => ({ sql: STORY, parameters: { story, storyFolded: fold(story) } }),
  publisher: (publisher) => ({
    sql: 'q.article_key IN (SELECT key FROM articles WHERE publisher = @publisher)',
    parameters: { publisher },
  }),
  checked: (checked) => ({ sql: CHECKED[checked], parameters: {} }),
  minConfidence: (minConfidence) => ({
    sql: 'q.confidence >= @minConfidence',
    parameters: { minConfidence },
  }),
};

function searchCondition(input: string): Conditions {
  const search = searchQuery(input);
  if (search === null) return { sql: '0', parameters: {} };
  return {
    sql: 'q.key IN (SELECT rowid FROM quote_search WHERE quote_search MATCH @search)',
    parameters: { search },
  };
}

/** A filter that is absent or blank asks for nothing. */
export function conditionsOf(filter: Filters): Conditions {
  const asked = (Object.keys(FILTERS) as (keyof Filters)[]).flatMap((name) => {
    const value = filter[name];
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) return [];
    return [(FILTERS[name] as (value: string | number) => Conditions)(value)];
  });
  return {
    sql: asked.map(({ sql }) => `(${sql})`).join(' AND ') || '1',
    parameters: Object.assign({}, ...asked.map(({ parameters }) => parameters)) as Conditions['parameters'],
  };
}

/** The dates of a filter once more, over `articles a`: for lists that go through the articles by date. */
export function publishedWithin({ since, until }: Pick<QuoteFilter, 'since' | 'until'>): string {
  return [since ? 'a.published_at >= @since' : '1', until ? 'a.published_at <= @until' : '1'].join(' AND ');
}

/** -1: no limit, as in SQLite. */
export function page({ limit = -1, offset = 0 }: Pick<QuoteFilter, 'limit' | 'offset'>): Conditions {
  return { sql: 'LIMIT @limit OFFSET @offset', parameters: { limit, offset } };
}

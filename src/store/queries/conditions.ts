/** The filters of quotes as SQL over `quotes q`. */
import { fold } from '../fold.js';
import type { QuoteFilter } from '../types.js';
import { searchQuery } from './search-words.js';

interface Conditions {
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
  SELECT key FROM quotes WHERE entity_key IN (SELECT entity_key FROM aliases WHERE instr(folded, @speaker) > 0))`;

function speakerCondition(speaker: string): Conditions {
  const name = exactName(speaker);
  if (name !== null) return { sql: SPEAKER_NAMED, parameters: { speaker: name } };
  return { sql: SPEAKER_LIKE, parameters: { speaker: fold(speaker) } };
}

const ORGANIZATIONS_NAMED = `SELECT key FROM entities WHERE type = 'organization' AND name = @org`;

const ORGANIZATIONS_LIKE = `
  SELECT key FROM entities WHERE type = 'organization' AND instr(folded, @org) > 0
  UNION
  SELECT e.key FROM aliases JOIN entities e ON e.key = entity_key
  WHERE instr(aliases.folded, @org) > 0 AND e.type = 'organization'`;

/** Keys of the organizations that a filter means: those of exactly that name, or with it in their name or alias. */
export function organizationKeys(org: string): Conditions {
  const name = exactName(org);
  if (name !== null) return { sql: ORGANIZATIONS_NAMED, parameters: { org: name } };
  return { sql: ORGANIZATIONS_LIKE, parameters: { org: fold(org) } };
}

function organizationCondition(org: string): Conditions {
  const { sql, parameters } = organizationKeys(org);
  return {
    sql: `q.key IN (
      WITH organization (key) AS MATERIALIZED (${sql})
      SELECT quote_key FROM quote_mentions WHERE entity_key IN (SELECT key FROM organization)
      UNION
      SELECT key FROM quotes WHERE entity_key IN (SELECT key FROM organization))`,
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

/** -1: no limit, as in SQLite. */
export function page({ limit = -1, offset = 0 }: Pick<QuoteFilter, 'limit' | 'offset'>): Conditions {
  return { sql: 'LIMIT @limit OFFSET @offset', parameters: { limit, offset } };
}

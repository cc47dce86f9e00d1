/**
 * What quotes are counted by, as columns in memory: some 50 bytes a quote. To count a hundred thousand quotes by seven things
 * at once takes SQLite most of a second, and these columns a few milliseconds. Row i of each column is one quote; rows are
 * in the order of their keys.
 */
import type { QuoteAct, QuoteType } from '../../record.js';
import { connectionOf } from '../connection.js';
import type { Store } from '../types.js';

export const TYPES: readonly QuoteType[] = ['direct', 'mixed', 'indirect'];
export const ACTS: readonly QuoteAct[] = ['speech', 'thought'];
export const CHECKS = [null, 'confirmed', 'corrected'] as const;

export interface QuoteColumns {
  readonly size: number;
  readonly key: Uint32Array;
  readonly article: Uint32Array;
  /** Day of publication as a number, 20141207; months and years have zeros after them; 0: none. */
  readonly day: Uint32Array;
  /** Index into `speakers`, or NONE. */
  readonly speaker: Uint32Array;
  /** Index into `publishers`, or NONE. */
  readonly publisher: Uint32Array;
  /** Indexes into TYPES, ACTS and CHECKS. */
  readonly type: Uint8Array;
  readonly act: Uint8Array;
  readonly checked: Uint8Array;
  readonly confidence: Float64Array;
  readonly words: Uint32Array;
  readonly organizations: Lists;
  /** Rows, newest story first, each story's in the order of its record. */
  readonly newestFirst: Uint32Array;
  readonly speakers: readonly SpeakerName[];
  readonly publishers: readonly string[];
  readonly organizationNames: readonly string[];
}

/** The list of row i is `values[start[i]]` up to `values[start[i + 1]]`. */
interface Lists {
  readonly start: Uint32Array;
  readonly values: Uint32Array;
}

interface SpeakerName {
  readonly key: number;
  readonly name: string;
  /** Speakers of one name and several kinds have the same number here. */
  readonly nameId: number;
}

export const NONE = 0xffffffff;

/** More than a story has: an entity's article and position as one number. */
const MOST_ENTITIES = 2 ** 22;

/** Numbers alone: to fetch words takes four times as long. `code` is the three kinds in one. */
const QUOTES = `
SELECT key, article_key, speaker_key, entity, confidence, words,
  (type = 'mixed') + 2 * (type = 'indirect') + 3 * (act = 'thought')
    + 6 * (checked IS 'confirmed') + 12 * (checked IS 'corrected') AS code
FROM quotes ORDER BY key`;

type QuoteRow = readonly [
  ...keys: [key: number, article: number, speaker: number | null, entity: number | null],
  ...numbers: [confidence: number, words: number, code: number],
];

/** All of one moment: callers hold a transaction. */
export function loadColumns(store: Store): QuoteColumns {
  const tuples = <Row>(sql: string) => connectionOf(store).database.prepare(sql).raw().all() as Row[];
  const quotes = tuples<QuoteRow>(QUOTES);
  const articles = tuples<ArticleRow>(ARTICLES);
  const speakers = numberSpeakers(tuples('SELECT key, name FROM speakers ORDER BY key'));
  const speakerIndex = new Map(speakers.map(({ key }, index) => [key, index]));
  const published = articles.filter(
    (article): article is [number, string | null, string] => article[2] !== null,
  );
  const publishers = distinct(published.map(([key, , publisher]) => [key, publisher]));
  const organizations = distinct(tuples<[number, string]>(ORGANIZATIONS));
  const mentions = tuples<[number, string]>(MENTIONS);
  return {
    ...numberColumns(quotes),
    day: daysOf(quotes, articles),
    speaker: Uint32Array.from(quotes, ([, , key]) => (key === null ? NONE : speakerIndex.get(key)!)),
    publisher: Uint32Array.from(quotes, ([, article]) => publishers.idOf.get(article) ?? NONE),
    organizations: organizationLists(quotes, mentions, organizations.idOf),
    newestFirst: newestFirst(quotes, articles),
    speakers,
    publishers: publishers.names,
    organizationNames: organizations.names,
  };
}

type ArticleRow = readonly [key: number, published: string | null, publisher: string | null];

/** The newest first. */
const ARTICLES = 'SELECT key, published_at, publisher FROM articles ORDER BY published_at DESC, key';
const ORGANIZATIONS = `
SELECT article_key * ${MOST_ENTITIES} + position, name FROM entities WHERE type = 'organization'`;
const MENTIONS = 'SELECT key, mentions FROM quotes WHERE mentions IS NOT NULL ORDER BY key';

function numberColumns(quotes: readonly QuoteRow[]) {
  return {
    size: quotes.length,
    key: Uint32Array.from(quotes, ([key]) => key),
    article: Uint32Array.from(quotes, ([, article]) => article),
    confidence: Float64Array.from(quotes, ([, , , , confidence]) => confidence),
    words: Uint32Array.from(quotes, ([, , , , , words]) => words),
    type: Uint8Array.from(quotes, ([, , , , , , code]) => code % 3),
    act: Uint8Array.from(quotes, ([, , , , , , code]) => Math.floor(code / 3) % 2),
    checked: Uint8Array.from(quotes, ([, , , , , , code]) => Math.floor(code / 6)),
  };
}

function daysOf(quotes: readonly QuoteRow[], articles: readonly ArticleRow[]): Uint32Array {
  const days = new Map(
    articles.map(([key, published]) => [key, published === null ? 0 : dayNumber(published)]),
  );
  return Uint32Array.from(quotes, ([, article]) => days.get(article)!);
}

/** "2014-12-07T09:30Z" -> 20141207, "2014-12" -> 20141200 */
export function dayNumber(date: string): number {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return Number(year) * 10_000 + Number(month) * 100 + Number(day) || 0;
}

function numberSpeakers(speakers: readonly (readonly [key: number, name: string])[]): SpeakerName[] {
  const ids = new Map<string, number>();
  return speakers.map(([key, name]) => ({ key, name, nameId: numbered(ids, name) }));
}

/** Equal names get one number, the next free one. */
function numbered(ids: Map<string, number>, name: string): number {
  const known = ids.get(name);
  if (known !== undefined) return known;
  ids.set(name, ids.size);
  return ids.size - 1;
}

interface Distinct {
  readonly names: readonly string[];
  /** From a row's key to the index of its name. */
  readonly idOf: ReadonlyMap<number, number>;
}

function distinct(named: readonly (readonly [key: number, name: string])[]): Distinct {
  const ids = new Map<string, number>();
  const idOf = new Map(named.map(([key, name]) => [key, numbered(ids, name)]));
  return { names: [...ids.keys()], idOf };
}

/** The organizations that each quote mentions, and the one that speaks it. */
function organizationLists(
  quotes: readonly QuoteRow[],
  mentions: readonly (readonly [quote: number, positions: string])[],
  idOf: ReadonlyMap<number, number>,
): Lists {
  const start = new Uint32Array(quotes.length + 1);
  const values: number[] = [];
  let next = 0;
  quotes.forEach(([key, article, , entity], row) => {
    start[row] = values.length;
    const add = (position: number) => {
      const id = idOf.get(article * MOST_ENTITIES + position);
      if (id !== undefined && !values.includes(id, start[row])) values.push(id);
    };
    if (entity !== null) add(entity);
    if (mentions[next]?.[0] === key) (JSON.parse(mentions[next++]![1]) as number[]).forEach(add);
  });
  start[quotes.length] = values.length;
  return { start, values: Uint32Array.from(values) };
}

/** A record is written in one go, so that its quotes have keys in its order. */
function newestFirst(quotes: readonly QuoteRow[], articles: readonly ArticleRow[]): Uint32Array {
  const { length } = quotes;
  const rank = new Map(articles.map(([key], index) => [key, index]));
  const ranks = Float64Array.from(quotes, ([, article], row) => rank.get(article)! * length + row);
  return Uint32Array.from(ranks.sort(), (value) => value % length);
}

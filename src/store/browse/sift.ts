/** Which rows of the columns pass a filter, and which fail by one part of it alone. */
import { rows, statement } from '../connection.js';
import { lowerBound } from '../../ordered.js';
import { conditionsOf, exactName } from '../queries/conditions.js';
import { searchQuery } from '../queries/search-words.js';
import type { QuoteFilter, Store } from '../types.js';
import { ACTS, CHECKS, dayNumber, NONE, TYPES, type QuoteColumns } from './columns.js';

/** The parts of a filter, each a bit. */
export const PART = {
  search: 1,
  story: 2,
  speaker: 4,
  org: 8,
  publisher: 16,
  type: 32,
  act: 64,
  date: 128,
  confidence: 256,
  checked: 512,
} as const;

export type Part = keyof typeof PART;

/** For each row the bits of the parts that it fails; 0 passes. */
export type Sieve = Uint16Array;

type Test = (row: number) => boolean;

export function sift(store: Store, columns: QuoteColumns, filter: QuoteFilter): Sieve {
  const failed: Sieve = new Uint16Array(columns.size);
  for (const [part, passes] of testsOf(store, columns, filter)) {
    const bit = PART[part];
    for (let row = 0; row < columns.size; row++) if (!passes(row)) failed[row]! |= bit;
  }
  return failed;
}

function testsOf(store: Store, columns: QuoteColumns, filter: QuoteFilter): [Part, Test][] {
  const tests: [Part, Test][] = [];
  const { type, act, publisher, minConfidence, checked } = filter;
  if (type) tests.push(['type', equals(columns.type, TYPES.indexOf(type))]);
  if (act) tests.push(['act', equals(columns.act, ACTS.indexOf(act))]);
  if (publisher) tests.push(['publisher', equals(columns.publisher, indexIn(columns.publishers, publisher))]);
  if (minConfidence !== undefined)
    tests.push(['confidence', (row) => columns.confidence[row]! >= minConfidence]);
  if (checked) tests.push(['checked', checkedTest(columns, checked)]);
  if (filter.since || filter.until) tests.push(['date', dateTest(columns, filter)]);
  if (filter.speaker?.trim()) tests.push(['speaker', speakerTest(store, columns, filter.speaker)]);
  if (filter.org?.trim()) tests.push(['org', organizationTest(store, columns, filter.org)]);
  if (filter.search?.trim()) tests.push(['search', searchTest(store, columns, filter.search)]);
  if (filter.story?.trim()) tests.push(['story', askedTest(store, columns, { story: filter.story })]);
  return tests;
}

function equals(column: Uint8Array | Uint32Array, value: number): Test {
  return (row) => column[row] === value;
}

/** NONE - 1 where there is no such name: no row has it. */
function indexIn(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  return index < 0 ? NONE - 1 : index;
}

function checkedTest({ checked: column }: QuoteColumns, checked: NonNullable<QuoteFilter['checked']>): Test {
  if (checked === 'any') return (row) => column[row] !== 0;
  return equals(column, CHECKS.indexOf(checked === 'none' ? null : checked));
}

/** A month or a year reaches to its end. */
function dateTest({ day }: QuoteColumns, { since, until }: QuoteFilter): Test {
  const first = since ? dayNumber(since) : 1;
  const last = until ? dayNumber(until.padEnd(10, '-99-99'.slice(until.length - 4))) : NONE;
  return (row) => day[row]! >= first && day[row]! <= last && day[row] !== 0;
}

function speakerTest(store: Store, columns: QuoteColumns, speaker: string): Test {
  const name = exactName(speaker);
  if (name === null) return askedTest(store, columns, { speaker });
  const named = new Set(columns.speakers.flatMap((one, index) => (one.name === name ? [index] : [])));
  return (row) => named.has(columns.speaker[row]!);
}

function organizationTest(store: Store, columns: QuoteColumns, org: string): Test {
  const name = exactName(org);
  if (name === null) return askedTest(store, columns, { org });
  const wanted = indexIn(columns.organizationNames, name);
  const { start, values } = columns.organizations;
  return (row) => {
    for (let at = start[row]!; at < start[row + 1]!; at++) if (values[at] === wanted) return true;
    return false;
  };
}

function searchTest(store: Store, columns: QuoteColumns, search: string): Test {
  const query = searchQuery(search);
  const sql = 'SELECT rowid FROM quote_search WHERE quote_search MATCH ?';
  return query === null ? () => false : isAmong(columns, keysOf(store, sql, query));
}

/** What only SQLite can tell: parts of names and titles. */
function askedTest(store: Store, columns: QuoteColumns, filter: QuoteFilter): Test {
  const { sql, parameters } = conditionsOf(filter);
  return isAmong(columns, keysOf(store, `SELECT q.key FROM quotes q WHERE ${sql}`, parameters));
}

function keysOf(store: Store, sql: string, parameters: unknown): number[] {
  return statement(store, sql).pluck().all(parameters) as number[];
}

function isAmong(columns: QuoteColumns, keys: readonly number[]): Test {
  const found = new Uint8Array(columns.size);
  for (const key of keys) {
    const row = rowOf(columns, key);
    if (row >= 0) found[row] = 1;
  }
  return (row) => found[row] === 1;
}

/** Rows in the order of how well they match the words, the best first; of the best few thousand. */
export function byRelevance(store: Store, columns: QuoteColumns, query: string): number[] {
  const sql = 'SELECT rowid AS key FROM quote_search WHERE quote_search MATCH ? ORDER BY rank LIMIT 5000';
  return rows<{ key: number }>(store, sql, query)
    .map(({ key }) => rowOf(columns, key))
    .filter((row) => row >= 0);
}

/** -1 where the quote is not in the columns. */
function rowOf({ key: keys }: QuoteColumns, key: number): number {
  const row = lowerBound(keys, (other) => other >= key);
  return keys[row] === key ? row : -1;
}

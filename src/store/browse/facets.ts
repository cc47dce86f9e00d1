/** How many quotes there are of each kind: what a reader can narrow a selection down by. */
import type { QuoteAct, QuoteType } from '../../record.js';
import { ACTS, CHECKS, NONE, TYPES, type QuoteColumns } from './columns.js';
import { PART, type Part, type Sieve } from './sift.js';

export interface Count<Value extends string = string> {
  readonly value: Value;
  readonly quotes: number;
}

/** Each counts what passes all the other parts of the filter, so that one choice can be changed for another. */
export interface Facets {
  /** By name, the most quoted first. */
  readonly speakers: readonly Count[];
  /** Quotes without a speaker. */
  readonly unattributed: number;
  /** Organizations that quotes mention or that speak them. */
  readonly organizations: readonly Count[];
  readonly publishers: readonly Count[];
  readonly types: readonly Count<QuoteType>[];
  readonly acts: readonly Count<QuoteAct>[];
  /** Months of publication, "2014-12", in order; those without quotes are left out. */
  readonly months: readonly Count[];
  /** At least this confidence. */
  readonly confidence: readonly { readonly atLeast: number; readonly quotes: number }[];
  readonly checked: readonly Count<'confirmed' | 'corrected' | 'none'>[];
}

export const CONFIDENCE_STEPS = [0.9, 0.8, 0.7, 0.5];

/** @param most of each list of names */
export function countFacets(columns: QuoteColumns, sieve: Sieve, most: number): Facets {
  const passing = (part: Part) => rowsBut(sieve, PART[part]);
  const speakers = countSpeakers(columns, passing('speaker'));
  const kinds = <Value extends string>(
    column: Uint8Array,
    values: readonly Value[],
    part: Part,
  ): Count<Value>[] => {
    const counts = tally(column, values.length, passing(part));
    return values.map((value, index) => ({ value, quotes: counts[index]! }));
  };
  return {
    speakers: ranked(speakers.counts, (id) => speakers.names[id]!, most),
    unattributed: speakers.unattributed,
    organizations: countOrganizations(columns, passing('org'), most),
    publishers: ranked(
      tally(columns.publisher, columns.publishers.length, passing('publisher')),
      (id) => columns.publishers[id]!,
      most,
    ),
    types: kinds(columns.type, TYPES, 'type'),
    acts: kinds(columns.act, ACTS, 'act'),
    months: countMonths(columns, passing('date')),
    confidence: countConfidence(columns, passing('confidence')),
    checked: kinds(
      columns.checked,
      CHECKS.map((check) => check ?? 'none'),
      'checked',
    ),
  };
}

type Passes = (row: number) => boolean;

function rowsBut(sieve: Sieve, part: number): Passes {
  const others = ~part;
  return (row) => (sieve[row]! & others) === 0;
}

/** How often each value of a column occurs among the rows that pass; NONE is not counted. */
function tally(column: Uint8Array | Uint32Array, values: number, passes: Passes): Uint32Array {
  const counts = new Uint32Array(values);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (value < values && passes(row)) counts[value]!++;
  }
  return counts;
}

function countSpeakers({ speaker, speakers, size }: QuoteColumns, passes: Passes) {
  const counts = new Uint32Array(speakers.length);
  const names: string[] = [];
  let unattributed = 0;
  for (const { name, nameId } of speakers) names[nameId] = name;
  for (let row = 0; row < size; row++) {
    if (!passes(row)) continue;
    const index = speaker[row]!;
    if (index === NONE) unattributed++;
    else counts[speakers[index]!.nameId]!++;
  }
  return { counts, names, unattributed };
}

function countOrganizations(
  { organizations: { start, values }, organizationNames, size }: QuoteColumns,
  passes: Passes,
  most: number,
): Count[] {
  const counts = new Uint32Array(organizationNames.length);
  for (let row = 0; row < size; row++) {
    if (start[row] === start[row + 1] || !passes(row)) continue;
    for (let at = start[row]!; at < start[row + 1]!; at++) counts[values[at]!]!++;
  }
  return ranked(counts, (id) => organizationNames[id]!, most);
}

/** The highest counts with their names, those with equal counts by name. */
function ranked(counts: Uint32Array, nameOf: (id: number) => string, most: number): Count[] {
  const ascending = counts.slice().sort();
  const threshold = ascending[ascending.length - most] ?? 0;
  const found: Count[] = [];
  counts.forEach((quotes, id) => {
    if (quotes > 0 && quotes >= threshold) found.push({ value: nameOf(id), quotes });
  });
  return found.sort((a, b) => b.quotes - a.quotes || (a.value < b.value ? -1 : 1)).slice(0, most);
}

function countMonths({ day, size }: QuoteColumns, passes: Passes): Count[] {
  const counts = new Map<number, number>();
  for (let row = 0; row < size; row++) {
    const month = Math.floor(day[row]! / 100);
    if (month === 0 || !passes(row)) continue;
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([month, quotes]) => ({ value: monthName(month), quotes }));
}

/** 201412 -> "2014-12", 201400 (only the year is known) -> "2014" */
function monthName(month: number): string {
  const digits = String(month).padStart(6, '0');
  return digits.endsWith('00') ? digits.slice(0, 4) : `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function countConfidence({ confidence, size }: QuoteColumns, passes: Passes): Facets['confidence'] {
  const counts = CONFIDENCE_STEPS.map(() => 0);
  for (let row = 0; row < size; row++) {
    if (!passes(row)) continue;
    CONFIDENCE_STEPS.forEach((step, index) => {
      if (confidence[row]! >= step) counts[index]!++;
    });
  }
  return CONFIDENCE_STEPS.map((atLeast, index) => ({ atLeast, quotes: counts[index]! }));
}

/** What a rule is, and how its functions read a match. */
import type { Discourse, Reading } from './discourse.js';
import type { Lexemes } from './lexemes.js';
import { termText } from './terms.js';
import type { Unit } from './value.js';
import { unitOf } from './words.js';

export interface Rule {
  readonly id: string;
  /** See pattern.ts. */
  readonly pattern: string;
  /** The value, or null where the words are no time expression after all. */
  readonly resolve: (match: Match, discourse: Discourse) => Reading | null;
  /** Refuses a match before overlaps are settled: it must depend on nothing but the words around it. */
  readonly guard?: (match: Match) => boolean;
  /** A sentence of our own with the expression in [ ], as of the reference day, Wednesday 2015-06-17. */
  readonly example: string;
  readonly value: string;
}

/** A rule's pattern found at lexemes `first` to `last`. */
export interface Match {
  readonly lexemes: Lexemes;
  readonly first: number;
  readonly last: number;
  readonly slots: Int32Array;
  readonly names: readonly string[];
}

/** The lexeme under a name, or -1. */
export function at(match: Match, name: string): number {
  const slot = match.names.indexOf(name);
  return slot < 0 ? -1 : (match.slots[slot] as number);
}

export function has(match: Match, name: string): boolean {
  return at(match, name) >= 0;
}

/** The known word under a name, in lower case, or ''. */
export function word(match: Match, name: string): string {
  const i = at(match, name);
  return i < 0 ? '' : termText(match.lexemes.term[i] as number);
}

/** The number under a name, or NaN. */
export function number(match: Match, name: string): number {
  const i = at(match, name);
  return i < 0 ? NaN : (match.lexemes.value[i] as number);
}

export function unit(match: Match, name = 'unit'): Unit {
  const i = Math.max(at(match, name), at(match, 'units'));
  return unitOf(i < 0 ? 0 : (match.lexemes.term[i] as number)) ?? 'day';
}

export function flags(match: Match, name: string): number {
  const i = at(match, name);
  return i < 0 ? 0 : (match.lexemes.flags[i] as number);
}

/** The known word `offset` lexemes after the match (1 is the next), or before it where negative; '' for others. */
export function beside(match: Match, offset: number): string {
  const i = offset > 0 ? match.last + offset : match.first + offset;
  return i < 0 || i >= match.lexemes.count ? '' : termText(match.lexemes.term[i] as number);
}

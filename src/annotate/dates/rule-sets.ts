/**
 * Which rules' tests a lexeme passes, all rules at once: sets of rules as bits, 32 to a number, by the lexeme's word and
 * by each of its classes.
 */
import type { Test } from './pattern.js';

export interface RuleSets {
  /** Numbers that a set takes. */
  readonly parts: number;
  /** The rules that any lexeme passes. */
  readonly open: Int32Array;
  /** [words * parts] */
  readonly byTerm: Int32Array;
  /** [32 classes * parts] */
  readonly byClass: Int32Array;
  /** The classes that pass the test of any rule. */
  readonly classes: number;
  /** 1 for the words that do. */
  readonly terms: Uint8Array;
}

/** @param testsOfRules for each rule the tests of which one must be passed, or null where none need be */
export function ruleSets(testsOfRules: readonly (readonly Test[] | null)[]): RuleSets {
  const parts = Math.ceil(testsOfRules.length / 32);
  const tests = testsOfRules.flatMap((some) => some ?? []);
  const words = Math.max(...tests.map(({ terms }) => terms.length));
  const sets = {
    parts,
    open: new Int32Array(parts),
    byTerm: new Int32Array(words * parts),
    byClass: new Int32Array(32 * parts),
    classes: tests.reduce((bits, { flags }) => bits | flags, 0),
    terms: new Uint8Array(words),
  };
  testsOfRules.forEach((some, rule) => {
    const part = rule >> 5;
    const bit = 1 << (rule & 31);
    if (some === null) sets.open[part]! |= bit;
    for (const { flags, terms } of some ?? []) {
      terms.forEach((passes, term) => {
        if (passes === 0) return;
        sets.byTerm[term * parts + part]! |= bit;
        sets.terms[term] = 1;
      });
      for (let k = 0; k < 32; k++) if ((flags >>> k) & 1) sets.byClass[k * parts + part]! |= bit;
    }
  });
  return sets;
}

/** True where a lexeme passes the test of one rule at least. */
export function passesAny({ classes, terms }: RuleSets, term: number, flags: number): boolean {
  return (flags & classes) !== 0 || terms[term] === 1;
}

/** The rules whose test a lexeme passes, of those in one part of the sets. */
export function passing(sets: RuleSets, part: number, term: number, flags: number): number {
  const { parts, open, byTerm, byClass, classes } = sets;
  let rules = open[part]!;
  const at = term * parts + part;
  if (at < byTerm.length) rules |= byTerm[at]!;
  for (let bits = flags & classes; bits !== 0; bits &= bits - 1)
    rules |= byClass[(31 - Math.clz32(bits & -bits)) * parts + part]!;
  return rules;
}

/** Every match of every rule in a text, found in one pass: rules are tried only where their anchor stands. */
import type { Lexemes } from './lexemes.js';
import { CLASS } from './lexicon.js';
import { matchAt } from './match.js';
import { type Pattern, compilePattern } from './pattern.js';
import type { Match, Rule } from './rule.js';
import { RULES } from './rules.js';

export interface Candidate extends Match {
  readonly rule: Rule;
  /** Place in the list of rules. */
  readonly rank: number;
}

interface Compiled {
  readonly rule: Rule;
  readonly rank: number;
  readonly pattern: Pattern;
}

const COMPILED: readonly Compiled[] = RULES.map((rule, rank) => ({
  rule,
  rank,
  pattern: compilePattern(rule.pattern),
}));
const BITS = Object.values(CLASS);
const byBit = BITS.map((bit) => COMPILED.filter(({ pattern }) => pattern.anchor.flags & bit));
const byTerm = indexByTerm();
const ANCHOR_BITS = COMPILED.reduce((bits, { pattern }) => bits | pattern.anchor.flags, 0);

function indexByTerm(): readonly (readonly Compiled[] | undefined)[] {
  const index: Compiled[][] = [];
  for (const compiled of COMPILED) {
    compiled.pattern.anchor.terms.forEach((passes, id) => {
      if (passes) (index[id] ??= []).push(compiled);
    });
  }
  return index;
}

export function findCandidates(lexemes: Lexemes): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < lexemes.count; i++) {
    const byWord = byTerm[lexemes.term[i] as number];
    if (byWord) tryRules(byWord, lexemes, i, found);
    const bits = (lexemes.flags[i] as number) & ANCHOR_BITS;
    if (bits === 0) continue;
    for (let b = 0; b < BITS.length; b++) {
      if (bits & (BITS[b] as number)) tryRules(byBit[b] as readonly Compiled[], lexemes, i, found);
    }
  }
  return found;
}

function tryRules(rules: readonly Compiled[], lexemes: Lexemes, i: number, found: Candidate[]): void {
  for (const { rule, rank, pattern } of rules) {
    const match = matchAt(pattern, lexemes, i);
    if (!match) continue;
    const candidate = {
      rule,
      rank,
      lexemes,
      first: match.first,
      last: match.last,
      slots: match.slots,
      names: pattern.slots,
    };
    if (!rule.guard || rule.guard(candidate)) found.push(candidate);
  }
}

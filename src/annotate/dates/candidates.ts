/** Every match of every rule in a text, found in one pass: rules are tried only where their anchor stands. */
import type { Lexemes } from './lexemes.js';
import { matchAt } from './match.js';
import { type Pattern, type Step, type Test, compilePattern } from './pattern.js';
import type { Match, Rule } from './rule.js';
import { RULES } from './rules.js';
import { passesAny, passing, ruleSets } from './rule-sets.js';

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

const anchors = ruleSets(COMPILED.map(({ pattern }) => [pattern.anchor]));
/** The rules that may match before the lexeme that follows the anchor, and after the one before it. */
const followed = ruleSets(COMPILED.map(({ pattern }) => firstTests(pattern.right)));
const preceded = ruleSets(COMPILED.map(({ pattern }) => firstTests(pattern.left)));

/** The tests one of which the first lexeme must pass, or null where a program from a step on may do without any. */
function firstTests(steps: readonly Step[], from = 0): Test[] | null {
  const step = steps[from]!;
  switch (step.op) {
    case 'test':
      return [step.test];
    case 'jump':
      return firstTests(steps, step.other);
    case 'fork': {
      const tests = firstTests(steps, from + 1);
      const others = firstTests(steps, step.other);
      return tests && others && [...tests, ...others];
    }
    default:
      return null;
  }
}

export function findCandidates(lexemes: Lexemes): Candidate[] {
  const { count, term, flags } = lexemes;
  const found: Candidate[] = [];
  for (let i = 0; i < count; i++) {
    if (!passesAny(anchors, term[i]!, flags[i]!)) continue;
    for (let part = 0; part < anchors.parts; part++) {
      let rules = passing(anchors, part, term[i]!, flags[i]!);
      if (rules !== 0) rules &= passing(followed, part, term[i + 1]!, flags[i + 1]!);
      if (rules !== 0)
        rules &= i > 0 ? passing(preceded, part, term[i - 1]!, flags[i - 1]!) : preceded.open[part]!;
      for (; rules !== 0; rules &= rules - 1)
        tryRule(COMPILED[32 * part + 31 - Math.clz32(rules & -rules)]!, lexemes, i, found);
    }
  }
  return found;
}

function tryRule({ rule, rank, pattern }: Compiled, lexemes: Lexemes, i: number, found: Candidate[]): void {
  const match = matchAt(pattern, lexemes, i);
  if (!match) return;
  const { first, last, slots } = match;
  const candidate = { rule, rank, lexemes, first, last, slots, names: pattern.slots };
  if (!rule.guard || rule.guard(candidate)) found.push(candidate);
}

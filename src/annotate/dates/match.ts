/** Runs compiled patterns around an anchor. Slots are kept in one scratch table, with a trail to undo them. */
import { GAP, type Lexemes } from './lexemes.js';
import type { Pattern, Step, Test } from './pattern.js';

/** A match: lexemes `first` to `last`, and the lexeme in each slot (-1 where it holds none). */
interface Found {
  readonly first: number;
  readonly last: number;
  readonly slots: Int32Array;
}

const MOST_SLOTS = 32;
const scratch = new Int32Array(MOST_SLOTS);
/** Slot and former value, in pairs: no pattern fills more slots than it has words. */
const trail = new Int32Array(256);
let trailed = 0;

/** The lexemes looked at; a module's variable, so that a look makes no object. */
let lexemes: Lexemes;

/** The match of a pattern around its anchor at lexeme `i`, or null. */
export function matchAt(pattern: Pattern, text: Lexemes, i: number): Found | null {
  const { anchor } = pattern;
  if (anchor.tight && text.gap[i] !== GAP.tight) return null;
  lexemes = text;
  scratch.fill(-1, 0, pattern.slots.length);
  trailed = 0;
  const right = run(pattern.right, 0, 1, i + 1, i);
  if (right < 0) return null;
  const left = run(pattern.left, 0, -1, i - 1, i);
  if (left < 0) return null;
  if (anchor.slot >= 0) scratch[anchor.slot] = i;
  return { first: left, last: right, slots: scratch.slice(0, pattern.slots.length) };
}

/**
 * Runs a program from a step; returns the outermost lexeme of the expression, or -1 where it fails.
 * @param at the lexeme to look at next
 * @param edge the outermost lexeme of the expression so far
 */
function run(steps: readonly Step[], from: number, direction: 1 | -1, at: number, edge: number): number {
  for (let k = from; ; k++) {
    const step = steps[k] as Step;
    switch (step.op) {
      case 'done':
        return edge;
      case 'jump':
        k = step.other - 1;
        break;
      case 'fork': {
        if (step.test && !stands(step.test, at, direction)) {
          k = step.other - 1;
          break;
        }
        const mark = trailed;
        const end = run(steps, k + 1, direction, at, edge);
        if (end >= 0) return end;
        undo(mark);
        k = step.other - 1;
        break;
      }
      case 'not':
        if (stands(step.test, at, direction)) return -1;
        break;
      case 'test':
        if (!stands(step.test, at, direction)) return -1;
        if (step.test.slot >= 0) keep(step.test.slot, at);
        if (!step.test.context) edge = at;
        at += direction;
    }
  }
}

function keep(slot: number, at: number): void {
  trail[trailed++] = slot;
  trail[trailed++] = scratch[slot]!;
  scratch[slot] = at;
}

function undo(mark: number): void {
  while (trailed > mark) {
    trailed -= 2;
    scratch[trail[trailed]!] = trail[trailed + 1]!;
  }
}

/** True where the lexeme at a place passes a test; never beyond a blank line. */
function stands(test: Test, at: number, direction: 1 | -1): boolean {
  if (at < 0 || at >= lexemes.count) return false;
  if (((lexemes.flags[at] as number) & test.flags) === 0 && test.terms[lexemes.term[at] as number] !== 1)
    return false;
  if (test.tight && lexemes.gap[at] !== GAP.tight) return false;
  return lexemes.gap[direction === 1 ? at : at + 1] !== GAP.break;
}

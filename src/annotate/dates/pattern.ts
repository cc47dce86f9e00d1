/**
 * Patterns over lexemes, compiled to small programs. Written as words separated by spaces:
 *
 *   in              the word "in"; `in|on` either
 *   <month>         a lexeme of the class; `<ord>|last` a class or a word
 *   mod:early|late  the same, kept under the name "mod"; a class alone is kept under its own name
 *   the?            may be left out; so may a group: ( , <year> )?
 *   ( a b / c )     one or the other
 *   ~-              joined to what stands before it
 *   !percent        not followed (left of the anchor: not preceded) by that
 *   [ for ]         must stand there, but is no part of the expression
 *   *<month>        the anchor, where a search begins: just one, outside groups
 *   @edge           a shared part, see MACROS
 *
 * There is no repetition, so a match looks at no more lexemes than the pattern has words.
 */
import { CLASS, type ClassName } from './lexicon.js';
import { MACROS } from './macros.js';
import { term } from './terms.js';

export interface Test {
  readonly flags: number;
  /** 1 at the words that pass. */
  readonly terms: Uint8Array;
  readonly tight: boolean;
  readonly slot: number;
  /** In square brackets: outside the expression. */
  readonly context: boolean;
}

type Node =
  | { readonly kind: 'test'; readonly test: Test; readonly optional: boolean; readonly anchor: boolean }
  | { readonly kind: 'not'; readonly test: Test }
  | { readonly kind: 'group'; readonly ways: readonly (readonly Node[])[]; readonly optional: boolean };

/**
 * test: match a lexeme, go on. not: look at one. fork: try the next step, then `other`; where the next step is a
 * test, it is kept beside the fork, to be looked at first. jump: go to `other`.
 */
export type Step =
  | { readonly op: 'test'; readonly test: Test }
  | { readonly op: 'not'; readonly test: Test }
  | Fork
  | { readonly op: 'jump'; other: number }
  | { readonly op: 'done' };

export interface Pattern {
  readonly anchor: Test;
  readonly left: readonly Step[];
  readonly right: readonly Step[];
  /** Names of the slots, by number. */
  readonly slots: readonly string[];
}

export function compilePattern(source: string): Pattern {
  const slots: string[] = [];
  const words = expand(source).trim().split(/\s+/);
  const nodes = parse(words, slots);
  const at = nodes.findIndex((node) => node.kind === 'test' && node.anchor);
  const anchor = nodes[at];
  if (anchor?.kind !== 'test')
    throw new Error(`Expected an anchor (*) outside groups in the pattern: ${source}`);
  return {
    anchor: anchor.test,
    left: program(nodes.slice(0, at), true),
    right: program(nodes.slice(at + 1), false),
    slots,
  };
}

function expand(source: string): string {
  return source.replace(/@(\w+)/g, (_, name: string) => {
    const part = MACROS[name];
    if (part === undefined) throw new Error(`Unknown part @${name} in the pattern: ${source}`);
    return part;
  });
}

function parse(words: string[], slots: string[]): Node[] {
  const [way, ...more] = parseWays(words, slots, false);
  if (!way || more.length > 0) throw new Error('Expected "/" only within a group');
  return way;
}

/** Reads ways parted by "/" up to the closing bracket, or to the end outside groups. */
function parseWays(words: string[], slots: string[], inGroup: boolean): Node[][] {
  const ways: Node[][] = [[]];
  let context = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const way = ways.at(-1) as Node[];
    if (word === ')' || word === ')?') {
      words.unshift(word);
      return ways;
    }
    if (word === '[' || word === ']') context = word === '[';
    else if (word === '/') ways.push([]);
    else if (word === '(') way.push(parseGroup(words, slots));
    else way.push(parseWord(word, slots, context));
  }
  if (inGroup) throw new Error('Expected ")" to close a group');
  return ways;
}

function parseGroup(words: string[], slots: string[]): Node {
  const ways = parseWays(words, slots, true);
  return { kind: 'group', ways, optional: words.shift() === ')?' };
}

const WORD = /^(\*?)(!?)(~?)(?:(\w+):)?([^*!~]\S*?)(\??)$/;

function parseWord(word: string, slots: string[], context: boolean): Node {
  const [, anchor, not, tight, name, body, optional] = WORD.exec(word) as unknown as string[];
  const choices = (body as string).split('|');
  const classes = choices
    .filter((choice) => /^<\w+>$/.test(choice))
    .map((choice) => choice.slice(1, -1) as ClassName);
  const label = name ?? (classes.length === 1 ? classes[0] : undefined);
  const test: Test = {
    flags: classes.reduce((bits, one) => bits | classBits(one), 0),
    terms: termTable(choices.filter((choice) => !/^<\w+>$/.test(choice)).map(term)),
    tight: tight === '~',
    slot: label && !not ? slotOf(label, slots) : -1,
    context,
  };
  if (not) return { kind: 'not', test };
  return { kind: 'test', test, optional: optional === '?', anchor: anchor === '*' };
}

function termTable(ids: readonly number[]): Uint8Array {
  const table = new Uint8Array(Math.max(0, ...ids) + 1);
  for (const id of ids) table[id] = 1;
  return table;
}

function classBits(name: ClassName): number {
  const bits = CLASS[name];
  if (bits === undefined) throw new Error(`Unknown class <${name}>`);
  return bits;
}

function slotOf(name: string, slots: string[]): number {
  const known = slots.indexOf(name);
  return known >= 0 ? known : slots.push(name) - 1;
}

function program(nodes: readonly Node[], backwards: boolean): Step[] {
  const steps: Step[] = [];
  emit(nodes, backwards, steps);
  steps.push({ op: 'done' });
  return steps;
}

function emit(nodes: readonly Node[], backwards: boolean, steps: Step[]): void {
  for (const node of backwards ? [...nodes].reverse() : nodes) {
    const fork = node.kind !== 'not' && node.optional ? emitFork(steps) : null;
    if (node.kind === 'group') emitWays(node.ways, backwards, steps);
    else steps.push({ op: node.kind, test: node.test });
    if (fork) closeFork(fork, steps);
  }
}

interface Fork {
  readonly op: 'fork';
  other: number;
  test: Test | null;
}

function emitFork(steps: Step[]): Fork {
  const fork: Fork = { op: 'fork', other: -1, test: null };
  steps.push(fork);
  return fork;
}

function closeFork(fork: Fork, steps: readonly Step[]): void {
  const next = steps[steps.indexOf(fork) + 1];
  fork.test = next?.op === 'test' ? next.test : null;
  fork.other = steps.length;
}

function emitWays(ways: readonly (readonly Node[])[], backwards: boolean, steps: Step[]): void {
  const jumps: { other: number }[] = [];
  ways.forEach((way, index) => {
    const fork = index < ways.length - 1 ? emitFork(steps) : null;
    emit(way, backwards, steps);
    if (!fork) return;
    const jump = { op: 'jump' as const, other: -1 };
    steps.push(jump);
    jumps.push(jump);
    closeFork(fork, steps);
  });
  for (const jump of jumps) jump.other = steps.length;
}

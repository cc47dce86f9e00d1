/**
 * wink-nlp's tagging machines, run over typed arrays: the tags that wink-nlp gives (a test holds them equal), at a
 * fraction of its time.
 *
 * A machine knows patterns of tags and hints; where one stands in the text, one word of it is given another tag. It
 * takes the longest pattern from each word on, and goes on after it. The second machine reads what the first one wrote.
 */
import { tagMachines } from './vocabulary.js';

/** Parallel columns, one item a word. */
export interface TagColumns {
  /** What the machines see of it: its hint where it has one, else its tag. Read and written, see `eventOf`. */
  readonly event: Uint8Array;
  /** Read and written. */
  readonly tag: Uint8Array;
  readonly mayBe: Int32Array;
}

/** @param hint 0 for none */
export function eventOf(tag: number, hint: number): number {
  return hint === 0 ? tag : hint + FIRST_HINT;
}

/** A machine: states are numbered from 1, which is where patterns begin; 0 is no state. */
interface Machine {
  /** [states * EVENTS] the state that an event leads to, 0 for none. */
  readonly next: Uint8Array;
  /** The state that stands for the pattern which is complete here, though a longer one may follow; 0 for none. */
  readonly complete: Uint8Array;
  /** 1 where a pattern ends and none goes on. */
  readonly final: Uint8Array;
  /** Of a pattern's state: which of its words is given a tag, and which tag. */
  readonly word: Uint8Array;
  readonly tag: Uint8Array;
  /** 1 where the tag is given only to a word that may have it. */
  readonly asks: Uint8Array;
}

/** Events are the tags, and from FIRST_HINT the hints. */
const FIRST_HINT = 32;
const EVENTS = 128;
const START = 1;

/** How the model's JSON writes events: tags by number, hints from here, and what to fall back on. */
const HINTS_FROM = 1_080_000;
const OTHERWISE = 2_070_003;

type Transitions = Readonly<Record<string, Readonly<Record<string, number>>>>;
type Marks = Readonly<Record<string, readonly [number, number]>>;

function readMachine(json: string): Machine {
  const [, last, transitions, names, marks] = JSON.parse(json) as [
    number,
    number,
    Transitions,
    Readonly<Record<string, string>>,
    Marks,
  ];
  const states = last + 1 + START;
  const column = (): Uint8Array => new Uint8Array(states);
  const machine: Machine = {
    next: new Uint8Array(states * EVENTS),
    complete: column(),
    final: column(),
    word: column(),
    tag: column(),
    asks: column(),
  };
  for (const [state, events] of Object.entries(transitions)) {
    for (const [event, target] of Object.entries(events)) {
      if (target === 0) continue;
      if (Number(event) === OTHERWISE) machine.complete[Number(state) + START] = target + START;
      else machine.next[(Number(state) + START) * EVENTS + writtenEvent(Number(event))] = target + START;
    }
  }
  for (const [state, name] of Object.entries(names)) {
    const at = Number(state) + START;
    machine.final[at] = 1;
    machine.word[at] = marks[state]?.[0] ?? 0;
    machine.tag[at] = Math.abs(Number(name));
    machine.asks[at] = Number(name) > 0 ? 1 : 0;
  }
  return machine;
}

/** Words of the model's own markup stand among the events too, and never in a text: event 0. */
function writtenEvent(written: number): number {
  return written >= HINTS_FROM ? written - HINTS_FROM + FIRST_HINT : written || 0;
}

const MACHINES = tagMachines.map(readMachine);

/** Changes the tags of `count` words as the machines say. */
export function runMachines(columns: TagColumns, count: number): void {
  for (const machine of MACHINES) runMachine(machine, columns, count);
}

function runMachine(machine: Machine, columns: TagColumns, count: number): void {
  const { next, complete, final } = machine;
  const { event } = columns;
  for (let first = 0; first < count; first++) {
    let state = next[START * EVENTS + event[first]!]!;
    if (state === 0) continue;
    let found = 0;
    let end = first;
    for (let at = first; ;) {
      if (final[state] === 1) {
        found = state;
        end = at;
        break;
      }
      if (complete[state] !== 0) {
        found = complete[state]!;
        end = at;
      }
      if (++at === count) break;
      state = next[state * EVENTS + event[at]!]!;
      if (state === 0) break;
    }
    if (found === 0) continue;
    retag(machine, found, columns, first + machine.word[found]!);
    first = end;
  }
}

function retag(machine: Machine, pattern: number, { event, tag, mayBe }: TagColumns, word: number): void {
  const given = machine.tag[pattern]!;
  if (machine.asks[pattern] !== 0 && (mayBe[word]! & (1 << given)) === 0) return;
  tag[word] = given;
  if (event[word]! < FIRST_HINT) event[word] = given;
}

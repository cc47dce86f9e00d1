/** The label set of the name tagger: outside, and for each type begin, inside, last and unit (BILOU). */
import type { EntityType } from '../../record.js';
import { chainOf, type Chain } from '../../sequence/lattice.js';

export const NAME_TYPES: readonly EntityType[] = ['person', 'organization', 'place', 'other'];

export const OUTSIDE = 0;
export const LABELS = 1 + 4 * NAME_TYPES.length;

/** Where in a name a token stands. */
export const BEGIN = 0;
export const INSIDE = 1;
export const LAST = 2;
export const UNIT = 3;

export function labelOf(type: number, place: number): number {
  return 1 + 4 * type + place;
}

/** Index into NAME_TYPES, -1 for outside. */
export function typeOf(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) >> 2;
}

function placeOf(label: number): number {
  return (label - 1) & 3;
}

const isOpen = (label: number): boolean => label !== OUTSIDE && placeOf(label) <= INSIDE;
const continues = (label: number): boolean =>
  label !== OUTSIDE && (placeOf(label) === INSIDE || placeOf(label) === LAST);

export const NAME_CHAIN: Chain = chainOf(LABELS, {
  allowed: (from, to) => (isOpen(from) ? continues(to) && typeOf(from) === typeOf(to) : !continues(to)),
  mayBeFirst: (label) => !continues(label),
  mayBeLast: (label) => !isOpen(label),
});

/** A name in a path: positions [start, end) and the index of its type. */
export interface LabelledName {
  readonly start: number;
  readonly end: number;
  readonly type: number;
}

/** Appends the names that path[start..end) spells out; the path must obey NAME_CHAIN. */
export function addNames(path: Uint8Array, start: number, end: number, names: LabelledName[]): void {
  let first = start;
  for (let i = start; i < end; i++) {
    const label = path[i] as number;
    if (label === OUTSIDE) continue;
    const place = placeOf(label);
    if (place === BEGIN || place === UNIT) first = i;
    if (place === LAST || place === UNIT) names.push({ start: first, end: i + 1, type: typeOf(label) });
  }
}

/** Which thing of a list holds each token: what touches a span is found in the time of the span, not of the list. */
import type { Link } from './linking.js';
import type { Range } from './marks.js';

/** By token, the place in its list of what holds it, or -1. */
export type Holders = Int32Array;

export function newHolders(tokens: number): Holders {
  return new Int32Array(tokens).fill(-1);
}

/** A token that is held already stays with what took it first. */
export function hold(holders: Holders, { first, end }: Range, place: number): void {
  for (let i = first; i < end; i++) if (holders[i]! < 0) holders[i] = place;
}

/** Which link's content, cue or source holds each token. */
export function linkHolders(tokens: number, links: readonly Link[]): Holders {
  const holders = newHolders(tokens);
  links.forEach(({ content, cue, source }, place) => {
    for (const span of content) hold(holders, span, place);
    if (cue) hold(holders, cue, place);
    if (source) hold(holders, source, place);
  });
  return holders;
}

/** The lowest place that holds a token of the span, or -1. */
export function holderOf(holders: Holders, { first, end }: Range): number {
  let lowest = -1;
  for (let i = first; i < end; i++) {
    const place = holders[i]!;
    if (place >= 0 && (lowest < 0 || place < lowest)) lowest = place;
  }
  return lowest;
}

/** The lowest place that holds a token of the spans, or -1. */
export function firstHolder(holders: Holders, spans: readonly Range[]): number {
  let lowest = -1;
  for (const span of spans) {
    const place = holderOf(holders, span);
    if (place >= 0 && (lowest < 0 || place < lowest)) lowest = place;
  }
  return lowest;
}

export function isHeld(holders: Holders, span: Range): boolean {
  return holderOf(holders, span) >= 0;
}

/** All places that hold a token of the spans. */
export function holdersOf(holders: Holders, spans: readonly Range[]): Set<number> {
  const places = new Set<number>();
  for (const { first, end } of spans)
    for (let i = first; i < end; i++) if (holders[i]! >= 0) places.add(holders[i]!);
  return places;
}

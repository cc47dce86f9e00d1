/** TIMEX3's `mod`: the words that say which part of a stretch of time, or how exact a number is. */
import type { Reading } from './discourse.js';
import { type Match, word } from './rule.js';

const EDGE_MODS: Readonly<Record<string, string>> = {
  early: 'START',
  earlier: 'START',
  beginning: 'START',
  start: 'START',
  outset: 'START',
  mid: 'MID',
  middle: 'MID',
  late: 'END',
  later: 'END',
  end: 'END',
  close: 'END',
};

const APPROX_MODS: Readonly<Record<string, string>> = {
  about: 'APPROX',
  around: 'APPROX',
  roughly: 'APPROX',
  approximately: 'APPROX',
  some: 'APPROX',
  almost: 'LESS_THAN',
  nearly: 'LESS_THAN',
  less: 'LESS_THAN',
  fewer: 'LESS_THAN',
  under: 'LESS_THAN',
  more: 'MORE_THAN',
  over: 'MORE_THAN',
  least: 'EQUAL_OR_MORE',
  most: 'EQUAL_OR_LESS',
  much: 'EQUAL_OR_LESS',
  up: 'EQUAL_OR_LESS',
};

/** A reading with the `mod` of its match, from the words "mod" and "apx". */
export function withMod(reading: Reading, match: Match): Reading {
  const mod = EDGE_MODS[word(match, 'mod')] ?? APPROX_MODS[word(match, 'apx')];
  return mod ? { ...reading, mod } : reading;
}

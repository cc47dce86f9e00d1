/**
 * Content's boundaries looked at again: of several places where it may begin and end, a log-linear ranker takes one.
 * The tagger decides token by token from what stands near; here whole pieces are compared, with their marks.
 */
import type { Prepared } from '../../../prepare/prepared.js';
import type { Link } from '../linking.js';
import { quotationsWithin, snapToMarks, type Range } from '../marks.js';
import type { Masses } from '../masses.js';
import type { Tagged } from '../tagger.js';
import { candidatesFor, reaching, roomAround, type Candidate } from './candidates.js';
import { FEATURES, writeFeatures, type Sought } from './features.js';

/** The links with their content as the ranker has it. @param weights one a feature */
export function settleBoundaries(
  prepared: Prepared,
  masses: Masses,
  links: readonly Link[],
  weights: Float64Array,
): Link[] {
  const row = new Float64Array(FEATURES.length);
  return eachChoice(prepared, masses, links, (sought, candidates) => {
    let best = candidates[0]!;
    let top = -Infinity;
    if (candidates.length === 1) return best;
    for (const candidate of candidates) {
      writeFeatures(sought, candidate, row);
      const score = product(row, weights);
      if (score > top) [best, top] = [candidate, score];
    }
    return best;
  });
}

function product(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i]! * weights[i]!;
  return sum;
}

/** @param choose told each link with its candidates, as tagged first; what it returns is the link's content from then on */
export function eachChoice(
  prepared: Prepared,
  masses: Masses,
  tagged: readonly Link[],
  choose: (sought: Sought, candidates: readonly Candidate[]) => Candidate,
): Link[] {
  const links = tagged.map((link) => holding(link, atMarks(prepared, link.content)));
  const taken = new Uint8Array(prepared.tokens.count);
  for (const { cue, source, content } of links) {
    for (const span of content) take(taken, span);
    if (cue) take(taken, cue);
    if (source) take(taken, source);
  }
  const sums = sumsOf(masses.content);
  return links.map((link) => {
    const room = roomAround(prepared, link.content, taken);
    const candidates = candidatesFor(prepared, masses, link.content, room);
    const { pieces } = choose({ prepared, masses, link, room, sums }, candidates);
    for (const piece of pieces) take(taken, piece);
    return holding(link, [...pieces]);
  });
}

function holding({ cue, source }: Link, content: Tagged[]): Link {
  return { cue, source, content };
}

/** Most spans are short: a loop beats `fill`. */
function take(taken: Uint8Array, { first, end }: Range): void {
  for (let i = first; i < end; i++) taken[i] = 1;
}

function atMarks(prepared: Prepared, content: readonly Tagged[]): Tagged[] {
  const snapped: Tagged[] = [];
  for (const span of content) {
    const { first, end } = withoutSentencesBefore(prepared, snapToMarks(prepared, span));
    if (first < end) snapped.push(reaching(span, first, end));
  }
  return snapped.length > 0 ? snapped : [...content];
}

/** Where a quotation opens a sentence and content ends with it, what stands in sentences before is nobody's words. */
function withoutSentencesBefore({ quotations, sentences, tokens }: Prepared, { first, end }: Range): Range {
  const [quotation] = quotationsWithin(quotations, first, end);
  if (!quotation || quotation.firstToken <= first || quotation.endToken < end) return { first, end };
  const sentence = sentences[tokens.sentence[quotation.firstToken]!]!;
  return sentence.firstToken === quotation.firstToken ? { first: quotation.firstToken, end } : { first, end };
}

function sumsOf(mass: Float32Array): Float64Array {
  const sums = new Float64Array(mass.length + 1);
  for (let i = 0; i < mass.length; i++) sums[i + 1] = sums[i]! + mass[i]!;
  return sums;
}

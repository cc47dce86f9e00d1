/** Which of several candidates for the same words is kept: the longest, then the rule listed first. */
import { lowerBound } from '../../ordered.js';
import type { Candidate } from './candidates.js';

/** Longest first; of two as long, the rule listed first. */
function byStrength(a: Candidate, b: Candidate): number {
  const length = printedLength(b) - printedLength(a);
  return length || a.rank - b.rank || a.first - b.first;
}

function printedLength({ lexemes, first, last }: Candidate): number {
  return (lexemes.end[last] as number) - (lexemes.start[first] as number);
}

/**
 * The strongest candidates of which no two overlap, in order of place.
 * @param candidates by where they begin
 */
export function chooseCandidates(candidates: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (let from = 0; from < candidates.length;) {
    let { last } = candidates[from]!;
    let to = from + 1;
    for (; to < candidates.length && candidates[to]!.first <= last; to++)
      last = Math.max(last, candidates[to]!.last);
    if (to === from + 1) chosen.push(candidates[from]!);
    else for (const one of strongest(candidates.slice(from, to), last)) chosen.push(one);
    from = to;
  }
  return chosen;
}

/** The same of candidates each of which overlaps one before it, up to lexeme `end`. */
function strongest(candidates: Candidate[], end: number): Candidate[] {
  const from = candidates[0]!.first;
  const taken = new Uint8Array(end - from + 1);
  const chosen: Candidate[] = [];
  for (const candidate of candidates.sort(byStrength)) {
    const [first, last] = [candidate.first - from, candidate.last - from];
    // What is taken already is longer, so it cannot lie within: looking at both ends is enough.
    if (taken[first] || taken[last]) continue;
    taken.fill(1, first, last + 1);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

/** Candidates by place, to find those within another without looking at all. */
export interface Places {
  readonly byFirst: readonly Candidate[];
}

export function indexPlaces(candidates: readonly Candidate[]): Places {
  return { byFirst: [...candidates].sort((a, b) => a.first - b.first) };
}

/** The other candidates that lie within one. */
export function candidatesWithin({ byFirst }: Places, outer: Candidate): Candidate[] {
  const within: Candidate[] = [];
  for (let k = lowerBound(byFirst, ({ first }) => first >= outer.first); k < byFirst.length; k++) {
    const candidate = byFirst[k] as Candidate;
    if (candidate.first > outer.last) break;
    if (candidate !== outer && candidate.last <= outer.last) within.push(candidate);
  }
  return within;
}

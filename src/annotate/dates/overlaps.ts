/** Which of several candidates for the same words is kept: the longest, then the rule listed first. */
import type { Candidate } from './candidates.js';

/** Longest first; of two as long, the rule listed first. */
function byStrength(a: Candidate, b: Candidate): number {
  const length = printedLength(b) - printedLength(a);
  return length || a.rank - b.rank || a.first - b.first;
}

function printedLength({ lexemes, first, last }: Candidate): number {
  return (lexemes.end[last] as number) - (lexemes.start[first] as number);
}

/** The strongest candidates of which no two overlap, in order of place. */
export function chooseCandidates(candidates: readonly Candidate[], taken: Uint8Array): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of [...candidates].sort(byStrength)) {
    // What is taken already is longer, so it cannot lie within: looking at both ends is enough.
    if (taken[candidate.first] || taken[candidate.last]) continue;
    taken.fill(1, candidate.first, candidate.last + 1);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

/**
 * Where sources and cues begin and end. The best path is the likeliest reading of a paragraph as a whole; a span of it may
 * have edges that are likelier by themselves, all readings added up. So each takes the likeliest edges of its role around
 * (minimum Bayes risk for exact spans; Goel & Byrne 2000). Content has its boundaries settled later: see boundaries/.
 */
import type { Decoder } from '../../sequence/decoder.js';
import { beginLabel, insideLabel, SPAN_KINDS, type Role, type TaggedSpan } from './labels.js';

/** Spans less likely than that are not looked for. */
const LEAST_CHANCE = 0.01;

interface Labels {
  readonly begin: number;
  readonly inside: number;
}

/** By kind of span: the labels of all kinds of its role, which differ by where the cue stands. */
const labelsOfKind: readonly (readonly Labels[])[] = SPAN_KINDS.map(({ role }) =>
  SPAN_KINDS.flatMap((other, kind) =>
    other.role === role ? [{ begin: beginLabel(kind), inside: insideLabel(kind) }] : [],
  ),
);

const RESETTLED: ReadonlySet<Role> = new Set(['source', 'cue']);

/**
 * @param spans of the sequence of n tokens that the decoder has the sums of, in order
 * @returns as many, in order: sources and cues overlap what they were and none of their neighbours
 */
export function withLikeliestEdges(spans: readonly TaggedSpan[], n: number, decoder: Decoder): TaggedSpan[] {
  let low = 0;
  return spans.map((span, index) => {
    const high = spans[index + 1]?.first ?? n;
    const settled = RESETTLED.has(SPAN_KINDS[span.kind]!.role) ? likeliest(span, low, high, decoder) : span;
    low = settled.end;
    return settled;
  });
}

/** The likeliest span between two tokens that overlaps the given one. */
function likeliest(span: TaggedSpan, low: number, high: number, decoder: Decoder): TaggedSpan {
  const labels = labelsOfKind[span.kind]!;
  let best = span;
  let most = LEAST_CHANCE;
  for (let first = low; first < span.end; first++) {
    const carried = labels.map(({ begin }) => decoder.probability([begin], first, first + 1));
    for (let last = first; last < high && total(carried) > most; last++) {
      const chance = endAt(last, first, labels, carried, decoder);
      if (chance <= most || last < span.first) continue;
      most = chance;
      best = { kind: span.kind, first, end: last + 1 };
    }
  }
  return best;
}

/**
 * The chance of a span to have its last token there.
 * @param carried by kind: the chance to have come so far, to which it is left to go on
 */
function endAt(
  last: number,
  first: number,
  labels: readonly Labels[],
  carried: number[],
  decoder: Decoder,
): number {
  const before = total(carried);
  labels.forEach(({ begin, inside }, k) => {
    carried[k]! *= decoder.follows(last, last === first ? begin : inside, inside);
  });
  return before - total(carried);
}

function total(chances: readonly number[]): number {
  let sum = 0;
  for (const chance of chances) sum += chance;
  return sum;
}

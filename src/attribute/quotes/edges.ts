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
  /** Of all kinds of its role, which differ by where the cue stands. */
  readonly begins: readonly number[];
  readonly kinds: readonly { readonly begin: number; readonly inside: number }[];
}

/** By kind of span. */
const LABELS: readonly Labels[] = SPAN_KINDS.map(({ role }) => {
  const kinds = SPAN_KINDS.flatMap((other, kind) =>
    other.role === role ? [{ begin: beginLabel(kind), inside: insideLabel(kind) }] : [],
  );
  return { begins: kinds.map(({ begin }) => begin), kinds };
});

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
  const labels = LABELS[span.kind]!;
  let { first, end } = span;
  let most = LEAST_CHANCE;
  for (let from = low; from < span.end; from++) {
    let left = decoder.probability(labels.begins, from, from + 1);
    if (left <= most) continue;
    start(labels, from, decoder);
    for (let last = from; last < high && left > most; last++) {
      const going = goOn(labels, last, last === from, decoder);
      if (left - going > most && last >= span.first) [most, first, end] = [left - going, from, last + 1];
      left = going;
    }
  }
  return first === span.first && end === span.end ? span : { kind: span.kind, first, end };
}

/** By kind of a role: the chance of the span that is looked at to have come so far. */
const chances = new Float64Array(SPAN_KINDS.length);

function start({ kinds }: Labels, from: number, decoder: Decoder): void {
  for (let k = 0; k < kinds.length; k++) chances[k] = decoder.label(from, kinds[k]!.begin);
}

/** The chance to go on past a token, all kinds together. */
function goOn({ kinds }: Labels, last: number, isFirst: boolean, decoder: Decoder): number {
  let sum = 0;
  for (let k = 0; k < kinds.length; k++) {
    const { begin, inside } = kinds[k]!;
    chances[k]! *= decoder.follows(last, isFirst ? begin : inside, inside);
    sum += chances[k]!;
  }
  return sum;
}

/**
 * Where sources and cues begin and end. The best path is the likeliest reading of a paragraph as a whole; a span of it may
 * have edges that are likelier by themselves, all readings added up. So each takes the likeliest edges of its role around
 * (minimum Bayes risk for exact spans; Goel & Byrne 2000). Content has its boundaries settled later: see boundaries/.
 */
import type { Decoder } from '../../sequence/decoder.js';
import { beginLabel, insideLabel, SPAN_KINDS, type TaggedSpan } from './labels.js';

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

/** Where a span may begin, [from, to), and that its end comes after one token and not after another. */
interface Room {
  readonly begins: { readonly from: number; readonly to: number };
  readonly endsAfter: number;
  readonly high: number;
}

/**
 * @param spans of the sequence of n tokens that the decoder has the sums of, in order
 * @param isQuoted whether a token of it stands in quotation marks
 * @returns as many, in order: sources and cues overlap what they were and none of their neighbours. A source begins where
 *   it did, since what is likelier further in is often a name within the phrase ("a memo seen by this newspaper"), and
 *   keeps what is in marks ("a group calling itself “Heron”").
 */
export function withLikeliestEdges(
  spans: readonly TaggedSpan[],
  n: number,
  decoder: Decoder,
  isQuoted: (token: number) => boolean,
): TaggedSpan[] {
  let low = 0;
  return spans.map((span, index) => {
    const high = spans[index + 1]?.first ?? n;
    const room = roomOf(span, low, high, isQuoted);
    const settled = room ? likeliest(span, room, decoder) : span;
    low = settled.end;
    return settled;
  });
}

/** Null for content. */
function roomOf(
  { kind, first, end }: TaggedSpan,
  low: number,
  high: number,
  isQuoted: (token: number) => boolean,
): Room | null {
  const { role } = SPAN_KINDS[kind]!;
  if (role === 'content') return null;
  if (role === 'cue') return { begins: { from: low, to: end }, endsAfter: first, high };
  let endsAfter = end - 1;
  while (endsAfter > first && !isQuoted(endsAfter)) endsAfter--;
  return { begins: { from: first, to: first + 1 }, endsAfter, high };
}

/** The likeliest span that fits into its room. */
function likeliest(span: TaggedSpan, { begins, endsAfter, high }: Room, decoder: Decoder): TaggedSpan {
  const labels = LABELS[span.kind]!;
  let { first, end } = span;
  let most = LEAST_CHANCE;
  for (let from = begins.from; from < begins.to; from++) {
    let left = decoder.probability(labels.begins, from, from + 1);
    if (left <= most) continue;
    start(labels, from, decoder);
    for (let last = from; last < high && left > most; last++) {
      const going = goOn(labels, last, last === from, decoder);
      if (left - going > most && last >= endsAfter) [most, first, end] = [left - going, from, last + 1];
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

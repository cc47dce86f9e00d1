/** Paragraphs in, tagged spans out: layout, network, best path, and how sure of it the model is. */
import type { Prepared } from '../../prepare/prepared.js';
import { contextColumns } from './columns.js';
import { labelsOfRole, SPAN_KINDS, spansOf, type Role, type TaggedSpan } from './labels.js';
import { layOut, MARGIN, newLayout } from './layout.js';
import type { AttributionModel } from './model.js';

/** A span of the article's tokens. */
export interface Tagged extends TaggedSpan {
  readonly role: Role;
  /** The mean probability of its tokens to have its role. */
  readonly probability: number;
}

/** By kind of span: the labels of its role. */
const labelsOf = SPAN_KINDS.map(({ role }) => labelsOfRole(role));

/** Kept from paragraph to paragraph; it is written anew for each. */
let layout = newLayout(1024);

/** The spans of a paragraph, in order, as tokens of the article. */
export function tagParagraph(prepared: Prepared, paragraph: number, model: AttributionModel): Tagged[] {
  const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
  const { decoder } = model;
  const n = endToken - firstToken;
  const path = decoder.path(score(prepared, paragraph, model), n);
  const spans = spansOf(path, n);
  if (spans.length === 0) return [];
  decoder.sums();
  return spans.map((span) => ({
    kind: span.kind,
    role: SPAN_KINDS[span.kind]!.role,
    first: span.first + firstToken,
    end: span.end + firstToken,
    probability: probability(span, model),
  }));
}

/** Scores of all labels, [tokens * labels]. */
function score(
  prepared: Prepared,
  paragraph: number,
  { net, types, lexicon }: AttributionModel,
): Float32Array {
  const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
  const n = endToken - firstToken;
  if (n > layout.type.length - 2 * MARGIN) layout = newLayout(2 * n);
  layOut(prepared, prepared.paragraphs[paragraph]!, types, lexicon, layout);
  for (let type = net.typeCount(); type < types.list.length; type++) net.addType(types.list[type]!.columns);
  const sequence = net.begin(n);
  sequence.types.set(layout.type.subarray(MARGIN, MARGIN + n));
  contextColumns(layout, sequence.context);
  return net.run();
}

/** The mean over the span's tokens of the probability of its role. */
function probability({ kind, first, end }: TaggedSpan, { decoder }: AttributionModel): number {
  let sum = 0;
  for (let i = first; i < end; i++) {
    for (const label of labelsOf[kind]!) sum += decoder.probability(i, label);
  }
  return sum / (end - first);
}

/** Paragraphs in, tagged spans out: layout, network, best path, and how sure of it the model is. */
import type { Prepared } from '../../prepare/prepared.js';
import { contextColumns } from './columns.js';
import { labelsOfRole, SPAN_KINDS, spansOf, type Role, type TaggedSpan } from './labels.js';
import { layOut, MARGIN, newLayout, type Stretch } from './layout.js';
import type { AttributionModel } from './model.js';

/** A span of the article's tokens. */
export interface Tagged extends TaggedSpan {
  readonly role: Role;
  /** The mean probability of its tokens to have its role. */
  readonly probability: number;
}

/** By kind of span: the labels of its role. */
const labelsOf = SPAN_KINDS.map(({ role }) => labelsOfRole(role));

/** Longer paragraphs, which no newspaper prints, are tagged in parts, so that what is kept for one stays small. */
const LONGEST_STRETCH = 4096;

/** Kept from paragraph to paragraph; it is written anew for each. */
const layout = newLayout(LONGEST_STRETCH);

/** The spans of a paragraph, in order, as tokens of the article. */
export function tagParagraph(prepared: Prepared, paragraph: number, model: AttributionModel): Tagged[] {
  const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
  if (endToken - firstToken <= LONGEST_STRETCH) return tagStretch(prepared, { firstToken, endToken }, model);
  const tagged: Tagged[] = [];
  for (let first = firstToken; first < endToken;) {
    const end = endOfStretch(prepared, first, endToken);
    for (const span of tagStretch(prepared, { firstToken: first, endToken: end }, model)) tagged.push(span);
    first = end;
  }
  return tagged;
}

/** Where a sentence ends, or in the middle of one that is as long. */
function endOfStretch({ tokens, sentences }: Prepared, first: number, endOfParagraph: number): number {
  const end = first + LONGEST_STRETCH;
  if (end >= endOfParagraph) return endOfParagraph;
  const { firstToken } = sentences[tokens.sentence[end]!]!;
  return firstToken > first ? firstToken : end;
}

function tagStretch(prepared: Prepared, stretch: Stretch, model: AttributionModel): Tagged[] {
  const { firstToken, endToken } = stretch;
  const { decoder } = model;
  const n = endToken - firstToken;
  const spans = spansOf(decoder.path(score(prepared, stretch, model), n), n);
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
  stretch: Stretch,
  { net, types, lexicon }: AttributionModel,
): Float32Array {
  layOut(prepared, stretch, types, lexicon, layout);
  for (let type = net.typeCount(); type < types.list.length; type++) net.addType(types.list[type]!.columns);
  const sequence = net.begin(layout.n);
  for (let i = 0; i < layout.n; i++) sequence.types[i] = layout.type[i + MARGIN]!;
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

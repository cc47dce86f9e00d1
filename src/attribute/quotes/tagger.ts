/** Paragraphs in, tagged spans out: layout, network, best path, and how sure of it the model is. */
import type { Prepared } from '../../prepare/prepared.js';
import { contextColumns } from './columns.js';
import { withLikeliestEdges } from './edges.js';
import {
  beginLabel,
  insideLabel,
  labelsOfRole,
  SPAN_KINDS,
  spansOf,
  type Role,
  type TaggedSpan,
} from './labels.js';
import { layOut, MARGIN, newLayout, type Stretch } from './layout.js';
import type { Masses } from './masses.js';
import type { AttributionModel } from './model.js';

/** A span of the article's tokens. */
export interface Tagged extends TaggedSpan {
  readonly role: Role;
  /** The mean probability of its tokens to have its role. */
  readonly probability: number;
}

/** A span that a rule gives and not the tagger: of no kind. */
export function ruled(role: Role, first: number, end: number, probability: number): Tagged {
  return { kind: -1, role, first, end, probability };
}

/** By kind of span: the labels of its role. */
const labelsOf = SPAN_KINDS.map(({ role }) => labelsOfRole(role));
const CONTENT_KINDS = SPAN_KINDS.flatMap(({ role }, kind) => (role === 'content' ? [kind] : []));
const CONTENT_BEGINS = CONTENT_KINDS.map(beginLabel);
const CONTENT_GOES_ON = CONTENT_KINDS.map(insideLabel);

/** Longer paragraphs, which no newspaper prints, are tagged in parts, so that what is kept for one stays small. */
const LONGEST_STRETCH = 4096;

/** Kept from paragraph to paragraph; it is written anew for each. */
const layout = newLayout(LONGEST_STRETCH);

/**
 * The spans of a paragraph, in order, as tokens of the article.
 * @param masses written where there are spans
 */
export function tagParagraph(
  prepared: Prepared,
  paragraph: number,
  model: AttributionModel,
  masses: Masses,
): Tagged[] {
  const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
  if (endToken - firstToken <= LONGEST_STRETCH)
    return tagStretch(prepared, { firstToken, endToken }, model, masses);
  const tagged: Tagged[] = [];
  for (let first = firstToken; first < endToken;) {
    const end = endOfStretch(prepared, first, endToken);
    for (const span of tagStretch(prepared, { firstToken: first, endToken: end }, model, masses))
      tagged.push(span);
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

function tagStretch(prepared: Prepared, stretch: Stretch, model: AttributionModel, masses: Masses): Tagged[] {
  const { firstToken, endToken } = stretch;
  const { decoder } = model;
  const n = endToken - firstToken;
  const path = spansOf(decoder.path(score(prepared, stretch, model), n), n);
  if (path.length === 0) return [];
  decoder.sums();
  const isQuoted = (token: number): boolean => prepared.quotationAt[firstToken + token]! >= 0;
  const spans = withLikeliestEdges(path, n, decoder, isQuoted);
  writeMasses(stretch, model, masses);
  const reportFrom = endOfDateline(prepared, firstToken);
  const tagged = spans.map((span) => ({
    kind: span.kind,
    role: SPAN_KINDS[span.kind]!.role,
    first: Math.max(reportFrom, span.first + firstToken),
    end: span.end + firstToken,
    probability: probability(span, model),
  }));
  const inReport = reportFrom > firstToken ? tagged.filter(({ first, end }) => first < end) : tagged;
  return inReport.map((span) => (span.role === 'source' ? withinSentence(prepared, span) : span));
}

/** A source is of one sentence: the part on the side of its cue. */
function withinSentence({ tokens, sentences }: Prepared, span: Tagged): Tagged {
  const [opening, closing] = [tokens.sentence[span.first]!, tokens.sentence[span.end - 1]!];
  if (opening === closing) return span;
  return SPAN_KINDS[span.kind]!.cue === 'left'
    ? { ...span, end: sentences[opening]!.endToken }
    : { ...span, first: sentences[closing]!.firstToken };
}

/** The first token past the dateline where one begins at the token: "LONDON — The mayor" is no one's name. */
function endOfDateline({ tokens, sentences }: Prepared, firstToken: number): number {
  const { block, endToken } = sentences[tokens.sentence[firstToken]!]!;
  return block === 'dateline' ? endToken : firstToken;
}

function writeMasses({ firstToken, endToken }: Stretch, { decoder }: AttributionModel, masses: Masses): void {
  let before = 0;
  for (let token = firstToken; token < endToken; token++) {
    const i = token - firstToken;
    const begins = decoder.probability(CONTENT_BEGINS, i, i + 1);
    const goesOn = decoder.probability(CONTENT_GOES_ON, i, i + 1);
    if (token > firstToken) masses.end[token - 1] = Math.max(0, before - goesOn);
    before = begins + goesOn;
    masses.begin[token] = begins;
    masses.content[token] = before;
  }
  masses.end[endToken - 1] = before;
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
  return decoder.probability(labelsOf[kind]!, first, end) / (end - first);
}

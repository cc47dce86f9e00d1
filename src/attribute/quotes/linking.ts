/**
 * Tagged spans become attributions: every content and every source goes to the nearest cue on the side that its label
 * names, a quotation that goes on to the cue of its beginning. Content without a cue in its paragraph stays alone; see
 * continuation.ts for what goes on from before.
 */
import { lowerBound } from '../../ordered.js';
import type { Prepared } from '../../prepare/prepared.js';
import { SPAN_KINDS } from './labels.js';
import type { Tagged } from './tagger.js';

/** An attribution under construction: spans of tokens. */
export interface Link {
  readonly cue: Tagged | null;
  source: Tagged | null;
  readonly content: Tagged[];
}

/** All its spans: content, then cue and source. */
export function spansOf({ cue, source, content }: Link): Tagged[] {
  return [...content, ...(cue ? [cue] : []), ...(source ? [source] : [])];
}

/** Two cues of one sentence have to do with each other where fewer tokens lie between: "she said … and added …". */
const NEAR_TOKENS = 60;

/**
 * In the order of the text; a cue may have no content.
 * @param spans of one paragraph, in order
 */
export function linkSpans(spans: readonly Tagged[], prepared: Prepared): Link[] {
  if (spans.length === 0) return [];
  const links: Link[] = spans
    .filter(({ role }) => role === 'cue')
    .map((cue) => ({ cue, source: null, content: [] }));
  const loose: Link[] = [];
  const { sentence: sentenceOf } = prepared.tokens;
  for (const span of spans) {
    if (span.role === 'content') {
      const nearest = cueOf(links, span, true, sentenceOf);
      const link = nearest && (begunBefore(links, nearest, span, prepared) ?? nearest);
      if (link) link.content.push(span);
      else loose.push({ cue: null, source: null, content: [span] });
    } else if (span.role === 'source') {
      const link = cueOf(links, span, false, sentenceOf);
      if (link && (!link.source || gap(link.cue!, span) < gap(link.cue!, link.source))) link.source = span;
    }
  }
  shareSources(links, sentenceOf);
  return [...links, ...loose].sort((a, b) => extent(a) - extent(b));
}

const extent = ({ cue, content }: Link): number =>
  Math.min(cue?.first ?? Infinity, content[0]?.first ?? Infinity);

/** Tokens between two spans. */
function gap(a: Tagged, b: Tagged): number {
  return a.first < b.first ? b.first - a.end : a.first - b.end;
}

function cueOf(
  links: readonly Link[],
  span: Tagged,
  mayStandAlone: boolean,
  sentenceOf: Int32Array,
): Link | null {
  const { cue: side } = SPAN_KINDS[span.kind]!;
  if (side === 'none' && mayStandAlone) return null;
  // Spans do not overlap, and cues are in order.
  const next = lowerBound(links, ({ cue }) => cue!.first >= span.first);
  const before = next > 0 ? links[next - 1]! : null;
  const after = links[next] ?? null;
  const [named, other] = side === 'left' ? [before, after] : [after, before];
  if (mayStandAlone) return named ?? other;
  const sentence = sentenceOf[span.first]!;
  return isOf(sentence, named, sentenceOf) || !isOf(sentence, other, sentenceOf) ? (named ?? other) : other;
}

function isOf(sentence: number, link: Link | null, sentenceOf: Int32Array): boolean {
  return link !== null && sentenceOf[link.cue!.first] === sentence;
}

/**
 * “…,” she said, noting that … . “…”: a quotation after a sentence with two cues, of which the nearest has words without
 * marks, goes on with the quotation of the other. Of 69 such in PolNeAR train 56 do.
 */
function begunBefore(
  links: readonly Link[],
  nearest: Link,
  span: Tagged,
  { tokens, quotationAt }: Prepared,
): Link | null {
  const { cue, content } = nearest;
  const isQuoted = ({ first }: Tagged): boolean => quotationAt[first]! >= 0;
  const told = tokens.sentence[cue!.first]!;
  if (cue!.first > span.first || tokens.sentence[span.first] === told || !isQuoted(span)) return null;
  if (content.length === 0 || content.some(isQuoted)) return null;
  for (let k = lowerBound(links, (link) => link.cue!.first >= cue!.first) - 1; k >= 0; k--) {
    const link = links[k]!;
    const near = cue!.first - link.cue!.end < NEAR_TOKENS && tokens.sentence[link.cue!.first] === told;
    if (!near) return null;
    if (link.content.some(isQuoted)) return link;
  }
  return null;
}

/** A cue without a source takes that of the cue before it in the sentence. */
function shareSources(links: readonly Link[], sentenceOf: Int32Array): void {
  for (let k = 1; k < links.length; k++) {
    const [before, link] = [links[k - 1]!, links[k]!];
    const near = link.cue!.first - before.cue!.end < NEAR_TOKENS;
    if (!link.source && near && sentenceOf[link.cue!.first] === sentenceOf[before.cue!.first])
      link.source = before.source;
  }
}

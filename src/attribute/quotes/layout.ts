/**
 * A paragraph laid out for the tagger: one slot a token in parallel arrays, with MARGIN slots before the first and
 * after the last, so that a look at neighbours needs no check. The arrays are reused from paragraph to paragraph.
 */
import { lowerBound } from '../../ordered.js';
import type { Prepared } from '../../prepare/prepared.js';
import type { CueLexicon } from './cues.js';
import type { TypeColumns, WordTypes } from './word-types.js';

export const MARGIN = 1;
const BEFORE = 1;
const AFTER = 2;

/** What happens at a token with regard to quotation marks. */
export const EVENT = {
  none: 0,
  open: 1,
  close: 2,
  stray: 3,
  unclosed: 4,
  runsOn: 5,
  innerOpen: 6,
  innerClose: 7,
} as const;

/** Slots are positions in the arrays; -1 stands for none. Lengths in slots. */
export interface Layout {
  /** Number of tokens. */
  n: number;
  readonly type: Int32Array;
  readonly pos: Int32Array;
  /** Bucket: may be the head of a cue, given the next token. */
  readonly head: Int32Array;
  /**
   * First and last slot of the enclosing outer quotation; the last is one past the paragraph where it has no end, and
   * written only within quotations.
   */
  readonly quoteFirst: Int32Array;
  readonly quoteLast: Int32Array;
  readonly event: Int32Array;
  readonly sentenceFirst: Int32Array;
  readonly sentenceEnd: Int32Array;
  /** Distance to the nearest quotation of the sentence on either side, -1 where there is none. */
  readonly quoteBefore: Int32Array;
  readonly quoteAfter: Int32Array;
  /** How the paragraph stands to the quotation of the one before, and whether it opens and closes with a mark. */
  frame: number;
}

type Columns = { -readonly [K in keyof Layout]: Layout[K] };
const ARRAYS = [
  'type', 'pos', 'head', 'quoteFirst', 'quoteLast', 'event', 'sentenceFirst', 'sentenceEnd', 'quoteBefore', 'quoteAfter',
] as const; // prettier-ignore

export function newLayout(capacity: number): Layout {
  const layout = { n: 0, frame: 0 } as Columns;
  for (const name of ARRAYS) layout[name] = new Int32Array(capacity + 2 * MARGIN);
  return layout;
}

/** The tokens of a paragraph, or of a part of a long one. */
export interface Stretch {
  readonly firstToken: number;
  readonly endToken: number;
}

export function layOut(
  prepared: Prepared,
  stretch: Stretch,
  types: WordTypes,
  lexicon: CueLexicon,
  into: Layout,
): void {
  into.n = stretch.endToken - stretch.firstToken;
  const { tokens } = prepared;
  types.number(tokens, { from: stretch.firstToken, to: stretch.endToken }, into.type, MARGIN);
  layWords(prepared, stretch, types.columns(), lexicon, into);
  layEdge(into, 0, BEFORE);
  layEdge(into, MARGIN + into.n, AFTER);
  if (layQuotations(prepared, stretch, into)) layNearQuotations(into);
}

function layEdge({ pos, head, event }: Layout, from: number, edge: number): void {
  for (let slot = from; slot < from + MARGIN; slot++) {
    pos[slot] = 30 + edge;
    head[slot] = event[slot] = 0;
  }
}

const END_OF_SENTENCE = 3;

/** The words, sentence by sentence, and no quotation anywhere. */
function layWords(
  { tokens, sentences }: Prepared,
  { firstToken }: Stretch,
  columns: TypeColumns,
  lexicon: CueLexicon,
  layout: Layout,
): void {
  const { n, type, pos, head, event, quoteFirst, quoteBefore, quoteAfter, sentenceFirst, sentenceEnd } =
    layout;
  const toSlot = MARGIN - firstToken;
  for (let slot = MARGIN; slot < MARGIN + n;) {
    const sentence = sentences[tokens.sentence[slot - toSlot]!]!;
    const first = Math.max(MARGIN, sentence.firstToken + toSlot);
    const end = Math.min(MARGIN + n, sentence.endToken + toSlot);
    for (; slot < end; slot++) {
      sentenceFirst[slot] = first;
      sentenceEnd[slot] = end;
      event[slot] = EVENT.none;
      quoteFirst[slot] = quoteBefore[slot] = quoteAfter[slot] = -1;
      const word = type[slot]!;
      pos[slot] = columns.pos[word]!;
      const next = slot + 1 < end ? columns.outline[type[slot + 1]!]! : END_OF_SENTENCE;
      head[slot] = headBefore(columns, lexicon, word, next);
    }
  }
}

function headBefore(columns: TypeColumns, lexicon: CueLexicon, word: number, next: number): number {
  const head = columns.head[word]!;
  return head === 0 ? 0 : lexicon.headBefore(columns.lemma[word]!, columns.pos[word]!, next, head);
}

/** @returns whether there is an outer quotation */
function layQuotations({ quotations }: Prepared, stretch: Stretch, layout: Layout): boolean {
  const { n, quoteFirst, quoteLast, event } = layout;
  let reopens = 0;
  let found = false;
  const first = lowerBound(quotations, ({ firstToken }) => firstToken >= stretch.firstToken);
  for (let q = first; q < quotations.length; q++) {
    const quotation = quotations[q]!;
    if (quotation.firstToken >= stretch.endToken) break;
    const first = quotation.firstToken - stretch.firstToken + MARGIN;
    const last = Math.min(quotation.endToken - stretch.firstToken, n) - 1 + MARGIN;
    const closed = quotation.close === 'mark' && quotation.endToken <= stretch.endToken;
    if (quotation.depth > 0) {
      event[first] = EVENT.innerOpen;
      if (closed) event[last] = EVENT.innerClose;
      continue;
    }
    found = true;
    for (let slot = first; slot <= last; slot++) {
      quoteFirst[slot] = first;
      quoteLast[slot] = closed ? last : last + 1;
    }
    event[first] = closed ? EVENT.open : quotation.close === 'continues' ? EVENT.runsOn : EVENT.unclosed;
    if (closed) event[last] = EVENT.close;
    if (quotation.continues >= 0) reopens = 1;
  }
  layout.frame = reopens * 64 + event[MARGIN]! * 8 + event[MARGIN + n - 1]!;
  return found;
}

function layNearQuotations(layout: Layout): void {
  const { n, quoteFirst, quoteBefore, quoteAfter, sentenceFirst, sentenceEnd } = layout;
  let last = -1;
  for (let slot = MARGIN; slot < MARGIN + n; slot++) {
    if (quoteFirst[slot]! >= 0) last = slot;
    quoteBefore[slot] = last >= sentenceFirst[slot]! ? slot - last : -1;
  }
  last = n + 2 * MARGIN;
  for (let slot = MARGIN + n - 1; slot >= MARGIN; slot--) {
    if (quoteFirst[slot]! >= 0) last = slot;
    quoteAfter[slot] = last < sentenceEnd[slot]! ? last - slot : -1;
  }
}

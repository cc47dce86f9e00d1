/**
 * A paragraph laid out for the tagger: one slot a token in parallel arrays, with MARGIN slots before the first and
 * after the last, so that a look at neighbours needs no check. The arrays are reused from paragraph to paragraph.
 */
import { POS, type Prepared, type Quotation } from '../../prepare/prepared.js';
import type { CueLexicon } from './cues.js';
import { NOMINAL, STRUCTURE, VERBAL, type TypeColumns, type WordTypes } from './word-types.js';

export const MARGIN = 4;
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

/** Slots at least this likely to be the head of a cue are candidates. */
const CANDIDATE_BUCKET = 4;
/** ... and these are too where nothing better stands in the sentence. */
const WEAK_BUCKET = 3;
/** Outlines are compared over this many items. */
const OUTLINE_LENGTH = 7;

/** Slots are positions in the arrays; -1 stands for none. Lengths in slots. */
export interface Layout {
  /** Number of tokens. */
  n: number;
  readonly type: Int32Array;
  readonly key: Int32Array;
  readonly pos: Int32Array;
  /** Bucket: may be the head of a cue, given the next token. */
  readonly head: Int32Array;
  readonly inside: Int32Array;
  readonly source: Int32Array;
  /** First and last slot of the enclosing outer quotation; `quoteEnd` is one past the paragraph where it has no end. */
  readonly quoteFirst: Int32Array;
  readonly quoteLast: Int32Array;
  readonly event: Int32Array;
  readonly sentenceFirst: Int32Array;
  readonly sentenceEnd: Int32Array;
  /** Slots of the nearest and of the likeliest candidate cue on either side, in the sentence. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly bestLeft: Int32Array;
  readonly bestRight: Int32Array;
  /** Hash of the outline between the nearest candidate and the slot. */
  readonly leftOutline: Int32Array;
  readonly rightOutline: Int32Array;
  /** How many commas, verbs and quotation marks stand before the slot. */
  readonly commas: Int32Array;
  readonly verbs: Int32Array;
  readonly marks: Int32Array;
  /** Distance to the nearest quotation of the sentence on either side, -1 where there is none. */
  readonly quoteBefore: Int32Array;
  readonly quoteAfter: Int32Array;
  /** Per slot: what the sentences before and after hold, in one number. */
  readonly sentenceBefore: Int32Array;
  readonly sentenceAfter: Int32Array;
  /** How the paragraph stands to the quotation of the one before, and whether it opens and closes with a mark. */
  frame: number;
}

type Columns = { -readonly [K in keyof Layout]: Layout[K] };
const ARRAYS = [
  'type', 'key', 'pos', 'head', 'inside', 'source', 'quoteFirst', 'quoteLast', 'event', 'sentenceFirst', 'sentenceEnd',
  'left', 'right', 'bestLeft', 'bestRight', 'leftOutline', 'rightOutline', 'commas', 'verbs', 'marks', 'quoteBefore',
  'quoteAfter', 'sentenceBefore', 'sentenceAfter',
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
  const columns = types.columns();
  layWords(columns, into);
  layEdge(into, 0, BEFORE);
  layEdge(into, MARGIN + into.n, AFTER);
  laySentences(prepared, stretch, into);
  layHeads(columns, lexicon, into);
  layQuotations(prepared, stretch, into);
  layNearQuotations(into);
  countMarks(columns, into);
  layCandidates(columns, into, 1);
  layCandidates(columns, into, -1);
  layNeighbourSentences(into);
}

function layWords(columns: TypeColumns, layout: Layout): void {
  const { n, type, key, pos, inside, source, event } = layout;
  for (let slot = MARGIN; slot < MARGIN + n; slot++) {
    const number = type[slot]!;
    key[slot] = columns.key[number]!;
    pos[slot] = columns.pos[number]!;
    inside[slot] = columns.inside[number]!;
    source[slot] = columns.source[number]!;
    event[slot] = EVENT.none;
  }
}

function layEdge({ key, pos, inside, source, head, event }: Layout, from: number, edge: number): void {
  for (let slot = from; slot < from + MARGIN; slot++) {
    key[slot] = edge;
    pos[slot] = 30 + edge;
    inside[slot] = source[slot] = head[slot] = event[slot] = 0;
  }
}

function laySentences({ tokens, sentences }: Prepared, { firstToken }: Stretch, layout: Layout): void {
  const { n, sentenceFirst, sentenceEnd } = layout;
  const toSlot = MARGIN - firstToken;
  for (let slot = MARGIN; slot < MARGIN + n;) {
    const sentence = sentences[tokens.sentence[slot - toSlot]!]!;
    const first = Math.max(MARGIN, sentence.firstToken + toSlot);
    const end = Math.min(MARGIN + n, sentence.endToken + toSlot);
    for (; slot < end; slot++) {
      sentenceFirst[slot] = first;
      sentenceEnd[slot] = end;
    }
  }
}

const END_OF_SENTENCE = 3;

function layHeads(columns: TypeColumns, lexicon: CueLexicon, layout: Layout): void {
  const { n, type, head, sentenceEnd } = layout;
  for (let slot = MARGIN; slot < MARGIN + n; slot++) {
    const number = type[slot]!;
    const own = columns.head[number]!;
    if (own === 0) {
      head[slot] = 0;
      continue;
    }
    const next = slot + 1 < sentenceEnd[slot]! ? columns.outline[type[slot + 1]!]! : END_OF_SENTENCE;
    head[slot] = lexicon.headBefore(columns.lemma[number]!, columns.pos[number]!, next, own);
  }
}

function layQuotations({ quotations }: Prepared, stretch: Stretch, layout: Layout): void {
  const { n, quoteFirst, quoteLast, event } = layout;
  quoteFirst.fill(-1, 0, n + 2 * MARGIN);
  quoteLast.fill(-1, 0, n + 2 * MARGIN);
  let reopens = 0;
  for (let q = firstQuotationIn(quotations, stretch); q < quotations.length; q++) {
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
    quoteFirst.fill(first, first, last + 1);
    quoteLast.fill(closed ? last : last + 1, first, last + 1);
    event[first] = closed ? EVENT.open : quotation.close === 'continues' ? EVENT.runsOn : EVENT.unclosed;
    if (closed) event[last] = EVENT.close;
    if (quotation.continues >= 0) reopens = 1;
  }
  layout.frame = reopens * 64 + event[MARGIN]! * 8 + event[MARGIN + n - 1]!;
}

/** Binary search: quotations are in order of their first token. */
function firstQuotationIn(quotations: readonly Quotation[], { firstToken }: Stretch): number {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.firstToken < firstToken) low = middle + 1;
    else high = middle;
  }
  return low;
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

function countMarks(columns: TypeColumns, layout: Layout): void {
  const { n, type, pos, event, commas, verbs, marks } = layout;
  let comma = 0;
  let verb = 0;
  let mark = 0;
  for (let slot = MARGIN; slot < MARGIN + n; slot++) {
    commas[slot] = comma;
    verbs[slot] = verb;
    marks[slot] = mark;
    if (columns.comma[type[slot]!] === 1) comma++;
    else if (pos[slot] === POS.VERB || pos[slot] === POS.AUX) verb++;
    else if (event[slot] !== EVENT.none) mark++;
  }
}

/** Nearest and likeliest candidate and the outline up to it: seen to the left with step 1, to the right with step -1. */
function layCandidates(columns: TypeColumns, layout: Layout, step: 1 | -1): void {
  const { n, head, sentenceFirst } = layout;
  const nearest = step === 1 ? layout.left : layout.right;
  const best = step === 1 ? layout.bestLeft : layout.bestRight;
  const outline = step === 1 ? layout.leftOutline : layout.rightOutline;
  let near = -1;
  let likely = -1;
  let hash = 0;
  let length = 0;
  let sentence = -1;
  for (let k = 0, slot = step === 1 ? MARGIN : MARGIN + n - 1; k < n; k++, slot += step) {
    if (sentenceFirst[slot] !== sentence) {
      near = likely = -1;
      sentence = sentenceFirst[slot]!;
    }
    nearest[slot] = near;
    best[slot] = likely;
    outline[slot] = hash;
    if (head[slot]! >= WEAK_BUCKET && (likely < 0 || head[slot]! >= head[likely]!)) likely = slot;
    if (head[slot]! >= CANDIDATE_BUCKET) {
      near = slot;
      hash = length = 0;
    } else if (length < OUTLINE_LENGTH) {
      const item = outlineItem(columns, layout, slot);
      if (item !== 0) {
        hash = Math.imul(hash ^ item, 0x01000193);
        length++;
      }
    }
  }
}

/** What a slot adds to an outline: punctuation and function words as they are, verbs, and the last noun of a group. */
function outlineItem(columns: TypeColumns, { n, type, pos }: Layout, slot: number): number {
  const number = type[slot]!;
  const kind = columns.outlineClass[number];
  if (kind === STRUCTURE) return columns.outline[number]!;
  if (kind === VERBAL) return 991;
  if (kind !== NOMINAL) return 0;
  const followed = slot + 1 < MARGIN + n && (pos[slot + 1] === POS.PROPN || pos[slot + 1] === POS.NOUN);
  return followed ? 0 : 5;
}

const NO_SENTENCE = 99;

/** Each slot learns of the sentences beside its own: their best cue bucket, and whether they are quoted. */
function layNeighbourSentences(layout: Layout): void {
  const { n, sentenceFirst, sentenceEnd, sentenceBefore, sentenceAfter } = layout;
  let before = NO_SENTENCE;
  for (let first = MARGIN; first < MARGIN + n;) {
    const end = sentenceEnd[first]!;
    const after = end < MARGIN + n ? summary(layout, end, sentenceEnd[end]!) : NO_SENTENCE;
    sentenceBefore.fill(before, first, end);
    sentenceAfter.fill(after, first, end);
    before = summary(layout, sentenceFirst[first]!, end);
    first = end;
  }
}

function summary({ head, quoteFirst }: Layout, first: number, end: number): number {
  let best = 0;
  let quoted = 0;
  for (let slot = first; slot < end; slot++) {
    if (head[slot]! > best) best = head[slot]!;
    quoted |= quoteFirst[slot]! >= 0 ? 1 : 2;
  }
  return best * 4 + quoted;
}

/** What speaks for a candidate: the tagger's chances within it and at its ends, what stands after it, and quotation marks. */
import { POS, type Prepared, type Quotation } from '../../../prepare/prepared.js';
import { wordLower, wordText } from '../../../prepare/words.js';
import type { Link } from '../linking.js';
import { quotationsWithin, type Range } from '../marks.js';
import type { Masses } from '../masses.js';
import type { Candidate } from './candidates.js';

const AFTER = [
  'sentence-end', 'cue', 'comma', 'dash', 'mark', 'punctuation', 'who', 'and', 'while', 'preposition', 'participle',
  'verb', 'other',
] as const; // prettier-ignore
type After = (typeof AFTER)[number];
/** How many tokens of content stand outside its marks, by the largest number of each step. */
const STEPS = [0, 2, 5, 10, Infinity];
const STEP_NAMES = ['0', '1-2', '3-5', '6-10', '11-or-more'] as const;

/** A row of features is in this order; data/models/boundaries.json names their weights. */
export const FEATURES = [
  // Log odds that content begins with its first token and ends with its last.
  'begins',
  'ends',
  // Chances of its tokens to be content: the mean, the least, and those shared with all around, as intersection over union.
  'inside',
  'least',
  'shared',
  // The logarithm of its number of tokens.
  'length',
  'as-tagged',
  'first-as-tagged',
  'end-as-tagged',
  'shorter',
  'longer',
  'touches-cue',
  'opens-at-mark',
  'closes-at-mark',
  'cuts-quotation',
  'drops-unmarked',
  'drops-last',
  'drops-first',
  'two-pieces',
  'more-pieces',
  ...AFTER.map((kind) => `after-${kind}` as const),
  ...STEP_NAMES.map((step) => `before-marks-${step}` as const),
  ...STEP_NAMES.map((step) => `after-marks-${step}` as const),
] as const;
type Feature = (typeof FEATURES)[number];

const INDEX = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<Feature, number>;
const FIRST_AFTER = INDEX['after-sentence-end'];
const FIRST_HEAD = INDEX['before-marks-0'];
const FIRST_TAIL = INDEX['after-marks-0'];

/** A link whose boundaries are sought. */
export interface Sought {
  readonly prepared: Prepared;
  readonly masses: Masses;
  readonly link: Link;
  readonly room: Range;
  /** Sums of the content masses of all tokens before each, one more than there are tokens. */
  readonly sums: Float64Array;
}

/** Writes a candidate's features to the row. */
export function writeFeatures(sought: Sought, { pieces, dropped }: Candidate, row: Float64Array): void {
  row.fill(0);
  const first = pieces[0]!.first;
  const { end } = pieces.at(-1)!;
  writeChances(sought, pieces, row);
  writeChanges(sought, { first, end }, dropped === 'none', row);
  if (dropped !== 'none') row[INDEX[`drops-${dropped}`]] = 1;
  if (pieces.length > 1) row[INDEX[pieces.length === 2 ? 'two-pieces' : 'more-pieces']] = 1;
  row[FIRST_AFTER + AFTER.indexOf(afterOf(sought, end))] = 1;
  writeMarks(sought.prepared.quotations, { first, end }, row);
}

function writeChances({ masses, room, sums }: Sought, pieces: readonly Range[], row: Float64Array): void {
  let length = 0;
  let inside = 0;
  let least = 1;
  for (const { first, end } of pieces) {
    length += end - first;
    inside += sums[end]! - sums[first]!;
    for (let i = first; i < end; i++) least = Math.min(least, masses.content[i]!);
  }
  const outside = Math.max(0, sums[room.end]! - sums[room.first]! - inside);
  row[INDEX.begins] = logOdds(masses.begin[pieces[0]!.first]!);
  row[INDEX.ends] = logOdds(masses.end[pieces.at(-1)!.end - 1]!);
  row[INDEX.inside] = inside / length;
  row[INDEX.least] = least;
  row[INDEX.shared] = inside / (length + outside);
  row[INDEX.length] = Math.log(length);
}

const SUREST = 0.995;

function logOdds(probability: number): number {
  const p = Math.min(SUREST, Math.max(1 - SUREST, probability));
  return Math.log(p / (1 - p));
}

function writeChanges(
  { link: { content, cue } }: Sought,
  { first, end }: Range,
  whole: boolean,
  row: Float64Array,
): void {
  const tagged = { first: content[0]!.first, end: content.at(-1)!.end };
  if (first === tagged.first) row[INDEX['first-as-tagged']] = 1;
  if (end === tagged.end) row[INDEX['end-as-tagged']] = 1;
  if (whole && first === tagged.first && end === tagged.end) row[INDEX['as-tagged']] = 1;
  if (first > tagged.first || end < tagged.end) row[INDEX.shorter] = 1;
  if (first < tagged.first || end > tagged.end) row[INDEX.longer] = 1;
  if (cue && (cue.end === first || cue.first === end)) row[INDEX['touches-cue']] = 1;
}

function writeMarks(quotations: readonly Quotation[], { first, end }: Range, row: Float64Array): void {
  const within = quotationsWithin(quotations, first, end);
  const opening = within[0];
  const closing = within.at(-1);
  if (!opening || !closing) return;
  if (opening.firstToken === first) row[INDEX['opens-at-mark']] = 1;
  if (closing.close === 'mark' && closing.endToken === end) row[INDEX['closes-at-mark']] = 1;
  if (opening.firstToken < first || closing.endToken > end) row[INDEX['cuts-quotation']] = 1;
  row[FIRST_HEAD + stepOf(opening.firstToken - first)] = 1;
  row[FIRST_TAIL + stepOf(end - closing.endToken)] = 1;
}

function stepOf(tokens: number): number {
  return STEPS.findIndex((most) => tokens <= most);
}

const STOPS = new Set('.?!…');
const WHO = new Set(['who', 'which', 'whose', 'whom', 'where']);
const WHILE = new Set('when while after before because since until although though as if'.split(' '));

/** What follows content that ends before a token. */
function afterOf({ prepared: { tokens, sentences }, link: { cue } }: Sought, end: number): After {
  if (cue?.first === end) return 'cue';
  const sentence = sentences[tokens.sentence[end - 1]!]!;
  let next = end;
  while (next < sentence.endToken && STOPS.has(wordText(tokens.word[next]!))) next++;
  if (next >= sentence.endToken) return 'sentence-end';
  const word = wordLower(tokens.word[end]!);
  if (tokens.pos[end] === POS.PUNCT) return markOf(word);
  if (WHO.has(word)) return 'who';
  if (WHILE.has(word)) return 'while';
  return kindOfWord(tokens.pos[end]!, word);
}

function markOf(word: string): After {
  if (word === ',') return 'comma';
  if (/^[-–—]+$/.test(word)) return 'dash';
  return /^["“”'‘’«»]+$/.test(word) ? 'mark' : 'punctuation';
}

function kindOfWord(pos: number, word: string): After {
  switch (pos) {
    case POS.CCONJ:
      return 'and';
    case POS.SCONJ:
      return 'while';
    case POS.ADP:
      return 'preposition';
    case POS.VERB:
      return word.endsWith('ing') ? 'participle' : 'verb';
    case POS.AUX:
      return 'verb';
    default:
      return 'other';
  }
}

/** A cheap guess at whether the clause around an expression speaks of the past or of the future. */
import { POS } from '../../prepare/prepared.js';
import { lowerId, wordId, wordText } from '../../prepare/words.js';
import type { Discourse } from './discourse.js';
import type { Match } from './rule.js';

export type Tense = 'past' | 'future' | 'unknown';

const idsOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map((word) => wordId(word)));

const WILL = idsOf("will 'll ’ll wo won't won’t shall");
const MODALS = idsOf('would may might could must should can going');
/** Participles and adjectives of what is to come. */
const APPOINTED = idsOf('scheduled expected due set slated planned likely');
/** Verbs whose infinitive lies ahead. */
const INTENDING = idsOf(
  'plan plans planned intend intends intended hope hopes hoped agreed agree agrees expect expects expected aim aims ready prepare prepares preparing about',
);
const AHEAD = idsOf(
  'upcoming until by begins starts opens expires matures maturing payable effective deadline',
);
const TO = wordId('to');
const BE = idsOf('is are be');
const STOPS = idsOf("; '' ” \" : ? ! ``");
const PAST_FORMS = idsOf(
  'was were had did said told met began held took made went came left fell rose won lost shot sent got gave found put became ran spoke saw heard broke brought wrote led hit struck flew drew kept let sold bought paid since has have been',
);

const REACH_LEFT = 24;
const REACH_RIGHT = 24;

/** The tense of the clause around a match. `tight`: futures only on a plain sign such as "will" or "due". */
export function tenseOf(match: Match, { prepared }: Discourse, tight = false): Tense {
  const { tokens, sentences } = prepared;
  const first = match.lexemes.token[match.first] as number;
  const last = match.lexemes.token[match.last] as number;
  const sentence = sentences[tokens.sentence[first] as number];
  const from = Math.max(sentence?.firstToken ?? 0, first - REACH_LEFT);
  const to = Math.min(sentence?.endToken ?? tokens.count, last + REACH_RIGHT);
  const left = tenseLeft(prepared.tokens, first - 1, from, tight);
  return left === 'unknown' ? tenseRight(prepared.tokens, last + 1, to, tight) : left;
}

type Tokens = Discourse['prepared']['tokens'];

function tenseLeft(tokens: Tokens, start: number, from: number, tight: boolean): Tense {
  let infinitive = false;
  for (let t = start; t >= from; t--) {
    const id = lowerOf(tokens, t);
    if (STOPS.has(id)) return 'unknown';
    if (WILL.has(id)) return 'future';
    if (id === TO) infinitive = isVerb(tokens, t + 1);
    else if (APPOINTED.has(id) && isAppointed(tokens, t)) return 'future';
    else if (!tight && (MODALS.has(id) || AHEAD.has(id))) return 'future';
    else if (infinitive && (BE.has(id) || (!tight && INTENDING.has(id)))) return 'future';
    else if (isPast(tokens, t, id) && !isGoverned(tokens, t, tight)) return 'past';
  }
  return 'unknown';
}

function tenseRight(tokens: Tokens, start: number, to: number, tight: boolean): Tense {
  for (let t = start; t < to; t++) {
    const id = lowerOf(tokens, t);
    if (STOPS.has(id)) return 'unknown';
    if (WILL.has(id) || (APPOINTED.has(id) && isAppointed(tokens, t))) return 'future';
    if (MODALS.has(id) || (!tight && (AHEAD.has(id) || INTENDING.has(id)))) return 'future';
    if (isPast(tokens, t, id)) return 'past';
  }
  return 'unknown';
}

function lowerOf(tokens: Tokens, t: number): number {
  return lowerId(tokens.word[t] as number);
}

function isVerb(tokens: Tokens, t: number): boolean {
  const pos = tokens.pos[t];
  return t < tokens.count && (pos === POS.VERB || pos === POS.AUX);
}

/** "due Friday", "is set to", "scheduled for"; not "set" in "the company set a record". */
function isAppointed(tokens: Tokens, t: number): boolean {
  const before = t > 0 ? lowerOf(tokens, t - 1) : -1;
  const after = t + 1 < tokens.count ? lowerOf(tokens, t + 1) : -1;
  return (
    BE.has(before) || after === TO || wordText(after) === 'for' || wordText(lowerOf(tokens, t)) === 'due'
  );
}

function isPast(tokens: Tokens, t: number, id: number): boolean {
  if (PAST_FORMS.has(id)) return true;
  if (tokens.pos[t] !== POS.VERB || tokens.lemma[t] === id) return false;
  return !/(?:ing|s)$/.test(wordText(id));
}

/** True for a form that looks past but stands under "will", "to" or the like: "will be released". */
function isGoverned(tokens: Tokens, t: number, tight: boolean): boolean {
  for (let k = t - 1; k >= Math.max(0, t - 3); k--) {
    const id = lowerOf(tokens, k);
    if (WILL.has(id) || id === TO || (!tight && MODALS.has(id))) return true;
  }
  return false;
}

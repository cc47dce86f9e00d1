/**
 * "The bridge will stay shut, the city's engineers said on Monday." A sentence that ends in who said it, and of which
 * the tagger saw nothing.
 */
import { POS, type Prepared, type PreparedSentence } from '../../prepare/prepared.js';
import { lowerId, wordId } from '../../prepare/words.js';
import { isNominal } from '../nominal.js';
import { isHeld, linkHolders, type Holders } from './holders.js';
import type { Link } from './linking.js';
import { ruled } from './tagger.js';

/** What a report found so is taken to be worth. */
const PROBABILITY = 0.75;
const MAX_SUBJECT_TOKENS = 10;
const MIN_REPORT_TOKENS = 4;

const SAY = wordId('say');
const COMMA = wordId(',');
/** After the verb nothing more is said than when and where. */
const WHEN = new Set(
  'on in at late early here today yesterday tonight then later earlier sunday monday tuesday wednesday thursday friday saturday'
    .split(' ')
    .map(wordId),
);

export function withTrailingClauses(prepared: Prepared, links: readonly Link[]): Link[] {
  const { tokens, sentences } = prepared;
  let held: Holders | null = null;
  const all = [...links];
  for (let verb = MIN_REPORT_TOKENS; verb < tokens.count; verb++) {
    if (tokens.pos[verb] !== POS.VERB || lowerId(tokens.lemma[verb]!) !== SAY) continue;
    const sentence = sentences[tokens.sentence[verb]!]!;
    if (sentence.block !== 'body' || !endsReport(prepared, verb, sentence)) continue;
    held ??= linkHolders(tokens.count, links);
    const comma = commaBefore(prepared, verb, sentence);
    if (comma < 0 || isHeld(held, { first: sentence.firstToken, end: verb + 1 })) continue;
    if (!isReport(prepared, sentence.firstToken, comma)) continue;
    all.push({
      cue: ruled('cue', verb, verb + 1, PROBABILITY),
      source: ruled('source', comma + 1, verb, PROBABILITY),
      content: [ruled('content', sentence.firstToken, comma, PROBABILITY)],
    });
  }
  return all;
}

/** The sentence or the clause is over with the verb, or with when it was said. */
function endsReport({ tokens }: Prepared, verb: number, { endToken }: PreparedSentence): boolean {
  const next = verb + 1;
  return next >= endToken || tokens.pos[next] === POS.PUNCT || WHEN.has(lowerId(tokens.word[next]!));
}

/** The comma before the verb's subject, where that is a run of nouns and what belongs to them; or -1. */
export function commaBefore(
  { tokens, quotationAt }: Prepared,
  verb: number,
  { firstToken }: PreparedSentence,
): number {
  let at = verb - 1;
  while (at > firstToken && verb - at <= MAX_SUBJECT_TOKENS && isOfSubject(tokens.pos[at]!)) at--;
  const [before, last] = [tokens.pos[verb - 2]!, tokens.pos[verb - 1]!];
  // "The military": an adjective to the tagger.
  const adjective = last === POS.ADJ && (before === POS.PART || before === POS.DET);
  const subject = adjective || last === POS.NOUN || last === POS.PROPN || last === POS.PRON;
  return subject && at < verb - 1 && tokens.word[at] === COMMA && quotationAt[at]! < 0 ? at : -1;
}

function isOfSubject(pos: number): boolean {
  return isNominal(pos) || pos === POS.ADP || pos === POS.PART || pos === POS.PRON;
}

/** It has a subject and a verb, no quotation marks, and does not hang on what follows: "When it rained, ...". */
function isReport({ tokens, quotationAt }: Prepared, first: number, end: number): boolean {
  const opening = tokens.pos[first];
  if (end - first < MIN_REPORT_TOKENS || opening === POS.SCONJ || opening === POS.ADP || opening === POS.VERB)
    return false;
  let verbs = 0;
  for (let i = first; i < end; i++) {
    if (quotationAt[i]! >= 0) return false;
    if (tokens.pos[i] === POS.VERB || tokens.pos[i] === POS.AUX) verbs++;
  }
  return verbs > 0;
}

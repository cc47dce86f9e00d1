/**
 * Headlines that say who says so, after a comma or before a colon: "Bank to cut 300 jobs, unions warn"; "Poll: voters want
 * more ferries". They have few verbs and no full stop, and what verbs they have look like nouns to a tagger of running text.
 */
import type { NameMention } from '../../annotate/names/mention.js';
import { POS, type Prepared, type PreparedSentence } from '../../prepare/prepared.js';
import { wordId, wordText } from '../../prepare/words.js';
import { endOfWords, hasVerb } from '../clauses.js';
import { isNominal } from '../nominal.js';
import { wordLists } from '../word-lists.js';
import { isForum } from './act.js';
import { firstHolder, linkHolders } from './holders.js';
import { nameAt } from './layouts/names-within.js';
import { spansOf, type Link } from './linking.js';
import { ruled } from './tagger.js';
import { commaBefore } from './trailing-clauses.js';

/** What a report found so is taken to be worth. */
const PROBABILITY = 0.85;
const MIN_REPORT_TOKENS = 3;
const MAX_SOURCE_TOKENS = 6;

const COLON = wordId(':');
const { reports, hears, tells, denies } = wordLists({
  reports:
    'say says said warn warns admit admits find finds show shows suggest suggests claim claims reveal reveals report reports insist insists believe believes fear fears confirm confirms announce announces hint hints argue argues predict predicts conclude concludes estimate estimates vow vows promise promises pledge pledges complain complains allege alleges urge urges',
  hears: 'hear hears heard told',
  tells:
    'poll polls survey report reports study studies memo emails police minister mayor governor president chancellor pope bishop judge union unions official officials experts scientists doctors source sources witnesses lawyer lawyers ministry campaign',
  denies: 'no not never',
});

/** @param names the article's names */
export function withHeadlines(
  prepared: Prepared,
  names: readonly NameMention[],
  links: readonly Link[],
): Link[] {
  const found: Link[] = [];
  for (const sentence of prepared.sentences) {
    if (sentence.block === 'body') break;
    if (sentence.block !== 'headline') continue;
    const report = beforeComma(prepared, sentence) ?? afterColon(prepared, names, sentence);
    if (report) found.push(report);
  }
  if (found.length === 0) return [...links];
  const held = linkHolders(prepared.tokens.count, links);
  return [...links, ...found.filter((report) => firstHolder(held, spansOf(report)) < 0)];
}

function beforeComma(prepared: Prepared, sentence: PreparedSentence): Link | null {
  const { tokens } = prepared;
  const { firstToken } = sentence;
  const verb = endOfWords(prepared, firstToken, sentence.endToken) - 1;
  if (verb <= firstToken) return null;
  const heard = hears(tokens.word[verb]!) && isForum(tokens.word[verb - 1]!);
  if (!heard && !reports(tokens.word[verb]!)) return null;
  const comma = commaBefore(prepared, verb, sentence);
  if (comma - firstToken < MIN_REPORT_TOKENS || opensClause(tokens.pos[firstToken]!)) return null;
  return {
    cue: ruled('cue', verb, verb + 1, PROBABILITY),
    source: heard ? null : ruled('source', comma + 1, verb, PROBABILITY),
    content: [ruled('content', firstToken, comma, PROBABILITY)],
  };
}

/** "As rates rise, banks report": nothing is said before the comma. */
function opensClause(pos: number): boolean {
  return pos === POS.SCONJ || pos === POS.ADP;
}

function afterColon(
  prepared: Prepared,
  names: readonly NameMention[],
  sentence: PreparedSentence,
): Link | null {
  const { tokens } = prepared;
  const { firstToken } = sentence;
  const end = endOfWords(prepared, firstToken, sentence.endToken);
  let colon = firstToken + 1;
  while (colon < end && tokens.word[colon] !== COLON) colon++;
  if (colon - firstToken > MAX_SOURCE_TOKENS || end - colon <= MIN_REPORT_TOKENS) return null;
  if (isQuestion(prepared, sentence)) return null;
  const named = isNamed(prepared, names, firstToken, colon);
  if (named ? !asserts(prepared, colon + 1, end) : !tells(tokens.word[colon - 1]!)) return null;
  return {
    cue: null,
    source: ruled('source', firstToken, colon, PROBABILITY),
    content: [ruled('content', colon + 1, end, PROBABILITY)],
  };
}

/** All of it is a person's or a body's name, with what stands before such: "Hacker Rolf Quist". */
function isNamed({ tokens }: Prepared, names: readonly NameMention[], first: number, end: number): boolean {
  const name = nameAt(names, end - 1);
  if (
    name?.endToken !== end ||
    name.firstToken < first ||
    (name.type !== 'person' && name.type !== 'organization')
  )
    return false;
  for (let i = first; i < name.firstToken; i++) if (!isNominal(tokens.pos[i]!)) return false;
  return true;
}

/** It has a verb, or denies: no "Ana Roe: a life in the theatre". */
function asserts(prepared: Prepared, first: number, end: number): boolean {
  return denies(prepared.tokens.word[first]!) || hasVerb(prepared, first, end);
}

function isQuestion({ tokens }: Prepared, { endToken }: PreparedSentence): boolean {
  return wordText(tokens.word[endToken - 1]!) === '?';
}

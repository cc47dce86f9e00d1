/**
 * A colon before a quotation and a speaker before the colon, with no verb: "And from Chairwoman Roe: “…”",
 * "Coach Ferro's verdict: “…”", "Here is the keeper, Ola Berg:" above a quotation of its own paragraph.
 */
import type { NameMention } from '../../../annotate/names/mention.js';
import { POS, type Prepared, type Quotation, type Tokens } from '../../../prepare/prepared.js';
import { isReportingVerb } from '../../../prepare/reporting-verbs.js';
import { wordId, wordLower, wordText } from '../../../prepare/words.js';
import { titleAt } from '../../entities/titles.js';
import { endOfWords } from '../../clauses.js';
import { isNominal } from '../../nominal.js';
import type { Range } from '../marks.js';
import { laidOut, type LaidOut } from './laid-out.js';
import { nameAt, namesWithin } from './names-within.js';

const COLON = wordId(':');
const MAX_LEAD_TOKENS = 24;
const MAX_VOICE_TOKENS = 10;
const REPORTS = new Set(['say', 'read', 'tell', 'ask', 'add', 'warn', 'declare', 'proclaim', 'announce']);
/** What speaks without a name. */
const VOICES = new Set(
  'voice sign banner placard poster note message letter email e-mail tweet caption notice plaque text post slogan graffiti inscription reply answer'.split(
    ' ',
  ),
);

export function ledInQuotations(prepared: Prepared, names: readonly NameMention[]): LaidOut[] {
  const found: LaidOut[] = [];
  for (const quotation of prepared.quotations) {
    const colon = quotation.depth > 0 ? -1 : colonBefore(prepared, quotation);
    if (colon < 0) continue;
    const source = speakerBefore(prepared, names, colon) ?? subjectBefore(prepared, names, colon);
    if (source) found.push(laidOut('lead-in', source, [contentOf(prepared, quotation)]));
  }
  return found;
}

/** The quotation, with the rest of its sentence where that goes on: a headline's ‘Of course’ she is qualified. */
function contentOf(prepared: Prepared, { firstToken, endToken }: Quotation): Range {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[firstToken]!]!;
  const end = endOfWords(prepared, endToken, sentence.endToken);
  const goesOn = end > endToken && tokens.pos[endToken] !== POS.PUNCT;
  return { first: firstToken, end: goesOn ? end : endToken };
}

/** The colon right before a quotation, in its paragraph or at the end of the one above; or -1. */
function colonBefore({ tokens, sentences }: Prepared, { firstToken }: Quotation): number {
  const before = firstToken - 1;
  if (before < 1 || tokens.word[before] !== COLON) return -1;
  const above = sentences[tokens.sentence[before]!]!;
  const away = sentences[tokens.sentence[firstToken]!]!.paragraph - above.paragraph;
  return away <= 1 && (above.block === 'body' || above.block === 'headline') ? before : -1;
}

function speakerBefore(prepared: Prepared, names: readonly NameMention[], colon: number): Range | null {
  const { tokens, sentences } = prepared;
  const first = sentences[tokens.sentence[colon]!]!.firstToken;
  if (colon - first > MAX_LEAD_TOKENS || colon === first) return null;
  if (colon - first <= MAX_VOICE_TOKENS && isVoice(prepared, first, colon)) return { first, end: colon };
  const end = relativeClauseWithin(prepared, first, colon);
  for (let i = first; i < end; i++) if (isVerb(prepared, i)) return null;
  const within = namesWithin(names, { first, end });
  const mention = within.find(
    ({ type, firstToken }) =>
      type === 'person' || type === 'organization' || titleAt(tokens.word[firstToken]!) !== null,
  );
  if (!mention || within.filter(({ type }) => type === 'person').length > 1) return null;
  return namedLead(prepared, mention, first, colon);
}

/** Where ", who had sat silent for hours" begins, which says no more than who speaks; the end where there is none. */
function relativeClauseWithin({ tokens }: Prepared, first: number, end: number): number {
  for (let i = first + 1; i + 1 < end; i++)
    if (wordText(tokens.word[i]!) === ',' && /^(?:who|whose)$/.test(wordLower(tokens.word[i + 1]!))) return i;
  return end;
}

/** Any verb but the "is" of "Here is". */
function isVerb({ tokens }: Prepared, token: number): boolean {
  const pos = tokens.pos[token];
  if (pos === POS.VERB) return true;
  return pos === POS.AUX && !/^(?:is|['’]s|are|was)$/.test(wordLower(tokens.word[token]!));
}

/** Verbs that lead in more than a cry or a question. */
const SAYING = new Set(['say', 'read']);
/** The verb stands this near to the colon: "told the inquiry:". */
const VERB_WITHIN = 6;

/** "In her letter, Commissioner Roth wrote:", "The note on the door read:": the subject of the last verb, which reports. */
function subjectBefore(
  { tokens, sentences, quotationAt }: Prepared,
  names: readonly NameMention[],
  colon: number,
): Range | null {
  const first = sentences[tokens.sentence[colon]!]!.firstToken;
  let verb = colon - 1;
  while (verb > first && colon - verb <= VERB_WITHIN && tokens.pos[verb] !== POS.VERB) verb--;
  if (tokens.pos[verb] !== POS.VERB || !reports(wordLower(tokens.lemma[verb]!))) return null;
  let end = verb;
  while (end > first && (tokens.pos[end - 1] === POS.AUX || tokens.pos[end - 1] === POS.ADV)) end--;
  const mention = nameAt(names, end - 1);
  let start = mention?.endToken === end ? mention.firstToken : end;
  while (start > first && isOfSubject(tokens.pos[start - 1]!) && quotationAt[start - 1]! < 0) start--;
  while (start < end && tokens.pos[start] === POS.ADP) start++;
  return start < end ? { first: start, end } : null;
}

function reports(lemma: string): boolean {
  return SAYING.has(lemma) || isReportingVerb(lemma);
}

function isOfSubject(pos: number): boolean {
  return isNominal(pos) || pos === POS.ADP || pos === POS.PRON;
}

const OPENERS = new Set('from here then and next this now finally also'.split(' '));

/** The name must open the lead, after "And from" or "Here is"; a name further in is what it is about. */
function namedLead({ tokens }: Prepared, mention: NameMention, first: number, colon: number): Range | null {
  let start = mention.firstToken;
  while (start > first && titleAt(tokens.word[start - 1]!)) start--;
  for (let i = first; i < start; i++) {
    const pos = tokens.pos[i]!;
    const part = isNominal(pos) || pos === POS.PUNCT || pos === POS.AUX;
    if (!part && !OPENERS.has(wordLower(tokens.word[i]!))) return null;
  }
  const whole = mention.endToken === colon && start === first && mention.type !== 'person';
  if (whole && colon - first > 4) return null;
  return { first: start, end: endsInNoun(tokens, mention.endToken, colon) ? colon : mention.endToken };
}

/** "Harlan mayor:": the name says whose, and nouns alone follow it, of which the last is no verb ("The Echo reports:"). */
function endsInNoun({ pos, lemma }: Tokens, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (pos[i] !== POS.NOUN && pos[i] !== POS.ADJ) return false;
  const last = wordLower(lemma[end - 1]!);
  return end > first && last !== 'report' && !reports(last);
}

/** "A voice from the back row": a determiner, and a noun that can speak before its first preposition. */
function isVoice({ tokens }: Prepared, first: number, colon: number): boolean {
  if (tokens.pos[first] !== POS.DET) return false;
  for (let i = first; i < colon; i++) if (REPORTS.has(wordLower(tokens.lemma[i]!))) return false;
  for (let i = first + 1; i < colon; i++) {
    if (VOICES.has(wordLower(tokens.word[i]!))) return true;
    if (tokens.pos[i] === POS.ADP) return false;
  }
  return false;
}

/** Quotations within somebody's quotation that a verb of saying leads in: “My boss told me, ‘Lock the door,’ and I did.” */
import { POS, type Prepared, type Quotation } from '../../../prepare/prepared.js';
import { isReportingVerb } from '../../../prepare/reporting-verbs.js';
import { wordLower, wordText } from '../../../prepare/words.js';
import type { Link } from '../linking.js';
import type { Range } from '../marks.js';
import { ruled } from '../tagger.js';

/** What a link found so is taken to be worth. */
const PROBABILITY = 0.85;
/** Whom it is told stands between the verb and the quotation: "me", "the young officer". */
const MAX_OBJECT_TOKENS = 4;
const MAX_SUBJECT_TOKENS = 8;

/** @param links what is reported already */
export function nestedQuotations(prepared: Prepared, links: readonly Link[]): Link[] {
  if (prepared.quotations.every(({ depth }) => depth === 0)) return [];
  const begun = new Set<number>();
  for (const { content } of links) for (const { first } of content) begun.add(first);
  const found: Link[] = [];
  for (const quotation of prepared.quotations) {
    if (quotation.depth === 0 || quotation.close !== 'mark' || begun.has(quotation.firstToken)) continue;
    const outer = prepared.quotations[quotation.parent]!;
    const cue = verbBefore(prepared, quotation, outer);
    const source = cue && subjectBefore(prepared, cue, outer);
    if (!cue || !source) continue;
    found.push({
      cue: ruled('cue', cue.first, cue.end, PROBABILITY),
      source: ruled('source', source.first, source.end, PROBABILITY),
      content: [ruled('content', quotation.firstToken, quotation.endToken, PROBABILITY)],
    });
  }
  return found;
}

/** The verb of saying before the quotation, a comma or colon and whom it is told between them at most. */
function verbBefore({ tokens }: Prepared, { firstToken }: Quotation, outer: Quotation): Range | null {
  let verb = firstToken - 1;
  if (/^[,:]$/.test(wordText(tokens.word[verb]!))) verb--;
  const first = Math.max(outer.firstToken, verb - MAX_OBJECT_TOKENS);
  while (verb > first && isNominal(tokens.pos[verb]!)) verb--;
  if (verb <= first || tokens.pos[verb] !== POS.VERB) return null;
  const lemma = wordLower(tokens.lemma[verb]!);
  return lemma === 'say' || (isReportingVerb(lemma) && lemma !== 'call')
    ? { first: verb, end: verb + 1 }
    : null;
}

/** The pronoun or noun phrase right before a verb and its auxiliaries: "a fishmonger on Colsay". */
function subjectBefore({ tokens }: Prepared, verb: Range, outer: Quotation): Range | null {
  let end = verb.first;
  while (end > outer.firstToken + 1 && (tokens.pos[end - 1] === POS.AUX || tokens.pos[end - 1] === POS.ADV))
    end--;
  const low = Math.max(outer.firstToken + 1, end - MAX_SUBJECT_TOKENS);
  let first = end;
  while (first > low && (isNominal(tokens.pos[first - 1]!) || tokens.pos[first - 1] === POS.ADP)) first--;
  while (first < end && tokens.pos[first] === POS.ADP) first++;
  if (first < end && tokens.pos[end - 1] === POS.PRON) first = end - 1;
  return first < end ? { first, end } : null;
}

function isNominal(pos: number): boolean {
  return pos === POS.PRON || pos === POS.DET || pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ;
}

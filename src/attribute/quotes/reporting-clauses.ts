/**
 * The clause right after a quotation says whose words those are: “I don't know,” Roe said. “I do,” Coker shot back. The
 * tagger may take such words for a part of what was said before them, or see nobody who says them.
 */
import type { NameMention } from '../../annotate/names/mention.js';
import { POS, type Prepared, type Quotation } from '../../prepare/prepared.js';
import { isReportingVerb } from '../../prepare/reporting-verbs.js';
import { wordLower, wordText } from '../../prepare/words.js';
import { endOfWords } from '../clauses.js';
import { isNominal } from '../nominal.js';
import { hold, holderOf, newHolders } from './holders.js';
import { nameAt } from './layouts/names-within.js';
import type { Link } from './linking.js';
import type { Range } from './marks.js';
import { ruled, type Tagged } from './tagger.js';

/** What a span found so is taken to be worth. */
const PROBABILITY = 0.85;
const MAX_SUBJECT_TOKENS = 6;

/** @param names the article's names: a tagger of parts of speech takes "Will" and "Per" for other words */
export function withReportingClauses(
  prepared: Prepared,
  names: readonly NameMention[],
  links: readonly Link[],
): Link[] {
  const { tokens } = prepared;
  const leading = prepared.quotations.filter((quotation) => leadsToClause(prepared, quotation));
  if (leading.length === 0) return [...links];
  const mended = links.map((link) => ({ ...link, content: [...link.content] }));
  const article = { prepared, names };
  const told = newHolders(tokens.count);
  const clauses = newHolders(tokens.count);
  links.forEach(({ content, cue, source }, place) => {
    for (const span of content) hold(told, span, place);
    if (cue && source) hold(clauses, { first: Math.min(cue.first, source.first), end: cue.end }, place);
    else if (cue) hold(clauses, cue, place);
  });
  for (const quotation of leading) {
    const after = clauses[quotation.endToken]!;
    const before = holderOf(told, rangeOf(quotation));
    if (after >= 0) takeOver(mended, quotation, before, after);
    else if (before >= 0 && lacksSource(mended[before]!, quotation))
      mended[before]!.source = subjectBetween(article, quotation.endToken, mended[before]!.cue!.first);
    else if (before < 0 || isLoose(mended[before]!)) attach(article, mended, quotation, before);
  }
  return mended.filter(({ content }) => content.length > 0);
}

interface Named {
  readonly prepared: Prepared;
  readonly names: readonly NameMention[];
}

function rangeOf({ firstToken, endToken }: Quotation): Range {
  return { first: firstToken, end: endToken };
}

function isLoose({ cue, source }: Link): boolean {
  return !cue && !source;
}

/** It ends in a comma, a question or a cry before its closing mark, and its sentence goes on. */
function leadsToClause({ tokens }: Prepared, { depth, close, firstToken, endToken }: Quotation): boolean {
  if (depth > 0 || close !== 'mark' || endToken >= tokens.count || endToken - firstToken < 3) return false;
  return (
    tokens.sentence[endToken] === tokens.sentence[endToken - 2] &&
    /[,?!]$/.test(wordText(tokens.word[endToken - 2]!))
  );
}

/** How far the verb may stand from the quotation: "the caller, later identified as Ana Roe, says". */
const MAX_SUBJECT_AND_APPOSITION = 15;

function lacksSource({ cue, source }: Link, { endToken }: Quotation): boolean {
  return (
    !source && cue !== null && cue.first > endToken && cue.first - endToken <= MAX_SUBJECT_AND_APPOSITION
  );
}

/** All that stands between a quotation and its verb, where that opens with a noun phrase and holds no other words in marks. */
function subjectBetween(article: Named, first: number, verb: number): Tagged | null {
  const { tokens, quotationAt } = article.prepared;
  if (tokens.sentence[first] !== tokens.sentence[verb]) return null;
  for (let i = first; i < verb; i++) if (quotationAt[i]! >= 0) return null;
  const end = endOfWords(article.prepared, first, verb);
  return endOfSubject(article, first, end) > first ? ruled('source', first, end, PROBABILITY) : null;
}

/** Moves the quotation from what was said before to the clause after it, unless it is all that was said. */
function takeOver(links: readonly Link[], quotation: Quotation, before: number, after: number): void {
  const here = links[after]!;
  const within = ({ first, end }: Range): boolean =>
    first >= quotation.firstToken && end <= quotation.endToken;
  if (before < 0 || before === after || !here.source || here.cue!.first < quotation.endToken) return;
  const { content } = links[before]!;
  const moved = content.filter(within);
  if (moved.length === 0 || moved.length === content.length) return;
  content.splice(0, content.length, ...content.filter((span) => !within(span)));
  here.content.unshift(...moved);
}

/** A clause that the tagger did not see: "the defendant shouted", "shouted one fan". */
function attach(article: Named, links: Link[], quotation: Quotation, before: number): void {
  const clause = clauseAt(article, quotation.endToken);
  if (!clause) return;
  const { first, end } = rangeOf(quotation);
  if (before < 0) links.push({ ...clause, content: [ruled('content', first, end, PROBABILITY)] });
  else links[before] = { ...clause, content: links[before]!.content };
}

/** A subject and a verb that reports, in either order, or null. */
function clauseAt(article: Named, from: number): { cue: Tagged; source: Tagged } | null {
  const { prepared } = article;
  const { tokens, sentences } = prepared;
  const { endToken } = sentences[tokens.sentence[from]!]!;
  const verbFirst = reports(prepared, from);
  const first = verbFirst ? from + 1 : from;
  const end = endOfSubject(article, first, endToken);
  const verb = verbFirst ? from : end;
  if (end === first || verb >= endToken || !reports(prepared, verb)) return null;
  return {
    cue: ruled('cue', verb, verb + 1, PROBABILITY),
    source: ruled('source', first, end, PROBABILITY),
  };
}

function reports({ tokens }: Prepared, token: number): boolean {
  return (
    tokens.pos[token] === POS.VERB &&
    isReportingVerb(wordLower(tokens.lemma[token]!)) &&
    !wordLower(tokens.word[token]!).endsWith('ing')
  );
}

/** Past a pronoun, or a run of determiners, adjectives, nouns and names. */
function endOfSubject({ prepared, names }: Named, first: number, end: number): number {
  const { pos } = prepared.tokens;
  if (pos[first] === POS.PRON) return first + 1;
  let at = first;
  while (at < end && at - first < MAX_SUBJECT_TOKENS) {
    const name = nameAt(names, at);
    if (name?.firstToken === at) at = name.endToken;
    else if (isNominal(pos[at]!)) at++;
    else break;
  }
  if (nameAt(names, at - 1)?.endToken === at) return at;
  const last = pos[at - 1];
  return at > first && (last === POS.NOUN || last === POS.PROPN) ? at : first;
}

/**
 * Quotation marks around a name or a title make no quote: ‘Guardians of Peace’, “The Salt Road”. Where the marks are all
 * that was taken for a report's content, the report goes on after them; where nobody reports, there is none.
 */
import { lowerBound } from '../../ordered.js';
import { POS, type Prepared, type Quotation } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import { endOfWords } from '../clauses.js';
import type { Link } from './linking.js';
import { quotationsWithin, type Range } from './marks.js';

/** @returns the links, mended or left out */
export function withoutQuotedNames(prepared: Prepared, links: readonly Link[]): Link[] {
  if (prepared.quotations.length === 0) return [...links];
  const kept: Link[] = [];
  for (const link of links) {
    if (isKnownTo(prepared, link)) continue;
    const [only, more] = link.content;
    const quotation = only && !more ? innermostFrom(prepared.quotations, only.first) : undefined;
    const mended = quotation && isName(prepared, quotation) ? besideName(prepared, link, quotation) : link;
    if (mended) kept.push(mended);
  }
  return kept;
}

/** "The gang, called “Sons of the Harbour”, was known to …": a cue that says who knows it, and no report. */
function isKnownTo(prepared: Prepared, link: Link): boolean {
  if (link.source || !link.cue || !holdsLemma(prepared, link.cue, KNOWING)) return false;
  return link.content.some(({ first, end }) =>
    quotationsWithin(prepared.quotations, first, end).some((quotation) => isName(prepared, quotation)),
  );
}

/** What a link whose one content begins with a name in marks reports besides it; null where that is nothing. */
function besideName(prepared: Prepared, link: Link, quotation: Quotation): Link | null {
  const only = link.content[0]!;
  const naming = link.cue !== null && holdsLemma(prepared, link.cue, NAMING);
  if (naming && link.cue.end === only.first && wordAfter(prepared, quotation) === ',') return null;
  if (only.end > quotation.endToken + 1) return link;
  if (naming || !link.cue || !link.source) return null;
  const end = endOfClause(prepared, quotation);
  return end < 0 || !follows(prepared, link, quotation) ? link : { ...link, content: [{ ...only, end }] };
}

function innermostFrom(quotations: readonly Quotation[], token: number): Quotation | undefined {
  const next = lowerBound(quotations, ({ firstToken }) => firstToken > token);
  const quotation = next > 0 ? quotations[next - 1] : undefined;
  return quotation?.firstToken === token ? quotation : undefined;
}

const SMALL = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'a', 'an', 'at', 'de', 'la', '&']);

/** Capitalised words alone, and no mark that ends a clause before the closing mark. */
function isName({ tokens }: Prepared, { firstToken, endToken, close }: Quotation): boolean {
  if (close !== 'mark' || endToken - firstToken > 9) return false;
  let capitals = 0;
  for (let i = firstToken + 1; i < endToken - 1; i++) {
    const text = wordText(tokens.word[i]!);
    if (/^\p{Lu}/u.test(text)) capitals++;
    else if (!SMALL.has(text) && !/^\d+$/.test(text)) return false;
    if (tokens.pos[i] === POS.AUX) return false;
  }
  return capitals > 1;
}

const NAMING = new Set([
  'call',
  'name',
  'nickname',
  'dub',
  'title',
  'entitle',
  'know',
  'christen',
  'brand',
  'film',
  'label',
]);

const KNOWING = new Set(['know']);

function holdsLemma({ tokens }: Prepared, { first, end }: Range, lemmas: ReadonlySet<string>): boolean {
  for (let i = first; i < end; i++) if (lemmas.has(wordLower(tokens.lemma[i]!))) return true;
  return false;
}

function wordAfter({ tokens }: Prepared, { endToken }: Quotation): string {
  return endToken < tokens.word.length ? wordText(tokens.word[endToken]!) : '';
}

/** Nothing but "that" stands between the cue and the quotation. */
function follows({ tokens }: Prepared, { cue }: Link, { firstToken }: Quotation): boolean {
  if (cue!.end > firstToken) return false;
  return (
    cue!.end === firstToken || (cue!.end === firstToken - 1 && wordLower(tokens.word[cue!.end]!) === 'that')
  );
}

/** The end of the sentence that goes on after the marks with a comma or a verb, its full stop left out; else -1. */
function endOfClause(prepared: Prepared, { firstToken, endToken }: Quotation): number {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[firstToken]!]!;
  const end = endOfWords(prepared, endToken, sentence.endToken);
  if (end - endToken < 2) return -1;
  const pos = tokens.pos[endToken];
  const goesOn =
    wordText(tokens.word[endToken]!) === ',' || pos === POS.VERB || pos === POS.AUX || pos === POS.PRON;
  return goesOn ? end : -1;
}

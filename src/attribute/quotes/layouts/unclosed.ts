/** A quotation whose closing mark is missing before its reporting clause: "It was never about money, said coach Abel Tran. */
import type { NameMention } from '../../../annotate/names/mention.js';
import { POS, type Prepared, type Quotation } from '../../../prepare/prepared.js';
import { wordLower, wordText } from '../../../prepare/words.js';
import type { Range } from '../marks.js';
import { laidOut, type LaidOut } from './laid-out.js';
import { namesWithin } from './names-within.js';

const SAYS = new Set(['said', 'says', 'added', 'wrote', 'recalled', 'explained', 'replied']);
const MAX_CLAUSE_TOKENS = 12;

/** Where the sentence ends in a comma, a verb of saying and a name, in either order, the quotation ends at the comma. */
export function unclosedQuotations(prepared: Prepared, names: readonly NameMention[]): LaidOut[] {
  const found: LaidOut[] = [];
  for (const quotation of prepared.quotations) {
    if (quotation.close !== 'missing' || quotation.depth > 0) continue;
    const clause = reportingClause(prepared, names, quotation);
    if (clause)
      found.push(laidOut('lead-in', clause.source, [{ first: quotation.firstToken, end: clause.comma + 1 }]));
  }
  return found;
}

function reportingClause(
  { tokens, sentences }: Prepared,
  names: readonly NameMention[],
  { firstToken, endToken }: Quotation,
): { comma: number; source: Range } | null {
  for (let comma = firstToken + 2; comma < endToken - 2; comma++) {
    if (wordText(tokens.word[comma]!) !== ',') continue;
    const { endToken: sentenceEnd } = sentences[tokens.sentence[comma]!]!;
    if (sentenceEnd - comma > MAX_CLAUSE_TOKENS) continue;
    const name = namesWithin(names, { first: comma + 1, end: sentenceEnd }).find(
      ({ type }) => type === 'person',
    );
    if (!name) continue;
    const verbFirst = SAYS.has(wordLower(tokens.word[comma + 1]!));
    const verbLast = name.endToken < sentenceEnd && SAYS.has(wordLower(tokens.word[name.endToken]!));
    const first = verbFirst ? comma + 2 : comma + 1;
    if ((verbFirst || verbLast) && isNounPhrase(tokens.pos, first, name.firstToken))
      return { comma, source: { first, end: name.endToken } };
  }
  return null;
}

function isNounPhrase(pos: Uint8Array, first: number, end: number): boolean {
  for (let i = first; i < end; i++)
    if (pos[i] !== POS.NOUN && pos[i] !== POS.PROPN && pos[i] !== POS.ADJ && pos[i] !== POS.DET) return false;
  return true;
}

/** Quotations that a dash signs: "Too loud." - Ann Pike, Dover; or the dash and the name on the next line. */
import type { NameMention } from '../../../annotate/names/mention.js';
import { POS, type Prepared, type Quotation } from '../../../prepare/prepared.js';
import { wordLower, wordText } from '../../../prepare/words.js';
import { titleAt } from '../../entities/titles.js';
import { DASH } from '../mark-cues.js';
import type { Range } from '../marks.js';
import { laidOut, type LaidOut } from './laid-out.js';
import { nameAt } from './names-within.js';

const MAX_NAME_TOKENS = 5;
const REPORTS = new Set(['say', 'tell', 'add', 'ask', 'write', 'reply']);

export function signedQuotations(prepared: Prepared, names: readonly NameMention[]): LaidOut[] {
  const found: LaidOut[] = [];
  for (const quotation of prepared.quotations) {
    const signature = signatureAfter(prepared, names, quotation);
    if (signature)
      found.push(laidOut('signature', signature, [{ first: quotation.firstToken, end: quotation.endToken }]));
  }
  return found;
}

function signatureAfter(
  prepared: Prepared,
  names: readonly NameMention[],
  quotation: Quotation,
): Range | null {
  const { tokens, paragraphs, sentences } = prepared;
  if (quotation.depth > 0 || quotation.close !== 'mark') return null;
  const dash = quotation.endToken;
  const own = sentences[tokens.sentence[quotation.firstToken]!]!.paragraph;
  if (dash >= tokens.count || paragraphs[own]!.firstToken !== quotation.firstToken) return null;
  if (!DASH.test(wordText(tokens.word[dash]!))) return null;
  const line = sentences[tokens.sentence[dash]!]!.paragraph;
  if (line - own > 1) return null;
  return nameOf(prepared, names, dash + 1, paragraphs[line]!.endToken);
}

/** A name that the line, or a comma or bracket, ends; nothing on the line reports. */
function nameOf(
  { tokens }: Prepared,
  names: readonly NameMention[],
  first: number,
  lineEnd: number,
): Range | null {
  for (let i = first; i < lineEnd; i++) if (REPORTS.has(wordLower(tokens.lemma[i]!))) return null;
  let name = first;
  while (name < lineEnd && titleAt(tokens.word[name]!)) name++;
  const mention = nameAt(names, name);
  let end = Math.max(name, mention ? mention.endToken : name);
  while (!mention && end < lineEnd && end - name < MAX_NAME_TOKENS && isCapitalised(tokens.word[end]!)) end++;
  if (end === name || end > lineEnd) return null;
  const after = end < lineEnd ? wordText(tokens.word[end]!) : ',';
  if (!/^[,(]$/.test(after) || tokens.pos[end] === POS.VERB) return null;
  return { first, end };
}

function isCapitalised(word: number): boolean {
  return /^\p{Lu}[\p{L}.'’-]*$/u.test(wordText(word));
}

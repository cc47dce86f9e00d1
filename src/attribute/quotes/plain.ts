/** A first, plain way to find attributions: reporting verbs, their subjects, and what stands beside them. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import type { QuoteType } from '../../record.js';
import type { Span } from '../../span.js';
import type { Attribution } from '../attribution.js';

const SPEECH = new Set(
  'say tell add note argue claim warn write ask explain announce insist suggest acknowledge declare state report admit deny assert promise respond reply tweet vow contend concede complain conclude recall remark reveal testify describe stress emphasize allege confirm caution joke mention'.split(
    ' ',
  ),
);
const THOUGHT = new Set('believe think hope fear expect'.split(' '));
const NOMINAL = new Set([POS.DET, POS.ADJ, POS.NOUN, POS.PROPN, POS.PRON, POS.NUM]);

/** Token ranges, half-open. */
type Range = readonly [number, number];

export function findPlainAttributions(prepared: Prepared): Attribution[] {
  const { tokens, sentences, quotations } = prepared;
  const quotationAt = new Int32Array(tokens.count).fill(-1);
  quotations.forEach((quotation, index) => {
    if (quotation.depth === 0) quotationAt.fill(index, quotation.firstToken, quotation.endToken);
  });
  const found: Attribution[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const lemma = wordLower(tokens.lemma[i]!);
    if (quotationAt[i] !== -1 || tokens.pos[i] !== POS.VERB) continue;
    if (!SPEECH.has(lemma) && !THOUGHT.has(lemma)) continue;
    const sentence = sentences[tokens.sentence[i]!]!;
    const before = nominalBefore(prepared, i, quotationAt);
    const after = before ? null : nominalAfter(prepared, i + 1, quotationAt);
    const source = before ?? after;
    const left = before ? before[0] : i;
    const right = after ? after[1] : i + 1;
    const content = contentBeside(prepared, left, right, sentence, quotationAt);
    if (!content) continue;
    found.push({
      type: typeOf(prepared, content),
      act: THOUGHT.has(lemma) ? 'thought' : 'speech',
      content: [spanOf(prepared, content)],
      cue: [spanOf(prepared, [i, i + 1])],
      source: source ? spanOf(prepared, source) : null,
      confidence: 0.6,
    });
  }
  return found;
}

function nominalBefore(prepared: Prepared, cue: number, quotationAt: Int32Array): Range | null {
  const { pos } = prepared.tokens;
  let end = cue;
  while (end > 0 && (pos[end - 1] === POS.AUX || pos[end - 1] === POS.ADV)) end--;
  let start = end;
  while (start > 0 && quotationAt[start - 1] === -1 && NOMINAL.has(pos[start - 1]!)) start--;
  return start < end ? [start, end] : null;
}

function nominalAfter(prepared: Prepared, first: number, quotationAt: Int32Array): Range | null {
  const { pos, count } = prepared.tokens;
  let end = first;
  while (end < count && quotationAt[end] === -1 && NOMINAL.has(pos[end]!)) end++;
  return first < end ? [first, end] : null;
}

function contentBeside(
  prepared: Prepared,
  left: number,
  right: number,
  sentence: { readonly firstToken: number; readonly endToken: number },
  quotationAt: Int32Array,
): Range | null {
  const { tokens, quotations } = prepared;
  const word = (i: number): string => wordText(tokens.word[i] ?? -1);
  const before = left > 0 ? quotationAt[left - 1]! : -1;
  if (before >= 0) return [quotations[before]!.firstToken, quotations[before]!.endToken];
  let first = right;
  while (first < sentence.endToken && (word(first) === ',' || word(first) === ':')) first++;
  const last = /^[.?!]$/.test(word(sentence.endToken - 1)) ? sentence.endToken - 1 : sentence.endToken;
  if (first < last) return [first, last];
  const end = word(left - 1) === ',' ? left - 1 : left;
  return sentence.firstToken < end ? [sentence.firstToken, end] : null;
}

function typeOf(prepared: Prepared, [first, end]: Range): QuoteType {
  const inside = prepared.quotations.filter((q) => q.firstToken < end && q.endToken > first);
  if (inside.length === 0) return 'indirect';
  return inside.some((q) => q.firstToken <= first && q.endToken >= end) ? 'direct' : 'mixed';
}

function spanOf(prepared: Prepared, [first, end]: Range): Span {
  return { start: prepared.tokens.start[first]!, end: prepared.tokens.end[end - 1]! };
}

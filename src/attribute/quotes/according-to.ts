/** "According to", a cue without a verb: the source or the whole report that the tagger did not see. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordId, wordLower } from '../../prepare/words.js';
import type { Role } from './labels.js';
import type { Link } from './linking.js';
import type { Range } from './marks.js';
import type { Tagged } from './tagger.js';

const COMMA = wordId(',');
const MAX_SOURCE_TOKENS = 30;
const MIN_REPORT_TOKENS = 3;
/** What a report that opens so is taken to be worth: about as many as the tagger finds of this form are right. */
const PROBABILITY = 0.75;

export function accordingTo(prepared: Prepared, links: readonly Link[]): Link[] {
  const { count, word } = prepared.tokens;
  const mended = [...links];
  for (let i = 0; i + 2 < count; i++) {
    if (wordLower(word[i]!) !== 'according' || wordLower(word[i + 1]!) !== 'to') continue;
    const at = mended.findIndex((link) => spansOf(link).some(({ first, end }) => first <= i && i < end));
    const known = mended[at];
    if (!known) mended.push(...openedBy(prepared, i));
    else if (known.cue && known.cue.first <= i && i < known.cue.end && !known.source)
      mended[at] = withSource(prepared, known, i + 2);
  }
  return mended;
}

function spansOf({ cue, source, content }: Link): Tagged[] {
  return [...content, ...(cue ? [cue] : []), ...(source ? [source] : [])];
}

/** "According to the bank, prices rose." */
function openedBy(prepared: Prepared, first: number): Link[] {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[first]!]!;
  if (sentence.firstToken !== first || sentence.block !== 'body') return [];
  const comma = sourceEnd(prepared, first + 2, sentence.endToken);
  let end = sentence.endToken;
  while (end > comma && tokens.pos[end - 1] === POS.PUNCT) end--;
  if (comma < 0 || end - comma <= MIN_REPORT_TOKENS || !hasVerb(prepared, comma, end)) return [];
  return [
    {
      cue: tagged('cue', { first, end: first + 2 }),
      source: tagged('source', { first: first + 2, end: comma }),
      content: [tagged('content', { first: comma + 1, end })],
    },
  ];
}

function withSource(prepared: Prepared, link: Link, first: number): Link {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[first]!]!;
  let end = sourceEnd(prepared, first, sentence.endToken);
  if (end < 0) {
    end = sentence.endToken;
    while (end > first && tokens.pos[end - 1] === POS.PUNCT) end--;
  }
  const clear = !link.content.some((span) => span.first < end && first < span.end);
  return clear && end > first && end - first <= MAX_SOURCE_TOKENS
    ? { ...link, source: tagged('source', { first, end }) }
    : link;
}

/** The comma that ends the source, after an apposition where it has one; -1 where none does. */
function sourceEnd(prepared: Prepared, first: number, limit: number): number {
  const comma = nextComma(prepared, first, limit);
  if (comma <= first) return -1;
  const second = nextComma(prepared, comma + 1, limit);
  return second > comma + 1 && isApposition(prepared, comma + 1, second) ? second : comma;
}

/** "a biologist from Leiden", "head of the union", and not the next of a list. */
function isApposition(prepared: Prepared, first: number, end: number): boolean {
  const { pos } = prepared.tokens;
  return (pos[first] === POS.DET || pos[first + 1] === POS.ADP) && !hasVerb(prepared, first, end);
}

function nextComma({ tokens }: Prepared, first: number, limit: number): number {
  for (let i = first; i < Math.min(limit, first + MAX_SOURCE_TOKENS); i++)
    if (tokens.word[i] === COMMA) return i;
  return -1;
}

function hasVerb({ tokens }: Prepared, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (tokens.pos[i] === POS.VERB || tokens.pos[i] === POS.AUX) return true;
  return false;
}

function tagged(role: Role, { first, end }: Range): Tagged {
  return { kind: -1, role, first, end, probability: PROBABILITY };
}

/**
 * Where sentences end: after a full stop, question or exclamation mark with the marks and brackets that close
 * there, unless what follows shows that the sentence goes on. A new line always starts a sentence.
 */
import { abbreviationKind } from './abbreviations.js';
import { ABBREVIATION, CLOSING_BRACKET, CRY, ELLIPSIS, FULL_STOP, ROLE_MASK } from './kinds.js';
import { POS, type Paragraph, type Quotation, type Tokens } from './prepared.js';
import { isReportingVerb } from './reporting-verbs.js';
import type { Signs } from './signs.js';
import { FACT, facts, FACTS, wordLower, wordText } from './words.js';

function roleOf(id: number): number {
  return facts[id * FACTS + FACT.kind]! & ROLE_MASK;
}

interface SentenceContext {
  readonly tokens: Tokens;
  readonly paragraphs: readonly Paragraph[];
  readonly quotations: readonly Quotation[];
  readonly signs: Signs;
}

/** 1 for each token that starts a sentence, paragraphs' first tokens included. */
export function findSentenceStarts({ tokens, paragraphs, quotations, signs }: SentenceContext): Uint8Array {
  const starts = new Uint8Array(tokens.count);
  const marks = markSides(tokens.count, quotations);
  for (let p = 0; p < paragraphs.length; p++) {
    const { firstToken, endToken } = paragraphs[p]!;
    let first = firstToken;
    let past = firstToken;
    starts[first] = 1;
    for (let k = signs.begin[p]!; k < signs.begin[p + 1]!; k++) {
      const stop = signs.token[k]!;
      const role = roleOf(tokens.word[stop]!);
      if (stop < past || role < FULL_STOP || role > ABBREVIATION) continue;
      past = afterClosing(tokens, marks, stop + 1, endToken);
      if (past < endToken && endsSentence({ tokens, marks, first, stop, next: past })) {
        starts[past] = 1;
        first = past;
      }
    }
  }
  return starts;
}

const OPENS = 1;
const CLOSES = 2;

function markSides(count: number, quotations: readonly Quotation[]): Uint8Array {
  const sides = new Uint8Array(count);
  for (const { firstToken, endToken, close } of quotations) {
    sides[firstToken] = OPENS;
    if (close === 'mark') sides[endToken - 1] = CLOSES;
  }
  return sides;
}

/** The first token after those that belong to the end at `from - 1`: more stops, closing marks, closing brackets. */
function afterClosing(tokens: Tokens, marks: Uint8Array, from: number, end: number): number {
  let next = from;
  while (next < end) {
    const role = roleOf(tokens.word[next] as number);
    const glued = tokens.end[next - 1] === tokens.start[next];
    const stop = role >= FULL_STOP && role <= ELLIPSIS;
    const closes =
      marks[next] === CLOSES || role === CLOSING_BRACKET || (glued && isStrayMark(tokens, marks, next));
    if (!closes && !stop) break;
    next++;
  }
  return next;
}

const MARKS = new Set(['"', '”', "''", '’', "'", '»']);

function isStrayMark(tokens: Tokens, marks: Uint8Array, token: number): boolean {
  return marks[token] === 0 && MARKS.has(wordText(tokens.word[token] as number));
}

/** An end in question: the sentence from `first`, its stop, and the first token past all that closes there. */
interface Candidate {
  readonly tokens: Tokens;
  readonly marks: Uint8Array;
  readonly first: number;
  readonly stop: number;
  readonly next: number;
}

function endsSentence(candidate: Candidate): boolean {
  const { tokens, marks, stop, next } = candidate;
  const word = firstWord(tokens, marks, next);
  const glued = tokens.end[next - 1] === tokens.start[next];
  if (word < 0 || (glued && word === next && !isCapitalised(tokens, word))) return false;
  if (!mayStart(tokens, word)) return false;
  if (isListNumber(candidate)) return false;
  const closed = next > stop + 1;
  switch (roleOf(tokens.word[stop] as number)) {
    case ABBREVIATION:
      return endsAtAbbreviation(candidate, word, closed);
    case CRY:
      return !(closed ? startsReport(tokens, word) : isNameWithMark(tokens, stop, word));
    case ELLIPSIS:
      return (
        closed ||
        (isCapitalised(tokens, word) &&
          tokens.pos[word] !== POS.PROPN &&
          wordText(tokens.word[word] as number) !== 'I')
      );
    default:
      return true;
  }
}

/** The token with the first letter or figure from `from`, past opening marks, brackets and dashes; -1 where other punctuation comes first. */
function firstWord(tokens: Tokens, marks: Uint8Array, from: number): number {
  for (let token = from; token < Math.min(from + 4, tokens.count); token++) {
    const word = wordText(tokens.word[token] as number);
    if (/[\p{L}\p{N}]/u.test(word)) return token;
    const opens = marks[token] === OPENS || /^[([{“"‘’'`«$£€#@•*¿¡—–-]+$/u.test(word);
    if (!opens) return -1;
  }
  return -1;
}

function isCapitalised(tokens: Tokens, token: number): boolean {
  return /^\p{Lu}/u.test(wordText(tokens.word[token] as number));
}

/** A sentence starts with a capital, a figure, or a name such as "iPhone". */
function mayStart(tokens: Tokens, token: number): boolean {
  return /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}@#'’]|\p{Ll}\p{Lu})/u.test(wordText(tokens.word[token] as number));
}

/** "1." or "a." or "IV." or "B." at a sentence's start numbers it. */
function isListNumber({ tokens, first, stop }: Candidate): boolean {
  if (roleOf(tokens.word[stop] as number) === ABBREVIATION) return stop === first;
  if (stop === first || stop - first > 2) return false;
  return /^(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4})$/.test(wordText(tokens.word[stop - 1] as number));
}

/** Tags of words that start a sentence but go on from no abbreviation. */
const STARTERS = new Set([
  POS.DET,
  POS.PRON,
  POS.ADP,
  POS.SCONJ,
  POS.CCONJ,
  POS.ADV,
  POS.AUX,
  POS.INTJ,
  POS.PART,
]);

function endsAtAbbreviation(candidate: Candidate, word: number, closed: boolean): boolean {
  const { tokens, marks, stop, next } = candidate;
  if (closed) return isCapitalised(tokens, word);
  if (!isCapitalised(tokens, word)) return false;
  if (DASHES.has(wordText(tokens.word[next] as number)) || isTitleCase(candidate)) return false;
  const text = wordText(tokens.word[stop] as number);
  const starter = STARTERS.has(tokens.pos[word] as number);
  switch (abbreviationKind(text.slice(0, -1))) {
    case 'title':
      return text === 'St.' && starter;
    case 'inner':
    case 'before-number':
    case 'before-comma':
    case 'month':
      return false;
  }
  if (/^[ap]\.m\.$/i.test(text)) return starter || !TIME_WORDS.has(wordLower(tokens.word[word] as number));
  return starter || (marks[next] === OPENS && !isTitled(tokens, stop));
}

const DASHES = new Set(['-', '--', '–', '—', '―']);

/** Gov. C.L. "Butch" Roe: the initials follow a title. */
function isTitled(tokens: Tokens, stop: number): boolean {
  return stop > 0 && abbreviationKind(wordText(tokens.word[stop - 1] as number).slice(0, -1)) === 'title';
}

/** In a headline where each longer word has its capital, a capital starts no sentence. */
function isTitleCase({ tokens, first, stop }: Candidate): boolean {
  for (let token = stop - 1; token >= Math.max(first, stop - 12); token--) {
    if (/^\p{Ll}[\p{L}-]{3}/u.test(wordText(tokens.word[token] as number))) return false;
  }
  return stop - first > 3;
}

const TIME_WORDS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst eastern central pacific mountain local january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.'.split(
    ' ',
  ),
);

/** Companies and campaigns whose name ends with a mark: it goes on with what follows. */
function isNameWithMark(tokens: Tokens, stop: number, word: number): boolean {
  if (stop === 0 || tokens.pos[word] !== POS.PROPN) return false;
  return /^(?:yahoo|yum|jeopardy|jeb)$/.test(wordLower(tokens.word[stop - 1] as number));
}

/** "... ?" Roe asked: up to four capitalised words and then a verb of saying. */
function startsReport(tokens: Tokens, from: number): boolean {
  for (let token = from; token < Math.min(from + 5, tokens.count); token++) {
    if (isReportingVerb(wordText(tokens.lemma[token] as number))) return token > from;
    const name = isCapitalised(tokens, token) || tokens.pos[token] === POS.DET;
    if (!name) return false;
  }
  return false;
}

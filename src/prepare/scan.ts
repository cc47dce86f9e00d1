/**
 * Where tokens start and end: one pass over the text, by its characters alone, so that the same text gives the
 * same tokens in every process. In the manner of the Penn Treebank: clitics are split off ("Roe" + "'s",
 * "do" + "n't"), hyphenated words and abbreviations with their full stops are kept whole, every quotation mark,
 * dash and bracket is a token of its own.
 */
import { abbreviationKind, LONGEST_ABBREVIATION } from './abbreviations.js';
import { APOSTROPHE, classOf, DIGIT, DOT, HYPHEN, LETTER, NEWLINE, SPACE, SURROGATE } from './characters.js';
import { endOfTopLevelDomain, endOfUrl, startsUrl } from './urls.js';

/** Longer runs are cut: no word of a language is as long, and what is kept of each word type stays bounded. */
export const MAX_TOKEN_LENGTH = 200;

/** Offsets of each token, half-open. */
interface TokenOffsets {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Offsets on their way; kept from text to text. A character is one token at most. */
let starts = new Int32Array(4096);
let ends = new Int32Array(4096);
let count = 0;

export function scanTokens(text: string): TokenOffsets {
  if (starts.length < text.length) {
    starts = new Int32Array(text.length);
    ends = new Int32Array(text.length);
  }
  count = 0;
  for (let at = 0; at < text.length;) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === SPACE || kind === NEWLINE) {
      at++;
      continue;
    }
    const end = endOfToken(text, at, kind);
    pushPieces(text, at, end);
    at = end;
  }
  return { start: starts.slice(0, count), end: ends.slice(0, count) };
}

function endOfToken(text: string, at: number, kind: number): number {
  switch (kind) {
    case LETTER:
    case DIGIT:
      return endOfWord(text, at);
    case APOSTROPHE:
      return endOfApostrophe(text, at);
    case DOT:
      return classAt(text, at + 1) === DIGIT ? endOfWord(text, at + 1) : endOfRun(text, at);
    case HYPHEN:
      return endOfRun(text, at);
    case SURROGATE:
      return Math.min(at + 2, text.length);
    default:
      return endOfMark(text, at);
  }
}

function classAt(text: string, at: number): number {
  return classOf(text.charCodeAt(at));
}

function isAlphanumeric(kind: number): boolean {
  return kind === LETTER || kind === DIGIT;
}

/** "...", "--" and "___" are one token. */
function endOfRun(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === unit) end++;
  return end;
}

/** Handles and hashtags are one token, so is the double grave accent that opens a quotation in old copy. */
function endOfMark(text: string, at: number): number {
  const mark = text[at];
  if (mark === '`' && text[at + 1] === '`') return at + 2;
  if (mark === '_') return endOfRun(text, at);
  if ((mark !== '@' && mark !== '#') || classAt(text, at + 1) !== LETTER) return at + 1;
  let end = at + 1;
  while (isAlphanumeric(classAt(text, end)) || text[end] === '_') end++;
  return end;
}

/** Three straight apostrophes after a word close a quotation within one that two apostrophes close. */
function closesTwice(text: string, at: number): boolean {
  const before = classAt(text, at - 1);
  return text.startsWith("'''", at) && before !== APOSTROPHE && before > NEWLINE;
}

/** A decade ('90s), a word with its head off ('em), a clitic that stands alone ('s), or a mark. */
const HEADLESS =
  /['’](?:\d\ds?|[nN]['’]?|em|[tT]il|[tT]was|[tT]is|[sSdDmM]|ll|LL|re|RE|ve|VE)(?![\p{L}\p{N}_])/uy;

function endOfApostrophe(text: string, at: number): number {
  if (text.startsWith("''", at)) return closesTwice(text, at) ? at + 1 : at + 2;
  if (isAlphanumeric(classAt(text, at - 1))) return at + 1;
  HEADLESS.lastIndex = at;
  return HEADLESS.test(text) ? HEADLESS.lastIndex : at + 1;
}

/** The end of the word that starts at `from`, clitics and an abbreviation's full stop included. */
function endOfWord(text: string, from: number): number {
  let part = from;
  let at = from + 1;
  for (;;) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      at++;
    } else if (kind <= NEWLINE) {
      return at;
    } else if (kind === DOT) {
      const end = endAfterDot(text, part, at);
      if (end === at || (text[end - 1] === '.' && !mayFollowAbbreviation(text, end))) return end;
      at = end;
    } else if (joins(text, at, kind)) {
      if (kind === HYPHEN) part = at + 1;
      at++;
    } else if (text[at] === ':' && startsUrl(text, from, at)) {
      return endOfUrl(text, at);
    } else {
      return at;
    }
  }
}

function mayFollowAbbreviation(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === HYPHEN || kind === APOSTROPHE;
}

/** True where the mark at `at` stands within a word: "O'Brien", "well-known", "1,000", "10:30", "9/11", "AT&T", "a@b.org". */
function joins(text: string, at: number, kind: number): boolean {
  const next = classAt(text, at + 1);
  if (kind === APOSTROPHE) return next === LETTER;
  if (!isAlphanumeric(next)) return false;
  if (kind === HYPHEN) return true;
  const before = classAt(text, at - 1);
  switch (text[at]) {
    case ',':
    case ':':
    case '/':
      return before === DIGIT && next === DIGIT;
    case '&':
      return isCapital(text, at - 1) && isCapital(text, at + 1);
    case '@':
    case '_':
      return true;
    default:
      return false;
  }
}

function isCapital(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== character.toLowerCase();
}

/** "U.S.", "a.m.", "U.S", or an initial alone. */
const LETTERS_WITH_DOTS = /(?:\p{L}\.)+(?:\p{L}(?![\p{L}\p{N}]))?/uy;

/** Where the word goes on to when the full stop at `at` belongs to it, `at` itself when it does not. */
function endAfterDot(text: string, part: number, at: number): number {
  const next = classAt(text, at + 1);
  if (classAt(text, at - 1) === DIGIT) return next === DIGIT ? at + 2 : at;
  if (at === part + 1) {
    LETTERS_WITH_DOTS.lastIndex = part;
    LETTERS_WITH_DOTS.test(text);
    const end = LETTERS_WITH_DOTS.lastIndex;
    if (end > at + 1) return end;
    return isInitial(text, part) || endsAbbreviation(text, part, at) ? at + 1 : at;
  }
  if (next === LETTER) {
    if (text.slice(part, at) === 'www') return endOfUrl(text, at);
    if (/^[MP]h$/.test(text.slice(part, at)) && text.startsWith('.D.', at)) return at + 3;
    const domain = endOfTopLevelDomain(text, at + 1);
    if (domain > 0) return text[domain] === '/' ? endOfUrl(text, domain) : domain;
  }
  return endsAbbreviation(text, part, at) ? at + 1 : at;
}

/** A capital with a full stop before another capitalised word ("John F. Kennedy"); "I" only before another initial. */
function isInitial(text: string, at: number): boolean {
  const next = afterSpaces(text, at + 2);
  return isCapital(text, at) && isCapital(text, next) && (text[at] !== 'I' || text[next + 1] === '.');
}

/** The offset of what follows on the line, past three spaces at most. */
function afterSpaces(text: string, at: number): number {
  let next = at;
  while (next < at + 3 && classAt(text, next) === SPACE) next++;
  return next;
}

function endsAbbreviation(text: string, part: number, at: number): boolean {
  if (at - part > LONGEST_ABBREVIATION) return false;
  const kind = abbreviationKind(text.slice(part, at));
  if (kind === undefined) return false;
  const next = afterSpaces(text, at + 1);
  switch (kind) {
    case 'before-number':
      return classAt(text, next) === DIGIT;
    case 'before-comma':
      return text[next] === ',';
    case 'month':
      return classAt(text, next) !== NEWLINE && next < text.length && !isCapital(text, next);
    default:
      return true;
  }
}

/** Clitics at a word's end, in either case and with either apostrophe. */
const CLITIC = /(?:['’](?:[sdm]|ll|re|ve)|n['’]t)$/i;

/** Adds the token, its clitics split off and cut where it is too long. */
function pushPieces(text: string, from: number, to: number): void {
  if (to - from <= MAX_TOKEN_LENGTH && !(to - from > 2 && isClitic(text, from, to))) push(from, to);
  else pushApart(text, from, to);
}

function push(from: number, to: number): void {
  starts[count] = from;
  ends[count++] = to;
}

function pushApart(text: string, from: number, to: number): void {
  let host = to;
  const clitics: number[] = [];
  while (host - from > 2 && isClitic(text, from, host)) {
    const clitic = CLITIC.exec(text.slice(Math.max(from, host - 3), host));
    if (clitic === null || host - clitic[0].length === from) break;
    host -= clitic[0].length;
    clitics.push(host);
  }
  for (let at = from; at < host; at += MAX_TOKEN_LENGTH) push(at, Math.min(at + MAX_TOKEN_LENGTH, host));
  for (let i = clitics.length - 1; i >= 0; i--) push(clitics[i]!, i > 0 ? clitics[i - 1]! : to);
}

/** A quick look: is there an apostrophe second or third from the end? */
function isClitic(text: string, from: number, to: number): boolean {
  return classAt(text, to - 2) === APOSTROPHE || (to - 3 > from && classAt(text, to - 3) === APOSTROPHE);
}

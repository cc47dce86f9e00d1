/**
 * Where tokens start and end: one pass over the text, by its characters alone, so that the same text gives the
 * same tokens in every process. In the manner of the Penn Treebank: clitics are split off ("Roe" + "'s",
 * "do" + "n't"), hyphenated words and abbreviations with their full stops are kept whole, every quotation mark,
 * dash and bracket is a token of its own.
 */
import { abbreviationKind, LONGEST_ABBREVIATION } from './abbreviations.js';
import {
  APOSTROPHE,
  classAt,
  classOf,
  DIGIT,
  DOT,
  HYPHEN,
  LETTER,
  MARK,
  NEWLINE,
  SPACE,
  SURROGATE,
} from './characters.js';
import { unitsOf } from './units.js';
import { endOfTopLevelDomain, endOfUrl, startsUrl } from './urls.js';
import { addToHash, FACT, FACTS, facts, hashedWordId, startHash, wordIdIn } from './words.js';

/** Longer runs are cut: no word of a language is as long, and what is kept of each word type stays bounded. */
export const MAX_TOKEN_LENGTH = 200;

/** How a token stands to the one before it. */
export const JOINT = { spaced: 0, glued: 1, opensLine: 2 } as const;

/** Parallel columns, `count` of which are in use: they hold until the next text is scanned. */
interface ScannedTokens {
  /** Offsets, half-open. */
  start: Int32Array;
  end: Int32Array;
  /** Word ids. */
  word: Int32Array;
  /** One of JOINT. */
  joint: Uint8Array;
  count: number;
  /** The tokens that may end a sentence or be quotation marks, `signCount` of them: few, so that nobody looks at all. */
  sign: Int32Array;
  signCount: number;
}

/** The text in hand, as a string and as numbers. */
let text = '';
let units = unitsOf('');
const scanned: ScannedTokens = { ...newColumns(4096), count: 0, signCount: 0 };

function newColumns(length: number) {
  return {
    start: new Int32Array(length),
    end: new Int32Array(length),
    word: new Int32Array(length),
    joint: new Uint8Array(length),
    sign: new Int32Array(length),
  };
}

export function scanTokens(given: string): Readonly<ScannedTokens> {
  text = given;
  units = unitsOf(text);
  // A character is one token at most.
  if (scanned.start.length < text.length) Object.assign(scanned, newColumns(text.length));
  scanned.count = 0;
  scanned.signCount = 0;
  const own = units;
  const { length } = text;
  let joint: number = JOINT.opensLine;
  for (let at = 0; at < length;) {
    const kind = classOf(own[at]!);
    if (kind === SPACE) {
      if (joint === JOINT.glued) joint = JOINT.spaced;
      at++;
    } else if (kind === NEWLINE) {
      joint = JOINT.opensLine;
      at++;
    } else {
      at = kind === LETTER ? scanWord(own, at, joint) : scanOther(at, kind, joint);
      joint = JOINT.glued;
    }
  }
  text = '';
  return scanned;
}

/** Scans a token that opens with a letter; most are letters and nothing else. Returns where it ends. */
function scanWord(own: Uint16Array, from: number, joint: number): number {
  let hash = startHash(own[from]!);
  let at = from + 1;
  let unit = own[at]!;
  let kind = classOf(unit);
  while (kind === LETTER) {
    hash = addToHash(hash, unit);
    unit = own[++at]!;
    kind = classOf(unit);
  }
  if (!endsPlainWord(unit, kind) || at - from > MAX_TOKEN_LENGTH) return scanOther(from, LETTER, joint);
  push(from, at, hashedWordId(own, from, at, hash), joint);
  return at;
}

/** True where a word that is letters so far ends for certain: before white space and marks that join nothing. */
function endsPlainWord(unit: number, kind: number): boolean {
  return kind === SPACE || kind === NEWLINE || (kind === MARK && JOINERS[unit] !== 1);
}

/** Marks that may stand within a word of letters. */
const JOINERS = unitSet(':&@_');
/** Marks that may open a token of several characters. */
const OPENERS = unitSet('`_@#');

function unitSet(marks: string): Uint8Array {
  const set = new Uint8Array(2 ** 16);
  for (const mark of marks) set[mark.charCodeAt(0)] = 1;
  return set;
}

function scanOther(from: number, kind: number, joint: number): number {
  if (kind === MARK && OPENERS[units[from]!] !== 1) {
    push(from, from + 1, wordIdIn(units, from, from + 1), joint);
    return from + 1;
  }
  const end = endOfToken(text, from, kind);
  pushPieces(from, end, joint);
  return end;
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
function pushPieces(from: number, to: number, joint: number): void {
  if (to - from <= MAX_TOKEN_LENGTH && !(to - from > 2 && isClitic(from, to)))
    push(from, to, wordIdIn(units, from, to), joint);
  else pushApart(from, to, joint);
}

function push(from: number, to: number, word: number, joint: number): void {
  const at = scanned.count++;
  scanned.start[at] = from;
  scanned.end[at] = to;
  scanned.word[at] = word;
  scanned.joint[at] = joint;
  if (facts[word * FACTS + FACT.kind] !== 0) scanned.sign[scanned.signCount++] = at;
}

function pushApart(from: number, to: number, joint: number): void {
  let host = to;
  /** Where the token ends, and before it where each clitic starts. */
  const cuts = [to];
  while (host - from > 2 && isClitic(from, host)) {
    const clitic = CLITIC.exec(text.slice(Math.max(from, host - 3), host));
    if (clitic === null || host - clitic[0].length === from) break;
    host -= clitic[0].length;
    cuts.push(host);
  }
  let before = joint;
  for (let at = from; at < host; at += MAX_TOKEN_LENGTH) {
    const end = Math.min(at + MAX_TOKEN_LENGTH, host);
    push(at, end, wordIdIn(units, at, end), before);
    before = JOINT.glued;
  }
  for (let k = cuts.length - 1; k > 0; k--)
    push(cuts[k]!, cuts[k - 1]!, wordIdIn(units, cuts[k]!, cuts[k - 1]!), JOINT.glued);
}

/** A quick look: is there an apostrophe second or third from the end? */
function isClitic(from: number, to: number): boolean {
  return classOf(units[to - 2]!) === APOSTROPHE || (to - 3 > from && classOf(units[to - 3]!) === APOSTROPHE);
}

/** Classes of UTF-16 code units, as the tokenizer tells them apart. */

export const SPACE = 1;
export const NEWLINE = 2;
/** Letters, combining marks and the soft hyphen: what runs on within a word. */
export const LETTER = 3;
export const DIGIT = 4;
/** The marks that may be an apostrophe: ' and the right single quotation mark. */
export const APOSTROPHE = 5;
export const HYPHEN = 6;
export const DOT = 7;
/** The first half of a character outside the basic plane. */
export const SURROGATE = 8;
/** Everything else: a token of its own. */
export const MARK = 9;

const classes = new Uint8Array(65536);

/** The class of a code unit. */
export function classOf(unit: number): number {
  return classes[unit] || classify(unit);
}

/** The class of the code unit at an offset; 0 past either end of the text. */
export function classAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? classOf(text.charCodeAt(at)) : 0;
}

function classify(unit: number): number {
  const found = classOfCharacter(String.fromCharCode(unit), unit);
  classes[unit] = found;
  return found;
}

/** Zero-width spaces and direction marks separate words as spaces do, or stand beside one. */
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069]/u;
/** The joiners of Indic and Persian script, and the soft hyphen. */
const WITHIN_WORDS = new Set(['\u00ad', '\u200c', '\u200d']);

function classOfCharacter(character: string, unit: number): number {
  if (/[\n\r\v\f\u0085\u2028\u2029]/.test(character)) return NEWLINE;
  if (/\s/.test(character) || INVISIBLE.test(character)) return SPACE;
  if (/[\p{L}\p{M}]/u.test(character) || WITHIN_WORDS.has(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (character === "'" || character === '’') return APOSTROPHE;
  if (character === '-' || character === '\u2010' || character === '\u2011') return HYPHEN;
  if (character === '.') return DOT;
  return unit >= 0xd800 && unit <= 0xdbff ? SURROGATE : MARK;
}

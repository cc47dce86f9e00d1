/** What a spelling is to sentences and quotation marks, as one number: most are nothing to either, and have 0. */

/** What a token is to the end of a sentence: the low bits of a kind. */
export const ROLE_MASK = 7;
export const FULL_STOP = 1;
/** A question or exclamation mark. */
export const CRY = 2;
export const ELLIPSIS = 3;
/** A word that keeps its own full stop: "Corp.", "U.S.", "J.". */
export const ABBREVIATION = 4;
export const CLOSING_BRACKET = 5;

/** Double marks and guillemets pair with each other, single marks with single ones. */
export type Family = 'double' | 'single';
/** `either`: the text around does not tell, or the mark is a straight one with space on both sides. */
export type Side = 'open' | 'close' | 'either';

const MARK_SHIFT = 3;
const MARK_MASK = 31;
/** The clitic bit says that the token may be a clitic of the word before it: "'s", "n't". */
export const CLITIC = 1 << 8;

/** The marks: a kind holds the place of its mark here, and one more. */
const SHAPES = [
  ['"', 'double', 'either'],
  ['＂', 'double', 'either'],
  ["''", 'double', 'either'],
  ['“', 'double', 'open'],
  ['„', 'double', 'open'],
  ['‟', 'double', 'open'],
  ['``', 'double', 'open'],
  ['«', 'double', 'open'],
  ['”', 'double', 'close'],
  ['»', 'double', 'close'],
  ["'", 'single', 'either'],
  ['`', 'single', 'open'],
  ['‘', 'single', 'open'],
  ['‚', 'single', 'open'],
  ['‹', 'single', 'open'],
  ['’', 'single', 'close'],
  ['›', 'single', 'close'],
] as const satisfies readonly (readonly [string, Family, Side])[];

const placeOfMark = new Map<string, number>(SHAPES.map(([mark], place) => [mark, place]));

const CLITICS = new Set(["'s", "'m", "'re", "'ve", "'ll", "'d", "n't"]);

export function kindOf(word: string): number {
  return roleOf(word) | ((1 + (placeOfMark.get(word) ?? -1)) << MARK_SHIFT) | (isClitic(word) ? CLITIC : 0);
}

function roleOf(word: string): number {
  if (word === '.' || word === '。') return FULL_STOP;
  if (word === '!' || word === '?' || word === '‽') return CRY;
  if (word === '…' || /^\.{2,}$/.test(word)) return ELLIPSIS;
  if (word === ')' || word === ']') return CLOSING_BRACKET;
  return word.endsWith('.') && /\p{L}\.$/u.test(word) ? ABBREVIATION : 0;
}

function isClitic(word: string): boolean {
  return word.length <= 3 && CLITICS.has(word.toLowerCase().replaceAll('’', "'"));
}

/** Which side a quotation mark of this kind turns to by its shape, and its family; null for what is no mark. */
export function shapeOfKind(kind: number): { readonly family: Family; readonly shape: Side } | null {
  const place = ((kind >>> MARK_SHIFT) & MARK_MASK) - 1;
  return place < 0 ? null : shapes[place]!;
}

const shapes = SHAPES.map(([, family, shape]) => ({ family, shape }));

export function isQuotationMark(word: string): boolean {
  return placeOfMark.has(word);
}

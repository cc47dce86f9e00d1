/** How a word is written: the case of its letters. */

/** Letter case of a word type. */
export const CASE = {
  lower: 0,
  capital: 1,
  upper: 2,
  mixed: 3,
  number: 4,
  punctuation: 5,
  /** One capital, with or without a full stop. */
  initial: 6,
  /** The edges of a sentence. */
  before: 7,
  after: 8,
} as const;

export function caseOfText(text: string): number {
  if (!/\p{L}/u.test(text)) return /\p{N}/u.test(text) ? CASE.number : CASE.punctuation;
  const lower = text.toLowerCase();
  if (text === lower) return CASE.lower;
  if (/^\p{Lu}\.?$/u.test(text)) return CASE.initial;
  if (text === text.toUpperCase()) return CASE.upper;
  return /^\P{L}*\p{Lu}/u.test(text) && text.slice(1) === lower.slice(1) ? CASE.capital : CASE.mixed;
}

/** A bit for each class that is. */
const CAPITALISED = (1 << CASE.capital) | (1 << CASE.upper) | (1 << CASE.mixed) | (1 << CASE.initial);

export function isCapitalised(caseClass: number): boolean {
  return ((CAPITALISED >> caseClass) & 1) !== 0;
}

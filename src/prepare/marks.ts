/** Quotation marks: which tokens are marks, and to which side the text around each one turns it. */
import { classAt, DIGIT } from './characters.js';
import { isQuotationMark, shapeOfKind, type Family, type Side } from './kinds.js';
import type { Paragraph, Tokens } from './prepared.js';
import type { Signs } from './signs.js';
import { FACT, facts, FACTS, wordText } from './words.js';

export interface Mark {
  readonly token: number;
  readonly family: Family;
  /** What the character says: “ opens, " may do either. */
  readonly shape: Side;
  /** What spaces and punctuation around it say. */
  readonly context: Side;
  /** It may be no quotation mark: a prime (5' 10") or an apostrophe ("players'", "goin'"). */
  readonly doubtful: boolean;
}

const OPENING_BRACKETS = new Set(['(', '[', '{', '/', '¿', '¡']);
const DASHES = new Set(['-', '--', '---', '–', '—', '―', '−']);
const CLOSING_PUNCTUATION = new Set(['.', ',', ';', ':', '!', '?', ')', ']', '}']);
const ELLIPSES = new Set(['...', '…', '....']);

/**
 * The marks of a paragraph in order, primes and apostrophes left out as far as they can be told.
 * @param p its index
 */
export function marksOf(
  tokens: Tokens,
  paragraph: Paragraph,
  p: number,
  { token: signs, begin }: Signs,
): Mark[] {
  const marks: Mark[] = [];
  for (let k = begin[p]!; k < begin[p + 1]!; k++) {
    const token = signs[k]!;
    const looks = shapeOfKind(facts[tokens.word[token]! * FACTS + FACT.kind]!);
    if (looks === null) continue;
    const { family, shape } = looks;
    const context = contextOf(tokens, paragraph, token, marks.at(-1));
    if (family === 'single' && context === 'open' && isElision(shape, gluedAfter(tokens, paragraph, token)))
      continue;
    const doubtful = context === 'close' && isDoubtful(family, shape, around(tokens, paragraph, token));
    marks.push({ token, family, shape, context, doubtful });
  }
  return marks.some(({ doubtful }) => doubtful) ? withoutDoubtful(marks) : marks;
}

/** Words that are printed with their head off. */
const ELISIONS = new Set(
  'cause cos bout round til till em tis twas cept fraid neath kay tween gainst nother scuse sup'.split(' '),
);

/** A mark before a word that is an apostrophe: ’ never opens. */
function isElision(shape: Side, after: string): boolean {
  return shape === 'close' || (shape === 'either' && ELISIONS.has(after));
}

/** A figure before a mark makes it a prime perhaps, a plural or "dancin" an apostrophe, unless punctuation follows. */
function isDoubtful(family: Family, shape: Side, { before, after }: Neighbours): boolean {
  if (classAt(before, before.length - 1) === DIGIT) return family === 'single' || shape === 'either';
  return family === 'single' && after === '' && /(?:[sxz]|[a-z]in)$/i.test(before);
}

/** Drops a doubtful mark where the next of its family closes too: that one is the close, and this a prime or an apostrophe. */
function withoutDoubtful(marks: readonly Mark[]): Mark[] {
  const next: Record<Family, Mark | null> = { double: null, single: null };
  const kept: Mark[] = [];
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i] as Mark;
    const dropped = mark.doubtful && next[mark.family]?.context === 'close';
    if (!dropped) kept.push(mark);
    next[mark.family] = mark;
  }
  return kept.reverse();
}

/** What the mark does, given whether a quotation of its family is open; `either` where it does nothing. */
export function sideOf({ family, shape, context }: Mark, isOpen: boolean): Side {
  if (context === 'either') {
    if (shape !== 'either') return shape;
    if (isOpen) return 'close';
    return family === 'single' ? 'either' : 'open';
  }
  if (shape === 'either' || shape === context) return context;
  // Shape and surroundings disagree: a mark of the wrong shape, or a space on its wrong side.
  return isOpen ? 'close' : 'open';
}

/** The words that touch a token on either side, '' where a space does. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

function around(tokens: Tokens, paragraph: Paragraph, token: number): Neighbours {
  return { before: gluedBefore(tokens, paragraph, token), after: gluedAfter(tokens, paragraph, token) };
}

function gluedBefore(tokens: Tokens, paragraph: Paragraph, token: number): string {
  const glued = token > paragraph.firstToken && tokens.end[token - 1] === tokens.start[token];
  return glued ? wordText(tokens.word[token - 1] as number) : '';
}

function gluedAfter(tokens: Tokens, paragraph: Paragraph, token: number): string {
  const glued = token + 1 < paragraph.endToken && tokens.end[token] === tokens.start[token + 1];
  return glued ? wordText(tokens.word[token + 1] as number) : '';
}

function contextOf(tokens: Tokens, paragraph: Paragraph, token: number, last: Mark | undefined): Side {
  if (token + 1 === paragraph.endToken) return 'close';
  const { before, after } = around(tokens, paragraph, token);
  // Next to another mark, it faces as that one does: ("'No), (No.'").
  const facing = last && last.token === token - 1 && before !== '' ? last.context : null;
  const left = facing === 'open' ? false : before !== '' && !OPENING_BRACKETS.has(before);
  if (DASHES.has(before) && after !== '' && !CLOSING_PUNCTUATION.has(after)) return 'either';
  const right = facesRight(after, left);
  if (left === right) return 'either';
  return left ? 'close' : 'open';
}

/** True where the mark leans on what follows; a dash, an ellipsis or a mark there leaves it to the left side. */
function facesRight(after: string, left: boolean): boolean {
  if (after === '' || CLOSING_PUNCTUATION.has(after)) return false;
  if (DASHES.has(after) || ELLIPSES.has(after) || isQuotationMark(after)) return !left;
  return true;
}

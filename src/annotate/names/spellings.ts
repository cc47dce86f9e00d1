/** What the tagger knows of a word type by its spelling alone, kept in columns beside the ids of words.ts. */
import type { Tokens } from '../../prepare/prepared.js';
import { onForget, wordCount, wordId, wordText } from '../../prepare/words.js';
import { hashText } from '../../sequence/hash.js';
import { CASE, caseOfText } from './case.js';
import { roleOfWord } from './roles.js';
import { subjectOfWord } from './subject.js';
import { wordKey, type NameLexicon } from './lexicon.js';

/** Stand for what is before the first and after the last token of a sentence. */
export const BEFORE = wordId('\u0002');
export const AFTER = wordId('\u0003');
const STOP = wordId('.');
const COMMA = wordId(',');
/** A line that ends with one of these is a whole sentence. */
const CLOSING = new Set(['.', '?', '!', '"', '”', "'"].map(wordId));
const MARKS = new Set(['"', '“', '”', '‘', '’', "'", '``', "''"].map(wordId));

export interface Spellings {
  /** Makes the columns cover every word type known so far. Call before a document's words are looked at. */
  grow(): void;
  /** [words * FACTS], for loops over many words; another array after `grow`. The functions below read one fact each. */
  facts(): Int32Array;
  /** The look of each token, side by side for the loops over all of an article; another article's overwrite them. */
  looks(tokens: Tokens): Int32Array;
  readonly caseOf: (word: number) => number;
  /** Hash of the spelling, digits as 0. */
  readonly exact: (word: number) => number;
  readonly lower: (word: number) => number;
  /** Hash of the pattern of capitals, small letters, digits and signs, repeats taken together. */
  readonly shape: (word: number) => number;
  /** Lists that have the word, and the phrase length: see lexicon.ts. */
  readonly mask: (word: number) => number;
  readonly narrowClass: (word: number) => number;
  readonly fineClass: (word: number) => number;
  readonly key: (word: number) => number;
  /** A quotation mark, and a full stop or comma. */
  readonly isMark: (word: number) => boolean;
  readonly isStop: (word: number) => boolean;
}

/** Integers kept of each word, side by side so that they lie within a line of the processor's cache. */
export const FACTS = 8;
/** Places of a word's facts. `seen` belongs to occurrences.ts, which leaves it 0. */
export const FACT = { look: 0, exact: 1, lower: 2, shape: 3, mask: 4, classes: 5, key: 6, seen: 7 } as const;

/** Parts of the look: case, role, subject, quotation mark, stop, closing sign of a sentence, broad class. */
export const CASE_MASK = 15;
export const ROLE_SHIFT = 4;
export const ROLE_MASK = 15;
export const SUBJECT_SHIFT = 8;
export const SUBJECT_MASK = 3;
export const MARK_BIT = 1 << 10;
const STOP_BIT = 1 << 11;
export const CLOSING_BIT = 1 << 12;
export const BROAD_SHIFT = 13;
/** Classes hold the narrow one and above it the fine one. */
const NARROW_MASK = 0xffff;
export const FINE_SHIFT = 16;

export function spellingsOf(lexicon: NameLexicon): Spellings {
  let facts = new Int32Array(FACTS * 2 ** 12);
  let looks = new Int32Array(1024);
  let known = 0;
  onForget(() => (known = 0));
  const fact = (word: number, place: number): number => facts[word * FACTS + place]!;
  return {
    grow() {
      const count = wordCount();
      if (FACTS * count > facts.length) {
        const wider = new Int32Array(2 * FACTS * count);
        wider.set(facts);
        facts = wider;
      }
      for (; known < count; known++) describe(facts, known, lexicon);
    },
    facts: () => facts,
    looks({ word, count }) {
      if (looks.length < count) looks = new Int32Array(2 * count);
      for (let i = 0; i < count; i++) looks[i] = facts[word[i]! * FACTS + FACT.look]!;
      return looks;
    },
    caseOf: (word) => fact(word, FACT.look) & CASE_MASK,
    exact: (word) => fact(word, FACT.exact),
    lower: (word) => fact(word, FACT.lower),
    shape: (word) => fact(word, FACT.shape),
    mask: (word) => fact(word, FACT.mask),
    narrowClass: (word) => fact(word, FACT.classes) & NARROW_MASK,
    fineClass: (word) => fact(word, FACT.classes) >>> FINE_SHIFT,
    key: (word) => fact(word, FACT.key),
    isMark: (word) => (fact(word, FACT.look) & MARK_BIT) !== 0,
    isStop: (word) => (fact(word, FACT.look) & STOP_BIT) !== 0,
  };
}

function describe(facts: Int32Array, word: number, lexicon: NameLexicon): void {
  const text = wordText(word);
  const key = wordKey(text);
  const bare = withoutStop(text);
  const plain = bare.replace(/\d/g, '0');
  const caseClass = word === BEFORE ? CASE.before : word === AFTER ? CASE.after : caseOfText(text);
  const mask = lexicon.mask(key);
  const narrow = lexicon.narrowClass(key);
  const fine = lexicon.fineClass(narrow);
  const at = word * FACTS;
  facts[at + FACT.look] =
    caseClass |
    (roleOfWord(text, caseClass, mask) << ROLE_SHIFT) |
    (subjectOfWord(text) << SUBJECT_SHIFT) |
    (MARKS.has(word) ? MARK_BIT : 0) |
    (word === STOP || word === COMMA ? STOP_BIT : 0) |
    (CLOSING.has(word) ? CLOSING_BIT : 0) |
    (lexicon.broadClass(fine) << BROAD_SHIFT);
  facts[at + FACT.exact] = hashText(plain);
  facts[at + FACT.lower] = hashText(plain.toLowerCase());
  facts[at + FACT.shape] = hashText(collapse(shapeOf(bare)));
  facts[at + FACT.mask] = mask;
  facts[at + FACT.classes] = narrow | (fine << FINE_SHIFT);
  facts[at + FACT.key] = key;
  facts[at + FACT.seen] = 0;
}

/** "Corp" for "Corp.": newsrooms differ in whether they print the stop of a shortened word. "U.S." and "J." keep theirs. */
export function withoutStop(text: string): string {
  return text.length > 2 && text.indexOf('.') === text.length - 1 ? text.slice(0, -1) : text;
}

/** Capitals as X, small letters as x, digits as 0, other signs as they are. */
export function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/(?!X)\p{L}/gu, 'x')
    .replace(/\d/g, '0');
}

export function collapse(shape: string): string {
  return shape.replace(/(.)\1+/g, '$1+');
}

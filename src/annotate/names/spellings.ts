/** What the tagger knows of a word type by its spelling alone, kept in columns beside the ids of words.ts. */
import { wordCount, wordId, wordText } from '../../prepare/words.js';
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
const MARKS = new Set(['"', '“', '”', '‘', '’', "'", '``', "''"].map(wordId));

export interface Spellings {
  /** Makes the columns cover every word type known so far. Call before a document's words are looked at. */
  grow(): void;
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
  /** One of ROLE. */
  readonly roleOf: (word: number) => number;
  /** See subject.ts. */
  readonly subject: (word: number) => number;
  /** A quotation mark, and a full stop or comma. */
  readonly isMark: (word: number) => boolean;
  readonly isStop: (word: number) => boolean;
}

interface Columns {
  caseOf: Uint8Array;
  exact: Int32Array;
  lower: Int32Array;
  shape: Int32Array;
  mask: Int32Array;
  narrow: Uint16Array;
  fine: Uint16Array;
  key: Int32Array;
  role: Uint8Array;
  subject: Uint8Array;
}

export function spellingsOf(lexicon: NameLexicon): Spellings {
  let columns = newColumns(1 << 14);
  let known = 0;
  return {
    grow() {
      const count = wordCount();
      if (count > columns.caseOf.length) columns = enlarge(columns, 2 * count);
      for (; known < count; known++) describe(columns, known, lexicon);
    },
    caseOf: (word) => columns.caseOf[word] as number,
    exact: (word) => columns.exact[word] as number,
    lower: (word) => columns.lower[word] as number,
    shape: (word) => columns.shape[word] as number,
    mask: (word) => columns.mask[word] as number,
    narrowClass: (word) => columns.narrow[word] as number,
    fineClass: (word) => columns.fine[word] as number,
    key: (word) => columns.key[word] as number,
    roleOf: (word) => columns.role[word] as number,
    subject: (word) => columns.subject[word] as number,
    isMark: (word) => MARKS.has(word),
    isStop: (word) => word === STOP || word === COMMA,
  };
}

function newColumns(length: number): Columns {
  return {
    caseOf: new Uint8Array(length),
    exact: new Int32Array(length),
    lower: new Int32Array(length),
    shape: new Int32Array(length),
    mask: new Int32Array(length),
    narrow: new Uint16Array(length),
    fine: new Uint16Array(length),
    key: new Int32Array(length),
    role: new Uint8Array(length),
    subject: new Uint8Array(length),
  };
}

function enlarge(old: Columns, length: number): Columns {
  const columns = newColumns(length);
  for (const name of Object.keys(old) as (keyof Columns)[]) columns[name].set(old[name]);
  return columns;
}

function describe(columns: Columns, word: number, lexicon: NameLexicon): void {
  const text = wordText(word);
  const key = wordKey(text);
  const bare = withoutStop(text);
  const plain = bare.replace(/\d/g, '0');
  columns.caseOf[word] = word === BEFORE ? CASE.before : word === AFTER ? CASE.after : caseOfText(text);
  columns.exact[word] = hashText(plain);
  columns.lower[word] = hashText(plain.toLowerCase());
  columns.shape[word] = hashText(collapse(shapeOf(bare)));
  columns.mask[word] = lexicon.mask(key);
  columns.narrow[word] = lexicon.narrowClass(key);
  columns.fine[word] = lexicon.fineClass(columns.narrow[word]);
  columns.key[word] = key;
  columns.subject[word] = subjectOfWord(text);
  columns.role[word] = roleOfWord(text, columns.caseOf[word], columns.mask[word]);
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

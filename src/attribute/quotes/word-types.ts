/**
 * What the tagger knows of a word by itself: a word type is a spelling with a part of speech. Each is looked at once
 * for the life of the process, and its features' sum is cached beside it by the net.
 *
 * Names and numbers are seen by their shape alone, so that no model learns who or what the news is about.
 */
import { POS, type Tokens } from '../../prepare/prepared.js';
import { onForget, wordCount, wordText } from '../../prepare/words.js';
import { hash1, hash2, hashText } from '../../sequence/hash.js';
import type { CueLexicon } from './cues.js';

/** How many features a word type has of its own. */
export const TYPE_COLUMNS = 15;
/** The column whose rows come from word vectors: see pipelines/train/attributions. */
export const VECTOR_COLUMN = TYPE_COLUMNS - 1;

export interface WordType {
  /** Hash of the word itself where it is punctuation or a function word, else of its part of speech. */
  readonly outline: number;
  readonly lemma: number;
  readonly pos: number;
  /** Buckets of the cue lexicon. */
  readonly head: number;
  readonly inside: number;
  readonly source: number;
  /** Hashed features, TYPE_COLUMNS of them; 0 where there is none. */
  readonly columns: Int32Array;
}

/** What the layout reads of each word type, by its number. */
export interface TypeColumns {
  readonly outline: Int32Array;
  readonly lemma: Int32Array;
  readonly pos: Uint8Array;
  readonly head: Uint8Array;
}

export interface WordTypes {
  /** Writes the types of tokens `from` to `to` into `out` from `at`; types are numbered from 0 on. */
  number(
    tokens: Tokens,
    range: { readonly from: number; readonly to: number },
    out: Int32Array,
    at: number,
  ): void;
  readonly list: readonly WordType[];
  /** As long as `list` at least; ask again after `number`. */
  columns(): TypeColumns;
}

export function wordTypes(lexicon: CueLexicon): WordTypes {
  const list: WordType[] = [];
  let columns = typeColumns(1024);
  const add = (type: WordType): number => {
    if (list.length === columns.lemma.length) columns = widened(columns);
    writeColumns(columns, list.length, type);
    return list.push(type) - 1;
  };
  /** By word id: the tag that it was first seen with, one added, and the number of that type. */
  let firstTag = new Uint8Array(1024);
  let firstNumber = new Int32Array(1024);
  /** (word id * 32 + tag) -> number, for the other tags of a word. */
  const others = new Map<number, number>();
  onForget(() => {
    list.length = 0;
    firstTag.fill(0);
    others.clear();
  });
  const describeToken = (tokens: Tokens, token: number): WordType =>
    describe(wordText(tokens.word[token]!), wordText(tokens.lemma[token]!), tokens.pos[token]!, lexicon);

  function newNumber(tokens: Tokens, token: number): number {
    const word = tokens.word[token]!;
    const tag = tokens.pos[token]!;
    if (firstTag[word] === 0) {
      firstTag[word] = tag + 1;
      return (firstNumber[word] = add(describeToken(tokens, token)));
    }
    const key = word * 32 + tag;
    let number = others.get(key);
    if (number === undefined) others.set(key, (number = add(describeToken(tokens, token))));
    return number;
  }

  return {
    list,
    columns: () => columns,
    number(tokens, { from, to }, out, at) {
      if (firstTag.length < wordCount()) {
        firstTag = longer(firstTag, new Uint8Array(2 * wordCount()));
        firstNumber = longer(firstNumber, new Int32Array(2 * wordCount()));
      }
      const { word, pos } = tokens;
      for (let token = from; token < to; token++) {
        const known = firstTag[word[token]!] === pos[token]! + 1;
        out[at++] = known ? firstNumber[word[token]!]! : newNumber(tokens, token);
      }
    },
  };
}

function typeColumns(length: number): TypeColumns {
  return {
    outline: new Int32Array(length),
    lemma: new Int32Array(length),
    pos: new Uint8Array(length),
    head: new Uint8Array(length),
  };
}

const COLUMN_NAMES = Object.keys(typeColumns(0)) as (keyof TypeColumns)[];

function widened(columns: TypeColumns): TypeColumns {
  const wider = typeColumns(2 * columns.lemma.length);
  for (const name of COLUMN_NAMES) wider[name].set(columns[name]);
  return wider;
}

function writeColumns(columns: TypeColumns, at: number, type: WordType): void {
  for (const name of COLUMN_NAMES) columns[name][at] = type[name];
}

function longer<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const FUNCTION_WORDS = new Set(
  (
    'that who which whom whose to if whether because while although though when as after before where but and or ' +
    'since until by for about with according how what why'
  ).split(' '),
);

const DOUBLE_MARKS = new Set(['"', '“', '”', '„', '``', "''", '«', '»', '‟']);
const SINGLE_MARKS = new Set(["'", '‘', '’', '‹', '›', '`']);
const DASHES = new Set(['-', '--', '–', '—', '---']);

/** One spelling for what differs between publishers' typography only. */
function plainForm(word: string): string {
  if (DOUBLE_MARKS.has(word)) return '"';
  if (SINGLE_MARKS.has(word)) return "'";
  if (DASHES.has(word)) return '-';
  return word === '…' ? '...' : word.toLowerCase().replace('’', "'");
}

/** Capitals, small letters, digits and the rest, a run of each as one character, six at most. */
function shapeOf(word: string): string {
  let shape = '';
  for (const character of word) {
    const kind = /\p{Lu}/u.test(character)
      ? 'X'
      : /\p{Ll}/u.test(character)
        ? 'x'
        : /\p{Nd}/u.test(character)
          ? 'd'
          : character;
    if (!shape.endsWith(kind)) shape += kind;
    if (shape.length === 6) break;
  }
  return shape;
}

const sizeOf = (shape: string): number => (shape.length > 3 ? 3 : shape.length);

function describe(text: string, lemmaText: string, pos: number, lexicon: CueLexicon): WordType {
  const word = plainForm(text);
  const named = pos === POS.PROPN;
  const shape = shapeOf(text);
  const lemma = hashText(pos === POS.PUNCT || pos === POS.SYM ? word : lemmaText.toLowerCase());
  const structural = pos === POS.PUNCT || FUNCTION_WORDS.has(word);
  const opaque = named || pos === POS.NUM;
  const type = {
    outline: structural ? hashText(word) : hash1(102, pos),
    lemma,
    pos,
    head: lexicon.head(lemma, pos),
    inside: lexicon.inside(lemma, pos),
    source: lexicon.source(lemma, pos),
  };
  return { ...type, columns: columnsOf(word, shape, opaque, type) };
}

/** The feature of a word whose row is made of its word vector. */
export function vectorFeature(word: string): number {
  return hash1(15, hashText(word));
}

function columnsOf(
  word: string,
  shape: string,
  opaque: boolean,
  { lemma, pos, head, inside, source }: Pick<WordType, 'lemma' | 'pos' | 'head' | 'inside' | 'source'>,
): Int32Array {
  const columns = new Int32Array(TYPE_COLUMNS);
  const letters = pos !== POS.PUNCT && !opaque;
  const features = [
    hash1(1, pos),
    hash2(2, pos, hashText(shape)),
    hash1(3, head),
    hash2(4, inside, head),
    hash2(5, source, pos),
    hash2(6, head, pos),
    hash2(7, pos, sizeOf(shape)),
    hash1(8, hashText(word)),
    hash1(9, lemma),
    hash2(10, lemma, pos),
    letters ? hash1(11, hashText(word.slice(0, 4))) : 0,
    letters ? hash1(12, hashText(word.slice(-3))) : 0,
    letters ? hash1(13, hashText(word.slice(-2))) : 0,
    letters ? hash2(14, pos, hashText(word.slice(-4))) : 0,
    letters ? vectorFeature(word) : 0,
  ];
  columns.set(features);
  return columns;
}

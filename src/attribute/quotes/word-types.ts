/**
 * What the tagger knows of a word by itself: a word type is a spelling with a part of speech. Each is looked at once
 * for the life of the process, and its features' sum is cached beside it by the net.
 *
 * Names and numbers are seen by their shape alone, so that no model learns who or what the news is about.
 */
import { POS, type Tokens } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import { hash1, hash2, hashText } from '../../sequence/hash.js';
import type { CueLexicon } from './cues.js';

/** How many features a word type has of its own. */
export const TYPE_COLUMNS = 15;
/** The column whose rows come from word vectors: see pipelines/train/attributions. */
export const VECTOR_COLUMN = TYPE_COLUMNS - 1;

/** What a token counts as where only the outline of a stretch matters. */
export const PLAIN = 0;
export const STRUCTURE = 1;
export const VERBAL = 2;
export const NOMINAL = 3;

export interface WordType {
  /** Stands for the word in features of its neighbours: hash of the lemma, or of a class. */
  readonly key: number;
  /** Hash of the word itself where it is punctuation or a function word, else of its part of speech. */
  readonly outline: number;
  readonly outlineClass: number;
  readonly lemma: number;
  readonly pos: number;
  readonly comma: boolean;
  /** Buckets of the cue lexicon. */
  readonly head: number;
  readonly inside: number;
  readonly source: number;
  /** Hashed features, TYPE_COLUMNS of them; 0 where there is none. */
  readonly columns: Int32Array;
}

export interface WordTypes {
  /** The number of the token's type; numbers count up from 0. */
  numberOf(tokens: Tokens, token: number): number;
  readonly list: readonly WordType[];
}

export function wordTypes(lexicon: CueLexicon): WordTypes {
  const numbers = new Map<number, number>();
  const list: WordType[] = [];
  return {
    list,
    numberOf(tokens, token) {
      const pos = tokens.pos[token]!;
      const id = tokens.word[token]! * 32 + pos;
      let number = numbers.get(id);
      if (number === undefined) {
        number = list.length;
        numbers.set(id, number);
        list.push(describe(wordText(tokens.word[token]!), wordText(tokens.lemma[token]!), pos, lexicon));
      }
      return number;
    },
  };
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

function outlineClassOf(pos: number, structural: boolean): number {
  if (structural) return STRUCTURE;
  if (pos === POS.VERB || pos === POS.AUX) return VERBAL;
  return pos === POS.PROPN || pos === POS.NOUN || pos === POS.PRON ? NOMINAL : PLAIN;
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
    key: opaque ? hash2(101, pos, hashText(shape)) : lemma,
    outline: structural ? hashText(word) : hash1(102, pos),
    outlineClass: outlineClassOf(pos, structural),
    lemma,
    pos,
    comma: word === ',',
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

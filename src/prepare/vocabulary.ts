/**
 * wink-nlp's word list, read from its model: which words it knows, what its tagger starts from for each, its lemmas.
 * The model is read and never written to, so that nothing depends on what the process read before.
 *
 * Its files are read one by one: through its package's entry they would be read with those that nothing here needs,
 * copied and indexed twice, which takes longer than all else that a start takes.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface CoreModel {
  readonly features: {
    readonly lexeme: { readonly list: readonly string[] };
    /** Tags that a word may have, by name, joined by "_". */
    readonly posClusters: { readonly list: readonly string[] };
  };
  readonly pos: { readonly list: readonly string[]; readonly hash: Readonly<Record<string, number>> };
  /** 32-bit numbers in base64: `packing.size` words a lexeme. */
  readonly lexicon: string;
  /** The same: four a word of a contraction: its lexeme, that of its normal form, its lemma and its tag. */
  readonly xpansions: string;
  /** Of each field: its word within the lexeme, its mask and its shift. */
  readonly packing: { readonly size: number; readonly layout: Record<string, readonly number[]> };
}

type Lemmatize = (
  value: string,
  pos: string,
  cache: { hasSamePOS: (text: string, pos: string) => boolean },
) => unknown;

const PACKAGE = 'wink-eng-lite-web-model/dist';
const require = createRequire(import.meta.url);

function readModel(name: string): unknown {
  const path = require.resolve(`${PACKAGE}/languages/cur/models/${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function numbersIn(base64: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, 'base64');
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

const { features, pos, packing, ...packed } = readModel('eng-core-web-model') as CoreModel;
const lemmaOf = require(`${PACKAGE}/lemmatize.js`) as Lemmatize;
const lexicon = numbersIn(packed.lexicon);
const expansions = numbersIn(packed.xpansions);
const words = features.lexeme.list;
const numbers = new Map(words.map((word, index) => [word, index]));
const clusters = features.posClusters.list.map((names) =>
  names.split('_').reduce((bits, name) => bits | (1 << (pos.hash[name] ?? 0)), 0),
);

/** What the tagging machines start from for a word. Tags are numbers of wink's own list, see `tagName`. */
export interface TagReading {
  /** The tag before its neighbours are looked at. */
  readonly tag: number;
  /** A class of words that the machines know by themselves, seen in place of the tag; 0 for none. */
  readonly hint: number;
  /** The tags that the machines may give it, a bit each. */
  readonly mayBe: number;
  /** The tag stands whatever the machines say: a word of a contraction. */
  readonly fixed: boolean;
}

/** wink's tagging machines, in their order, as the JSON that its model holds. */
export const tagMachines = readModel('eng-pos-model') as readonly string[];

export function tagName(tag: number): string {
  return pos.list[tag] as string;
}

function lexeme(word: string): number {
  return numbers.get(word) ?? -1;
}

function field(index: number, name: string): number {
  const [word = 0, mask = 0, shift = 0] = packing.layout[name] ?? [];
  return ((lexicon[index * packing.size + word] as number) & mask) >>> shift;
}

/** True where wink lists the word, and takes it for one word. */
export function isListed(word: string): boolean {
  const index = lexeme(word);
  return index >= 0 && field(index, 'isContraction') === 0;
}

/** The reading of a word that wink lists. */
export function listedReading(word: string): TagReading {
  const index = lexeme(word);
  if (index < 0) throw new TypeError(`Not in wink's word list: ${word}`);
  return {
    tag: field(mapped(index), 'pos') || (pos.hash['NOUN'] as number),
    hint: field(index, 'posHint'),
    mayBe: clusterOf(normal(index)),
    fixed: false,
  };
}

/** The reading of a word that wink does not list: its tag changes only where a machine gives a tag to any word. */
export function unlistedReading(tag: string): TagReading {
  return { tag: pos.hash[tag] as number, hint: 0, mayBe: 0, fixed: false };
}

/** The reading of a capitalised spelling that wink does not list, of a word that it lists in small letters. */
export function capitalisedReading(lower: string): TagReading {
  const tag = defaultTag(lower);
  const index = lexeme(lower);
  return {
    ...unlistedReading(tag === 'NOUN' || tag === 'ADJ' || tag === 'UNK' ? 'PROPN' : tag),
    mayBe: clusterOf(mapped(index)),
  };
}

/** The readings of the words that wink takes the listed spelling for ("don't": 2); none where it is no contraction. */
export function contractionReadings(word: string): TagReading[] {
  const index = lexeme(word);
  if (index < 0 || field(index, 'isContraction') === 0) return [];
  // The lemma field holds where its expansions start (14 bits) and how many numbers they take.
  const at = field(index, 'lemma');
  const from = at & 0x3fff;
  return Array.from({ length: ((at >>> 14) & 31) / 4 }, (_, k) => {
    const [own, plain, , tag] = expansions.subarray(from + 4 * k, from + 4 * k + 4);
    return {
      tag: tag as number,
      hint: field(own as number, 'posHint'),
      mayBe: clusterOf(plain as number),
      fixed: true,
    };
  });
}

/** The lexeme with the spelling that wink maps it to ("colour" to "color"). */
function mapped(index: number): number {
  return field(index, 'isSpellingMapped') === 1 ? field(index, 'lemma') : index;
}

/** The lexeme in small letters and mapped spelling. */
function normal(index: number): number {
  const to = mapped(index);
  return to === index ? index + field(index, 'normal') : to;
}

function clusterOf(index: number): number {
  return clusters[field(index, 'lexemeCID')] ?? 0;
}

/** The tag that wink gives the listed word before it looks at its neighbours. */
export function defaultTag(word: string): string {
  return pos.list[field(lexeme(word), 'pos')] ?? 'NOUN';
}

/** The lemma of a word under a tag, as wink finds it. */
export function lemmaUnder(word: string, tag: string): string {
  const own = lexeme(word);
  if (own < 0) return lemmatize(word.toLowerCase(), tag);
  const spelled = mapped(own);
  if (field(spelled, 'isSLemma') === 1) return words[field(spelled, 'lemma')] ?? word;
  return lemmatize(words[normal(own)] ?? word, tag);
}

/** wink looks exceptions up in plain objects, where "constructor" finds a function. */
function lemmatize(lower: string, tag: string): string {
  const lemma = lemmaOf(lower, tag, { hasSamePOS: isBaseForm });
  return typeof lemma === 'string' ? lemma : lower;
}

function isBaseForm(word: string, tag: string): boolean {
  if (!isListed(word)) return false;
  const index = lexeme(word);
  return field(index, 'isBaseForm') === 1 && (clusterOf(index) & (1 << (pos.hash[tag] ?? 31))) !== 0;
}

/**
 * wink-nlp's word list, read from its model: which words it knows, what its tagger starts from for each, its lemmas.
 * The model is read and never written to, so that nothing depends on what the process read before.
 */
import model from 'wink-eng-lite-web-model';

interface CoreModel {
  readonly features: {
    readonly lexeme: {
      readonly hash: Record<string, number>;
      readonly list: readonly string[];
      readonly intrinsicSize: number;
    };
    readonly posClusters: { readonly list: readonly Set<number>[] };
  };
  readonly pos: { readonly list: readonly string[]; readonly hash: Record<string, number> };
  /** `packing.size` words a lexeme. */
  readonly lexicon: Uint32Array;
  /** Four numbers a word of a contraction: its lexeme, that of its normal form, its lemma and its tag. */
  readonly xpansions: Uint32Array;
  /** Of each field: its word within the lexeme, its mask and its shift. */
  readonly packing: { readonly size: number; readonly layout: Record<string, readonly number[]> };
}

interface Model {
  readonly core: () => CoreModel;
  readonly pos: () => { readonly machines: readonly string[] };
  readonly addons: {
    readonly lemmatize: (
      value: string,
      pos: string,
      cache: { hasSamePOS: (text: string, pos: string) => boolean },
    ) => string;
  };
}

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

const { core: readCore, addons, pos: readMachines } = model as unknown as Model;
const core = readCore();

/** wink's tagging machines, in their order, as the JSON that its model holds. */
export const tagMachines: readonly string[] = readMachines().machines;

export function tagName(tag: number): string {
  return core.pos.list[tag] as string;
}

function lexeme(word: string): number {
  const index = core.features.lexeme.hash[word];
  return index !== undefined && index < core.features.lexeme.intrinsicSize ? index : -1;
}

function field(index: number, name: string): number {
  const [word = 0, mask = 0, shift = 0] = core.packing.layout[name] ?? [];
  return ((core.lexicon[index * core.packing.size + word] as number) & mask) >>> shift;
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
    tag: field(mapped(index), 'pos') || (core.pos.hash['NOUN'] as number),
    hint: field(index, 'posHint'),
    mayBe: clusterOf(normal(index)),
    fixed: false,
  };
}

/** The reading of a word that wink does not list: its tag changes only where a machine gives a tag to any word. */
export function unlistedReading(tag: string): TagReading {
  return { tag: core.pos.hash[tag] as number, hint: 0, mayBe: 0, fixed: false };
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
    const [own, plain, , tag] = core.xpansions.subarray(from + 4 * k, from + 4 * k + 4);
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
  let bits = 0;
  for (const tag of core.features.posClusters.list[field(index, 'lexemeCID')] ?? []) bits |= 1 << tag;
  return bits;
}

/** The tag that wink gives the listed word before it looks at its neighbours. */
export function defaultTag(word: string): string {
  return core.pos.list[field(lexeme(word), 'pos')] ?? 'NOUN';
}

/** The lemma of a word under a tag, as wink finds it. */
export function lemmaUnder(word: string, tag: string): string {
  const { list } = core.features.lexeme;
  const own = lexeme(word);
  if (own < 0) return lemmatize(word.toLowerCase(), tag);
  const spelled = mapped(own);
  if (field(spelled, 'isSLemma') === 1) return list[field(spelled, 'lemma')] ?? word;
  return lemmatize(list[normal(own)] ?? word, tag);
}

/** wink looks exceptions up in plain objects, where "constructor" finds a function. */
function lemmatize(lower: string, tag: string): string {
  const lemma: unknown = addons.lemmatize(lower, tag, { hasSamePOS: isBaseForm });
  return typeof lemma === 'string' ? lemma : lower;
}

function isBaseForm(word: string, pos: string): boolean {
  if (!isListed(word)) return false;
  const index = lexeme(word);
  const cluster = core.features.posClusters.list[field(index, 'lexemeCID')];
  return field(index, 'isBaseForm') === 1 && cluster?.has(core.pos.hash[pos] ?? -1) === true;
}

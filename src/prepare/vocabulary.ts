/**
 * wink-nlp's word list, read from its model. Only words of this list and a handful of stand-ins are ever given to
 * wink: its tokenizer and tagger remember new words for the life of the process, and what it remembers changes
 * how it reads the next article.
 */
import winkNLP from 'wink-nlp';
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
  /** Of each field: its word within the lexeme, its mask and its shift. */
  readonly packing: { readonly size: number; readonly layout: Record<string, readonly number[]> };
}

interface Model {
  readonly core: () => CoreModel;
  readonly addons: {
    readonly lemmatize: (
      value: string,
      pos: string,
      cache: { hasSamePOS: (text: string, pos: string) => boolean },
    ) => string;
  };
}

const { core: readCore, addons } = model as unknown as Model;
const core = readCore();

/** The tagger, over the same word list. */
export const tagger = winkNLP({ ...model, core: () => core }, ['pos']);

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

/** How many words wink takes the listed spelling for ("don't": 2), 0 where it is no contraction. */
export function partsOfContraction(word: string): number {
  const index = lexeme(word);
  if (index < 0 || field(index, 'isContraction') === 0) return 0;
  // The lemma field holds where its expansions start (14 bits) and how many numbers they take, four a word.
  return ((field(index, 'lemma') >>> 14) & 31) / 4;
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
  const mapped = field(own, 'isSpellingMapped') === 1 ? field(own, 'lemma') : own;
  if (field(mapped, 'isSLemma') === 1) return list[field(mapped, 'lemma')] ?? word;
  const normal = mapped === own ? own + field(own, 'normal') : mapped;
  return lemmatize(list[normal] ?? word, tag);
}

function lemmatize(lower: string, tag: string): string {
  return addons.lemmatize(lower, tag, { hasSamePOS: isBaseForm });
}

function isBaseForm(word: string, pos: string): boolean {
  if (!isListed(word)) return false;
  const index = lexeme(word);
  const cluster = core.features.posClusters.list[field(index, 'lexemeCID')];
  return field(index, 'isBaseForm') === 1 && cluster?.has(core.pos.hash[pos] ?? -1) === true;
}

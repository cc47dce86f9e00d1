/** Parts of speech and lemmas by wink-nlp, of words that are already told apart. */
import { POS, POS_TAGS, type PosTag } from './prepared.js';
import { standIn } from './standins.js';
import { lemmaUnder, partsOfContraction, tagger } from './vocabulary.js';
import { lowerId, wordId, wordLower, wordText } from './words.js';

/** Word id -> what the tagger is given for it. */
const standIns: string[] = [];
/** (word id * 32 + POS) -> word id of its lemma. */
const lemmas = new Map<number, number>();

interface TaggedWords {
  readonly pos: Uint8Array;
  readonly lemma: Int32Array;
}

/** Parallel columns: the words, which of them follow the one before without a space, and which open a line. */
interface WordSequence {
  readonly word: Int32Array;
  readonly glued: Uint8Array;
  readonly opensLine: Uint8Array;
}

export function tagWords(words: WordSequence): TaggedWords {
  const { word, opensLine } = words;
  const pos = new Uint8Array(word.length);
  const lemma = new Int32Array(word.length);
  const tags = tagger.readDoc(textForTagger(words)).tokens().out(tagger.its.pos) as PosTag[];
  let at = 0;
  for (let i = 0; i < word.length; i++) {
    if (opensLine[i] === 1 && i > 0) at++;
    const tag = POS[tags[at++] as PosTag] ?? POS.X;
    pos[i] = tag;
    lemma[i] = lemmaOf(word[i] as number, tag);
  }
  if (at !== tags.length) throw new Error(`The tagger was given ${at} words and read ${tags.length}`);
  return { pos, lemma };
}

/** Stand-ins a space apart, a newline between lines; contractions that wink lists are put together again, since it tags them best whole. */
function textForTagger({ word, glued, opensLine }: WordSequence): string {
  const pieces: string[] = [];
  for (let i = 0; i < word.length; i++) {
    const id = word[i] as number;
    if (opensLine[i] === 1 && i > 0) pieces.push('\n');
    const contraction =
      i + 1 < word.length && glued[i + 1] === 1 && isClitic(word[i + 1] as number)
        ? contractionAt(word, glued, i)
        : '';
    if (contraction === '') {
      pieces.push((standIns[id] ??= standIn(wordText(id))));
    } else {
      pieces.push(contraction);
      i += partsOfContraction(contraction) - 1;
    }
  }
  return pieces.join(' ');
}

/** The contraction that starts at `from`, clitics and all, where wink lists it as just these words. */
function contractionAt(word: Int32Array, glued: Uint8Array, from: number): string {
  let text = wordText(word[from] as number);
  let end = from + 1;
  while (end < word.length && glued[end] === 1 && isClitic(word[end] as number)) {
    text += wordText(word[end++] as number);
  }
  const straight = text.replaceAll('’', "'");
  return partsOfContraction(straight) === end - from ? straight : '';
}

/** Word id -> 1 for a clitic, 2 for any other word. */
const clitics: number[] = [];

function isClitic(id: number): boolean {
  return (clitics[id] ??= LEMMA_OF_CLITIC[wordLower(id).replaceAll('’', "'")] === undefined ? 2 : 1) === 1;
}

/** Lemmas of clitics and of the hosts that lose letters to one; their lemma must not depend on what they were read in. */
const LEMMA_OF_CLITIC: Readonly<Record<string, string>> = {
  "'s": "'s", "'m": 'be', "'re": 'be', "'ve": 'have', "'ll": 'will', "'d": 'would', "n't": 'not',
}; // prettier-ignore
const LEMMA_OF_HOST: Readonly<Record<string, string>> = {
  ca: 'can',
  wo: 'will',
  sha: 'shall',
  ai: 'be',
  cannot: 'can',
};

function lemmaOf(id: number, tag: number): number {
  const key = id * 32 + tag;
  const known = lemmas.get(key);
  if (known !== undefined) return known;
  const word = wordText(id).replaceAll('’', "'");
  const lower = word.toLowerCase();
  const lemma =
    lower === "'s" && tag === POS.AUX
      ? 'be'
      : (LEMMA_OF_CLITIC[lower] ??
        (tag === POS.AUX ? LEMMA_OF_HOST[lower] : undefined) ??
        lemmaUnder(word, POS_TAGS[tag] as PosTag));
  const found = lowerId(wordId(lemma));
  lemmas.set(key, found);
  return found;
}

/** Parts of speech and lemmas as wink-nlp gives them, of words that are already told apart. */
import { runMachines } from './machines.js';
import { POS, POS_TAGS, type PosTag } from './prepared.js';
import { standIn } from './standins.js';
import { contractionReadings, lemmaUnder, listedReading, tagName, type TagReading } from './vocabulary.js';
import { lowerId, wordCount, wordId, wordLower, wordText } from './words.js';

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

/** What the tagger reads: a slot a word, and one for each new line. Kept from text to text. */
let capacity = 0;
let slots = newSlots(capacity);

function newSlots(length: number) {
  return {
    tag: new Uint8Array(length),
    hint: new Uint8Array(length),
    mayBe: new Int32Array(length),
    /** The tag of a word of a contraction, which no machine changes; else 0. */
    fixed: new Uint8Array(length),
  };
}

const NEW_LINE = listedReading('\n');
/** wink's number of a tag -> ours. */
const posOfTag = Uint8Array.from({ length: 32 }, (_, tag) => POS[tagName(tag) as PosTag] ?? POS.X);

export function tagWords(words: WordSequence): TaggedWords {
  const { word, opensLine } = words;
  const count = readWords(words);
  runMachines(slots, count);
  const pos = new Uint8Array(word.length);
  const lemma = new Int32Array(word.length);
  let slot = 0;
  for (let i = 0; i < word.length; i++) {
    if (opensLine[i] === 1 && i > 0) slot++;
    const tag = posOfTag[slots.fixed[slot]! || slots.tag[slot]!]!;
    pos[i] = tag;
    lemma[i] = lemmaOf(word[i]!, tag);
    slot++;
  }
  return { pos, lemma };
}

/** Fills the slots; contractions that wink lists are read whole, since it tags them best so. Returns how many there are. */
function readWords({ word, glued, opensLine }: WordSequence): number {
  if (capacity < 2 * word.length) slots = newSlots((capacity = 2 * word.length));
  keepUp();
  let slot = 0;
  for (let i = 0; i < word.length; i++) {
    if (opensLine[i] === 1 && i > 0) write(slot++, NEW_LINE);
    const id = word[i]!;
    if (i + 1 < word.length && glued[i + 1] === 1 && isClitic(word[i + 1]!)) {
      const readings = contractionAt(word, glued, i);
      if (readings.length > 0) {
        for (const reading of readings) write(slot++, reading);
        i += readings.length - 1;
        continue;
      }
    }
    if (facts.tag[id] === 0) keep(id, standIn(wordText(id)));
    slots.tag[slot] = facts.tag[id]!;
    slots.hint[slot] = facts.hint[id]!;
    slots.mayBe[slot] = facts.mayBe[id]!;
    slots.fixed[slot++] = 0;
  }
  return slot;
}

function write(slot: number, { tag, hint, mayBe, fixed }: TagReading): void {
  slots.tag[slot] = tag;
  slots.hint[slot] = hint;
  slots.mayBe[slot] = mayBe;
  slots.fixed[slot] = fixed ? tag : 0;
}

/** By word id: its reading (tag 0: not looked at yet), whether it is a clitic, and its lemma under the first tag it had. */
let facts = newFacts(1024);

function newFacts(length: number) {
  return {
    tag: new Uint8Array(length),
    hint: new Uint8Array(length),
    mayBe: new Int32Array(length),
    clitic: new Uint8Array(length),
    /** One more than the tag. */
    lemmaTag: new Uint8Array(length),
    lemma: new Int32Array(length),
  };
}

/** Makes room for every word there is. */
function keepUp(): void {
  if (facts.tag.length >= wordCount()) return;
  const wider = newFacts(2 * wordCount());
  for (const name of Object.keys(facts) as (keyof typeof facts)[]) wider[name].set(facts[name]);
  facts = wider;
}

function keep(id: number, { tag, hint, mayBe }: TagReading): void {
  facts.tag[id] = tag;
  facts.hint[id] = hint;
  facts.mayBe[id] = mayBe;
}

const NONE: readonly TagReading[] = [];
/** Contractions of two, by the ids of their words. */
const contractions = new Map<number, readonly TagReading[]>();

/** The readings of the contraction that starts at `from`, clitics and all, where wink lists it as just these words. */
function contractionAt(word: Int32Array, glued: Uint8Array, from: number): readonly TagReading[] {
  let end = from + 2;
  while (end < word.length && glued[end] === 1 && isClitic(word[end]!)) end++;
  if (end > from + 2) return contraction(word.subarray(from, end));
  const key = word[from]! * 2 ** 26 + word[from + 1]!;
  let found = contractions.get(key);
  if (!found) contractions.set(key, (found = contraction(word.subarray(from, end))));
  return found;
}

function contraction(words: Int32Array): readonly TagReading[] {
  const readings = contractionReadings(Array.from(words, wordText).join('').replaceAll('’', "'"));
  return readings.length === words.length ? readings : NONE;
}

function isClitic(id: number): boolean {
  const known = facts.clitic[id]!;
  if (known !== 0) return known === 1;
  const found = LEMMA_OF_CLITIC.has(wordLower(id).replaceAll('’', "'"));
  facts.clitic[id] = found ? 1 : 2;
  return found;
}

/** Lemmas of clitics and of the hosts that lose letters to one; their lemma must not depend on what they were read in. */
const LEMMA_OF_CLITIC = new Map(Object.entries({
  "'s": "'s", "'m": 'be', "'re": 'be', "'ve": 'have', "'ll": 'will', "'d": 'would', "n't": 'not',
})); // prettier-ignore
const LEMMA_OF_HOST = new Map(
  Object.entries({
    ca: 'can',
    wo: 'will',
    sha: 'shall',
    ai: 'be',
    cannot: 'can',
  }),
);

/** (word id * 32 + POS) -> word id of its lemma, under all tags but a word's first. */
const otherLemmas = new Map<number, number>();

function lemmaOf(id: number, tag: number): number {
  if (facts.lemmaTag[id] === tag + 1) return facts.lemma[id]!;
  if (facts.lemmaTag[id] === 0) {
    const lemma = findLemma(id, tag);
    facts.lemmaTag[id] = tag + 1;
    return (facts.lemma[id] = lemma);
  }
  const key = id * 32 + tag;
  let lemma = otherLemmas.get(key);
  if (lemma === undefined) otherLemmas.set(key, (lemma = findLemma(id, tag)));
  return lemma;
}

function findLemma(id: number, tag: number): number {
  const word = wordText(id).replaceAll('’', "'");
  const lower = word.toLowerCase();
  const lemma =
    lower === "'s" && tag === POS.AUX
      ? 'be'
      : (LEMMA_OF_CLITIC.get(lower) ??
        (tag === POS.AUX ? LEMMA_OF_HOST.get(lower) : undefined) ??
        lemmaUnder(word, POS_TAGS[tag] as PosTag));
  return lowerId(wordId(lemma));
}

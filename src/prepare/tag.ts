/** Parts of speech and lemmas as wink-nlp gives them, of words that are already told apart. */
import { CLITIC } from './kinds.js';
import { eventOf, runMachines } from './machines.js';
import { POS, POS_TAGS, type PosTag, type Tokens } from './prepared.js';
import { JOINT } from './scan.js';
import { standIn } from './standins.js';
import { contractionReadings, lemmaUnder, listedReading, tagName, type TagReading } from './vocabulary.js';
import { FACT, facts, FACTS, lowerId, onForget, wordId, wordText } from './words.js';

/** What the tagger reads: a slot a word, and one for each new line. Kept from text to text. */
let capacity = 0;
let slots = newSlots(capacity);

function newSlots(length: number) {
  return {
    event: new Uint8Array(length),
    tag: new Uint8Array(length),
    mayBe: new Int32Array(length),
    /** The tag of a word of a contraction, which no machine changes; else 0. */
    fixed: new Uint8Array(length),
  };
}

const NEW_LINE = listedReading('\n');
/** wink's number of a tag -> ours. */
const posOfTag = Uint8Array.from({ length: 32 }, (_, tag) => POS[tagName(tag) as PosTag] ?? POS.X);

/** Fills in the parts of speech and the lemmas. @param joint of each token, see scan.ts */
export function tagWords(tokens: Tokens, joint: Uint8Array): void {
  const { count, word, pos, lemma } = tokens;
  const slotCount = readWords(tokens, joint);
  runMachines(slots, slotCount);
  const { tag, fixed } = slots;
  let slot = 0;
  for (let i = 0; i < count; i++) {
    if (joint[i] === JOINT.opensLine && i > 0) slot++;
    const own = posOfTag[fixed[slot]! || tag[slot]!]!;
    pos[i] = own;
    lemma[i] = lemmaOf(word[i]!, own);
    slot++;
  }
}

/** Fills the slots; contractions that wink lists are read whole, since it tags them best so. Returns how many there are. */
function readWords({ count, word }: Tokens, joint: Uint8Array): number {
  if (capacity < 2 * count) slots = newSlots((capacity = 2 * count));
  const { event, tag, mayBe, fixed } = slots;
  let slot = 0;
  for (let i = 0; i < count; i++) {
    if (joint[i] === JOINT.opensLine && i > 0) write(slot++, NEW_LINE);
    const id = word[i]!;
    if (i + 1 < count && joint[i + 1] === JOINT.glued && isClitic(word[i + 1]!)) {
      const readings = contractionAt(word, joint, i);
      if (readings.length > 0) {
        for (const reading of readings) write(slot++, reading);
        i += readings.length - 1;
        continue;
      }
    }
    const at = id * FACTS;
    const reading = facts[at + FACT.reading]! || keep(id, standIn(wordText(id)));
    tag[slot] = reading & TAG_MASK;
    event[slot] = (reading >>> EVENT_SHIFT) & EVENT_MASK;
    mayBe[slot] = facts[at + FACT.mayBe]!;
    fixed[slot++] = 0;
  }
  return slot;
}

function write(slot: number, { tag, hint, mayBe, fixed }: TagReading): void {
  slots.tag[slot] = tag;
  slots.event[slot] = eventOf(tag, hint);
  slots.mayBe[slot] = mayBe;
  slots.fixed[slot] = fixed ? tag : 0;
}

/**
 * A word's reading among its facts: tag, event, and one more than the part of speech whose lemma is kept there (0: none
 * yet), the first that the word had.
 */
const TAG_MASK = 31;
const EVENT_SHIFT = 5;
const EVENT_MASK = 127;
const LEMMA_SHIFT = 12;

/** Keeps a word's reading among its facts; no reading is 0. */
function keep(id: number, { tag, hint, mayBe }: TagReading): number {
  facts[id * FACTS + FACT.mayBe] = mayBe;
  return (facts[id * FACTS + FACT.reading] = tag | (eventOf(tag, hint) << EVENT_SHIFT));
}

const NONE: readonly TagReading[] = [];
/** Contractions of two, by the ids of their words. */
const contractions = new Map<number, readonly TagReading[]>();

/** The readings of the contraction that starts at `from`, clitics and all, where wink lists it as just these words. */
function contractionAt(word: Int32Array, joint: Uint8Array, from: number): readonly TagReading[] {
  let end = from + 2;
  while (end < word.length && joint[end] === JOINT.glued && isClitic(word[end]!)) end++;
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
  return (facts[id * FACTS + FACT.kind]! & CLITIC) !== 0;
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

onForget(() => {
  contractions.clear();
  otherLemmas.clear();
});

function lemmaOf(id: number, pos: number): number {
  const at = id * FACTS;
  const lemmaPos = (facts[at + FACT.reading]! >>> LEMMA_SHIFT) - 1;
  return lemmaPos === pos ? facts[at + FACT.lemma]! : otherLemma(id, pos, lemmaPos < 0);
}

function otherLemma(id: number, pos: number, isFirst: boolean): number {
  if (isFirst) {
    const lemma = findLemma(id, pos);
    // A word of a contraction may have no reading of its own yet.
    if (facts[id * FACTS + FACT.reading] === 0) keep(id, standIn(wordText(id)));
    facts[id * FACTS + FACT.reading]! |= (pos + 1) << LEMMA_SHIFT;
    return (facts[id * FACTS + FACT.lemma] = lemma);
  }
  const key = id * 32 + pos;
  let lemma = otherLemmas.get(key);
  if (lemma === undefined) otherLemmas.set(key, (lemma = findLemma(id, pos)));
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

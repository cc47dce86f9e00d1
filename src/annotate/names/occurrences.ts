/** Where else in the document each capitalised word stands: what one mention leaves open, another often tells. */
import type { Prepared } from '../../prepare/prepared.js';
import { lowerId, wordId, wordText } from '../../prepare/words.js';
import { LINE_CASE, type Line } from './lines.js';
import { CASE, isCapitalised } from './case.js';
import { CASE_MASK, FACT, FACTS, MARK_BIT, type Spellings } from './spellings.js';

/** A capital after one of these may be a sentence's first. */
export const OPENING_MARKS: ReadonlySet<number> = new Set(['"', '“', '‘'].map(wordId));

/** Contexts of more mentions than this add nothing. */
export const MAX_MENTIONS = 8;

/** How often, and how, one word (in any letter case) occurs. */
export interface Occurrences {
  /** In small letters. */
  small: number;
  /** Capitalised within a sentence, first in a sentence, and in a line of capitals. */
  middle: number;
  initial: number;
  upperLine: number;
  /** Tokens of the first mentions in running text. */
  readonly mentions: number[];
}

export function mentionCount({ small, middle, initial, upperLine }: Occurrences): number {
  return small + middle + initial + upperLine;
}

export interface DocumentWords {
  /** Index into `words` of a token's word, -1 where the document never has it capitalised. */
  of(token: number): number;
  readonly words: readonly Occurrences[];
  /** How many letters an acronym has, the word at an index: they are the initials of words that are capitalised in a row; else 0. */
  acronymLength(index: number, word: number): number;
}

/** @param looks of the tokens, see spellings.ts */
export function findOccurrences(
  prepared: Prepared,
  lines: readonly Line[],
  looks: Int32Array,
  spellings: Spellings,
): DocumentWords {
  const { tokens } = prepared;
  const facts = spellings.facts();
  /** One more than the index of each token's word, 0 for none; `seen` says the same by word until it is cleared. */
  const index = new Int32Array(tokens.count);
  const words: Occurrences[] = [];
  const capitalised: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (!isCapitalised(looks[i]! & CASE_MASK)) continue;
    const lower = lowerId(tokens.word[i]!) * FACTS;
    if (facts[lower + FACT.seen] === 0) {
      words.push({ small: 0, middle: 0, initial: 0, upperLine: 0, mentions: [] });
      capitalised.push(lower);
      facts[lower + FACT.seen] = words.length;
    }
    index[i] = facts[lower + FACT.seen]!;
    count(prepared, lines, looks, i, words[index[i]! - 1]!);
  }
  for (let i = 0; i < tokens.count; i++) {
    if ((looks[i]! & CASE_MASK) !== CASE.lower) continue;
    const seen = facts[tokens.word[i]! * FACTS + FACT.seen]!;
    if (seen === 0) continue;
    index[i] = seen;
    words[seen - 1]!.small++;
  }
  for (const lower of capitalised) facts[lower + FACT.seen] = 0;
  return {
    of: (token) => index[token]! - 1,
    words,
    acronymLength: acronymTest(words.length, () => runInitials(prepared, lines, spellings)),
  };
}

/** Looks each word up once in the initials, which are put together when first asked for. */
function acronymTest(words: number, initialsOf: () => string): DocumentWords['acronymLength'] {
  const known = new Int8Array(words).fill(-1);
  let initials = '';
  return (index, word) => {
    if (known[index] === -1) {
      initials ||= initialsOf();
      const letters = wordText(word).replaceAll('.', '');
      known[index] = letters.length > 1 && initials.includes(letters) ? letters.length : 0;
    }
    return known[index]!;
  };
}

function count(
  { tokens, sentences }: Prepared,
  lines: readonly Line[],
  looks: Int32Array,
  i: number,
  word: Occurrences,
): void {
  const sentence = tokens.sentence[i] as number;
  if ((lines[sentence] as Line).lineCase !== LINE_CASE.running) {
    word.upperLine++;
    return;
  }
  const afterMark = i > 0 && (looks[i - 1]! & MARK_BIT) !== 0 && OPENING_MARKS.has(tokens.word[i - 1]!);
  if (i === sentences[sentence]!.firstToken || afterMark) word.initial++;
  else word.middle++;
  if (word.mentions.length < MAX_MENTIONS) word.mentions.push(i);
}

const LINKS = new Set(['of', 'the', 'and', 'for', 'de', 'in', '&'].map(wordId));
const LONGEST_RUN = 10;

/** The initials of every run of capitalised words, between bars. */
function runInitials({ tokens }: Prepared, lines: readonly Line[], spellings: Spellings): string {
  let found = '|';
  let run = '';
  for (let i = 0; i <= tokens.count; i++) {
    const word = i < tokens.count ? (tokens.word[i] as number) : -1;
    const running = word >= 0 && (lines[tokens.sentence[i] as number] as Line).lineCase === LINE_CASE.running;
    if (running && isCapitalised(spellings.caseOf(word)) && run.length < LONGEST_RUN)
      run += wordText(word)[0] ?? '';
    else if (run !== '' && !(running && LINKS.has(word))) {
      if (run.length > 1) found += `${run}|`;
      run = '';
    }
  }
  return found;
}

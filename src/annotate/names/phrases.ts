/** Phrases of the lexicon in a stretch, beginning with a capital: "Bank of America" is known as a whole, not by its words. */
import type { Prepared } from '../../prepare/prepared.js';
import type { Knowledge } from './document.js';
import { isCapitalised } from './case.js';
import { extendKey, LIST_BITS, PHRASE_SHIFT } from './lexicon.js';

/** Of a phrase's lists, those of names: they fit twice into one integer. */
const PHRASE_BITS = 0xfff;
const INSIDE_SHIFT = 12;

/**
 * Writes for each token from `start` to `end` the lists of the longest phrase that begins there (low 12 bits) and of
 * those that it is inside of (the 12 bits above) to `out`, which holds zeros, from place `at` on.
 */
export function markPhrases(
  { tokens }: Prepared,
  { start, end }: { readonly start: number; readonly end: number },
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
  at: number,
): void {
  for (let i = start; i < end; i++) {
    const longest = spellings.mask(tokens.word[i] as number) >>> PHRASE_SHIFT;
    if (longest < 2 || !isCapitalised(spellings.caseOf(tokens.word[i] as number))) continue;
    const last = Math.min(i + longest, end);
    let key = spellings.key(tokens.word[i] as number);
    let past = -1;
    let lists = 0;
    for (let j = i + 1; j < last; j++) {
      key = extendKey(key, spellings.key(tokens.word[j] as number));
      const found = lexicon.mask(key) & LIST_BITS & PHRASE_BITS;
      if (found === 0) continue;
      lists = found;
      past = j + 1;
    }
    for (let j = i; j < past; j++) {
      const place = at + j - start;
      out[place] = (out[place] as number) | (j === i ? lists : lists << INSIDE_SHIFT);
    }
  }
}

/** Phrases of the lexicon in a sentence, beginning with a capital: "Bank of America" is known as a whole, not by its words. */
import type { Prepared, PreparedSentence } from '../../prepare/prepared.js';
import type { Knowledge } from './document.js';
import { isCapitalised } from './spellings.js';
import { extendKey, LIST_BITS, PHRASE_SHIFT } from './lexicon.js';

/** Of a phrase's lists, those of names: they fit twice into one integer. */
const PHRASE_BITS = 0xfff;
const INSIDE_SHIFT = 12;

/**
 * Writes for each token of the sentence the lists of the longest phrase that begins there (low 12 bits) and of those
 * that it is inside of (the 12 bits above). `out` is indexed from the
 * sentence's first token and holds zeros.
 */
export function markPhrases(
  { tokens }: Prepared,
  { firstToken, endToken }: PreparedSentence,
  { spellings, lexicon }: Knowledge,
  out: Int32Array,
): void {
  for (let i = firstToken; i < endToken; i++) {
    const longest = spellings.mask(tokens.word[i] as number) >>> PHRASE_SHIFT;
    if (longest < 2 || !isCapitalised(spellings.caseOf(tokens.word[i] as number))) continue;
    let key = spellings.key(tokens.word[i] as number);
    let end = -1;
    let lists = 0;
    for (let j = i + 1; j < Math.min(i + longest, endToken); j++) {
      key = extendKey(key, spellings.key(tokens.word[j] as number));
      const found = lexicon.mask(key) & LIST_BITS & PHRASE_BITS;
      if (found === 0) continue;
      lists = found;
      end = j + 1;
    }
    for (let j = i; j < end; j++) {
      out[j - firstToken] = (out[j - firstToken] as number) | (j === i ? lists : lists << INSIDE_SHIFT);
    }
  }
}

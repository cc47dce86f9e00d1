/** The tokens that may end a sentence or be quotation marks, paragraph by paragraph: few, so that nobody looks at all. */
import type { Paragraph, Tokens } from './prepared.js';
import { FACT, facts, FACTS } from './words.js';

export interface Signs {
  /** Tokens of a paragraph, by its index, in order. */
  of(paragraph: number): Int32Array;
}

/** Kept from text to text. */
let tokensOfSigns = new Int32Array(1024);

/** They hold until the next text. */
export function findSigns({ count, word }: Tokens, paragraphs: readonly Paragraph[]): Signs {
  if (tokensOfSigns.length < count) tokensOfSigns = new Int32Array(count);
  const signs = tokensOfSigns;
  const ends = new Int32Array(paragraphs.length);
  let n = 0;
  for (let p = 0; p < paragraphs.length; p++) {
    const { firstToken, endToken } = paragraphs[p]!;
    for (let token = firstToken; token < endToken; token++)
      if (facts[word[token]! * FACTS + FACT.kind] !== 0) signs[n++] = token;
    ends[p] = n;
  }
  return { of: (paragraph) => signs.subarray(paragraph === 0 ? 0 : ends[paragraph - 1]!, ends[paragraph]!) };
}

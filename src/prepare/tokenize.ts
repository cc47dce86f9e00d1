/** Tokens with offsets into the text as given, their parts of speech and lemmas, as typed arrays. */
import { classOf, NEWLINE } from './characters.js';
import type { Tokens } from './prepared.js';
import { scanTokens } from './scan.js';
import { tagWords } from './tag.js';
import { wordIdAt } from './words.js';

interface Tokenized {
  /** `tokens.sentence` is yet to be filled. */
  readonly tokens: Tokens;
  /** 1 for each token that opens a line. */
  readonly opensLine: Uint8Array;
}

/** Depends on the text alone, never on what the process read before. */
export function tokenize(text: string): Tokenized {
  const { start, end } = scanTokens(text);
  const count = start.length;
  const word = new Int32Array(count);
  const glued = new Uint8Array(count);
  const opensLine = new Uint8Array(count);
  let before = 0;
  for (let i = 0; i < count; i++) {
    const from = start[i] as number;
    const to = end[i] as number;
    word[i] = wordIdAt(text, from, to);
    if (i === 0 || hasNewline(text, before, from)) opensLine[i] = 1;
    else if (before === from) glued[i] = 1;
    before = to;
  }
  const { pos, lemma } = tagWords({ word, glued, opensLine });
  return { tokens: { count, start, end, word, lemma, pos, sentence: new Int32Array(count) }, opensLine };
}

function hasNewline(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (classOf(text.charCodeAt(at)) === NEWLINE) return true;
  return false;
}

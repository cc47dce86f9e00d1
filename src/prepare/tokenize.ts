/** Tokens with offsets into the text as given, their parts of speech and lemmas, as typed arrays. */
import type { Tokens } from './prepared.js';
import { scanTokens } from './scan.js';
import { tagWords } from './tag.js';

interface Tokenized {
  /** `tokens.sentence` is yet to be filled. */
  readonly tokens: Tokens;
  /** How each token stands to the one before it: one of JOINT. Holds until the next text. */
  readonly joint: Uint8Array;
  /** The tokens that may end a sentence or be quotation marks. They hold until the next text. */
  readonly sign: Int32Array;
  readonly signCount: number;
}

/** Depends on the text alone, never on what the process read before. */
export function tokenize(text: string): Tokenized {
  const { start, end, word, joint, count, sign, signCount } = scanTokens(text);
  const tokens = newTokens(count);
  tokens.start.set(start.subarray(0, count));
  tokens.end.set(end.subarray(0, count));
  tokens.word.set(word.subarray(0, count));
  tagWords(tokens, joint);
  return { tokens, joint, sign, signCount };
}

/** One piece of memory for all columns: each of its own would take longer to get than to fill. */
function newTokens(count: number): Tokens {
  const room = new ArrayBuffer(21 * count);
  const column = (place: number): Int32Array => new Int32Array(room, 4 * place * count, count);
  return {
    count,
    start: column(0),
    end: column(1),
    word: column(2),
    lemma: column(3),
    sentence: column(4),
    pos: new Uint8Array(room, 20 * count, count),
  };
}

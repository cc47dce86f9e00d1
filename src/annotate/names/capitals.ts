/** Capitals that a word has of its own, and those that its place asks for. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordId } from '../../prepare/words.js';

const COMMA = wordId(',');

/** Whether a capital there says something: no sentence, quotation or headline begins with the token. */
export function isWithinSentence({ tokens, sentences }: Prepared, token: number): boolean {
  const { block, firstToken } = sentences[tokens.sentence[token]!]!;
  if (block !== 'body' || token === firstToken) return false;
  return tokens.pos[token - 1] !== POS.PUNCT || tokens.word[token - 1] === COMMA;
}

/** What a clause is told by: its verb, its last word, and whether it opens by what somebody was asked. */
import { POS, type Prepared } from '../prepare/prepared.js';
import { wordLists } from './word-lists.js';

/** "Asked whether it would close, Roe laughed": a question to whoever the sentence is about. */
export const { isPutTo } = wordLists({ isPutTo: 'asked pressed quizzed questioned challenged' });

export function hasVerb({ tokens }: Prepared, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (tokens.pos[i] === POS.VERB || tokens.pos[i] === POS.AUX) return true;
  return false;
}

/** One past the last word of the tokens [first, end): marks at the end left out. */
export function endOfWords({ tokens }: Prepared, first: number, end: number): number {
  let last = end;
  while (last > first && tokens.pos[last - 1] === POS.PUNCT) last--;
  return last;
}

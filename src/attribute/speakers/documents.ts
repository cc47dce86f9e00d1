/** What a document is called: its first full mention, with whoever issued it. */
import { POS } from '../../prepare/prepared.js';
import { wordLower } from '../../prepare/words.js';
import type { Scene } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

const LOOK_BACK_TOKENS = 600;
const MAX_MODIFIERS = 8;

/** "The poll" is "a new Post-ABC poll" where the text calls it so before; else as printed. */
export function earlierDocument({ prepared, story }: Scene, phrase: SourcePhrase): string {
  if (!phrase.definite || phrase.text.split(' ').length > 2) return phrase.text;
  const { tokens, text } = prepared;
  for (let i = phrase.firstToken - 1; i >= 0 && i > phrase.firstToken - LOOK_BACK_TOKENS; i--) {
    if (wordLower(tokens.word[i]!) !== phrase.head) continue;
    let first = i;
    const floor = Math.max(0, i - MAX_MODIFIERS);
    while (first > floor && isModifier(tokens.pos[first - 1]!, story.mentionAt[first - 1]!)) first--;
    if (first === i || !/^an?$/.test(wordLower(tokens.word[first]!))) continue;
    return text.slice(tokens.start[first], tokens.end[i]).replace(/\s+/g, ' ');
  }
  return phrase.text;
}

function isModifier(pos: number, mention: number): boolean {
  return (
    mention >= 0 ||
    pos === POS.ADJ ||
    pos === POS.NOUN ||
    pos === POS.PROPN ||
    pos === POS.DET ||
    pos === POS.NUM
  );
}

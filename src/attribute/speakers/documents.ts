/** What a document is called: its first full mention, with whoever issued it. */
import { POS } from '../../prepare/prepared.js';
import { wordLower } from '../../prepare/words.js';
import { typeAt } from '../entities/story.js';
import type { Scene } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

/** Papers that are their issuer's own voice; a poll or a study speaks for itself. */
const VOICES = new Set('article statement editorial column release tweet tweets post posts'.split(' '));
const ISSUED_BY = new Set(['by', 'from', 'of']);

/** "An article from the state KCNA news agency": the entity that issued it, or -1. */
export function issuerOf({ prepared, story }: Scene, { head, firstToken, coreEnd }: SourcePhrase): number {
  if (!VOICES.has(head) && head !== 'report') return -1;
  let by = -1;
  for (let i = firstToken; i < coreEnd; i++) {
    const word = wordLower(prepared.tokens.word[i]!);
    if (by < 0 && ISSUED_BY.has(word) && (head !== 'report' || word === 'by')) by = i;
    const mention = story.mentionAt[i]!;
    if (by < 0 || mention < 0) continue;
    const type = typeAt(story, mention);
    if (type === 'organization' || type === 'person') return story.entityOf[mention]!;
  }
  return -1;
}

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

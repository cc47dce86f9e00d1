/** "Her lawyer", "its spokeswoman": the phrase with its owner's name in place of the pronoun. */
import { wordLists } from '../word-lists.js';
import type { Scene } from './scene.js';
import { speakerOfPronoun } from './pronouns.js';
import type { SourcePhrase } from './source-phrase.js';

const { isOwner } = wordLists({ isOwner: 'his her their its' });
const POSSESSIVES = /^(his|her|their|its)\s+/i;

/** The phrase with its owner named in its text, or as it is where the owner is not known. */
export function withOwner(scene: Scene, phrase: SourcePhrase): SourcePhrase {
  if (!isOwner(scene.prepared.tokens.word[phrase.firstToken]!)) return phrase;
  const pronoun = POSSESSIVES.exec(phrase.text)?.[1];
  if (!pronoun) return phrase;
  const owner = speakerOfPronoun(scene, { ...phrase, kind: 'pronoun', head: pronoun.toLowerCase() });
  if (owner.entity < 0 || !owner.speaker) return phrase;
  return { ...phrase, text: phrase.text.replace(POSSESSIVES, `${owner.speaker.name}’s `) };
}

/** "Her lawyer", "its spokeswoman": the phrase with its owner's name in place of the pronoun. */
import type { Scene } from './scene.js';
import { speakerOfPronoun } from './pronouns.js';
import type { SourcePhrase } from './source-phrase.js';

const POSSESSIVES = /^(his|her|their|its)\s+/i;

/** The phrase with its owner named in its text, or as it is where the owner is not known. */
export function withOwner(scene: Scene, phrase: SourcePhrase): SourcePhrase {
  const pronoun = phrase.definite && POSSESSIVES.exec(phrase.text)?.[1];
  if (!pronoun) return phrase;
  const owner = speakerOfPronoun(scene, { ...phrase, kind: 'pronoun', head: pronoun.toLowerCase() });
  if (owner.entity < 0 || !owner.speaker) return phrase;
  return { ...phrase, text: phrase.text.replace(POSSESSIVES, `${owner.speaker.name}’s `) };
}

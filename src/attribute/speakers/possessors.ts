/** "Her lawyer", "its spokeswoman": the phrase with its owner's name in place of the pronoun. */
import type { Scene } from './scene.js';
import { speakerOfPronoun } from './pronouns.js';
import type { SourcePhrase } from './source-phrase.js';

const POSSESSIVES = /^(his|her|their|its)\s+/i;

/** The phrase's text with the owner named, or as printed where the owner is not known. */
export function withOwner(scene: Scene, phrase: SourcePhrase): string {
  const pronoun = POSSESSIVES.exec(phrase.text)?.[1];
  if (!pronoun) return phrase.text;
  const owner = speakerOfPronoun(scene, { ...phrase, kind: 'pronoun', head: pronoun.toLowerCase() });
  if (owner.entity < 0 || !owner.speaker) return phrase.text;
  return phrase.text.replace(POSSESSIVES, `${owner.speaker.name}’s `);
}

/** Pronouns by what they stand for. */
import type { Gender } from '../entities/people.js';

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word): [string, Gender] => [word, 'male']),
  ...['she', 'her', 'herself'].map((word): [string, Gender] => [word, 'female']),
]);

export function genderOfPronoun(word: string): Gender | null {
  return GENDERS.get(word) ?? null;
}

export const SINGULAR_OWN = new Set(['i', 'me', 'my', 'myself']);
export const PLURAL_OWN = new Set(['we', 'us', 'our', 'ourselves']);
export const PLURAL = new Set(['they', 'them', 'their', 'these', 'those', 'themselves']);
export const NEUTER = new Set(['it', 'its', 'itself', 'this']);
export const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'that']);

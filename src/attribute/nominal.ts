import { POS } from '../prepare/prepared.js';

/** What a noun phrase is made of between its prepositions: determiners, adjectives, numbers and nouns. */
export function isNominal(pos: number): boolean {
  return pos === POS.DET || pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ || pos === POS.NUM;
}

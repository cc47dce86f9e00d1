/** A first, plain way to find names: runs of capitalised words, typed by a few tell-tale words. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import type { NameMention } from './mention.js';

const ORGANIZATION =
  /^(?:Inc|Corp|Ltd|Co|Agency|Party|University|Council|Ministry|Bank|Group|Association|News)\.?$/;

export function findPlainNames(prepared: Prepared): NameMention[] {
  const { tokens } = prepared;
  const names: NameMention[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.pos[i] !== POS.PROPN) continue;
    const first = i;
    while (
      i + 1 < tokens.count &&
      tokens.pos[i + 1] === POS.PROPN &&
      tokens.sentence[i + 1] === tokens.sentence[first]
    )
      i++;
    const words = Array.from(tokens.word.subarray(first, i + 1), wordText);
    if (!/^\p{Lu}/u.test(words[0]!)) continue;
    const organization = words.some((word) => ORGANIZATION.test(word) || /^\p{Lu}{2,}$/u.test(word));
    names.push({
      start: tokens.start[first]!,
      end: tokens.end[i]!,
      firstToken: first,
      endToken: i + 1,
      type: organization ? 'organization' : 'person',
      confidence: 0.5,
    });
  }
  return names;
}

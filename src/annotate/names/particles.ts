/** One person whose name has a particle between its halves: "Faisal bin Tarik" where the tagger sees two. */
import type { Prepared } from '../../prepare/prepared.js';
import { wordId } from '../../prepare/words.js';
import type { NameMention } from './mention.js';

const PARTICLES = new Set(
  'bin ibn bint ben al el von van der den de da di do dos du del della la le ter ten af av'
    .split(' ')
    .map(wordId),
);
const MAX_PARTICLES = 2;

/** @param mentions in text order */
export function withParticles(prepared: Prepared, mentions: readonly NameMention[]): readonly NameMention[] {
  const joined: NameMention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    if (before && isOneName(prepared, before, mention))
      joined[joined.length - 1] = { ...before, end: mention.end, endToken: mention.endToken };
    else joined.push(mention);
  }
  return joined;
}

function isOneName({ tokens }: Prepared, before: NameMention, after: NameMention): boolean {
  const between = after.firstToken - before.endToken;
  if (before.type !== 'person' || after.type !== 'person' || between < 1 || between > MAX_PARTICLES)
    return false;
  for (let i = before.endToken; i < after.firstToken; i++) if (!PARTICLES.has(tokens.word[i]!)) return false;
  return tokens.sentence[before.firstToken] === tokens.sentence[after.firstToken];
}

/** Who speaks in a story, and how much of what is said is theirs. */
import { wordsIn } from '../../quote-text.js';
import type { ExtractionRecord, Quote, SpeakerKind } from '../../record.js';

export interface CastMember {
  /** 1-based, the most quoted first: says which colour and underline is theirs. */
  readonly number: number;
  /** Null for the quotes without a speaker. */
  readonly name: string | null;
  readonly kind: SpeakerKind | null;
  /** The role that the story gives. */
  readonly description?: string;
  readonly quotes: readonly Quote[];
  readonly words: number;
  /** Of all words quoted in the story, 0 to 1. */
  readonly share: number;
}

export interface Cast {
  readonly members: readonly CastMember[];
  readonly memberOf: (quote: Quote) => CastMember;
}

export function castOf({ quotes, entities }: ExtractionRecord): Cast {
  const groups = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const key = keyOf(quote);
    const said = groups.get(key);
    if (said) said.push(quote);
    else groups.set(key, [quote]);
  }
  const wordsOf = (said: readonly Quote[]) => said.reduce((sum, { text }) => sum + wordsIn(text), 0);
  const all = Math.max(1, wordsOf(quotes));
  const sized = [...groups].map(([key, said]) => ({ key, said, words: wordsOf(said) }));
  // Those whose speaker is not known come last.
  sized.sort((a, b) => Number(a.key === '') - Number(b.key === '') || b.words - a.words);
  const members = sized.map(({ said, words }, index): CastMember => {
    const speaker = said[0]!.speaker;
    const description = entities.find(({ id }) => id === speaker?.entity)?.description;
    return {
      number: index + 1,
      name: speaker?.name ?? null,
      kind: speaker?.kind ?? null,
      ...(description !== undefined && { description }),
      quotes: said,
      words,
      share: words / all,
    };
  });
  const byKey = new Map(sized.map(({ key }, index) => [key, members[index]!]));
  return { members, memberOf: (quote) => byKey.get(keyOf(quote))! };
}

function keyOf({ speaker }: Quote): string {
  return speaker ? `${speaker.kind} ${speaker.name}` : '';
}

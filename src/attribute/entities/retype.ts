/** Names whose type the story itself corrects: "Mr. Guajardo" is a person, and so is "Trump" where Donald Trump is one. */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared } from '../../prepare/prepared.js';
import type { EntityType } from '../../record.js';
import { plainWord } from './forms.js';
import { titleAt } from './titles.js';

/** The type of each mention. */
export function typesInStory(prepared: Prepared, mentions: readonly NameMention[]): EntityType[] {
  const { word } = prepared.tokens;
  const types = mentions.map((mention) =>
    mention.type !== 'person' && beginsWithAddress(word, mention) ? 'person' : mention.type,
  );
  const surnames = new Set<string>();
  const others: number[] = [];
  const bare = new Map<string, { person: number; other: number }>();
  mentions.forEach(({ firstToken, endToken }, index) => {
    const last = plainWord(word[endToken - 1]!);
    if (endToken - firstToken > 1) {
      if (types[index] === 'person') surnames.add(last);
      return;
    }
    const counts = bare.get(last) ?? { person: 0, other: 0 };
    if (types[index] === 'person') counts.person++;
    else {
      counts.other++;
      others.push(index);
    }
    bare.set(last, counts);
  });
  for (const index of others) {
    const last = plainWord(word[mentions[index]!.endToken - 1]!);
    if (!surnames.has(last)) continue;
    const { person, other } = bare.get(last)!;
    if (person > other || (types[index] === 'organization' && person >= other)) types[index] = 'person';
  }
  return types;
}

/** Titles that no body or place has in its name. */
const ADDRESS = new Set(
  'mr mrs ms miss mx dr sen rep gov prof rev sir senator congressman congresswoman councillor cllr chairman chairwoman spokesman spokeswoman detective det sgt sergeant capt lt lieutenant col colonel inspector coach'.split(
    ' ',
  ),
);

/** "Mr. Guajardo": a form of address and a name after it. */
export function beginsWithAddress(word: Int32Array, { firstToken, endToken }: NameMention): boolean {
  return (
    endToken - firstToken > 1 &&
    titleAt(word[firstToken]!) !== null &&
    ADDRESS.has(plainWord(word[firstToken]!))
  );
}

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
  mentions.forEach(({ firstToken, endToken }, index) => {
    if (types[index] === 'person' && endToken - firstToken > 1) surnames.add(plainWord(word[endToken - 1]!));
  });
  const doubtful = mentions.flatMap(({ firstToken, endToken }, index) => {
    const bare = types[index] !== 'person' && endToken - firstToken === 1;
    return bare && surnames.has(plainWord(word[firstToken]!)) ? [index] : [];
  });
  if (doubtful.length > 0) correct(word, mentions, types, doubtful);
  return types;
}

/** A bare name is the person's where the story has it for a person more often than for anything else. */
function correct(
  word: Int32Array,
  mentions: readonly NameMention[],
  types: EntityType[],
  doubtful: readonly number[],
): void {
  const asPerson = new Map<string, number>();
  const asOther = new Map<string, number>();
  mentions.forEach(({ firstToken, endToken }, index) => {
    if (endToken - firstToken > 1) return;
    const name = plainWord(word[firstToken]!);
    const counts = types[index] === 'person' ? asPerson : asOther;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  for (const index of doubtful) {
    const name = plainWord(word[mentions[index]!.firstToken]!);
    const person = asPerson.get(name) ?? 0;
    const other = asOther.get(name)!;
    if (person > other || (types[index] === 'organization' && person >= other)) types[index] = 'person';
  }
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

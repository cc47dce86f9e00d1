/** Names whose type the story itself corrects: "Mr. Guajardo" is a person, and so is "Trump" where Donald Trump is one. */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import type { EntityType } from '../../record.js';
import { isMisspelt, MISSPELT_LENGTH, plainWord } from './forms.js';
import { titleAt } from './titles.js';

/** The type of each mention. */
export function typesInStory({ tokens }: Prepared, mentions: readonly NameMention[]): EntityType[] {
  const { word } = tokens;
  const types: EntityType[] = [];
  const surnames = new Set<string>();
  let singles = false;
  for (const mention of mentions) {
    const { type, firstToken, endToken } = mention;
    const person = type === 'person' || beginsWithAddress(word, mention);
    types.push(person ? 'person' : type);
    if (endToken - firstToken > 1) {
      if (person) surnames.add(plainWord(word[endToken - 1]!));
    } else if (!person) singles = true;
  }
  const doubtful = singles && surnames.size > 0 ? namedLike(word, mentions, types, surnames) : [];
  if (doubtful.length > 0) correct(word, mentions, types, surnames, doubtful);
  return types;
}

/** The bare names of no person that are some person's surname, or a body's that are one slip away from one. */
function namedLike(
  word: Int32Array,
  mentions: readonly NameMention[],
  types: readonly EntityType[],
  surnames: ReadonlySet<string>,
): number[] {
  const like: number[] = [];
  const isLike = likeness(surnames);
  for (let index = 0; index < mentions.length; index++) {
    const { firstToken, endToken } = mentions[index]!;
    if (types[index] === 'person' || endToken - firstToken !== 1) continue;
    if (isLike(plainWord(word[firstToken]!), types[index]!)) like.push(index);
  }
  return like;
}

/** Asked once a spelling: is it a surname, or, for a body, one slip away from a long one. */
function likeness(surnames: ReadonlySet<string>): (name: string, type: EntityType) => boolean {
  const known = new Map<string, boolean>();
  let alike: ReadonlyMap<number, readonly string[]> | null = null;
  return (name, type) => {
    if (surnames.has(name)) return true;
    if (type !== 'organization' || name.length < MISSPELT_LENGTH) return false;
    let like = known.get(name);
    if (like === undefined) {
      alike ??= byLetterAndLength(surnames);
      like = false;
      for (let more = -1; more <= 1; more++)
        like ||= alike.get(keyOf(name, name.length + more))?.some((own) => isMisspelt(name, own)) ?? false;
      known.set(name, like);
    }
    return like;
  };
}

function byLetterAndLength(surnames: ReadonlySet<string>): Map<number, string[]> {
  const alike = new Map<number, string[]>();
  for (const surname of surnames) {
    const key = keyOf(surname, surname.length);
    const known = alike.get(key);
    if (known) known.push(surname);
    else alike.set(key, [surname]);
  }
  return alike;
}

/** One number of a word's first letter and a length. */
function keyOf(word: string, length: number): number {
  return length * 2 ** 16 + word.charCodeAt(0);
}

/** A bare name is the person's where the story has it for a person more often than for anything else. */
function correct(
  word: Int32Array,
  mentions: readonly NameMention[],
  types: EntityType[],
  surnames: ReadonlySet<string>,
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
    const misspelt = !surnames.has(name);
    if (misspelt || person > other || (types[index] === 'organization' && person >= other))
      types[index] = 'person';
  }
}

/** Titles that no body or place has in its name. */
const ADDRESS = new Set(
  'mr mrs ms miss mx dr sen rep gov prof rev sir senator congressman congresswoman councillor cllr chairman chairwoman spokesman spokeswoman detective det sgt sergeant capt lt lieutenant col colonel inspector coach'.split(
    ' ',
  ),
);

/** "Mr. Guajardo": a form of address and a name after it. */
function beginsWithAddress(word: Int32Array, { firstToken, endToken }: NameMention): boolean {
  return endToken - firstToken > 1 && isAddress(word[firstToken]!);
}

const isAddress = keptByWord((word) => titleAt(word) !== null && ADDRESS.has(plainWord(word)));

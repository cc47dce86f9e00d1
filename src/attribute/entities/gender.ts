/** A person's gender: by title, by gendered noun, by the pronouns that follow the name, by first name. */
import type { NameMention } from '../../annotate/names/mention.js';
import { POS, type Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { wordLower } from '../../prepare/words.js';
import { wordLists } from '../word-lists.js';
import type { NameForm } from './forms.js';
import { shortNameGroups } from './nicknames.js';
import type { Gender, People } from './people.js';
import { GENDERED_ROLES, titleAt } from './titles.js';

/** What the title in or before a mention tells: "Mrs. Clinton", "chairwoman Roe". */
export function titleGender({ tokens }: Prepared, { firstToken }: NameMention): Gender | null {
  const inside = titleAt(tokens.word[firstToken]!);
  if (inside) return inside.gender ?? null;
  if (firstToken === 0) return null;
  const before = tokens.word[firstToken - 1]!;
  return titleAt(before)?.gender ?? genderOfRole(before);
}

/** "Chairwoman", "daughter". */
const genderOfRole = keptByWord((word) => GENDERED_ROLES.get(wordLower(word)) ?? null);

export function firstNameGender(words: readonly string[], people: People): Gender | null {
  if (words.length < 2) return null;
  const known = people.genderOf.get(words[0]!);
  if (known) return known;
  const groups = shortNameGroups(words[0]!);
  if (groups.length === 0) return null;
  const gender = people.genderOf.get(groups[0]!);
  return gender && groups.every((name) => people.genderOf.get(name) === gender) ? gender : null;
}

/** Pronouns that follow a person's name with nobody else between: votes for each gender, by entity. */
export interface PronounVotes {
  readonly male: Int32Array;
  readonly female: Int32Array;
}

const PRONOUN_GENDER = new Map<string, Gender>([
  ...['he', 'him', 'his', 'himself'].map((word): [string, Gender] => [word, 'male']),
  ...['she', 'her', 'hers', 'herself'].map((word): [string, Gender] => [word, 'female']),
]);

const pronounGender = keptByWord((word) => PRONOUN_GENDER.get(wordLower(word)) ?? null);

/**
 * In a sentence that names one person alone, and at the head of the sentence after it, a pronoun is that person's.
 * Quotations are left out: "he" in them may be anybody, and whom they name is hardly she who says so.
 * @param personOf the entity of each mention, or -1 where it is no person
 */
export function pronounVotes(
  prepared: Prepared,
  mentions: readonly NameMention[],
  personOf: Int32Array,
  entities: number,
): PronounVotes {
  const votes = { male: new Int32Array(entities), female: new Int32Array(entities) };
  const { sentences, quotationAt } = prepared;
  for (let m = 0; m < mentions.length;) {
    const sentence = prepared.tokens.sentence[mentions[m]!.firstToken]!;
    const { endToken } = sentences[sentence]!;
    const first = m;
    let only = -1;
    let several = false;
    for (; m < mentions.length && mentions[m]!.firstToken < endToken; m++) {
      const person = personOf[m]!;
      if (person < 0) continue;
      several ||= quotationAt[mentions[m]!.firstToken]! >= 0 || (only >= 0 && only !== person);
      only = person;
    }
    if (only < 0 || several) continue;
    countPronouns(prepared, mentions[first]!.endToken, endToken, only, votes);
    const next = sentences[sentence + 1];
    if (next && next.paragraph === sentences[sentence]!.paragraph)
      countPronouns(prepared, next.firstToken, Math.min(next.firstToken + 2, next.endToken), only, votes);
  }
  return votes;
}

function countPronouns(
  { tokens, quotationAt }: Prepared,
  from: number,
  to: number,
  person: number,
  votes: PronounVotes,
): void {
  for (let i = from; i < to; i++) {
    if (tokens.pos[i] !== POS.PRON || quotationAt[i]! >= 0) continue;
    const gender = pronounGender(tokens.word[i]!);
    if (!gender) continue;
    votes[gender][person]!++;
    return;
  }
}

/** How many more votes pronouns must have to go against the first name. */
const AGAINST_NAME = 2;

export interface GenderEvidence {
  readonly prepared: Prepared;
  readonly mentions: readonly NameMention[];
  readonly votes: PronounVotes;
}

const { canTellPronouns } = wordLists({ canTellPronouns: ', who uses goes' });

/** "Ash Roe, who uses they/them pronouns": the text says so itself. */
function usesThey({ text, tokens, sentences }: Prepared, { endToken, end }: NameMention): boolean {
  if (endToken >= tokens.count || !canTellPronouns(tokens.word[endToken]!)) return false;
  const after = text.slice(end, Math.min(sentences[tokens.sentence[endToken]!]!.end, end + 120));
  return /\bthey(?:\/| and )them\b|\bthey pronouns\b/i.test(after);
}

/** "Rep." may be a congressman or a congresswoman: where the nouns disagree they tell nothing. */
function genderOfRoles(nouns: ReadonlySet<string>): Gender | null {
  let told: Gender | null = null;
  for (const noun of nouns) {
    const gender = GENDERED_ROLES.get(noun);
    if (!gender) continue;
    if (told && told !== gender) return null;
    told = gender;
  }
  return told;
}

/** @param byName what the full name tells */
export function genderOfPerson(
  { prepared, mentions, votes }: GenderEvidence,
  person: number,
  { forms, byName }: { readonly forms: readonly NameForm[]; readonly byName: Gender | null },
  nouns: ReadonlySet<string>,
): Gender | null {
  for (const form of forms)
    for (const mention of form.mentions) {
      const gender = titleGender(prepared, mentions[mention]!);
      if (gender) return gender;
    }
  for (const form of forms)
    for (const mention of form.mentions) if (usesThey(prepared, mentions[mention]!)) return null;
  const told = genderOfRoles(nouns);
  if (told) return told;
  const ahead = votes.male[person]! - votes.female[person]!;
  if (byName === null) return ahead === 0 ? null : ahead > 0 ? 'male' : 'female';
  const against = byName === 'male' ? -ahead : ahead;
  return against >= AGAINST_NAME ? (byName === 'male' ? 'female' : 'male') : byName;
}

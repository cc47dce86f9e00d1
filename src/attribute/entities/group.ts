/** Name mentions in; the story's cast out: mentions of one person, organization or place joined to one entity. */
import type { NameMention } from '../../annotate/names/mention.js';
import { organizationSubtype } from '../../annotate/names/subtype.js';
import type { Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import type { Entity, EntityType } from '../../record.js';
import { roleAfter, roleBefore, type Role } from './apposition.js';
import { nameForms, type NameForm } from './forms.js';
import { joinOrganizations } from './organizations.js';
import type { Gender, People } from './people.js';
import { joinPersons } from './persons.js';
import { joinPlaces } from './places.js';
import type { EntityFacts, Story } from './story.js';
import { GENDERED_ROLES, titleOf } from './titles.js';

interface Group {
  readonly type: EntityType;
  readonly forms: readonly NameForm[];
}

export function groupEntities(prepared: Prepared, mentions: readonly NameMention[], people: People): Story {
  const groups = [
    ...groupPersons(prepared, mentions, people),
    ...groupOrganizations(prepared, mentions),
    ...groupOthers(prepared, mentions),
  ].sort((a, b) => firstMention(a) - firstMention(b));
  const entityOf = new Int32Array(mentions.length).fill(-1);
  groups.forEach((group, index) => {
    for (const form of group.forms) for (const mention of form.mentions) entityOf[mention] = index;
  });
  const roles = groups.map((group) => rolesOf(prepared, group, mentions, people));
  return {
    entities: groups.map((group, index) => toEntity(group, index, mentions, roles[index]!)),
    facts: groups.map((group, index) => factsOf(prepared, group, mentions, roles[index]!, people)),
    mentions,
    entityOf,
    mentionAt: mentionAtTokens(prepared, mentions),
  };
}

function groupPersons(prepared: Prepared, mentions: readonly NameMention[], people: People): Group[] {
  const forms = nameForms(prepared, mentions, (mention) => mention.type === 'person');
  const clusters = joinPersons(forms, {
    genderAt: (mention) => titleGender(prepared, mentions[mention]!),
    genderOf: (words) => people.genderOf.get(words[0]!) ?? null,
  });
  return clusters.map((cluster) => ({ type: 'person', forms: cluster }));
}

function groupOrganizations(prepared: Prepared, mentions: readonly NameMention[]): Group[] {
  const forms = nameForms(prepared, mentions, (mention) => mention.type === 'organization');
  const clusters = joinOrganizations(forms, bracketedAcronyms(prepared, mentions, forms));
  return clusters.map((cluster) => ({ type: 'organization', forms: cluster }));
}

function groupOthers(prepared: Prepared, mentions: readonly NameMention[]): Group[] {
  const places = nameForms(prepared, mentions, (mention) => mention.type === 'place');
  const others = nameForms(prepared, mentions, (mention) => mention.type === 'other');
  return [
    ...joinPlaces(places).map((forms): Group => ({ type: 'place', forms })),
    ...others.map((form): Group => ({ type: 'other', forms: [form] })),
  ];
}

/** "Sony Pictures Entertainment (SPE)": the short form in brackets right after a name. */
function bracketedAcronyms(
  prepared: Prepared,
  mentions: readonly NameMention[],
  forms: readonly NameForm[],
): Map<string, readonly string[]> {
  const wordsOf = new Map<number, readonly string[]>();
  for (const form of forms) for (const mention of form.mentions) wordsOf.set(mention, form.words);
  const acronyms = new Map<string, readonly string[]>();
  for (let i = 1; i < mentions.length; i++) {
    const gap = prepared.text.slice(mentions[i - 1]!.end, mentions[i]!.start);
    const name = wordsOf.get(i - 1);
    const short = wordsOf.get(i);
    if (/^ ?\($/.test(gap) && name && short?.length === 1) acronyms.set(short[0]!, name);
  }
  return acronyms;
}

function titleGender(prepared: Prepared, mention: NameMention): Gender | null {
  const { word } = prepared.tokens;
  const inside = titleOf(wordText(word[mention.firstToken]!));
  if (inside) return inside.gender ?? null;
  if (mention.firstToken === 0) return null;
  const before = wordText(word[mention.firstToken - 1]!);
  return titleOf(before)?.gender ?? GENDERED_ROLES.get(before.toLowerCase()) ?? null;
}

function rolesOf(
  prepared: Prepared,
  group: Group,
  mentions: readonly NameMention[],
  people: People,
): readonly Role[] {
  if (group.type !== 'person') return [];
  return group.forms
    .flatMap((form) => form.mentions)
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const mention = mentions[index]!;
      const found = [roleAfter(prepared, mention, people), roleBefore(prepared, mention, people)];
      return found.filter((role): role is Role => role !== null);
    });
}

function toEntity(
  group: Group,
  index: number,
  mentions: readonly NameMention[],
  roles: readonly Role[],
): Entity {
  const fullest = group.forms.reduce((best, form) => (form.words.length > best.words.length ? form : best));
  const aliases = new Set(group.forms.map((form) => form.text));
  aliases.delete(fullest.text);
  const subtype = group.type === 'organization' ? organizationSubtype(fullest.text) : undefined;
  const description = roles.find((role) => role.description !== null)?.description;
  return {
    id: `e${index + 1}`,
    type: group.type,
    name: fullest.text,
    aliases: [...aliases],
    mentions: group.forms
      .flatMap((form) => form.mentions)
      .sort((a, b) => a - b)
      .map((mention) => {
        const { start, end, confidence } = mentions[mention]!;
        return { start, end, confidence };
      }),
    ...(description ? { description } : {}),
    ...(subtype ? { subtype } : {}),
  };
}

function factsOf(
  prepared: Prepared,
  group: Group,
  mentions: readonly NameMention[],
  roles: readonly Role[],
  people: People,
): EntityFacts {
  const nouns = new Set(roles.flatMap((role) => role.nouns));
  if (group.type !== 'person') {
    for (const form of group.forms) for (const word of form.words) nouns.add(word);
    return { gender: null, roles: nouns };
  }
  return { gender: genderOf(prepared, group, mentions, nouns, people), roles: nouns };
}

/** By title, then by a gendered role, then by first name. */
function genderOf(
  prepared: Prepared,
  group: Group,
  mentions: readonly NameMention[],
  nouns: ReadonlySet<string>,
  people: People,
): Gender | null {
  for (const form of group.forms)
    for (const mention of form.mentions) {
      const gender = titleGender(prepared, mentions[mention]!);
      if (gender) return gender;
    }
  for (const noun of nouns) {
    const gender = GENDERED_ROLES.get(noun);
    if (gender) return gender;
  }
  const full = group.forms.find((form) => form.words.length > 1);
  return full ? (people.genderOf.get(full.words[0]!) ?? null) : null;
}

function mentionAtTokens(prepared: Prepared, mentions: readonly NameMention[]): Int32Array {
  const at = new Int32Array(prepared.tokens.count).fill(-1);
  mentions.forEach((mention, index) => at.fill(index, mention.firstToken, mention.endToken));
  return at;
}

function firstMention(group: Group): number {
  return Math.min(...group.forms.map((form) => form.mentions[0]!));
}

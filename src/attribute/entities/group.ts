/** Name mentions in; the story's cast out: mentions of one person, organization or place joined to one entity. */
import type { NameMention } from '../../annotate/names/mention.js';
import { organizationSubtype } from '../../annotate/names/subtype.js';
import type { Prepared } from '../../prepare/prepared.js';
import type { Entity, EntityType } from '../../record.js';
import { organizationRolesAt, rolesAt, type Role } from './apposition.js';
import { nameForms, type NameForm } from './forms.js';
import { firstNameGender, genderOfPerson, pronounVotes, titleGender, type GenderEvidence } from './gender.js';
import { joinOrganizations } from './organizations.js';
import type { People } from './people.js';
import { joinPersons } from './persons.js';
import { joinPlaces } from './places.js';
import { typesInStory } from './retype.js';
import type { EntityFacts, Story } from './story.js';

interface Group {
  readonly type: EntityType;
  readonly forms: readonly NameForm[];
  /** Indices into the mentions, in text order. */
  readonly mentions: readonly number[];
}

export function groupEntities(prepared: Prepared, mentions: readonly NameMention[], people: People): Story {
  const types = typesInStory(prepared, mentions);
  const formsOf = (type: EntityType): NameForm[] => nameForms(prepared, mentions, types, type);
  const groups = [
    ...groupsOf('person', joinPersons(formsOf('person'), personEvidence(prepared, mentions, people))),
    ...groupsOf('organization', groupOrganizations(prepared, mentions, formsOf('organization'))),
    ...groupsOf('place', joinPlaces(formsOf('place'))),
    ...groupsOf(
      'other',
      formsOf('other').map((form) => [form]),
    ),
  ].sort((a, b) => a.mentions[0]! - b.mentions[0]!);
  const entityOf = new Int32Array(mentions.length).fill(-1);
  groups.forEach((group, index) => {
    for (const mention of group.mentions) entityOf[mention] = index;
  });
  const personOf = entityOf.map((entity) => (groups[entity]?.type === 'person' ? entity : -1));
  const votes = pronounVotes(prepared, mentions, personOf, groups.length);
  const evidence = { prepared, mentions, people, votes };
  const roles = groups.map((group) => rolesOf(evidence, group));
  return {
    entities: groups.map((group, index) => toEntity(group, index, mentions, roles[index]!)),
    facts: groups.map((group, index) => factsOf(evidence, index, group, roles[index]!)),
    mentions,
    entityOf,
    mentionAt: mentionAtTokens(prepared, mentions),
  };
}

function groupsOf(type: EntityType, clusters: readonly (readonly NameForm[])[]): Group[] {
  return clusters.map((forms) => ({
    type,
    forms,
    mentions:
      forms.length === 1 ? forms[0]!.mentions : forms.flatMap((form) => form.mentions).sort((a, b) => a - b),
  }));
}

function personEvidence(
  prepared: Prepared,
  mentions: readonly NameMention[],
  people: People,
): Parameters<typeof joinPersons>[1] {
  return {
    genderAt: (mention) => titleGender(prepared, mentions[mention]!),
    genderOf: (words) => firstNameGender(words, people),
  };
}

function groupOrganizations(
  prepared: Prepared,
  mentions: readonly NameMention[],
  forms: readonly NameForm[],
): NameForm[][] {
  return joinOrganizations(forms, bracketedAcronyms(prepared, mentions, forms));
}

/** "Sony Pictures Entertainment (SPE)": the short form in brackets right after a name. */
function bracketedAcronyms(
  { text }: Prepared,
  mentions: readonly NameMention[],
  forms: readonly NameForm[],
): Map<string, readonly string[]> {
  const acronyms = new Map<string, readonly string[]>();
  let wordsOf: Map<number, readonly string[]> | undefined;
  for (let i = 1; i < mentions.length; i++) {
    const [end, start] = [mentions[i - 1]!.end, mentions[i]!.start];
    if (start - end > 2 || text[start - 1] !== '(' || (start - end === 2 && text[end] !== ' ')) continue;
    wordsOf ??= wordsOfMentions(forms);
    const name = wordsOf.get(i - 1);
    const short = wordsOf.get(i);
    if (name && short?.length === 1) acronyms.set(short[0]!, name);
  }
  return acronyms;
}

function wordsOfMentions(forms: readonly NameForm[]): Map<number, readonly string[]> {
  const wordsOf = new Map<number, readonly string[]>();
  for (const form of forms) for (const mention of form.mentions) wordsOf.set(mention, form.words);
  return wordsOf;
}

function rolesOf({ prepared, mentions, people }: GenderEvidence, group: Group): readonly Role[] {
  const roles: Role[] = [];
  if (group.type === 'person')
    for (const index of group.mentions) rolesAt(prepared, mentions[index]!, people, roles);
  if (group.type === 'organization')
    for (const index of group.mentions) organizationRolesAt(prepared, mentions[index]!, roles);
  return roles;
}

function toEntity(
  group: Group,
  index: number,
  mentions: readonly NameMention[],
  roles: readonly Role[],
): Entity {
  const fullest = group.forms.reduce((best, form) => (form.words.length > best.words.length ? form : best));
  const aliases = group.forms.length === 1 ? [] : aliasesOf(group.forms, fullest.text);
  const subtype = group.type === 'organization' ? organizationSubtype(fullest.text) : undefined;
  const description = roles.find((role) => role.description !== null)?.description;
  return {
    id: `e${index + 1}`,
    type: group.type,
    name: fullest.text,
    aliases,
    mentions: group.mentions.map((mention) => {
      const { start, end, confidence } = mentions[mention]!;
      return { start, end, confidence };
    }),
    ...(description ? { description } : {}),
    ...(subtype ? { subtype } : {}),
  };
}

function aliasesOf(forms: readonly NameForm[], name: string): string[] {
  const aliases = new Set(forms.map((form) => form.text));
  aliases.delete(name);
  return [...aliases];
}

const NONE: ReadonlySet<string> = new Set();

function factsOf(evidence: GenderEvidence, index: number, group: Group, roles: readonly Role[]): EntityFacts {
  if (group.type === 'place' || group.type === 'other') return NO_FACTS;
  const nouns = new Set<string>();
  for (const role of roles) for (const noun of role.nouns) nouns.add(noun);
  if (group.type === 'organization')
    for (const form of group.forms) for (const word of form.words) nouns.add(word);
  return {
    gender: group.type === 'person' ? genderOfPerson(evidence, index, group.forms, nouns) : null,
    roles: nouns,
    words: roles.length > 0 ? new Set(roles.flatMap(({ words }) => words)) : NONE,
    owned: roles.some(({ owned }) => owned)
      ? new Set(roles.flatMap(({ owned, nouns: own }) => (owned ? own : [])))
      : NONE,
  };
}

const NO_FACTS: EntityFacts = { gender: null, roles: NONE, words: NONE, owned: NONE };

function mentionAtTokens(prepared: Prepared, mentions: readonly NameMention[]): Int32Array {
  const at = new Int32Array(prepared.tokens.count).fill(-1);
  mentions.forEach((mention, index) => at.fill(index, mention.firstToken, mention.endToken));
  return at;
}

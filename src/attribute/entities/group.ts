/** Name mentions in; the story's cast out: mentions of one person, organization or place joined to one entity. */
import type { NameMention } from '../../annotate/names/mention.js';
import { organizationSubtype } from '../../annotate/names/subtype.js';
import type { Prepared } from '../../prepare/prepared.js';
import { lowerBound } from '../../ordered.js';
import { wordText } from '../../prepare/words.js';
import type { Entity, EntityType, Mention } from '../../record.js';
import { organizationRolesAt, rolesAt, type IsRole, type Role } from './apposition.js';
import { nameForms, plainWord, type NameForm } from './forms.js';
import { firstNameGender, genderOfPerson, pronounVotes, titleGender, type GenderEvidence } from './gender.js';
import { joinOrganizations } from './organizations.js';
import type { Gender, People } from './people.js';
import { joinPersons } from './persons.js';
import { joinPlaces } from './places.js';
import { typesInStory } from './retype.js';
import type { EntityFacts, Story } from './story.js';

interface Group {
  readonly type: EntityType;
  readonly forms: readonly NameForm[];
  /** Indices into the mentions, in text order. */
  readonly mentions: readonly number[];
  /** The gender that a person's full name tells. */
  readonly byName: Gender | null;
}

export function groupEntities(prepared: Prepared, mentions: readonly NameMention[], people: People): Story {
  const groups = groupsOf(prepared, mentions, people);
  const entityOf = new Int32Array(mentions.length).fill(-1);
  const personOf = new Int32Array(mentions.length).fill(-1);
  groups.forEach(({ type, mentions: own }, index) => {
    for (const mention of own) {
      entityOf[mention] = index;
      if (type === 'person') personOf[mention] = index;
    }
  });
  const votes = pronounVotes(prepared, mentions, personOf, groups.length);
  const evidence = { prepared, mentions, votes };
  const isRole: IsRole = (noun) => people.roles.has(noun);
  const entities: Entity[] = [];
  const facts: EntityFacts[] = [];
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!;
    const roles = rolesOf(evidence, group, isRole);
    entities.push(toEntity(group, index, mentions, roles));
    facts.push(factsOf(evidence, index, group, roles));
  }
  return { entities, facts, mentions, entityOf, mentionAt: mentionAtTokens(prepared, mentions) };
}

/** In the order of their first mentions. */
function groupsOf(prepared: Prepared, mentions: readonly NameMention[], people: People): Group[] {
  const forms = nameForms(prepared, mentions, typesInStory(prepared, mentions));
  const evidence = {
    genderAt: (mention: number) => titleGender(prepared, mentions[mention]!),
    genderOf: (words: readonly string[]) => firstNameGender(words, people),
    partnerOf: (mention: number) => partnerOf(prepared, mentions, mention),
  };
  const groups: Group[] = [];
  for (const { forms: own, gender } of joinPersons(forms.person, mentions.length, evidence))
    groups.push(groupOf('person', own, own[0]!.words.length > 1 ? gender : null));
  for (const own of groupOrganizations(prepared, mentions, forms.organization))
    groups.push(groupOf('organization', own));
  for (const own of joinPlaces(forms.place)) groups.push(groupOf('place', own));
  for (const form of forms.other) groups.push(groupOf('other', [form]));
  return groups.sort((a, b) => a.mentions[0]! - b.mentions[0]!);
}

/** The name right after a first name and "and", or -1: "Ada and Conrad Bell". */
function partnerOf({ tokens }: Prepared, mentions: readonly NameMention[], mention: number): number {
  const next = mentions[mention + 1];
  const { endToken, firstToken } = mentions[mention]!;
  if (!next || next.firstToken !== endToken + 1 || endToken - firstToken !== 1) return -1;
  return next.endToken - next.firstToken > 1 && wordText(tokens.word[endToken]!) === 'and' ? mention + 1 : -1;
}

function groupOf(type: EntityType, forms: readonly NameForm[], byName: Gender | null = null): Group {
  return { type, forms, mentions: forms.length === 1 ? forms[0]!.mentions : mentionsOf(forms), byName };
}

function mentionsOf(forms: readonly NameForm[]): number[] {
  const own: number[] = [];
  for (const form of forms) for (const mention of form.mentions) own.push(mention);
  return own.sort((a, b) => a - b);
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

function rolesOf({ prepared, mentions }: GenderEvidence, group: Group, isRole: IsRole): readonly Role[] {
  const roles: Role[] = [];
  if (group.type === 'person')
    for (const index of group.mentions) rolesAt(prepared, mentions[index]!, isRole, roles);
  if (group.type === 'organization')
    for (const index of group.mentions) organizationRolesAt(prepared, mentions[index]!, roles);
  return roles;
}

function toEntity(
  { type, forms, mentions: own }: Group,
  index: number,
  mentions: readonly NameMention[],
  roles: readonly Role[],
): Entity {
  let fullest = forms[0]!;
  for (const form of forms) if (form.words.length > fullest.words.length) fullest = form;
  const spans: Mention[] = [];
  for (const mention of own) {
    const { start, end, confidence } = mentions[mention]!;
    spans.push({ start, end, confidence });
  }
  const name = fullest.text;
  const aliases = forms.length === 1 ? [] : aliasesOf(forms, name);
  const entity: { -readonly [Key in keyof Entity]: Entity[Key] } = {
    id: `e${index + 1}`,
    type,
    name,
    aliases,
    mentions: spans,
  };
  const description = roles.find((role) => role.description !== null)?.description;
  if (description) entity.description = description;
  const subtype = type === 'organization' ? organizationSubtype(name) : undefined;
  if (subtype) entity.subtype = subtype;
  return entity;
}

function aliasesOf(forms: readonly NameForm[], name: string): string[] {
  const aliases = new Set(forms.map((form) => form.text));
  aliases.delete(name);
  return [...aliases];
}

/** Shared by all that have none; nothing is ever added. */
const NONE = new Set<string>();
const NOBODYS = new Map<string, string>();
const NO_FACTS: EntityFacts = { gender: null, roles: NONE, words: NONE, owned: NOBODYS };

function factsOf(evidence: GenderEvidence, index: number, group: Group, roles: readonly Role[]): EntityFacts {
  const { type, forms } = group;
  if (type === 'place' || type === 'other') return NO_FACTS;
  const told = roles.length > 0;
  const nouns = told || type === 'organization' ? new Set<string>() : NONE;
  const words = told ? new Set<string>() : NONE;
  const owned = roles.some(({ owner }) => owner !== null) ? new Map<string, string>() : NOBODYS;
  for (const role of roles) {
    addAll(nouns, role.nouns);
    addAll(words, role.words);
    if (role.owner !== null) {
      const owner = ownerOf(evidence, role) ?? role.owner;
      for (const noun of role.nouns) owned.set(noun, owner);
    }
  }
  if (type === 'organization') for (const form of forms) addAll(nouns, form.words);
  const gender = type === 'person' ? genderOfPerson(evidence, index, group, nouns) : null;
  return { gender, roles: nouns, words, owned };
}

/** "Roe's lawyer": the last word of the person's name who owns, after the mark ("’s roe"); null where no person does. */
function ownerOf({ prepared, mentions }: GenderEvidence, { ownerMark }: Role): string | null {
  if (ownerMark < 0) return null;
  const owner = mentions[lowerBound(mentions, ({ endToken }) => endToken >= ownerMark)];
  if (owner?.endToken !== ownerMark || owner.type !== 'person') return null;
  return `’s ${plainWord(prepared.tokens.word[ownerMark - 1]!)}`;
}

function addAll(set: Set<string>, words: readonly string[]): void {
  for (const word of words) set.add(word);
}

function mentionAtTokens(prepared: Prepared, mentions: readonly NameMention[]): Int32Array {
  const at = new Int32Array(prepared.tokens.count).fill(-1);
  for (let index = 0; index < mentions.length; index++) {
    const { firstToken, endToken } = mentions[index]!;
    for (let token = firstToken; token < endToken; token++) at[token] = index;
  }
  return at;
}

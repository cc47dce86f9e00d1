/** The speaker behind a noun: "the spokesman", "the company", "a report", "officials". */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower } from '../../prepare/words.js';
import type { EntityType, SpeakerKind } from '../../record.js';
import { GENDERED_ROLES } from '../entities/titles.js';
import type { Story } from '../entities/story.js';
import { paragraphOf } from '../tokens-of.js';
import { speakerByEpithet } from './epithets.js';
import { earlierDocument, issuerOf } from './documents.js';
import {
  isCountryNoun,
  isGenericNoun,
  isMediumNoun,
  kindOfNoun,
  nounsLikeIt,
  staysUnnamed,
} from './nouns.js';
import { theTwo } from './pairs.js';
import { bestCandidate, chosen } from './ranker.js';
import { entitySpeaker, type Resolution, type Scene } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

/** How far back a noun's own first use is looked for. */
const RECENT_TURNS = 40;
/** Lines below a headline print roles without an article too. */
const DECK_PARAGRAPHS = 2;
/** Words that make a role another one: "the shadow minister" is not "the minister". */
const LESSER = ['shadow', 'deputy', 'vice', 'former', 'assistant', 'acting', 'ex'];
/** How sure the ranker must be of a person whom the story has not called by the noun. */
const SURE = 0.8;
/** The same of a person whom the story calls something else. */
const SURE_AGAINST_ROLE = 0.95;

export function speakerOfNominal(scene: Scene, phrase: SourcePhrase): Resolution {
  const spelt = entitySpeltOut(scene.story, phrase);
  if (spelt >= 0) return entitySpeaker(scene.story, spelt, `nominal:${phrase.head}`);
  const kind = kindOfNoun(scene.people, phrase);
  const headline = kind === 'unnamed' && !phrase.plural ? headlineRole(scene, phrase) : -1;
  if (headline >= 0) return entitySpeaker(scene.story, headline, `nominal:${phrase.head}`);
  const both = phrase.plural ? theTwo(scene, phrase) : null;
  if (both) return both;
  const issuer = kind === 'document' ? issuerOf(scene, phrase) : -1;
  if (issuer >= 0) return entitySpeaker(scene.story, issuer, `issuer:${phrase.head}`);
  if (phrase.definite && !phrase.plural) {
    const owned = isOwned(phrase);
    const named =
      (kind === 'unnamed' ? speakerByEpithet(scene, phrase) : null) ??
      namedAntecedent(scene, phrase, kind, owned);
    if (named) return named;
    const medium = !owned && isMediumNoun(phrase.head) ? mediumBefore(scene, phrase) : null;
    if (medium) return medium;
    const earlier = owned ? null : earlierOf(scene, phrase);
    if (earlier) return { ...earlier };
  }
  const name = ownName(scene) ?? (kind === 'document' ? earlierDocument(scene, phrase) : phrase.text);
  const evidence = `noun:${phrase.head}`;
  return { speaker: { name, kind, entity: null }, entity: -1, evidence, choice: undefined };
}

/** "The paper said": the newspaper or broadcaster named in the last two paragraphs; or null. */
function mediumBefore(scene: Scene, phrase: SourcePhrase): Resolution | null {
  const { prepared, story } = scene;
  const isMedium = (entity: number): boolean => story.entities[entity]!.subtype === 'media';
  const choice = choose(scene, phrase, 'organization', isMedium);
  if (!choice || choice.candidate.entity < 0) return null;
  const away = paragraphOf(prepared, phrase.firstToken) - paragraphOf(prepared, choice.candidate.token);
  return away <= 1 ? chosen(scene, choice, `nominal:${phrase.head}`) : null;
}

const WAYS = ['noun', 'issuer'];
/** Told by more than the noun: "the striker" is whoever was called so, "the Utah striker" may be another. */
const WAYS_BARE = [...WAYS, 'nominal', 'nominal-guess'];

/** "The previous poll" is not "the poll". */
const ANOTHER = /\b(?:previous|earlier|another|separate|other|different)\b/i;
const PAST = /\b(?:previous|earlier)\b/i;

/** How the same noun was told in one of the last turns, or null. */
function earlierOf({ turns }: Scene, { head, text }: SourcePhrase): Resolution | null {
  const bare = text.indexOf(' ') === text.lastIndexOf(' ');
  const told = (bare ? WAYS_BARE : WAYS).map((way) => `${way}:${head}`);
  for (let t = turns.length - 1; t >= 0 && t >= turns.length - RECENT_TURNS; t--) {
    const { resolution } = turns[t]!;
    if (!told.includes(resolution.evidence)) continue;
    const name = resolution.speaker?.name ?? '';
    if ((ANOTHER.test(text) && !ANOTHER.test(name)) || (PAST.test(name) && !PAST.test(text))) continue;
    return resolution;
  }
  return null;
}

/** "A group calling itself “Lamplighter”": what it calls itself, or null. */
function ownName({ prepared, attribution }: Scene): string | null {
  if (!attribution.source) return null;
  const printed = prepared.text.slice(attribution.source.start, attribution.source.end);
  if (!printed.includes('call') && !printed.includes('known as')) return null;
  const called =
    /\b(?:calling (?:itself|themselves)|known as|that calls itself) (?:the )?["“‘«]?([^"”’»,]+)/.exec(
      printed,
    );
  return called?.[1]?.trim() ?? null;
}

/** "The top British medical journal": an organization's whole name, printed in lower case; or -1. */
function entitySpeltOut({ entities }: Story, phrase: SourcePhrase): number {
  if (!phrase.definite || !phrase.text.includes(' ', 5)) return -1;
  const printed = phrase.text;
  const text = ` ${printed.toLowerCase()}`;
  const end = text.charCodeAt(text.length - 1);
  return entities.findIndex(
    ({ type, name }) =>
      type === 'organization' &&
      name.length <= printed.length &&
      canEndIn(name, end) &&
      name.includes(' ') &&
      text.endsWith(` ${name.toLowerCase()}`) &&
      !printed.endsWith(name),
  );
}

/** False where the last letter, in lower case, is another one; beyond ASCII it may be any. */
function canEndIn(name: string, end: number): boolean {
  const last = name.charCodeAt(name.length - 1);
  return last > 127 || end > 127 || (last | 32) === (end | 32);
}

/** "Senator from Texas says …" in a headline or a line below it: the one person whom the story calls so; or -1. */
function headlineRole({ prepared, story }: Scene, { firstToken, head, definite }: SourcePhrase): number {
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[firstToken]!]!;
  const bare =
    !definite &&
    firstToken === sentence.firstToken &&
    tokens.pos[firstToken] !== POS.DET &&
    sentence.paragraph < DECK_PARAGRAPHS;
  if (sentence.block !== 'headline' && !bare) return -1;
  const called = story.facts.flatMap(({ roles }, entity) =>
    story.entities[entity]!.type === 'person' && roles.has(head) ? [entity] : [],
  );
  if (called.length === 1) return called[0]!;
  const inHeadline = called.filter((entity) => isInHeadline(prepared, story, entity));
  return inHeadline.length === 1 ? inHeadline[0]! : -1;
}

function isInHeadline(
  { sentences, tokens }: Prepared,
  { entityOf, mentions }: Story,
  entity: number,
): boolean {
  const first = entityOf.indexOf(entity);
  return sentences[tokens.sentence[mentions[first]!.firstToken]!]!.block === 'headline';
}

/** The entity that the story calls by this noun; else, for a role that few have, whoever is spoken of. */
function namedAntecedent(
  scene: Scene,
  phrase: SourcePhrase,
  kind: SpeakerKind,
  owned: boolean,
): Resolution | null {
  if (kind === 'document' || kind === 'group') return null;
  const { facts } = scene.story;
  const nouns = nounsLikeIt(phrase.head);
  const opening = scene.prepared.tokens.word[phrase.firstToken]!;
  const owner = owned ? wordLower(opening) : null;
  const type = typeSought(phrase, kind);
  const fitting = (entity: number): boolean => {
    if (scene.story.entities[entity]!.type !== type) return false;
    const { roles, owned: theirs } = facts[entity]!;
    if (owner !== null)
      return nouns.some((noun) => theirs.has(noun) && mayOwn(owner, phrase.text, theirs.get(noun)!));
    if (roles.size > 0) for (const noun of nouns) if (roles.has(noun)) return true;
    return false;
  };
  const allowed = withMostModifiers(scene, phrase, fitting);
  const called = allowed && choose(scene, phrase, kind, allowed);
  if (called && !(owned && isFar(scene, phrase, called.candidate.token)))
    return chosen(scene, called, `nominal:${phrase.head}`);
  if (
    kind === 'organization' &&
    isGenericNoun(phrase.head) &&
    phrase.text.indexOf(' ') === phrase.text.lastIndexOf(' ')
  ) {
    const generic = choose(scene, phrase, kind, () => true);
    return generic && chosen(scene, generic, `nominal:${phrase.head}`);
  }
  if (kind !== 'unnamed' || staysUnnamed(phrase.head) || owned) return null;
  const spokenOf = choose(scene, phrase, kind, () => true);
  if (!spokenOf || spokenOf.candidate.entity < 0) return null;
  const sure = facts[spokenOf.candidate.entity]!.roles.size === 0 ? SURE : SURE_AGAINST_ROLE;
  return spokenOf.probability >= sure ? chosen(scene, spokenOf, `nominal-guess:${phrase.head}`) : null;
}

/** "Her lawyer" is not the one whom the story calls "his lawyer", nor Ash's lawyer Roe's; a body's name may be anybody's. */
function mayOwn(owner: string, text: string, known: string): boolean {
  const named = /^(.+?)['’]s? /.exec(text)?.[1];
  if (named && known.startsWith('’s '))
    return named
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(known.slice(3));
  return !isPronounOwner(owner) || !isPronounOwner(known) || owner === known;
}

function isPronounOwner(owner: string): boolean {
  return owner === 'his' || owner === 'her' || owner === 'its';
}

/** "His lawyer" is the lawyer of the last paragraphs, or another. */
function isFar({ prepared }: Scene, { firstToken }: SourcePhrase, token: number): boolean {
  return paragraphOf(prepared, firstToken) - paragraphOf(prepared, token) > 1;
}

/** Of the fitting entities those whose descriptions share the most of the noun's modifiers: "the Republican nominee". */
function withMostModifiers(
  { story }: Scene,
  phrase: SourcePhrase,
  fitting: (entity: number) => boolean,
): ((entity: number) => boolean) | null {
  let best: Set<number> | null = null;
  let most = -Infinity;
  let modifiers: readonly string[] | null = null;
  for (let entity = 0; entity < story.entities.length; entity++) {
    if (!fitting(entity)) continue;
    modifiers ??= phrase.text.toLowerCase().split(' ').slice(1, -1);
    const rank = rankByModifiers(story, entity, modifiers);
    if (rank < most) continue;
    if (best === null || rank > most) best = new Set();
    most = rank;
    best.add(entity);
  }
  const found = best;
  return found && ((entity) => found.has(entity));
}

function rankByModifiers({ facts }: Story, entity: number, modifiers: readonly string[]): number {
  const { words, roles } = facts[entity]!;
  let rank = 0;
  for (const word of modifiers) if (words.has(word) || roles.has(word)) rank++;
  return LESSER.some((word) => words.has(word) && !modifiers.includes(word)) ? rank - 2 : rank;
}

function choose(
  scene: Scene,
  phrase: SourcePhrase,
  kind: SpeakerKind,
  allowed: (entity: number) => boolean,
): ReturnType<typeof bestCandidate> {
  return bestCandidate(scene, {
    at: phrase.firstToken,
    types: [typeSought(phrase, kind)],
    gender: GENDERED_ROLES.get(phrase.head) ?? null,
    allowed,
  });
}

function typeSought({ head }: SourcePhrase, kind: SpeakerKind): EntityType {
  if (kind === 'unnamed') return 'person';
  return isCountryNoun(head) ? 'place' : 'organization';
}

/** "His lawyer", "its spokeswoman": somebody's. */
function isOwned(phrase: SourcePhrase): boolean {
  return /^(?:his|her|their|its|our|my) /i.test(phrase.text) || /['’]s? /.test(phrase.text);
}

/** Who is called by origin, age or children alone: "the Swede", "the 45-year-old farmer", "the mother of four". */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { wordLower, wordText } from '../../prepare/words.js';
import type { NameMention } from '../../annotate/names/mention.js';
import type { People } from '../entities/people.js';
import { typeAt } from '../entities/story.js';
import { GENDERED_ROLES } from '../entities/titles.js';
import { mentionBefore } from './candidates.js';
import { isFromSomewhere } from './nouns.js';
import { bestCandidate, chosen } from './ranker.js';
import { entitySpeaker, toldBy, type Resolution, type Scene } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

const LOOK_BACK_MENTIONS = 80;
const LOOK_BACK_TURNS = 40;
const LOOK_BACK_CHARACTERS = 4000;
/** Origin words stand this near a name: before it, and in the apposition or brackets after it. */
const BEFORE_TOKENS = 5;
const AFTER_TOKENS = 9;
/** How sure the ranker must be. */
const SURE = 0.5;
/** The same where the story calls the one chosen something else. */
const SURER = 0.8;

/** Null where the phrase is no such epithet, or nobody is likely enough. */
export function speakerByEpithet(scene: Scene, phrase: SourcePhrase): Resolution | null {
  if (!phrase.definite || phrase.plural || !/^(?:the|this|that) /i.test(phrase.text)) return null;
  if (isFromSomewhere(scene.people, phrase)) return compatriot(scene, phrase);
  const { text } = phrase;
  const age = text.includes('-year-old') && /(?<!\d)(\d{1,3})-year-old(?![\p{L}-])/u.exec(text)?.[1];
  if (age) return ofAge(scene, phrase, age);
  return text.includes(' of ') && /^\S+ (?:grand)?(?:mother|father|mum|mom|dad) of \w+$/i.test(text)
    ? whoeverIsSpokenOf(scene, phrase, () => true, SURE)
    : null;
}

function compatriot(scene: Scene, phrase: SourcePhrase): Resolution | null {
  const evidence = `nominal:${phrase.head}`;
  const known = scene.turns
    .slice(-LOOK_BACK_TURNS)
    .findLast(({ resolution }) => resolution.evidence === evidence && resolution.entity >= 0);
  if (known) return toldBy(known.resolution, evidence);
  const told = peopleFrom(scene, phrase);
  if (told.size > 0) return whoeverIsSpokenOf(scene, phrase, (entity) => told.has(entity), 0);
  if (/(?:ese|swiss)$/.test(phrase.head)) return null;
  const others = scene.turns
    .slice(-LOOK_BACK_TURNS)
    .filter(({ resolution }) => isOtherOrigin(scene.people, resolution.evidence));
  const taken = new Set(others.map(({ resolution }) => resolution.entity));
  return whoeverIsSpokenOf(scene, phrase, (entity) => !taken.has(entity), SURE);
}

function isOtherOrigin({ demonyms }: People, evidence: string): boolean {
  return evidence.startsWith('nominal:') && demonyms.has(evidence.slice('nominal:'.length));
}

/** Those beside whose names the text before says so: "Swedish skier Lena Sand", "Carl Moss (R-Texas)". */
function peopleFrom({ prepared, story }: Scene, { head, firstToken }: SourcePhrase): Set<number> {
  const told = new Set<number>();
  const last = mentionBefore(story, firstToken);
  for (let m = last; m >= 0 && m > last - LOOK_BACK_MENTIONS; m--) {
    const entity = story.entityOf[m]!;
    if (typeAt(story, m) !== 'person' || told.has(entity)) continue;
    if (saysOrigin(prepared, story.mentions[m]!, head)) told.add(entity);
  }
  return told;
}

const opensAside = keptByWord((word) => /^[,(]$/.test(wordText(word)));
const closesAside = keptByWord((word) => /^[,).;]$/.test(wordText(word)));

function saysOrigin({ tokens }: Prepared, { firstToken, endToken }: NameMention, head: string): boolean {
  const { pos, word, sentence } = tokens;
  const inSentence = (i: number): boolean =>
    i >= 0 && i < tokens.count && sentence[i] === sentence[firstToken];
  for (let i = firstToken - 1; i >= firstToken - BEFORE_TOKENS && inSentence(i); i--) {
    if (pos[i] !== POS.NOUN && pos[i] !== POS.PROPN && pos[i] !== POS.ADJ) break;
    if (isFrom(wordLower(word[i]!), head)) return true;
  }
  if (!inSentence(endToken) || !opensAside(word[endToken]!)) return false;
  for (let i = endToken + 1; i < endToken + AFTER_TOKENS && inSentence(i); i++) {
    if (closesAside(word[i]!)) return false;
    if (isFrom(wordLower(word[i]!), head)) return true;
  }
  return false;
}

/** Adjectives and countries that share too few letters with the noun. */
const ORIGINS: ReadonlyMap<string, readonly string[]> = new Map([
  ['briton', ['british', 'britain']],
  ['brit', ['uk']],
  ['dane', ['danish', 'denmark']],
  ['dutchman', ['dutch', 'netherlands']],
  ['frenchman', ['french', 'france']],
  ['frenchwoman', ['french', 'france']],
  ['irishman', ['irish', 'ireland']],
  ['irishwoman', ['irish', 'ireland']],
  ['norwegian', ['norway']],
  ['pole', ['polish', 'poland']],
  ['spaniard', ['spanish', 'spain']],
  ['welshman', ['welsh', 'wales']],
]);
const STEM = 5;

/** "Swedish", "Sweden" and "R-Texas" for "swede" and "texan"; Austria is not Australia. */
function isFrom(printed: string, demonym: string): boolean {
  const word = printed.replace(/^[rd]-/, '');
  if (word === demonym || ORIGINS.get(demonym)?.includes(word)) return true;
  const shorter = Math.min(word.length, demonym.length);
  const stem = shorter <= 4 ? shorter : Math.min(STEM, shorter - 1);
  if (stem < 4 || !word.startsWith(demonym.slice(0, stem))) return false;
  return !word.startsWith('austr') || word[STEM] === demonym[STEM];
}

/** "Ana Roe, 45," where the text prints that; else whoever is spoken of, unless it tells of somebody of that age without a name. */
function ofAge(scene: Scene, phrase: SourcePhrase, age: string): Resolution | null {
  const { prepared, story } = scene;
  const { word, count, start } = prepared.tokens;
  const last = mentionBefore(story, phrase.firstToken);
  for (let m = last; m >= 0 && m > last - LOOK_BACK_MENTIONS; m--) {
    const { endToken } = story.mentions[m]!;
    if (typeAt(story, m) !== 'person' || endToken + 1 >= count) continue;
    if (opensAside(word[endToken]!) && wordText(word[endToken + 1]!) === age)
      return entitySpeaker(story, story.entityOf[m]!, `nominal:${phrase.head}`);
  }
  const here = start[phrase.firstToken]!;
  const before = prepared.text.slice(Math.max(0, here - LOOK_BACK_CHARACTERS), here);
  if (new RegExp(`\\ban? ${age}-year-old\\b`, 'i').test(before)) return null;
  return whoeverIsSpokenOf(scene, phrase, () => true, SURE);
}

/** The ranker's choice where it is sure enough; surer of one whom the story calls something else. */
function whoeverIsSpokenOf(
  scene: Scene,
  phrase: SourcePhrase,
  allowed: (entity: number) => boolean,
  sure: number,
): Resolution | null {
  const choice = bestCandidate(scene, {
    at: phrase.firstToken,
    types: ['person'],
    gender: GENDERED_ROLES.get(phrase.head) ?? null,
    allowed,
    unnamed: ['unnamed'],
  });
  if (!choice) return null;
  const { entity } = choice.candidate;
  const called = entity >= 0 && sure > 0 && isCalledOtherwise(scene, entity, phrase.head);
  return choice.probability >= (called ? Math.max(SURER, sure) : sure)
    ? chosen(scene, choice, `nominal:${phrase.head}`)
    : null;
}

function isCalledOtherwise({ people, story }: Scene, entity: number, head: string): boolean {
  const { roles } = story.facts[entity]!;
  return roles.size > 0 && !roles.has(head) && !people.demonyms.has(head);
}

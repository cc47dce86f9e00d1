/** Two speakers in one phrase: "the two men", "the nominee and his aides". */
import { lowerId, wordLower, wordText } from '../../prepare/words.js';
import type { EntityType } from '../../record.js';
import type { Gender } from '../entities/people.js';
import { paragraphOf } from '../tokens-of.js';
import { mentionBefore } from './candidates.js';
import { isBodyNoun, isCountryNoun, isGenericNoun, nounsLikeIt } from './nouns.js';
import type { Resolution, Scene } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ['men', 'male'],
  ['brothers', 'male'],
  ['women', 'female'],
  ['sisters', 'female'],
]);
/** How far above the phrase both must have been named. */
const WITHIN_PARAGRAPHS = 2;
/** The same of two countries: writers name a pair of them once and come back to it. */
const COUNTRIES_WITHIN_PARAGRAPHS = 6;

/** "The two men", "both firms", "the two countries": the last two named, where no third is named beside them; or null. */
export function theTwo(scene: Scene, { firstToken, coreEnd, head }: SourcePhrase): Resolution | null {
  const { prepared, story, people } = scene;
  const { word, lemma } = prepared.tokens;
  const words = coreEnd - firstToken;
  const both = firstToken > 0 && wordLower(word[firstToken - 1]!) === 'both' && words === 1;
  if (!both && (words !== 3 || wordLower(word[firstToken + 1]!) !== 'two')) return null;
  const noun = wordText(lowerId(lemma[coreEnd - 1]!));
  const type: EntityType | null = isBodyNoun(noun)
    ? 'organization'
    : isCountryNoun(noun)
      ? 'place'
      : people.roles.has(head) || GENDERS.has(head)
        ? 'person'
        : null;
  const pair = type && lastTwo(scene, firstToken, type, GENDERS.get(head) ?? null);
  const anyBody = GENDERS.has(head) || isGenericNoun(noun) || type === 'place';
  if (!pair || (both && !anyBody && !pair.every((entity) => isCalled(scene, entity, noun)))) return null;
  const name = pair.map((entity) => story.entities[entity]!.name).join(' and ');
  return { speaker: { name, kind: 'group', entity: null }, entity: -1, evidence: `nominal:${head}` };
}

/** In the order in which the story first names them. */
function lastTwo(scene: Scene, token: number, type: EntityType, gender: Gender | null): number[] | null {
  const { prepared, story, spokenOf } = scene;
  const within = type === 'place' ? COUNTRIES_WITHIN_PARAGRAPHS : WITHIN_PARAGRAPHS;
  const here = paragraphOf(prepared, token);
  const found: number[] = [];
  let above = 0;
  for (let m = mentionBefore(story, token); m >= 0; m--) {
    const entity = story.entityOf[m]!;
    const paragraph = paragraphOf(prepared, story.mentions[m]!.firstToken);
    if (here - paragraph > within || (found.length === 2 && paragraph < above)) break;
    if (spokenOf[m] === 0 || story.entities[entity]!.type !== type || found.includes(entity)) continue;
    if (type === 'place' && !isCountry(scene, entity)) continue;
    const known = story.facts[entity]!.gender;
    if (gender !== null && known !== null && known !== gender) continue;
    if (found.length === 2) return null;
    found.push(entity);
    above = paragraph;
  }
  return found.length === 2 ? found.sort((a, b) => a - b) : null;
}

function isCalled({ story }: Scene, entity: number, noun: string): boolean {
  const { roles } = story.facts[entity]!;
  return nounsLikeIt(noun).some((like) => roles.has(like));
}

function isCountry({ story, people }: Scene, entity: number): boolean {
  const { name, aliases } = story.entities[entity]!;
  return [name, ...aliases].some((form) => people.countries.has(form.toLowerCase().replaceAll('.', '')));
}

/** "The nominee and his aides": where the "and" stands, or -1. */
export function companyAt({ prepared }: Scene, { firstToken, coreEnd }: SourcePhrase): number {
  const { word } = prepared.tokens;
  for (let i = firstToken + 1; i + 2 < coreEnd; i++)
    if (wordLower(word[i]!) === 'and' && /^(?:his|her|its|their)$/.test(wordLower(word[i + 1]!))) return i;
  return -1;
}

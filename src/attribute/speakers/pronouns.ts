/** The speaker behind "he", "she", "they", "it", "we", "I" and "who". */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import type { EntityType, SpeakerKind } from '../../record.js';
import type { Gender } from '../entities/people.js';
import { typeAt } from '../entities/story.js';
import { lastTurnBefore, mentionBefore, paragraphOf } from './candidates.js';
import { bestCandidate, chosen } from './ranker.js';
import { speakerOfNominal } from './nominals.js';
import { entitySpeaker, unknownSpeaker, type Resolution, type Scene } from './scene.js';
import { parseSource, type SourcePhrase } from './source-phrase.js';

const GENDER: ReadonlyMap<string, Gender> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word): [string, Gender] => [word, 'male']),
  ...['she', 'her', 'herself'].map((word): [string, Gender] => [word, 'female']),
]);
const SINGULAR_OWN = new Set(['i', 'me', 'my', 'myself']);
const PLURAL_OWN = new Set(['we', 'us', 'our', 'ourselves']);
const PLURAL = new Set(['they', 'them', 'their', 'these', 'those', 'themselves']);
const NEUTER = new Set(['it', 'its', 'itself', 'this']);
const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'that']);

export function speakerOfPronoun(scene: Scene, phrase: SourcePhrase): Resolution {
  const { head } = phrase;
  if (SINGULAR_OWN.has(head)) return own(scene, scene.authorship.author, 'person');
  if (PLURAL_OWN.has(head)) return own(scene, scene.authorship.publisher, 'organization');
  if (RELATIVE.has(head)) return speakerBefore(scene, phrase);
  const gender = GENDER.get(head);
  if (gender) return antecedent(scene, phrase, ['person'], gender);
  if (PLURAL.has(head))
    return (
      lastTurnOf(scene, ['group', 'organization', 'unnamed'], 2) ??
      personOfNoGender(scene) ??
      antecedent(scene, phrase, ['organization'], null)
    );
  if (NEUTER.has(head))
    return (
      lastTurnOf(scene, ['organization', 'document'], 2) ??
      antecedent(scene, phrase, ['organization', 'place'], null)
    );
  return unknownSpeaker(`pronoun:${head}`);
}

/** "I" and "we": whoever's words they stand in, else the article's own voice. */
function own(scene: Scene, voice: string | null, kind: SpeakerKind): Resolution {
  if (scene.enclosing) return scene.enclosing.resolution;
  if (!voice) return unknownSpeaker('pronoun:first-person');
  return { speaker: { name: voice, kind, entity: null }, entity: -1, evidence: 'pronoun:first-person' };
}

function antecedent(
  scene: Scene,
  { firstToken, head }: SourcePhrase,
  types: readonly EntityType[],
  gender: Gender | null,
): Resolution {
  const inner = scene.enclosing?.resolution.entity ?? -1;
  const choice = bestCandidate(scene, {
    at: firstToken,
    types,
    gender,
    allowed: (entity) => entity !== inner,
    unnamed: types.includes('person') ? ['unnamed'] : ['organization', 'document'],
  });
  return choice ? chosen(scene, choice, `pronoun:${head}`) : unknownSpeaker(`pronoun:${head}`);
}

function lastTurnOf(scene: Scene, kinds: readonly string[], paragraphs: number): Resolution | null {
  const last = lastTurnBefore(scene);
  if (!last?.resolution.speaker || !kinds.includes(last.resolution.speaker.kind)) return null;
  const away = paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, last.token);
  return away <= paragraphs ? { ...last.resolution, evidence: 'pronoun:last-speaker' } : null;
}

/** Singular "they": the person who spoke last, where nothing tells that person's gender. */
function personOfNoGender(scene: Scene): Resolution | null {
  const last = lastTurnOf(scene, ['person'], 1);
  return last && last.entity >= 0 && scene.story.facts[last.entity]!.gender === null ? last : null;
}

/** "Roe, who said ..." and "voters who said ...": the phrase that the relative clause follows. */
function speakerBefore(scene: Scene, phrase: SourcePhrase): Resolution {
  const { prepared, story } = scene;
  const end = skipComma(prepared, phrase.firstToken);
  const start = startOfPhrase(prepared, end);
  if (start === end) return unknownSpeaker('pronoun:relative');
  const head = parseSource(prepared, story, {
    start: prepared.tokens.start[start]!,
    end: prepared.tokens.end[end - 1]!,
  });
  const named = personEndingAt(scene, end);
  if (named >= 0) return entitySpeaker(story, story.entityOf[named]!, 'pronoun:relative');
  if (head?.kind === 'name') return entitySpeaker(story, head.entity, 'pronoun:relative');
  const described = personEndingAt(scene, skipComma(prepared, start));
  if (start !== end && described >= 0 && skipComma(prepared, start) < start)
    return entitySpeaker(story, story.entityOf[described]!, 'pronoun:relative');
  if (head?.kind === 'nominal') return { ...speakerOfNominal(scene, head), evidence: 'pronoun:relative' };
  return unknownSpeaker('pronoun:relative');
}

/** The mention of a person that ends right at this token, or -1. */
function personEndingAt({ story }: Scene, end: number): number {
  const mention = mentionBefore(story, end);
  if (mention < 0 || story.mentions[mention]!.endToken !== end) return -1;
  return typeAt(story, mention) === 'person' ? mention : -1;
}

function skipComma(prepared: Prepared, token: number): number {
  return token > 0 && wordText(prepared.tokens.word[token - 1]!) === ',' ? token - 1 : token;
}

const PHRASE = new Set([POS.NOUN, POS.PROPN, POS.ADJ, POS.DET, POS.NUM, POS.PART, POS.ADP]);
const MAX_PHRASE_TOKENS = 12;

function startOfPhrase(prepared: Prepared, end: number): number {
  const { pos, sentence } = prepared.tokens;
  let start = end;
  while (
    start > 0 &&
    end - start < MAX_PHRASE_TOKENS &&
    sentence[start - 1] === sentence[end - 1] &&
    PHRASE.has(pos[start - 1]!)
  )
    start--;
  while (start < end && pos[start] === POS.ADP) start++;
  return start;
}

/** The speaker behind "he", "she", "they", "it", "we", "I" and "who". */
import type { EntityType } from '../../record.js';
import type { Gender } from '../entities/people.js';
import { bestEntity, mentionBefore, paragraphOf } from './candidates.js';
import { entitySpeaker, unknownSpeaker, type Resolution, type Scene, type Turn } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

const GENDER: ReadonlyMap<string, Gender> = new Map([
  ['he', 'male'],
  ['him', 'male'],
  ['his', 'male'],
  ['himself', 'male'],
  ['she', 'female'],
  ['her', 'female'],
  ['herself', 'female'],
]);
const SPEAKERS_OWN = new Set(['i', 'we', 'me', 'us', 'my', 'our']);
const PLURAL = new Set(['they', 'them', 'their', 'these', 'those', 'themselves']);
const NEUTER = new Set(['it', 'its', 'itself', 'this', 'that']);
const RELATIVE = new Set(['who', 'which', 'whose', 'whom']);

export function speakerOfPronoun(scene: Scene, phrase: SourcePhrase): Resolution {
  const { head } = phrase;
  if (SPEAKERS_OWN.has(head)) return scene.enclosing?.resolution ?? unknownSpeaker('pronoun:first-person');
  if (RELATIVE.has(head)) return speakerBefore(scene, phrase);
  const gender = GENDER.get(head);
  if (gender) return antecedent(scene, phrase, ['person'], gender);
  if (PLURAL.has(head))
    return (
      lastTurnOf(scene, ['group', 'organization', 'unnamed', 'person'], 2) ??
      antecedent(scene, phrase, ['organization'], null)
    );
  if (NEUTER.has(head))
    return (
      lastTurnOf(scene, ['organization', 'document'], 2) ??
      antecedent(scene, phrase, ['organization', 'place'], null)
    );
  return unknownSpeaker(`pronoun:${head}`);
}

function antecedent(
  scene: Scene,
  phrase: SourcePhrase,
  types: readonly EntityType[],
  gender: Gender | null,
): Resolution {
  const last = lastTurn(scene);
  const here = paragraphOf(scene.prepared, phrase.firstToken);
  const inner = scene.enclosing?.resolution.entity ?? -1;
  const entity = bestEntity(scene.prepared, scene.story, {
    at: phrase.firstToken,
    types,
    gender,
    lastSpeaker: last?.resolution.entity ?? -1,
    lastSpeakerParagraphs: last ? here - paragraphOf(scene.prepared, last.token) : 0,
    excluded: new Set(inner >= 0 ? [inner] : []),
  });
  if (entity < 0)
    return lastTurnOf(scene, ['unnamed', 'person'], 3) ?? unknownSpeaker(`pronoun:${phrase.head}`);
  return entitySpeaker(scene.story, entity, `pronoun:${phrase.head}`);
}

/** The statement before this one that is not the one around it. */
function lastTurn(scene: Scene): Turn | undefined {
  return scene.turns.findLast((turn) => turn.token < scene.token && turn !== scene.enclosing);
}

function lastTurnOf(scene: Scene, kinds: readonly string[], paragraphs: number): Resolution | null {
  const last = lastTurn(scene);
  if (!last?.resolution.speaker || !kinds.includes(last.resolution.speaker.kind)) return null;
  const away = paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, last.token);
  return away <= paragraphs ? { ...last.resolution, evidence: 'pronoun:last-speaker' } : null;
}

/** "Roe, who said ...": the name that the relative clause follows. */
function speakerBefore(scene: Scene, phrase: SourcePhrase): Resolution {
  const mention = mentionBefore(scene.story, phrase.firstToken);
  const near = mention >= 0 && scene.story.mentions[mention]!.endToken >= phrase.firstToken - 12;
  const sameSentence =
    near &&
    scene.prepared.tokens.sentence[scene.story.mentions[mention]!.firstToken] ===
      scene.prepared.tokens.sentence[phrase.firstToken];
  if (!sameSentence) return unknownSpeaker('pronoun:relative');
  return entitySpeaker(scene.story, scene.story.entityOf[mention]!, 'pronoun:relative');
}

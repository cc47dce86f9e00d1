/** Questions whose answers the text itself gives: who is "she" where one woman is named, who is a name that we hide. */
import { candidatesFor, questionOf, type Question } from '../../../src/attribute/speakers/candidates.js';
import { FEATURES, featuresOf } from '../../../src/attribute/speakers/features.js';
import { speakerOf } from '../../../src/attribute/speakers/resolve.js';
import {
  entitySpeaker,
  sceneOf,
  settle,
  startTelling,
  type Scene,
} from '../../../src/attribute/speakers/scene.js';
import { tokensOf } from '../../../src/attribute/tokens-of.js';
import { parseSource, type SourcePhrase } from '../../../src/attribute/speakers/source-phrase.js';
import type { GoldStory } from '../../../src/measure/speakers.js';
import type { Example } from '../log-linear.js';

export interface SpeakerExample extends Example {
  readonly kind: 'pronoun' | 'name' | 'organization';
}

const GENDER = new Map([
  ['he', 'male'],
  ['she', 'female'],
] as const);

export function examplesOf({ setting, attributions }: GoldStory): SpeakerExample[] {
  const telling = startTelling(setting);
  const examples: SpeakerExample[] = [];
  for (const attribution of attributions) {
    const scene = sceneOf(telling, attribution);
    const { prepared, story } = setting;
    const phrase = attribution.source && parseSource(prepared, story, tokensOf(prepared, attribution.source));
    const example = phrase && exampleOf(scene, phrase);
    if (example) examples.push(example);
    const isName = phrase?.kind === 'name';
    settle(telling, scene, isName ? entitySpeaker(setting.story, phrase.entity, 'name') : speakerOf(scene));
  }
  return examples;
}

function exampleOf(scene: Scene, phrase: SourcePhrase): SpeakerExample | null {
  const gender = GENDER.get(phrase.head as 'he' | 'she');
  if (phrase.kind === 'pronoun' && gender) return pronounExample(scene, phrase, gender);
  return phrase.kind === 'name' ? nameExample(scene, phrase) : null;
}

/**
 * "She" with the genders hidden: everybody of the other gender is wrong, and one of those of hers is right.
 * Whoever's gender is not known is left out.
 */
function pronounExample(
  scene: Scene,
  phrase: SourcePhrase,
  gender: 'male' | 'female',
): SpeakerExample | null {
  const { facts } = scene.story;
  const inner = scene.enclosing?.resolution.entity ?? -1;
  const question = questionOf(scene, {
    at: phrase.firstToken,
    types: ['person'],
    gender: null,
    allowed: (entity) => facts[entity]!.gender !== null && entity !== inner,
  });
  return toExample(question, (entity) => facts[entity]!.gender === gender, 'pronoun');
}

/** Of this many people, one's gender is not told by name or title: as in the articles, measured on train. */
const GENDER_UNKNOWN_EVERY = 5;

/**
 * The name is hidden; whoever bears it is right. Gender is shown, as a pronoun would show it, and every so often the
 * bearer's is taken for unknown, since the program does not know everybody's.
 */
function nameExample(scene: Scene, phrase: SourcePhrase): SpeakerExample | null {
  const { facts, entities } = scene.story;
  const { type } = entities[phrase.entity]!;
  if (type === 'other') return null;
  const person = type === 'person';
  const question = questionOf(scene, {
    at: phrase.firstToken,
    types: person ? ['person'] : ['organization', 'place'],
    gender: person ? facts[phrase.entity]!.gender : null,
  });
  const example = toExample(question, (entity) => entity === phrase.entity, person ? 'name' : 'organization');
  if (example && question.gender !== null && phrase.firstToken % GENDER_UNKNOWN_EVERY === 0)
    hideGender(example.rows[example.right.indexOf(true)]!);
  return example;
}

function hideGender(row: Float64Array): void {
  row[FEATURES.indexOf('gender-matches')] = 0;
  row[FEATURES.indexOf('gender-unknown')] = 1;
}

function toExample(
  question: Question,
  isRight: (entity: number) => boolean,
  kind: SpeakerExample['kind'],
): SpeakerExample | null {
  const candidates = candidatesFor(question);
  const right = candidates.map(({ entity }) => isRight(entity));
  if (!right.includes(true) || !right.includes(false)) return null;
  const rows = candidates.map((candidate) => {
    const row = new Float64Array(FEATURES.length);
    featuresOf(question, candidate, row);
    return row;
  });
  return { rows, right, weight: 1, kind };
}

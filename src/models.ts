/** What extraction has learned: weights and word lists, read once from data/. The only I/O that extraction needs. */
import { readFileSync } from 'node:fs';
import { readNameModel, type NameModel } from './annotate/names/model.js';
import { attributionModel, type AttributionModel } from './attribute/quotes/model.js';
import { speakerModel, type SpeakerModel, type SpeakerModelFile } from './attribute/speakers/model.js';
import { readPeople, type People, type PeopleLists } from './attribute/entities/people.js';
import { readWeights, type Weights } from './sequence/weights.js';

export interface Models {
  readonly names: NameModel;
  readonly people: People;
  readonly attributions: AttributionModel;
  readonly speakers: SpeakerModel;
}

export type Taggers = Omit<Models, 'speakers'>;

let taggers: Taggers | undefined;
let loaded: Models | undefined;

/** Reads data/models and data/lexicons beside the program, once. */
export function loadModels(): Models {
  loaded ??= {
    ...loadTaggers(),
    speakers: speakerModel(jsonIn('models/speakers.json') as SpeakerModelFile),
  };
  return loaded;
}

/** All but the choice of speakers, for whoever trains it. */
export function loadTaggers(): Taggers {
  taggers ??= {
    names: readNameModel(
      weightsIn('models/names.bin'),
      weightsIn('lexicons/names.bin'),
      bytesOf('models/sums.wasm'),
    ),
    people: readPeople(jsonIn('lexicons/people.json') as PeopleLists),
    attributions: attributionModel(weightsIn('models/attributions.bin'), bytesOf('models/kernel.wasm')),
  };
  return taggers;
}

function weightsIn(path: string): Weights {
  return readWeights(bytesOf(path));
}

function jsonIn(path: string): unknown {
  return JSON.parse(bytesOf(path).toString());
}

function bytesOf(path: string): Buffer {
  return readFileSync(new URL(`../data/${path}`, import.meta.url));
}

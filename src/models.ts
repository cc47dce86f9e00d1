/** What extraction has learned: weights and word lists, read once from data/. The only I/O that extraction needs. */
import { readFileSync } from 'node:fs';
import { readNameModel, type NameModel } from './annotate/names/model.js';
import { boundaryWeights, type BoundaryModelFile } from './attribute/quotes/boundaries/model.js';
import { attributionModel, type AttributionModel } from './attribute/quotes/model.js';
import { speakerModel, type SpeakerModel, type SpeakerModelFile } from './attribute/speakers/model.js';
import { readPeople, type People, type PeopleLists } from './attribute/entities/people.js';
import type { KernelBuilds } from './sequence/kernel.js';
import { readWeights } from './sequence/weights.js';

export interface Models {
  readonly names: NameModel;
  readonly people: People;
  readonly attributions: AttributionModel;
  readonly speakers: SpeakerModel;
}

/** All that training the choice of speakers needs. */
export type Taggers = Omit<Models, 'speakers'>;

const FILES = [
  'models/names.bin',
  'models/sums.wasm',
  'models/attributions.bin',
  'models/kernel.wasm',
  'models/kernel-plain.wasm',
  'models/boundaries.json',
  'models/speakers.json',
  'lexicons/names.bin',
  'lexicons/people.json',
] as const;

/** The files' bytes in shared memory: one copy serves every thread. */
export type ModelFiles = Readonly<Record<(typeof FILES)[number], Uint8Array<SharedArrayBuffer>>>;

let files: ModelFiles | undefined;
let taggers: Taggers | undefined;
let loaded: Models | undefined;

/** Reads data/models and data/lexicons beside the program, once. */
export function readModelFiles(): ModelFiles {
  files ??= Object.fromEntries(FILES.map((path) => [path, sharedBytes(path)])) as ModelFiles;
  return files;
}

/** The models of this thread. @param from the files as another thread has read them */
export function loadModels(from: ModelFiles = readModelFiles()): Models {
  loaded ??= {
    ...loadTaggers(from),
    speakers: speakerModel(jsonIn(from['models/speakers.json']) as SpeakerModelFile),
  };
  return loaded;
}

/** All but the choice of speakers, for whoever trains it. */
export function loadTaggers(from: ModelFiles = readModelFiles()): Taggers {
  const weights = (path: keyof ModelFiles) => readWeights(from[path]);
  taggers ??= {
    names: readNameModel(
      weights('models/names.bin'),
      weights('lexicons/names.bin'),
      from['models/sums.wasm'].slice(),
    ),
    people: readPeople(jsonIn(from['lexicons/people.json']) as PeopleLists),
    attributions: attributionModel(
      weights('models/attributions.bin'),
      taggerKernels(from),
      boundaryWeights(jsonIn(from['models/boundaries.json']) as BoundaryModelFile),
    ),
  };
  return taggers;
}

/** The compiled kernels of the attribution tagger's network. */
export function taggerKernels(from: ModelFiles = readModelFiles()): KernelBuilds {
  return { relaxed: from['models/kernel.wasm'].slice(), plain: from['models/kernel-plain.wasm'].slice() };
}

function jsonIn(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes.slice()));
}

function sharedBytes(path: string): Uint8Array<SharedArrayBuffer> {
  const bytes = readFileSync(new URL(`../data/${path}`, import.meta.url));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** What extraction has learned: weights and word lists, read once from data/. The only I/O that extraction needs. */
import { readFileSync } from 'node:fs';
import { readNameModel, type NameModel } from './annotate/names/model.js';
import { attributionModel, type AttributionModel } from './attribute/quotes/model.js';
import { readPeople, type People, type PeopleLists } from './attribute/entities/people.js';
import { readWeights } from './sequence/weights.js';

export interface Models {
  readonly names: NameModel;
  readonly people: People;
  readonly attributions: AttributionModel;
}

const FILES = [
  'models/names.bin',
  'models/attributions.bin',
  'models/kernel.wasm',
  'lexicons/names.bin',
  'lexicons/people.json',
] as const;

/** The files' bytes in shared memory: one copy serves every thread. */
export type ModelFiles = Readonly<Record<(typeof FILES)[number], Uint8Array<SharedArrayBuffer>>>;

let files: ModelFiles | undefined;
let loaded: Models | undefined;

/** Reads data/models and data/lexicons beside the program, once. */
export function readModelFiles(): ModelFiles {
  files ??= Object.fromEntries(FILES.map((path) => [path, sharedBytes(path)])) as ModelFiles;
  return files;
}

/** The models of this thread. @param from the files as another thread has read them */
export function loadModels(from?: ModelFiles): Models {
  loaded ??= modelsIn(from ?? readModelFiles());
  return loaded;
}

function modelsIn(bytes: ModelFiles): Models {
  const weights = (path: keyof ModelFiles) => readWeights(bytes[path]);
  const people = new TextDecoder().decode(bytes['lexicons/people.json'].slice());
  return {
    names: readNameModel(weights('models/names.bin'), weights('lexicons/names.bin')),
    people: readPeople(JSON.parse(people) as PeopleLists),
    attributions: attributionModel(weights('models/attributions.bin'), bytes['models/kernel.wasm'].slice()),
  };
}

function sharedBytes(path: string): Uint8Array<SharedArrayBuffer> {
  const bytes = readFileSync(new URL(`../data/${path}`, import.meta.url));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** What extraction has learned: weights and word lists, read once from data/. The only I/O that extraction needs. */
import { readFileSync } from 'node:fs';
import { readPeople, type People, type PeopleLists } from './attribute/entities/people.js';

export interface Models {
  readonly people: People;
}

let loaded: Models | undefined;

/** Reads data/models and data/lexicons beside the program, once. */
export function loadModels(): Models {
  loaded ??= { people: readPeople(readJson<PeopleLists>('lexicons/people.json')) };
  return loaded;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${path}`, import.meta.url), 'utf8')) as T;
}

/** Reads the word lists of the packages as (list, entries) pairs. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import nlp from 'compromise';
import type { ListName } from '../../../src/annotate/names/lexicon.js';
import { readCities } from './cities.js';

export type Entries = readonly (readonly [ListName, Iterable<string>])[];

/** Smaller towns share their names with too many people. */
const SMALLEST_CITY = 15_000;

const COMPROMISE_TAGS: Readonly<Record<string, ListName>> = {
  Country: 'country',
  Region: 'region',
  City: 'city',
  Demonym: 'demonym',
  FirstName: 'firstName',
  MaleName: 'firstName',
  FemaleName: 'firstName',
  LastName: 'lastName',
  Organization: 'organization',
  SportsTeam: 'team',
  Person: 'person',
  Honorific: 'role',
  Actor: 'role',
  Month: 'calendar',
  WeekDay: 'calendar',
  Currency: 'calendar',
  Place: 'placeWord',
  Infinitive: 'verb',
  PresentTense: 'verb',
  PastTense: 'verb',
  Gerund: 'verb',
  Participle: 'verb',
  Adjective: 'adjective',
  Comparative: 'adjective',
  Superlative: 'adjective',
  Adverb: 'adjective',
  Singular: 'noun',
  Plural: 'noun',
  Noun: 'noun',
  Uncountable: 'noun',
  Preposition: 'function',
  Determiner: 'function',
  Conjunction: 'function',
  Pronoun: 'function',
  Modal: 'function',
  Copula: 'function',
  Possessive: 'function',
};

interface CompromiseModel {
  readonly one: { readonly lexicon: Readonly<Record<string, string | readonly string[]>> };
  readonly two: { readonly orgWords: object; readonly placeWords: object };
}

export function compromiseLists(): Entries {
  const model = nlp.model() as unknown as CompromiseModel;
  const entries: [ListName, string[]][] = [
    ['organizationWord', keysOf(model.two.orgWords)],
    ['placeWord', keysOf(model.two.placeWords)],
  ];
  for (const [word, tags] of Object.entries(model.one.lexicon)) {
    for (const tag of [tags].flat()) {
      const list = COMPROMISE_TAGS[tag as string];
      if (list) entries.push([list, [word]]);
    }
  }
  return entries;
}

function keysOf(words: object): string[] {
  return words instanceof Set || Array.isArray(words) ? [...(words as Iterable<string>)] : Object.keys(words);
}

export function countryLists(folder: string): Entries {
  const { countries } = readJson(join(folder, 'langs', 'en.json')) as {
    countries: Record<string, string | readonly string[]>;
  };
  return [['country', Object.values(countries).flat()]];
}

export function cityLists(folder: string): Entries {
  const large = readCities(join(folder, 'cities.pbf')).filter((city) => city.population >= SMALLEST_CITY);
  return [['city', large.map((city) => city.name)]];
}

export function firstNameLists(folder: string): Entries {
  return [['firstName', readJson(join(folder, 'data', 'names.json')) as string[]]];
}

type Lists = Readonly<Record<string, unknown>>;

/** Person names of every locale in Latin letters, airlines and makers of cars. */
export async function fakerLists(folder: string): Promise<Entries> {
  const locales = join(folder, 'dist', 'locale');
  const entries: [ListName, string[]][] = [];
  for (const file of readdirSync(locales)
    .filter((name) => name.endsWith('.js'))
    .sort()) {
    const { faker } = (await import(pathToFileURL(join(locales, file)).href)) as {
      faker: { rawDefinitions: Lists };
    };
    const { person, airline, vehicle } = faker.rawDefinitions as Record<string, Lists | undefined>;
    entries.push(
      ['firstName', stringsIn(person?.['first_name'])],
      ['lastName', stringsIn(person?.['last_name'])],
    );
    if (file !== 'en.js') continue;
    entries.push(
      ['company', stringsIn(airline?.['airline'])],
      ['company', stringsIn(vehicle?.['manufacturer'])],
    );
  }
  return entries.map(([list, names]) => [list, names.filter((name) => /^\p{Script=Latin}/u.test(name))]);
}

/** Every string of nested lists; of objects, the value of "name". */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'name' in value ? stringsIn(value.name) : Object.values(value).flatMap(stringsIn);
}

const LEGAL_FORM =
  /,? (?:Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|LLC|L\.P|LP|PLC|plc|N\.V|S\.A|AG|SE|Holdings?|Group|Trust)\.?$/;
const FUND = /\b(?:ETF|Fund|Index|Portfolio|Trust|Notes|iShares|Treasury|ProShares|Acquisition)\b/;

export function companyLists(folder: string): Entries {
  const companies = createRequire(import.meta.url)(join(folder, 'data', 'data.json')) as {
    issuer: string;
    type?: string;
  }[];
  const names = companies.map((company) => company.issuer.trim()).filter((name) => !FUND.test(name));
  return [['company', names.flatMap((name) => [name, withoutLegalForm(name)])]];
}

function withoutLegalForm(name: string): string {
  const shorter = name.replace(LEGAL_FORM, '');
  return shorter === name ? name : withoutLegalForm(shorter);
}

/** Well-known organizations of our own list; lines that begin with # are headings. */
export function organizationLists(path: string): Entries {
  const lines = readFileSync(path, 'utf8').split('\n');
  const names = lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(';'));
  return [['organization', names.map((name) => name.trim()).filter(Boolean)]];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

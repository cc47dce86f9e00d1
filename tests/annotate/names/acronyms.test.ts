import { expect, test } from 'vitest';
import { withDefinedAcronyms } from '../../../src/annotate/names/acronyms.js';
import { storyOf } from '../../attribute/marked-story.js';

function namesIn(marked: string): string[] {
  const { prepared, story } = storyOf(marked);
  return withDefinedAcronyms(prepared, story.mentions).map(({ start, end }) =>
    prepared.text.slice(start, end),
  );
}

test('an acronym in brackets is a name wherever it stands', () => {
  expect(namesIn('The {o|Harbour Pilots Union} (HPU) met. HPU members sang.')).toEqual([
    'Harbour Pilots Union',
    'HPU',
    'HPU',
  ]);
});

test('small words have no letter in it', () => {
  expect(namesIn('The {o|Bureau of Lakes and Rivers} (BLR) met.')).toEqual([
    'Bureau of Lakes and Rivers',
    'BLR',
  ]);
});

test('letters in brackets that are not its initials name nothing', () => {
  expect(namesIn('{o|Harbour Pilots Union} (USA) met.')).toEqual(['Harbour Pilots Union']);
});

test('a word that is not in capitals names nothing', () => {
  expect(namesIn('{o|Harbour Pilots Union} (hpu) met.')).toEqual(['Harbour Pilots Union']);
});

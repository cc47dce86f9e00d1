import { describe, expect, test } from 'vitest';
import { findNames } from '../../../src/annotate/names/find.js';
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import { loadModels } from '../../../src/models.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { textOf } from '../../../src/span.js';

const models = loadModels();

/** The cue of each attribution, in text order. */
function cues(text: string): string[] {
  const prepared = prepare(text);
  return [...findAttributions(prepared, models.attributions, findNames(prepared, models.names))]
    .sort((a, b) => a.content[0]!.start - b.content[0]!.start)
    .map(({ cue }) => textOf(text, cue));
}

describe('where no word reports what is said', () => {
  test('the colon after a speaker’s label does', () => {
    expect(cues('VALE: Where were you?\n\nJONES: At home, with the dog.')).toEqual([':', ':']);
  });

  test('the dash before a signature does', () => {
    expect(cues('“Too loud and too late.” – Ann Pike, Dover')).toEqual(['–']);
  });

  test('a colon that does not touch the speaker does not', () => {
    expect(cues('VALE: Where were you?\n\nJONES (rising): At home, with the dog.')).toEqual([':', '']);
  });
});

test('the word before a caption reports nothing', () => {
  const text =
    'Macrae said she would return.\n\nPhotograph: the MV ‘Sula’ at Colsay pier, where the linkspan has been closed since Easter';
  expect(cues(text)).toEqual(['said']);
});

test('a verb of speech is the cue, whatever mark follows it', () => {
  expect(cues('Ann Pike said: “It is too loud and too late.”')).not.toContain(':');
});

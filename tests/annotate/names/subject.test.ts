import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLexicon } from '../../../src/annotate/names/lexicon.js';
import { spellingsOf } from '../../../src/annotate/names/spellings.js';
import { subjectOf } from '../../../src/annotate/names/subject.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { readWeights } from '../../../src/sequence/weights.js';

const spellings = spellingsOf(readLexicon(readWeights(readFileSync('data/lexicons/names.bin'))));

function subjectsOf(text: string): { sport: number; business: number } {
  const { tokens } = prepare(text);
  spellings.grow();
  const subject = subjectOf(tokens, spellings.looks(tokens));
  return { sport: subject & 3, business: subject >> 2 };
}

describe('the subject of an article', () => {
  test('is sport where its words are', () => {
    const text = 'Dunmore won the match with two goals after the coach changed three players at halftime.';
    expect(subjectsOf(text)).toEqual({ sport: 3, business: 0 });
  });

  test('is business where its words are', () => {
    const text =
      'Shares of Delmar fell 4 percent after quarterly profits and revenue missed what analysts expected.';
    expect(subjectsOf(text)).toEqual({ sport: 0, business: 3 });
  });

  test('is neither for a single word, nor for an empty text', () => {
    expect(subjectsOf('The council will match the sum that residents raised for the library.')).toEqual({
      sport: 0,
      business: 0,
    });
    expect(subjectsOf('')).toEqual({ sport: 0, business: 0 });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLexicon } from '../../../src/annotate/names/lexicon.js';
import { spellingsOf } from '../../../src/annotate/names/spellings.js';
import { findStretches } from '../../../src/annotate/names/stretches.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { readWeights } from '../../../src/sequence/weights.js';

const spellings = spellingsOf(readLexicon(readWeights(readFileSync('data/lexicons/names.bin'))));

function stretchesOf(text: string): string[] {
  const prepared = prepare(text);
  spellings.grow();
  const { start, end } = prepared.tokens;
  return findStretches(prepared, spellings.looks(prepared.tokens)).map((s) =>
    text.slice(start[s.start], end[s.end - 1]),
  );
}

describe('what may belong to a name is looked at, and nothing else', () => {
  test.each([
    ['a run of capitals', 'we met Lena Harcourt in May.', ['Lena Harcourt in May']],
    ['capitals and the links between them', 'the Bank of the West said', ['Bank of the West']],
    ['no link at the end', 'Harcourt of all people', ['Harcourt']],
    ['a small particle before a capital', 'they chose de Villiers again', ['de Villiers']],
    ['a possessive that may be part of the name', "at Harcourt's door", ["Harcourt's"]],
    ['a number after a name', 'a Delmar 747 landed', ['Delmar 747']],
    ['a nickname in marks', 'saw Hector "Macho" Rivas win', ['Hector "Macho" Rivas']],
    ['a word in brackets after a name', 'a win for Rad (B) at home', ['Rad (B)']],
    [
      'a capitalised function word only beside another capital',
      'The Hague waits. The judge rose.',
      ['The Hague'],
    ],
    ['nothing without a capital', 'the interior ministry said 14 things', []],
  ])('%s', (_, text, stretches) => {
    expect(stretchesOf(text)).toEqual(stretches);
  });

  test('a stretch ends with its sentence', () => {
    expect(stretchesOf('We saw Harcourt. Delmar closed.')).toEqual(['Harcourt', 'Delmar']);
  });
});

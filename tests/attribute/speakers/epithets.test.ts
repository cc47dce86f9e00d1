import { describe, expect, test } from 'vitest';
import { speakersOf } from '../marked-story.js';

describe('somebody called by origin', () => {
  test('is the one whom the text said to be from there', () => {
    expect(
      speakersOf(
        'Swedish skier {p|Lena Sand} won. Austrian rival {p|Marta Keller} fell. {s1|The Swede} {k1|said} {c1|it was cold}. {s2|The Austrian} {k2|said} {c2|she had lost a pole}.',
      ),
    ).toEqual(['Lena Sand', 'Marta Keller']);
  });

  test('is whoever is spoken of where the text does not say', () => {
    expect(
      speakersOf('{p|Lena Sand} won the downhill. {s1|The Swede} {k1|said} {c1|the snow was perfect}.'),
    ).toEqual(['Lena Sand']);
  });

  test('is from the state in the brackets after the name', () => {
    expect(
      speakersOf(
        '{p|Ruth Bell} (D-Ohio) and {p|Carl Moss} (R-Texas) met. {s1|The Texan} {k1|said} {c1|it was late}.',
      ),
    ).toEqual(['Carl Moss']);
  });

  test('is nobody where the word means a people', () => {
    expect(speakersOf('{p|Lena Sand} won. {s1|The Dutch} {k1|said} {c1|they would appeal}.')).toEqual([
      'The Dutch',
    ]);
  });
});

describe('somebody called by age or children', () => {
  test('is the one with that age beside the name', () => {
    expect(
      speakersOf(
        '{p|Abel Karim}, 45, met {p|Ben Ash}, 30. {s1|The 45-year-old farmer} {k1|said} {c1|it was late}.',
      ),
    ).toEqual(['Abel Karim']);
  });

  test('is whoever is spoken of', () => {
    expect(
      speakersOf('{p|Salma Hale} lost her house. {c1|“Nothing is left,”} {s1|the mother of four} {k1|said}.'),
    ).toEqual(['Salma Hale']);
  });

  test('stays without a name where the text tells of somebody of that age without one', () => {
    expect(
      speakersOf(
        '{p|Ben Ash} saw a 34-year-old man swim. {s1|The 34-year-old man} {k1|said} {c1|it was cold}.',
      ),
    ).toEqual(['The 34-year-old man']);
  });
});

import { describe, expect, test } from 'vitest';
import { storyOf } from '../marked-story.js';

const genders = (marked: string): (string | null)[] =>
  storyOf(marked).story.facts.map(({ gender }) => gender);

describe('a person’s gender', () => {
  test('is told by the first name', () => {
    expect(genders('{p|Mary Hale} met {p|John Ash}.')).toEqual(['female', 'male']);
  });

  test('is told by a title before the first name', () => {
    expect(genders('Mr. {p|Kim Hale} left.')).toEqual(['male']);
  });

  test('is not told by a title that men and women share', () => {
    expect(genders('Rep. {p|Mary Hale} met Rep. {p|John Ash}.')).toEqual(['female', 'male']);
  });

  test('is told by the pronouns that follow, where the first name is either’s', () => {
    expect(genders('{p|Robin Hale} sold her boat. She kept the oars.')).toEqual(['female']);
  });

  test('is told by pronouns against a first name that misleads', () => {
    expect(genders('{p|Mary Hale} sold his boat. He kept the oars. {p|Hale} lost his hat.')).toEqual([
      'male',
    ]);
  });

  test('is not told by pronouns in a quotation, nor in a sentence with two people', () => {
    expect(
      genders('{p|Robin Hale} met {p|Kim Ash} and his dog. {p|Robin Hale} shouted “he did it!”'),
    ).toEqual([null, null]);
  });

  test('is not told by the pronoun of whoever names them in a quotation', () => {
    expect(genders('“{p|Robin Hale} is the heart of this team,” she said.')).toEqual([null]);
  });

  test('is left open where the text says they/them', () => {
    expect(genders('{p|Mary Hale}, who uses they/them pronouns, left.')).toEqual([null]);
  });
});

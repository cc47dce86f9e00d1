import { describe, expect, test } from 'vitest';
import { storyOf } from '../marked-story.js';

/** "name: alias, alias" for each entity. */
function cast(marked: string): string[] {
  return storyOf(marked).story.entities.map(({ name, aliases }) =>
    aliases.length > 0 ? `${name}: ${aliases.join(', ')}` : name,
  );
}

describe('the names of one person', () => {
  test('a surname joins the full name before it', () => {
    expect(cast('{p|Ana Roe} spoke. {p|Roe} left.')).toEqual(['Ana Roe: Roe']);
  });

  test('a surname in the headline joins the full name that follows', () => {
    expect(cast('{p|Roe} quits\n\nMayor {p|Ana Roe} quit on Monday.')).toEqual(['Ana Roe: Roe']);
  });

  test('a first name alone joins its bearer', () => {
    expect(cast('{p|Ana Roe} sang. “Sing, {p|Ana},” they cried.')).toEqual(['Ana Roe: Ana']);
  });

  test('a short form of the first name is the same person', () => {
    expect(cast('{p|William Hart} won. {p|Bill Hart} lost.')).toEqual(['William Hart: Bill Hart']);
  });

  test('a middle initial makes no second person', () => {
    expect(cast('{p|Ana B. Roe} spoke. {p|Ana Roe} left.')).toEqual(['Ana B. Roe: Ana Roe']);
  });

  test('a title is no part of the name', () => {
    expect(cast('{p|Sen. Ana Roe} spoke.')).toEqual(['Ana Roe']);
  });

  test('two people of one surname stay two, and the surname is the one named last', () => {
    const { story } = storyOf('{p|Ana Roe} met {p|Ben Roe}. {p|Roe} laughed.');
    expect(story.entities.map(({ mentions }) => mentions.length)).toEqual([1, 2]);
  });

  test('a title tells which of a couple is meant', () => {
    const { story } = storyOf('{p|Anna Roe} met {p|Robert Roe}. Mrs. {p|Roe} laughed.');
    expect(story.entities.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Anna Roe', 2],
      ['Robert Roe', 1],
    ]);
  });

  test('a title that fits nobody makes a person of its own', () => {
    expect(cast('{p|Anna Roe} came alone. Mr. {p|Roe} was ill.')).toEqual(['Anna Roe', 'Roe']);
  });
});

describe('a couple with one surname', () => {
  test('shares it, so that a title tells who is meant', () => {
    const { story } = storyOf('{p|Ada} and {p|Conrad Bell} sold up. Mrs. {p|Bell} wept. Mr. {p|Bell} sang.');
    expect(story.entities.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ada', 2],
      ['Conrad Bell', 2],
    ]);
  });
});

describe('the names of one organization', () => {
  test('an acronym in brackets is an alias', () => {
    expect(cast('The {o|National Grain Council} ({o|NGC}) met. {o|NGC} staff left.')).toEqual([
      'National Grain Council: NGC',
    ]);
  });

  test('an acronym by initials is an alias', () => {
    expect(cast('{o|Harbour Pilots Union} spoke. The {o|HPU} struck.')).toEqual([
      'Harbour Pilots Union: HPU',
    ]);
  });

  test('a legal ending makes no second firm', () => {
    expect(cast('{o|Norvik Corp.} fell. {o|Norvik} rose.')).toEqual(['Norvik Corp.: Norvik']);
  });

  test('the last word of one longer name stands for it', () => {
    expect(cast('{o|Harbour Street Journal} wrote it. The {o|Journal} said so.')).toEqual([
      'Harbour Street Journal: Journal',
    ]);
  });

  test('a word that two names share stands for neither', () => {
    expect(cast('{o|Norvik Steel} and {o|Norvik Air} met {o|Norvik}.')).toHaveLength(3);
  });

  test('"Party" alone is no party by name', () => {
    expect(cast('The {o|Orchard Party} won. The {o|Party} sang.')).toHaveLength(2);
  });
});

describe('what the story tells of a person', () => {
  const descriptionOf = (marked: string): string | undefined =>
    storyOf(marked).story.entities[0]?.description;

  test('an apposition gives the role', () => {
    expect(descriptionOf('{p|Ana Roe}, the chief executive of {o|Norvik}, left.')).toBe(
      'chief executive of Norvik',
    );
  });

  test('nouns before the name give the role', () => {
    expect(descriptionOf('Harbour union leader {p|Ben Ash} left.')).toBe('Harbour union leader');
  });

  test('a list of people gives no role', () => {
    expect(descriptionOf('{p|Ana Roe}, {p|Ben Ash} and others left.')).toBeUndefined();
  });

  test('a noun phrase and a comma before the name give the role', () => {
    expect(descriptionOf('The owner of the shop, 68-year-old {p|Ruth Kessel}, was there.')).toBe(
      'owner of the shop',
    );
  });

  test('an object before a comma gives none', () => {
    expect(descriptionOf('It would hurt the nominee with young voters, {p|Ana Roe} said.')).toBeUndefined();
  });

  test('an age gives no role', () => {
    expect(descriptionOf('{p|Ana Roe}, 43, left.')).toBeUndefined();
  });
});

describe('names that the story corrects', () => {
  test('"Mr." makes a person of what was taken for a firm', () => {
    expect(storyOf('{p|Ildo Guajardo} came. {o|Mr. Guajardo} left.').story.entities).toHaveLength(1);
  });

  test('a bare surname taken for a firm is the person', () => {
    expect(cast('{p|Ana Roe} came. {o|Roe} left. {p|Roe} sang.')).toEqual(['Ana Roe: Roe']);
  });

  test('a misspelt surname is the same person', () => {
    expect(cast('{p|Tyra McClenney} came. {p|McLenney} left.')).toEqual(['Tyra McClenney: McLenney']);
  });

  test('a misspelt surname is the same person, though it was taken for a body', () => {
    expect(cast('{p|Tyra Donnelly} spoke. {o|Donelly} left.')).toEqual(['Tyra Donnelly: Donelly']);
  });

  test('a family is no misspelt surname', () => {
    expect(cast('{p|Anna Clinton} came. The {p|Clintons} left.')).toHaveLength(2);
  });

  test('a first name used alone leaves the surname with whom it stood for', () => {
    const { story } = storyOf(
      '{p|Ted Cruz} spoke. {p|Cruz} sat. His father, {p|Rafael Cruz}, and {p|Rafael} left. {p|Cruz} sang.',
    );
    expect(story.entities.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ted Cruz', 3],
      ['Rafael Cruz', 2],
    ]);
  });
});

test('places under two names are one', () => {
  expect(cast('The {l|United States} agreed. The {l|U.S.} paid.')).toEqual(['United States: U.S.']);
});

test('no two entities share a mention, and every mention has its entity', () => {
  const { story } = storyOf(
    '{p|Ana Roe} of {o|Norvik} met {p|Roe} in {l|Lund}; {x|Norse} songs, {o|Norvik}.',
  );
  const starts = story.entities.flatMap(({ mentions }) => mentions.map(({ start }) => start));
  expect(new Set(starts).size).toBe(starts.length);
  expect(starts).toHaveLength(story.mentions.length);
});

import { describe, expect, test } from 'vitest';
import { quotesOf, speakersOf } from '../marked-story.js';

describe('a printed name', () => {
  test('is the fullest form that the story gives', () => {
    expect(speakersOf('{p|Kim Adler} came. {c1|“It rained,”} {k1|said} {s1|{p|Adler}}.')).toEqual([
      'Kim Adler',
    ]);
  });

  test('is the person, not the organization in her apposition', () => {
    expect(speakersOf('{c1|“We win,”} {k1|said} {s1|{p|Ana Roe}, head of {o|Norvik Steel}}.')).toEqual([
      'Ana Roe',
    ]);
  });

  test('is the person after the possessor', () => {
    expect(speakersOf('{s1|{o|Norvik}’s chief executive {p|Ana Roe}} {k1|said} {c1|it was over}.')).toEqual([
      'Ana Roe',
    ]);
  });
});

describe('a pronoun', () => {
  test('is the speaker of the sentence before', () => {
    expect(
      speakersOf('{s1|{p|John Hale}} {k1|said} {c1|it was late}. {s2|He} {k2|added} {c2|that it was dark}.'),
    ).toEqual(['John Hale', 'John Hale']);
  });

  test('is of the right gender', () => {
    expect(
      speakersOf('{p|Mary Hale} met {p|John Ash} in the rain. {s1|She} {k1|said} {c1|it was wet}.'),
    ).toEqual(['Mary Hale']);
  });

  test('"who" is the name before it', () => {
    expect(speakersOf('{p|Mary Hale}, {s1|who} {k1|said} {c1|she was ill}, left.')).toEqual(['Mary Hale']);
  });

  test('"who" after a noun is that noun', () => {
    expect(speakersOf('Two farmers {s1|who} {k1|said} {c1|they were ruined} left.')).toEqual(['Two farmers']);
  });

  test('"I" within a quote is its speaker', () => {
    expect(speakersOf('{c1|“{s2|I} {k2|told} them {c2|it was wrong},”} {k1|said} {s1|{p|Ana Roe}}.')).toEqual(
      ['Ana Roe', 'Ana Roe'],
    );
  });

  test('"I" outside a quote is the author', () => {
    const authorship = { author: 'Una Writer', publisher: null };
    expect(speakersOf('{s1|I} {k1|think} {c1|it is late}.', authorship)).toEqual(['Una Writer']);
  });

  test('without anybody to stand for has no speaker rather than a wrong one', () => {
    expect(speakersOf('{s1|He} {k1|said} {c1|it was late}.')).toEqual([null]);
  });
});

describe('a noun', () => {
  test('is the person who bears the role', () => {
    expect(
      speakersOf('{p|Sen. Ann Lee} and {p|Bo Fry} met. {s1|The senator} {k1|said} {c1|it went well}.'),
    ).toEqual(['Ann Lee']);
  });

  test('"the company" is the organization named last', () => {
    expect(speakersOf('{o|Norvik} cut jobs. {s1|The company} {k1|said} {c1|it had no choice}.')).toEqual([
      'Norvik',
    ]);
  });

  test('that nobody is named for stays a noun', () => {
    const [quote] = quotesOf('{s1|Two witnesses} {k1|said} {c1|the car was red}.');
    expect(quote!.speaker).toMatchObject({ name: 'Two witnesses', kind: 'group', entity: null });
  });

  test('"a spokesman for" a name is not that name', () => {
    const [quote] = quotesOf('{s1|A spokesman for {p|Ana Roe}} {k1|said} {c1|she was away}.');
    expect(quote!.speaker).toMatchObject({ name: 'A spokesman for Ana Roe', kind: 'unnamed' });
  });

  test('a report is a document', () => {
    const [quote] = quotesOf('{s1|The report} {k1|said} {c1|the dam was old}.');
    expect(quote!.speaker).toMatchObject({ kind: 'document', entity: null });
  });

  test('"her lawyer" names whose lawyer', () => {
    expect(speakersOf('{p|Mary Hale} was silent. {s1|Her lawyer} {k1|said} {c1|she would appeal}.')).toEqual([
      'Mary Hale’s lawyer',
    ]);
  });
});

describe('a quotation without a source', () => {
  test('goes on with the speaker before it', () => {
    expect(speakersOf('{c1|“It is late,”} {k1|said} {s1|{p|Ana Roe}}.\n\n{c2|“I am going home.”}')).toEqual([
      'Ana Roe',
      'Ana Roe',
    ]);
  });

  test('at the head of a story has no speaker', () => {
    expect(speakersOf('{c1|“I am going home.”}\n\nIt was late.')).toEqual([null]);
  });
});

describe('a report whose source was not printed beside its cue', () => {
  test('is of the name that opens the sentence', () => {
    expect(
      speakersOf('{p|Ana Roe}, whose firm built the dam, {k1|said in a letter} {c1|it would hold}.'),
    ).toEqual(['Ana Roe']);
  });

  test('is of the name after the cue', () => {
    expect(speakersOf('{c1|“It will hold,”} {k1|said} {p|Ana Roe}.')).toEqual(['Ana Roe']);
  });

  test('is not of a place that opens the sentence', () => {
    expect(speakersOf('In {l|Lund}, people {k1|said} {c1|it would hold}.')).toEqual([null]);
  });
});

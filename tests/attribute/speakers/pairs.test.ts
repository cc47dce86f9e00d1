import { describe, expect, test } from 'vitest';
import { speakersOf } from '../marked-story.js';

describe('two speakers in one phrase', () => {
  test('"the two men" are the two who were just named', () => {
    expect(
      speakersOf('{p|John Ash} met {p|Peter Hale} on the pier. {s1|The two men} {k1|said} {c1|it was over}.'),
    ).toEqual(['John Ash and Peter Hale']);
  });

  test('"the two women" leaves the man out who stands between them', () => {
    expect(
      speakersOf(
        '{p|Mary Ash} met {p|Peter Hale} and {p|Susan Roe}. {s1|The two women} {k1|said} {c1|it was over}.',
      ),
    ).toEqual(['Mary Ash and Susan Roe']);
  });

  test('"the two firms" are the two just named', () => {
    expect(
      speakersOf('{o|Norvik Steel} bought {o|Velmora}. {s1|The two firms} {k1|said} {c1|nobody would go}.'),
    ).toEqual(['Norvik Steel and Velmora']);
  });

  test('"the two countries" are countries, not the town where they met', () => {
    expect(
      speakersOf(
        '{l|Norway} and {l|Chile} met in {l|Lima}. {s1|The two countries} {k1|said} {c1|it was over}.',
      ),
    ).toEqual(['Norway and Chile']);
  });

  test('"which" after two countries and what they are is both', () => {
    expect(
      speakersOf(
        'It came from {l|Norway} and {l|Chile}, the world’s two biggest polluters, {s1|which} {k1|vowed} {c1|to stop}.',
      ),
    ).toEqual(['Norway and Chile']);
  });

  test('"both lawmakers" are the two whom the text calls so', () => {
    expect(
      speakersOf(
        'Sen. {p|Ruth Bell} and Rep. {p|Carl Moss} met. {s1|Both lawmakers} {k1|said} {c1|it was over}.',
      ),
    ).toEqual(['Ruth Bell and Carl Moss']);
  });

  test('"the two men" stay as printed where three were named', () => {
    expect(
      speakersOf(
        '{p|John Ash}, {p|Peter Hale} and {p|Paul Roe} met. {s1|The two men} {k1|said} {c1|it was over}.',
      ),
    ).toEqual(['The two men']);
  });

  test('"the mayor and his aides" begin with the mayor’s name', () => {
    expect(
      speakersOf('Mayor {p|John Ash} smiled. {s1|The mayor and his aides} {k1|said} {c1|little}.'),
    ).toEqual(['John Ash and his aides']);
  });

  test('"who" after two names that a plural noun introduces is both', () => {
    expect(
      speakersOf('Two voters, {p|Tess Hale} and {p|Ben Ash}, {s1|who} {k1|said} {c1|it rained}, left.'),
    ).toEqual(['Tess Hale and Ben Ash']);
  });

  test('"which" after a plural noun that describes two names is both', () => {
    expect(
      speakersOf(
        'It came from {l|Norway} and {l|Chile}, the two largest exporters, {s1|which} {k1|vowed} {c1|to stop}.',
      ),
    ).toEqual(['Norway and Chile']);
  });

  test('"who" after two names alone is the last of them', () => {
    expect(speakersOf('She met {p|Tess Hale} and {p|Ben Ash}, {s1|who} {k1|said} {c1|it rained}.')).toEqual([
      'Ben Ash',
    ]);
  });
});

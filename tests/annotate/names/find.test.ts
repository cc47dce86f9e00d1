import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typeOfName } from '../../../src/annotate/names/certain-types.js';
import { findNames } from '../../../src/annotate/names/find.js';
import { NAME_TYPES } from '../../../src/annotate/names/labels.js';
import { readNameModel } from '../../../src/annotate/names/model.js';
import { OnrecordError } from '../../../src/errors.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { readWeights, writeWeights } from '../../../src/sequence/weights.js';

const weights = readWeights(readFileSync('data/models/names.bin'));
const lexicon = readWeights(readFileSync('data/lexicons/names.bin'));
const kernel = readFileSync('data/models/sums.wasm');
const model = readNameModel(weights, lexicon, kernel);

/** Each name as "type: words", in order. */
function namesOf(text: string): string[] {
  return findNames(prepare(text), model).map(({ type, start, end }) => `${type}: ${text.slice(start, end)}`);
}

describe('names are found with their type', () => {
  test.each([
    [
      'Marta Lindqvist, a spokeswoman for Brightwater Energy Corp., said the plant in Norway would close.',
      ['person: Marta Lindqvist', 'organization: Brightwater Energy Corp.', 'place: Norway'],
    ],
    [
      'The Ministry of Fisheries said on Tuesday that talks with Iceland had failed.',
      ['organization: Ministry of Fisheries', 'place: Iceland'],
    ],
    [
      'Shares of Halvorsen Motors Inc. fell 4 percent in London after the Financial Times report.',
      ['organization: Halvorsen Motors Inc.', 'place: London', 'organization: Financial Times'],
    ],
    ['“We won,” Sen. Dana Whitlock told reporters in Ohio.', ['person: Dana Whitlock', 'place: Ohio']],
    ['President Tomas Ferreira flew to Lisbon.', ['person: Tomas Ferreira', 'place: Lisbon']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('the party and seat of a politician', () => {
  test.each([
    ['Sen. Jon Tervo (R-Mont.) voted no.', ['person: Jon Tervo']],
    ['“It is dead,” said Rep. Ann Okoro, D-Calif., on Monday.', ['person: Ann Okoro']],
    [
      'Rep. Maria Vela (D-N.Y.) and Sen. Rosa Quint (I-Vt.) agreed.',
      ['person: Maria Vela', 'person: Rosa Quint'],
    ],
  ])('name nobody: %s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  test('are no more than that: a place with a hyphen stays one', () => {
    expect(namesOf('The road to D-Town, Ohio, is closed.')).toContain('place: Ohio');
  });
});

test('first names that are other words too belong to the name where nothing else asks for the capital', () => {
  expect(namesOf('“No,” said Per Lund. The mayor, Will Dorsey, met Ana Roe.')).toEqual([
    'person: Per Lund',
    'person: Will Dorsey',
    'person: Ana Roe',
  ]);
});

test('a court is an organization wherever it sits', () => {
  expect(namesOf('Pruitt took 300 vials over 18 months, Harlan Crown Court heard.')).toContain(
    'organization: Harlan Crown Court',
  );
});

test('addresses, accounts and topics are no names', () => {
  expect(
    namesOf('Follow Ann Lund on Twitter @AnnLund: see https://t.co/KR4767EKcx, Heron.org/News and #RINO.'),
  ).toEqual(['person: Ann Lund', 'organization: Twitter']);
});

describe('the edges of a name', () => {
  test('leave out a possessive', () => {
    expect(namesOf("Germany's parliament and Ana Petrova’s lawyer agreed.")).toEqual([
      'place: Germany',
      'person: Ana Petrova',
    ]);
  });

  test('leave out the article of a sentence, and keep that of a newspaper', () => {
    expect(namesOf('The Red Cross said on Friday that its trucks had reached Kenya.')).toEqual([
      'organization: Red Cross',
      'place: Kenya',
    ]);
    expect(namesOf('She told The Daily Tribune that she would resign.')).toEqual([
      'organization: The Daily Tribune',
    ]);
  });

  test('leave a bracketed acronym to be a name of its own', () => {
    const names = namesOf('The International Monetary Fund (IMF) said the IMF would send a team to Kenya.');
    expect(names).toEqual([
      'organization: International Monetary Fund',
      'organization: IMF',
      'organization: IMF',
      'place: Kenya',
    ]);
  });

  test('hold a first name that stands before a name unknown to it', () => {
    expect(namesOf("Marchbank's barrister, Edmund Tace KC, put it to her that she had lied.")).toEqual([
      'person: Marchbank',
      'person: Edmund Tace KC',
    ]);
  });

  test('leave out a form of address', () => {
    expect(namesOf('“Not now,” Mr. Harrow said of Mrs. Quill’s plan.')).toEqual([
      'person: Harrow',
      'person: Quill',
    ]);
    expect(namesOf('A note to Mr. Holt-Eakin and Ms Bauer')).toEqual(['person: Holt-Eakin', 'person: Bauer']);
  });

  test('keep an organization within an apposition apart from its person', () => {
    const names = namesOf('Ruth Okafor, chief executive of Delmar Airlines, resigned on Monday.');
    expect(names).toEqual(['person: Ruth Okafor', 'organization: Delmar Airlines']);
  });
});

describe('a title of a work is no organization', () => {
  test.each([
    'The studio delayed its comedy, The Long Season, which mocks a minister.',
    'She won a prize for the novel “The Long Season” in May.',
  ])('%s', (text) => {
    expect(namesOf(text).filter((name) => name.includes('Long Season'))).toHaveLength(1);
    expect(namesOf(text).find((name) => name.includes('Long Season'))).toMatch(
      /^other: (?:The )?Long Season$/,
    );
  });
});

test('"Federation of ..." is an organization whatever the tagger makes of it, "Taming of ..." is not', () => {
  const other = NAME_TYPES.indexOf('other');
  const typeOf = (text: string) => NAME_TYPES[typeOfName(prepare(text), { start: 1, end: 5, type: other })];
  expect(typeOf('The Federation of Small Shops met.')).toBe('organization');
  expect(typeOf('The Taming of Small Shrews ended.')).toBe('other');
});

test('a particle between two halves of a name is within it', () => {
  expect(namesOf('Mr. Khalid bin Tarik, the minister, said he welcomed the plan.')).toEqual([
    'person: Khalid bin Tarik',
  ]);
});

test('a capital that warns is a place', () => {
  expect(namesOf('Hours after Pyongyang warned of war, the drills went on.')).toEqual(['place: Pyongyang']);
});

describe('what is no name is left alone', () => {
  test.each([
    '',
    'the price of oil rose by 3 percent as demand grew.',
    'Yesterday it rained. However, nobody minded.',
    'He said: “That is not what we agreed.”',
    '12:30 14.5 — ... !!! "',
  ])('%j', (text) => {
    expect(namesOf(text)).toEqual([]);
  });
});

describe('a document helps its words', () => {
  test('a surname is a person where the full name is', () => {
    const text = 'Lena Harcourt spoke first.\n\nHarcourt said she was pleased. “I agree,” Harcourt added.';
    expect(namesOf(text)).toEqual(['person: Lena Harcourt', 'person: Harcourt', 'person: Harcourt']);
  });

  test('a heading in capitals is read by the names of the body', () => {
    const text =
      'HARCOURT TO LEAVE BOARD IN MAY\n\nLena Harcourt, the head of Delmar Airlines, will leave the board in May. Harcourt declined to comment.';
    expect(namesOf(text).slice(0, 2)).toEqual(['person: HARCOURT', 'person: Lena Harcourt']);
  });
});

describe('names of any text', () => {
  test('lie in order, do not overlap, and are as sure as a probability', () => {
    const word = fc.constantFrom(
      'Anna',
      'the',
      'Bank',
      'of',
      'IBM',
      ',',
      '.',
      '"',
      "'s",
      'said',
      '-',
      '(',
      '\n',
      '7',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.string({ maxLength: 20 }), (words, noise) => {
        const prepared = prepare(words.join(' ') + noise);
        let last = 0;
        for (const { start, end, firstToken, endToken, confidence } of findNames(prepared, model)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(prepared.tokens.start[firstToken]).toBe(start);
          expect(prepared.tokens.end[endToken - 1]).toBe(end);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          last = end;
        }
      }),
    );
  });

  test('are the same whatever was read before', () => {
    const text = 'Delmar Airlines named Lena Harcourt to its board in Chicago.';
    const fresh = findNames(prepare(text), readNameModel(weights, lexicon, kernel));
    namesOf('Chicago Harcourt Delmar. Something else entirely, with IBM and CHICAGO.');
    expect(findNames(prepare(text), model)).toEqual(fresh);
  });
});

describe('a model of another kind', () => {
  test('is refused', () => {
    expect(() => readNameModel(lexicon, weights, kernel)).toThrow(OnrecordError);
    expect(() => readNameModel(readWeights(writeWeights({ kind: 'names' }, {})), lexicon, kernel)).toThrow(
      OnrecordError,
    );
  });
});

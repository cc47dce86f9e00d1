import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseByline } from '../src/byline.js';
import { parseDateline } from '../src/dateline.js';
import { layOut, parseCredit, parseDateLine } from '../src/furniture.js';

/** [kind, line] for each line; a dateline that opens a line is split off with "|". */
function kinds(text: string, title?: string): [string, string][] {
  return layOut(text, title).map(({ start, end, kind, bodyStart }) => {
    const dateline = text.slice(start, bodyStart);
    return [kind, (dateline ? `${dateline}|` : '') + text.slice(bodyStart, end)];
  });
}

const BODY = 'The harbour will stay closed until the ice is gone, the port captain said on Monday.';

describe('lines above the report', () => {
  test('headline, byline, date and dateline are told apart', () => {
    const text = `Harbour shut by ice\nBy Mara Voss\nMarch 4, 2015\n\nPORTSEA (Reuters) - ${BODY}\n\nNobody minds.`;
    expect(kinds(text)).toEqual([
      ['headline', 'Harbour shut by ice'],
      ['byline', 'By Mara Voss'],
      ['date', 'March 4, 2015'],
      ['body', `PORTSEA (Reuters) - |${BODY}`],
      ['body', 'Nobody minds.'],
    ]);
  });

  test('labelled lines are kept out', () => {
    const text = `Title: Harbour shut by ice\nDate: 4 March 2015\nURL: https://example.org/ice\n\n${BODY}`;
    expect(kinds(text).map(([kind]) => kind)).toEqual(['headline', 'credit', 'credit', 'body']);
  });

  test('a byline is found below the sentence under the headline', () => {
    const text = `Harbour shut by ice\n\nFerries will not run for a week.\n\nBy Mara Voss and Ivo Lind\n4 March 2015\n\n${BODY}`;
    expect(kinds(text).map(([kind]) => kind)).toEqual(['headline', 'body', 'byline', 'date', 'body']);
  });

  test('a first line with a full stop is the headline only where metadata say so', () => {
    const text = `Harbour shut by ice.\n\n${BODY}`;
    expect(kinds(text)[0]?.[0]).toBe('body');
    expect(kinds(text, 'Harbour shut by ice')[0]?.[0]).toBe('headline');
  });

  test('a headline that a semicolon ends goes on in the next line', () => {
    const text = `Harbour shut by ice;\nFerries wait for the thaw.\n\n${BODY}`;
    expect(kinds(text).map(([kind]) => kind)).toEqual(['headline', 'headline', 'body']);
  });

  test.each([
    ['a single line is a report', BODY.slice(0, -1)],
    [
      'a wrapped paragraph has no headline',
      'The harbour will stay closed until the\nice is gone, the captain said.\n',
    ],
    [
      'a wrapped line may break before a name',
      'The harbour will stay closed, said the\nPort Authority of Sarno.\n',
    ],
    ['an opening sentence is no headline', `It is cold.\n\n${BODY}`],
    ['a speaker’s lead-in is no headline', `The mayor said:\n\n"No."\n\n${BODY}`],
    ['a sentence with a day is no date line', `On March 4, 2015 the ice came.\n\n${BODY}`],
  ])('%s', (_name, text) => expect(kinds(text).every(([kind]) => kind === 'body')).toBe(true));
});

describe('lines below the report', () => {
  test('tags after a source line are kept out', () => {
    expect(kinds(`${BODY}\n\nSource: Reuters, YouTube\n\nWeatherPortseaUncategorised`).slice(1)).toEqual([
      ['credit', 'Source: Reuters, YouTube'],
      ['tags', 'WeatherPortseaUncategorised'],
    ]);
  });

  test.each([
    ['credit', '(Reporting by Mara Voss in Portsea; Editing by Ivo Lind.)'],
    ['credit', '(Additional reporting by Tova Berg)'],
    ['credit', '© 2015 The Harbour Post. All rights reserved.'],
    ['credit', 'Copyright 2015 The Harbour Post'],
    ['tags', 'Tags: ice, harbour, ferries'],
    ['tags', 'Filed under: Weather'],
    ['tags', '#ice #harbour'],
    ['caption', '(Photo: Mara Voss)'],
  ])('%s: %s', (kind, line) => expect(kinds(`${BODY}\n\n${BODY}\n\n${line}`).at(-1)).toEqual([kind, line]));

  test.each([
    'Nobody came',
    'He left',
    'The source: a leak in the hull, said Voss.',
    'Reporting was slow that day.',
    'Mara Voss reported from Portsea.',
    'The editing by night took its toll.',
    'Tags were sewn on the coats of the children.',
  ])('body: %s', (line) => expect(kinds(`${BODY}\n\n${BODY}\n\n${line}`).at(-1)?.[0]).toBe('body'));
});

describe('captions say that they are captions', () => {
  test.each([
    'FILE PHOTO: The harbour in winter, seen from the mole. REUTERS/Mara Voss',
    'Photo by Mara Voss',
    'The harbour in winter. (AP Photo/Mara Voss)',
    'The harbour in winter. Image: Mara Voss.',
    'In this Dec. 3, 2014 file photo, ice covers the harbour.',
  ])('%s', (line) => expect(kinds(`${BODY}\n\n${line}\n\n${BODY}`)[1]).toEqual(['caption', line]));

  test.each([
    'Photos of the harbour were everywhere, she said.',
    'A photo by Voss hangs in the hall.',
    'Image is everything, he said.',
    'The picture: bleak, said Voss, and getting worse.',
  ])('not: %s', (line) => expect(kinds(`${BODY}\n\n${line}\n\n${BODY}`)[1]?.[0]).toBe('body'));
});

describe('bylines', () => {
  test.each([
    ['By Mara Voss', { author: 'Mara Voss' }],
    ['by Mara Voss', { author: 'Mara Voss' }],
    ['BY MARA VOSS', { author: 'MARA VOSS' }],
    ['By MARA VOSS, Associated Press', { author: 'MARA VOSS', publisher: 'Associated Press' }],
    ['By Mara Voss and Ivo Lind', { author: 'Mara Voss and Ivo Lind' }],
    ['By Ludwig van den Berg | Reuters', { author: 'Ludwig van den Berg', publisher: 'Reuters' }],
    ['By Mara Voss in Portsea', { author: 'Mara Voss' }],
    ['By Mara Voss, Political Correspondent', { author: 'Mara Voss' }],
    ['Mara Voss, staff writer', { author: 'Mara Voss' }],
    ['By Reuters Staff', { author: 'Reuters Staff', publisher: 'Reuters' }],
    ['By John Smith Jr.', { author: 'John Smith Jr.' }],
  ])('%s', (line, byline) => expect(parseByline(line)).toEqual(byline));

  test.each([
    'By Thursday',
    'By Monday Night',
    'By any measure',
    'By Land And Sea',
    'By Sunday morning, Voss had left.',
    'By then, Mara Voss had left',
    'By voting against the bill, Mara Voss lost her seat',
    'By "Mara Voss"',
    'Mara Voss, Ivo Lind, Tova Berg',
    'Mara Voss won',
  ])('not: %s', (line) => expect(parseByline(line)).toBeNull());
});

describe('datelines', () => {
  test.each([
    ['WASHINGTON (Reuters) - ', 'Reuters'],
    ['LONDON, Dec. 7 (AFP) -- ', 'AFP'],
    ['NEW YORK, 7 December 2014 (AP) — ', 'AP'],
    ['BEIJING, Dec. 7 /Xinhua/ -- ', 'Xinhua'],
    ['London, England (CNN) -- ', 'CNN'],
    ['ISLAMABAD (AFP): ', 'AFP'],
    ['CANBERRA, Australia (AP)_ ', 'AP'],
    ['(CNN) -- ', 'CNN'],
    ['(CNN)', 'CNN'],
    ['WASHINGTON — ', undefined],
    ['WASHINGTON—', undefined],
    ['DES MOINES, Iowa — ', undefined],
    ['ST. LOUIS - ', undefined],
  ])('%s', (dateline, agency) => {
    const expected = agency === undefined ? { length: dateline.length } : { length: dateline.length, agency };
    expect(parseDateline(`${dateline}The ice came.`)).toEqual(expected);
    expect(parseDateline(`${dateline}“The ice came,” he said.`)).toEqual(expected);
  });

  test.each([
    'NATO — the alliance of old — said so.',
    'VOSS: I think so.',
    'BREAKING — The ice came.',
    'GOP big-money group sues',
    'Sen. Ted Voss (R-Texas) — The man himself — came.',
    'New York - The city that never sleeps.',
    'The company (Voss) - The best of all.',
    'Nobody came - The ice had.',
    'SIEGEL--Jerome, 98, passed away.',
  ])('not: %s', (line) => expect(parseDateline(line)).toBeNull());

  test('a place without an agency counts only where the report begins', () => {
    const [first, second] = layOut(`WASHINGTON — ${BODY}\n\nPORTSEA — ${BODY}`);
    expect(first!.bodyStart - first!.start).toBe(13);
    expect(second!.bodyStart).toBe(second!.start);
  });
});

test('a source line names the publisher first', () => {
  expect(parseCredit('Source: Reuters, YouTube')).toEqual({ publisher: 'Reuters' });
  expect(parseCredit('Sources said so')).toBeNull();
});

test('a date line may hold the date of an update', () => {
  expect(parseDateLine('Published: 7 Dec 2014 10:00 | Updated: 8 Dec 2014 11:30')).toBe(
    '2014-12-07T10:00:00',
  );
  expect(parseDateLine('Dec 7, 2014 or so')).toBeNull();
});

test('the lines of any text are its non-blank lines in order, trimmed', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\r\n',
    ' ',
    'By Mara Voss',
    'X (AP) - ',
    'Tags: a',
    '"No."',
    BODY,
    '\u00A0',
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((parts) => parts.join('')),
      (text) => {
        const printed = layOut(text).map(({ start, end }) => text.slice(start, end));
        expect(printed).toEqual(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        );
        for (const { start, end, bodyStart } of layOut(text))
          expect(bodyStart).toSatisfy((at: number) => at >= start && at <= end);
      },
    ),
  );
});

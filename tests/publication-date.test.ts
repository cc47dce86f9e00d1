import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublicationDate } from '../src/publication-date.js';

describe('a publication date is brought to ISO 8601', () => {
  test.each([
    ['2014-12-07', '2014-12-07'],
    ['2014-12-07T10:00:00Z', '2014-12-07T10:00:00Z'],
    ['2014-12-07T10:00Z', '2014-12-07T10:00:00Z'],
    ['2014-12-07T10:00:00.123+0100', '2014-12-07T10:00:00+01:00'],
    ['2014-12-07 23:59:59', '2014-12-07T23:59:59'],
    ['2014/12/07', '2014-12-07'],
    ['20141207', '2014-12-07'],
    ['20141207T100000Z', '2014-12-07T10:00:00Z'],
    ['Sun, 07 Dec 2014 10:00:00 GMT', '2014-12-07T10:00:00Z'],
    ['Sun, 7 Dec 2014 10:00:00 -0500', '2014-12-07T10:00:00-05:00'],
    ['December 7, 2014', '2014-12-07'],
    ['April 01, 2009', '2009-04-01'],
    ['Monday, May 18, 2015', '2015-05-18'],
    ['Published: 7 December 2014', '2014-12-07'],
    ['7th of December 2014 at 6pm', '2014-12-07T18:00:00'],
    ['Dec. 7, 2014 12:30 AM EST', '2014-12-07T00:30:00-05:00'],
    ['Updated 9:05 p.m. ET, Sunday, December 7, 2014', '2014-12-07T21:05:00'],
    ['7-Dec-2014', '2014-12-07'],
    ['07.12.2014', '2014-12-07'],
    ['12/25/2014', '2014-12-25'],
    ['25/12/2014', '2014-12-25'],
    ['03/03/2015', '2015-03-03'],
  ])('%s', (printed, iso) => expect(parsePublicationDate(printed)).toBe(iso));
});

describe('what is no date, or not one that can be decided, gives none', () => {
  test.each([
    '',
    'yesterday',
    '2014',
    'May 2015',
    '03/04/2015',
    '2014-13-07',
    '2014-02-30',
    'February 30, 2014',
    'On May 18, 2015 he left',
    'The deal of May 18, 2015',
    '2014-12-07T25:00:00Z',
    '1234567890123',
  ])('%s', (printed) => expect(parsePublicationDate(printed)).toBeNull());
});

test('every ISO date-time of these centuries reads as itself', () => {
  const moment = fc.date({
    min: new Date('1600-01-01T00:00:00Z'),
    max: new Date('2099-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const iso = `${date.toISOString().slice(0, 19)}Z`;
      expect(parsePublicationDate(iso)).toBe(iso);
      expect(parsePublicationDate(date.toUTCString())).toBe(iso);
    }),
  );
});

test('any string at all is answered', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (printed) => void parsePublicationDate(printed)));
});

import { expect, test } from 'vitest';
import { datesOf, shown } from './reference.js';

/** What looks like a time expression and is none. */
const TRAPS = [
  'The lot cost $1,995 at auction.',
  'The lot cost £2014 and was paid.',
  'The Rovers won 3-2 on penalties.',
  'About 3/4 of the voters stayed away.',
  'May Whitlock spoke first.',
  'He may go, and may not.',
  'They march on the square.',
  'March with us, the banner said.',
  'April Sorensen chairs the board.',
  'August Lindqvist paints boats.',
  'She came second in the race.',
  'He came in third, a length behind.',
  'The second goal decided it.',
  'The line is open 24/7 for callers.',
  'Call 555-123-4567 or 0131 496 0000.',
  'Section 1502 covers the weir.',
  'See No. 1987 in the list.',
  'Flight 1812 was late.',
  'A Boeing 1900 landed.',
  'The A1990 was closed to lorries.',
  'Prices fall when it snows.',
  'The spring in the clock had snapped.',
  'They sat down to spring the trap.',
  'About 2000 people came.',
  'Some 1,500 homes lost power.',
  'Turnout was 19.90 percent.',
  'It fell 10.30 points.',
  'A six-year-old boy was found.',
  'He is 52 years old.',
  'The Sun reported it.',
  'It sat on the shelf.',
  'The jury will decide.',
  'Three quarters of the crew left.',
  'A quarter of the crew left.',
  'The French quarter is lively.',
  'A decimal such as 12.06 is no day.',
  'The ratio was 1:200 in the drawing.',
  'The address is 10.0.0.1 on the net.',
  'Version 2014.1.7.3 was installed.',
  'The bill, 99/99/9999, made no sense.',
  'The number 2014-13-45 is no day.',
  'They waved 1990x flags.',
  'A fan of Jan and Dec, the duo.',
  'She is the Person of the Year.',
  'He watched “This Week” with his sister.',
  'They read the USA Today column.',
  'Once in a while he sings.',
  'The dec was a wreck, mar and all.',
];

test.each(TRAPS)('nothing is found in: %s', (text) => {
  expect(shown(datesOf(text))).toEqual([]);
});

test('"May" between dates is a month, and a name before a verb', () => {
  expect(shown(datesOf('In May, May Whitlock may march.'))).toEqual(['May=2015-05']);
});

test('a date that no calendar has is left alone', () => {
  expect(shown(datesOf('The note is dated February 30.')).join()).not.toMatch(/02-30/);
  expect(shown(datesOf('The note is dated February 29, 2015.')).join()).not.toMatch(/02-29/);
});

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
  'Room 2012 is on the fourth floor.',
  'The score stood at 21-19 in the final set.',
  'They won 10-2 away.',
  'The court cited Section 12/4 of the code.',
  'Article 50 was never used.',
  'Chapter 11 shields the firm.',
  'The bus is the 36 to Lund.',
  'Augusta Ferris runs the mill.',
  'June Halloran sang.',
  'Autumn Beck won the prize.',
  'The minute hand was bent.',
  'Minutes of the meeting were lost.',
  'He took second place.',
  'The second-placed side lost.',
  'The third man ran.',
  'A quarter-final beckons.',
  'The quarterback fell.',
  'She is in her element.',
  'The hour hand was bent.',
  'Dial 1471 to hear it.',
  'Version 2.0 is slow.',
  'It weighs 12.5 kilos.',
  'The ratio is 5:1 in favour.',
  'The vote was 52 to 48.',
  'He ran 5k and then 10k.',
  'The M25 was shut.',
  'Psalm 23 was read.',
  'Route 66 is long.',
  'Its postcode is 90210.',
  'It cost 10p.',
  'The Times reported a loss.',
  'The Daily Mirror carried it.',
  'Monthly Review is a journal.',
  'Winter Ashe left the band.',
  'He was born to march.',
  'You may be right.',
  'They may, she said.',
  'The day nursery was full.',
  'She has a night job.',
  'The time machine is a film.',
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

test.todo('a weekday as a name is none: "Sunday Adeyemi scored twice." (needs the names stage)');
test.todo('a weekend in a name is none: "The Weekend Club plays jazz." (needs the names stage)');
test.todo('a house number is no year: "They live at 1984 Mill Lane."');

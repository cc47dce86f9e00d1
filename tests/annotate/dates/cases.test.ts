import { describe, expect, test } from 'vitest';
import { datesOf, datesOfUndated, shown } from './reference.js';

/** As of Wednesday 2015-06-17. */
const CASES: readonly (readonly [text: string, ...expected: string[]])[] = [
  ['The weir broke on Dec 6.', 'Dec 6=2014-12-06'],
  ['The weir broke on Dec. 6, 2013, at night.', 'Dec. 6, 2013=2013-12-06'],
  ['The weir broke on 6 December.', '6 December=2014-12-06'],
  ['Talks were held Dec. 6-8 in Oban.', 'Dec. 6=2014-12-06', '8=2014-12-08'],
  ['Hearings on April 24 and 25, 2013, were short.', 'April 24=2013-04-24', '25, 2013=2013-04-25'],
  ['It opened on Friday, March 6, after repairs.', 'Friday, March 6=2015-03-06'],
  ['The sale will start on Friday.', 'Friday=2015-06-19'],
  ['The sale started on Friday.', 'Friday=2015-06-12'],
  ['She arrived Wednesday.', 'Wednesday=2015-06-17'],
  ['He could be home as early as Monday.', 'Monday=2015-06-22'],
  ['The vote is scheduled for Tuesday.', 'Tuesday=2015-06-23'],
  ['He resigned last Monday.', 'last Monday=2015-06-15'],
  ['The mast fell early Tuesday.', 'early Tuesday=2015-06-16'],
  ['They will meet next week in Oban.', 'next week=2015-W26'],
  ['She was born two months ago.', 'two months ago=2015-04'],
  ['It rained ten days ago.', 'ten days ago=2015-06-07'],
  [
    'The blast came at 10:35 a.m. (0735 GMT) Friday, police said.',
    '10:35 a.m.=2015-06-12T10:35',
    '0735 GMT=2015-06-12T07:35Z',
    'Friday=2015-06-12',
  ],
  ['The train leaves at 9 p.m.', '9 p.m.=2015-06-17T21:00'],
  ['It lasted two and a half years.', 'two and a half years=P2Y6M'],
  ['It lasted 2 1/2 years.', '2 1/2 years=P2Y6M'],
  ['A 14-day truce held.', '14-day=P14D'],
  ['The ruin stood for hundreds of years.', 'hundreds of years=PXY'],
  ['She waited more than 20 years.', 'more than 20 years=P20Y'],
  ['The well ran dry in the mid-1980s.', 'the mid-1980s=198X'],
  ["Rents rose in the '90s.", "the '90s=199X"],
  ['He served from 1939-1945 at sea.', '1939=1939', '1945=1945'],
  ['April 25: the gates open.', 'April 25=2015-04-25'],
  ['It closed in nineteen ninety-four.', 'nineteen ninety-four=1994'],
  ['The choir sings on Tuesdays.', 'Tuesdays=XXXX-WXX-2'],
  ['The choir sings every other week.', 'every other week=P2W'],
  ['The shop shuts on Thanksgiving 2013.', 'Thanksgiving 2013=2013-11-28'],
  ['Polls open on Election Day 2012.', 'Election Day 2012=2012-11-06'],
  ['He fasts in Ramadan 2014.', 'Ramadan 2014=2014-07'],
  ['He was born on Easter Sunday 2010.', 'Easter Sunday 2010=2010-04-04'],
  [
    'On March 3, 2014, he fled; the next day he was caught.',
    'March 3, 2014=2014-03-03',
    'the next day=2014-03-04',
  ],
  ['He fled in 2010 and died two years earlier than planned.', '2010=2010', 'two years earlier=2008'],
  ['“We leave tomorrow,” she said.', 'tomorrow=2015-06-18'],
  ['Last Friday’s vote was close.', 'Last Friday=2015-06-12'],
  ['It was signed\non March\n3, 2014.', 'March\n3, 2014=2014-03-03'],
];

describe('dates of news copy', () => {
  test.each(CASES)('%s', (text, ...expected) => {
    expect(shown(datesOf(text))).toEqual(expected);
  });

  test('each says how sure it is and which rule found it', () => {
    const [explicit, inferred] = datesOf('It opened on March 3, 2014, and closed on Friday.');
    expect(explicit).toMatchObject({ certain: true, rule: 'month-day' });
    expect(inferred).toMatchObject({ certain: false, rule: 'weekday' });
  });

  test('words such as early and nearly become the mod of TIMEX3', () => {
    expect(datesOf('It closed in early 2009 after nearly ten years.').map(({ mod }) => mod)).toEqual([
      'START',
      'LESS_THAN',
    ]);
  });

  test('sets say how often', () => {
    expect(datesOf('The bus runs twice a week and every Tuesday.')).toMatchObject([
      { type: 'SET', value: 'P1W', freq: '2X' },
      { type: 'SET', value: 'XXXX-WXX-2', quant: 'EVERY' },
    ]);
  });

  test('a report of results turns "a year earlier" into its quarter', () => {
    const text =
      'Net income for the first quarter rose to $3 a share, from a profit of $2 a share a year earlier. Revenue fell.';
    expect(shown(datesOf(text))).toContain('a year earlier=2014-Q1');
    expect(shown(datesOf('The harbour was quiet a year ago.'))).toEqual(['a year ago=2014']);
  });
});

describe('the order of day and month in numeric dates', () => {
  const text = 'The permit was signed on 12/06/2014 in Oban.';

  test('follows the publisher', () => {
    expect(datesOf(text, { dayOrder: 'mdy' })).toMatchObject([{ value: '2014-12-06', certain: true }]);
    expect(datesOf(text, { dayOrder: 'dmy' })).toMatchObject([{ value: '2014-06-12', certain: true }]);
  });

  test('is inferred from the text and says so where nothing is set', () => {
    expect(datesOf(text)).toMatchObject([{ value: '2014-12-06', certain: false }]);
    expect(datesOf(`${text} It lapsed on 25/07/2014.`)[0]).toMatchObject({
      value: '2014-06-12',
      certain: false,
    });
    expect(datesOf(`${text} It lapsed on 3 July 2014.`)[0]).toMatchObject({
      value: '2014-06-12',
      certain: false,
    });
  });

  test('is plain where one number is over twelve', () => {
    expect(datesOf('Signed 25/07/2014.', { dayOrder: 'mdy' })).toMatchObject([
      { value: '2014-07-25', certain: true },
    ]);
  });
});

describe('an article without a date of publication', () => {
  test.each([
    ['The vote is on Friday.', 'Friday=XXXX-WXX-5'],
    ['He left yesterday.', 'yesterday=XXXX-XX-XX'],
    ['Rents rose last month.', 'last month=XXXX-XX'],
    ['Rents rose last year.', 'last year=XXXX'],
    ['Rents rose last week.', 'last week=XXXX-WXX'],
    ['The weir broke on Dec. 6.', 'Dec. 6=XXXX-12-06'],
    ['It broke on Dec. 6, 2013.', 'Dec. 6, 2013=2013-12-06'],
    ['Sales fell in the third quarter.', 'the third quarter=XXXX-Q3'],
    ['It will open this summer.', 'this summer=XXXX-SU'],
    ['The train left at 10:30 a.m.', '10:30 a.m.=XXXX-XX-XXT10:30'],
    ['It lasted three months.', 'three months=P3M'],
  ])('%s', (text, expected) => {
    expect(shown(datesOfUndated(text))).toEqual([expected]);
  });

  test('takes the date of its own date line', () => {
    const text =
      'Weir breaks in storm\n\nJune 17, 2015\n\nThe weir above Oban broke on Tuesday, the council said.';
    expect(shown(datesOfUndated(text))).toEqual(['June 17, 2015=2015-06-17', 'Tuesday=2015-06-16']);
  });

  test('does not take a date from the middle of the report', () => {
    const text =
      'The weir above Oban, which was rebuilt by the county on June 17, 2015, at great cost, broke on Tuesday.';
    expect(shown(datesOfUndated(text))).not.toContain('Tuesday=2015-06-16');
  });

  test('reads a date-time of publication by its day, and treats a broken one as none', () => {
    expect(shown(datesOf('He left yesterday.', { publishedAt: '2015-03-01T23:59:00-05:00' }))).toEqual([
      'yesterday=2015-02-28',
    ]);
    expect(shown(datesOf('He left yesterday.', { publishedAt: '2015-13-01' }))).toEqual([
      'yesterday=XXXX-XX-XX',
    ]);
  });
});

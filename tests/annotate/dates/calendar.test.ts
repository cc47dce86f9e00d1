import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  civil,
  dayOf,
  easter,
  isDate,
  isoWeek,
  nthWeekday,
  parseIsoDay,
  weekdayOf,
} from '../../../src/annotate/dates/calendar.js';
import {
  isTimex3,
  printCentury,
  printDecade,
  printDuration,
  printWeek,
} from '../../../src/annotate/dates/value.js';

const anyDay = fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) });

describe('the calendar', () => {
  test('turns days into dates and back, as the platform does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: date } = civil(day);
        expect(dayOf(year, month, date)).toBe(day);
        const platform = new Date(day * 86_400_000);
        expect([year, month, date]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth() + 1,
          platform.getUTCDate(),
        ]);
        expect(weekdayOf(day) % 7).toBe(platform.getUTCDay());
      }),
    );
  });

  test.each([
    ['2005-01-01', '2004-W53'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2015-06-17', '2015-W25'],
  ])('%s lies in ISO week %s', (date, week) => {
    expect(printWeek(parseIsoDay(date))).toBe(week);
  });

  test('weeks turn over on Mondays only', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isoWeek(day).week !== isoWeek(day + 1).week).toBe(weekdayOf(day) === 7);
      }),
    );
  });

  test.each([
    [2000, '2000-04-23'],
    [2011, '2011-04-24'],
    [2015, '2015-04-05'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, date) => {
    expect(easter(year)).toBe(parseIsoDay(date));
  });

  test('finds the fourth Thursday and the last Monday', () => {
    expect(nthWeekday(2014, 11, 4, 4)).toBe(dayOf(2014, 11, 27));
    expect(nthWeekday(2015, 5, 1, -1)).toBe(dayOf(2015, 5, 25));
  });

  test('adds months across years', () => {
    expect(addMonths(2015, 1, -1)).toEqual({ year: 2014, month: 12 });
    expect(addMonths(2015, 11, 14)).toEqual({ year: 2017, month: 1 });
  });

  test('knows which days exist', () => {
    expect(isDate(2016, 2, 29)).toBe(true);
    expect(isDate(2015, 2, 29)).toBe(false);
    expect(isDate(1900, 2, 29)).toBe(false);
    expect(isDate(null, 2, 29)).toBe(true);
    expect(isDate(2015, 4, 31)).toBe(false);
  });
});

describe('TIMEX3 values', () => {
  test.each([
    '2014-12-06',
    '2014-W07',
    '2014-W07-WE',
    'XXXX-WXX-5',
    '2014-Q3',
    'XXXX-QX',
    '199X',
    '19XX',
    '2014-12-06TNI',
    '2014-12-06T24:00',
    'P3M',
    'PT1H30M',
    'P2Y6M',
    'PXY',
    'PTXM',
    'PXX',
    'PAST_REF',
    'XXXX-12-25',
  ])('%s is one', (value) => {
    expect(isTimex3(value)).toBe(true);
  });

  test.each([
    '2014-02-30',
    '2015-02-29',
    '2014-13',
    '2014-W54',
    '2014-W7',
    'NaN',
    'PNaNY',
    'P',
    'PT',
    '2014-12-06T25:00',
    '2014-Q5',
    '20141206',
    '',
    '198',
    '-001-01-01',
    'PTM',
  ])('%s is none', (value) => {
    expect(isTimex3(value)).toBe(false);
  });

  test('prints durations with parts of units', () => {
    expect(printDuration(2.5, 'year')).toBe('P2Y6M');
    expect(printDuration(0.5, 'hour')).toBe('PT30M');
    expect(printDuration(1.5, 'day')).toBe('P1DT12H');
    expect(printDuration(2, 'decade')).toBe('P20Y');
    expect(printDuration(null, 'minute')).toBe('PTXM');
  });

  test('keeps the place of what is not said', () => {
    expect(printDecade(199)).toBe('199X');
    expect(printCentury(19)).toBe('19XX');
  });
});

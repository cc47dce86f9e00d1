import { expect, test } from 'vitest';
import { findDates } from '../../../src/annotate/dates/find-dates.js';
import { prepare } from '../../../src/prepare/prepare.js';

function datesOf(text: string): string[] {
  const found = findDates(prepare(text), { publishedAt: '2014-12-07', dayOrder: 'auto' });
  return found.map((date) => `${date.text} = ${date.value}`);
}

test('a day said again in brackets is one expression', () => {
  expect(datesOf('The letter came on Saturday (Dec 6).')).toEqual(['Saturday (Dec 6) = 2014-12-06']);
});

test('another day in brackets is another expression', () => {
  expect(datesOf('The letter came on Saturday (Dec 5).')).toEqual([
    'Saturday = 2014-12-06',
    'Dec 5 = 2014-12-05',
  ]);
});

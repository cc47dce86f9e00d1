import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../../src/annotate/dates/rules.js';
import { isTimex3 } from '../../../src/annotate/dates/value.js';
import { DEFAULT_SETTINGS } from '../../../src/settings.js';
import { datesOf } from './reference.js';

const WORDS = [
  ..."early late mid the a an of in on to and or - , . / : ' s % $ ( ) January Feb. March May Dec. Friday Tues. Sundays".split(
    ' ',
  ),
  ..."30 31 29 6 2 0 99 1990 2014 2100 1,200 2.5 10:30 25:99 0735 12/06/2014 31/02/2014 2014-02-30 1/2 1990s '80s 21st".split(
    ' ',
  ),
  ...'one two twenty hundred thousand million several few couple dozen half first second third fourth last next this past'.split(
    ' ',
  ),
  ...'day week weekend month months quarter year years decade century hour minutes seconds fortnight millennium'.split(
    ' ',
  ),
  ...'ago earlier later from now before after every each once twice times about nearly at least more than up'.split(
    ' ',
  ),
  ...'morning night noon midnight p.m. a.m. GMT EST today yesterday tomorrow tonight overnight now soon future'.split(
    ' ',
  ),
  ...'summer winter fall Christmas Easter Ramadan Thanksgiving Q4 fiscal FY end beginning ended will said profit share'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  '’82',
  '999999999999',
  '9999',
  '0',
];

const texts = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 })
  .map((words) => words.join(' '));
const tight = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(''));
const days = fc.constantFrom(
  undefined,
  '2015-06-17',
  '2016-02-29',
  '2000-01-01',
  '1600-12-31',
  '9999-12-31',
  '0001-01-01',
  'soon',
);
const orders = fc.constantFrom('mdy' as const, 'dmy' as const, 'auto' as const);
const ids = new Set(RULES.map(({ id }) => id));

test('whatever the words, values are TIMEX3 and spans are in order and apart', () => {
  fc.assert(
    fc.property(fc.oneof(texts, tight), days, orders, (text, publishedAt, dayOrder) => {
      let end = 0;
      for (const mention of datesOf(text, { publishedAt: publishedAt as string, dayOrder })) {
        expect(isTimex3(mention.value), `${mention.text} = ${mention.value}`).toBe(true);
        expect(mention.text).toBe(text.slice(mention.start, mention.end));
        expect(mention.text.trim()).toBe(mention.text);
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(mention.end).toBeGreaterThan(mention.start);
        expect(typeof mention.certain).toBe('boolean');
        expect(ids.has(mention.rule as string)).toBe(true);
        end = mention.end;
      }
    }),
    { numRuns: 3000, seed: 20150617 },
  );
});

test('the same article gives the same dates again', () => {
  const text = 'On Friday it rained; the next day, June 13, it snowed for two hours.';
  expect(datesOf(text)).toEqual(datesOf(text));
  expect(DEFAULT_SETTINGS.dayOrder).toBe('auto');
});

test('an empty article has no dates', () => {
  expect(datesOf('')).toEqual([]);
  expect(datesOf('\n\n')).toEqual([]);
});

test('a long run of figures, slashes and month names is read through', () => {
  const text = 'May 12/06/2014 1990-12-1 10:30 6,000 Dec. '.repeat(2000);
  const found = datesOf(text);
  expect(found.length).toBeGreaterThan(2000);
  expect(found.every(({ value }) => isTimex3(value))).toBe(true);
});

/** How often: "every day", "annually", "twice a week", "$3 a share a year". */
import { wordSet } from '../terms.js';
import { type Reading, repeated } from '../discourse.js';
import { CLASS } from '../lexicon.js';
import { type Match, type Rule, beside, flags, has, number, unit, word } from '../rule.js';
import { printDuration } from '../value.js';
import type { Unit } from '../value.js';

const ADVERBS: Readonly<Record<string, readonly [number, Unit]>> = {
  hourly: [1, 'hour'],
  daily: [1, 'day'],
  nightly: [1, 'day'],
  weekly: [1, 'week'],
  biweekly: [2, 'week'],
  fortnightly: [2, 'week'],
  monthly: [1, 'month'],
  bimonthly: [2, 'month'],
  quarterly: [1, 'quarter'],
  yearly: [1, 'year'],
  annually: [1, 'year'],
};

function adverb(match: Match): Reading | null {
  const entry = ADVERBS[word(match, 'adverb')];
  return entry ? repeated(printDuration(entry[0], entry[1])) : null;
}

function everyUnit(match: Match): Reading {
  const quant = word(match, 'each');
  const count = has(match, 'num') ? number(match, 'num') : has(match, 'other') ? 2 : 1;
  return repeated(printDuration(count, unit(match)), {
    quant: (has(match, 'other') ? 'every other' : quant).toUpperCase(),
  });
}

const TIMES: Readonly<Record<string, number>> = { once: 1, twice: 2 };

function timesPerUnit(match: Match): Reading {
  const times = has(match, 'num') ? number(match, 'num') : TIMES[word(match, 'times')];
  return repeated(printDuration(1, unit(match)), times ? { freq: `${times}X` } : {});
}

const RATED = wordSet(
  'million billion percent % cents cent dollars barrels people tons tonnes hours days pounds copies units share euros times passengers miles months weeks',
);

/** "$3 million a year", "nine hours a day": what goes before is counted. */
function isRate(match: Match): boolean {
  const { lexemes, first } = match;
  if (RATED.has(beside(match, -1))) return true;
  return first > 0 && /\d$/.test(lexemes.text.slice(lexemes.start[first - 1], lexemes.end[first - 1]));
}

export const SET_RULES: readonly Rule[] = [
  {
    id: 'adverb-of-frequency',
    pattern: '*adverb:hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|bimonthly|yearly|annually',
    resolve: adverb,
    guard: (match) => {
      const capital = (match.lexemes.flags[match.first] as number) & CLASS.capital;
      return !capital;
    },
    example: 'The wells are tested [weekly] by the county.',
    value: 'P1W',
  },
  {
    id: 'every-unit',
    pattern: 'each:each|every|per other:other|single? <num>? *<unit>',
    resolve: everyUnit,
    guard: (match) => word(match, 'other') !== 'single' || unit(match) === 'day',
    example: 'The bells ring [every two hours] in summer.',
    value: 'PT2H',
  },
  {
    id: 'times-per-unit',
    pattern: '( times:once|twice / <num>|<vague> times ) a|each|every|per *<unit>',
    resolve: timesPerUnit,
    example: 'The bus runs [twice a week] in winter.',
    value: 'P1W',
  },
  {
    id: 'rate',
    pattern: 'a|an *<unit> !ago|earlier|later|old',
    resolve: (match) => repeated(printDuration(1, unit(match))),
    guard: (match) => isRate(match) && (flags(match, 'unit') & CLASS.units) === 0,
    example: 'The toll brings in $3 million [a year] for the town.',
    value: 'P1Y',
  },
  {
    id: 'every-month',
    pattern: 'each|every *<month>',
    resolve: (match) => repeated(`XXXX-${String(number(match, 'month')).padStart(2, '0')}`),
    example: 'The lake freezes [every January] from shore to shore.',
    value: 'XXXX-01',
  },
];

/** The words of time: what class a word belongs to, and the number it stands for. Data only. */
import type { DayPart, SeasonCode, Unit } from './value.js';

/** Classes of lexemes, as bits: patterns write them in angle brackets, `<month>`. */
export const CLASS = {
  month: 1 << 0,
  /** An abbreviated month without its full stop: a month only beside a day or a year. */
  mon: 1 << 1,
  weekday: 1 << 2,
  unit: 1 << 3,
  /** A unit in the plural. */
  units: 1 << 4,
  part: 1 << 5,
  season: 1 << 6,
  /** A number in figures or words. */
  num: 1 << 7,
  /** A number that is not said: several, a few. */
  vague: 1 << 8,
  ord: 1 << 9,
  /** Four figures from 1500 to 2199, or a year in words. */
  year: 1 << 10,
  /** A number from 1 to 31, or such an ordinal. */
  day: 1 << 11,
  /** A number from 1 to 24 in figures. */
  hour: 1 << 12,
  /** 10:30, 22:15:30. */
  clock: 1 << 13,
  /** Four figures that are a time on the 24-hour clock: 0735. */
  hhmm: 1 << 14,
  /** 12/06/2014, 2014-12-06. */
  numeric: 1 << 15,
  /** 1990s, '80s, nineties. */
  decade: 1 << 16,
  /** a.m., pm. */
  ampm: 1 << 17,
  zone: 1 << 18,
  holiday: 1 << 19,
  /** '82: two figures after an apostrophe. */
  year2: 1 << 20,
  /** Printed with a capital. */
  capital: 1 << 21,
  /** A decimal that may be a time: 10.30. */
  hourdot: 1 << 22,
  /** A number in figures that nothing is joined to. */
  figures: 1 << 23,
  /** Letters of the alphabet. */
  word: 1 << 24,
  /** noon, midday, midnight. */
  noon: 1 << 25,
  /** A weekday in the plural. */
  weekdays: 1 << 26,
} as const;

export type ClassName = keyof typeof CLASS;

export const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan'],
  ['february', 'feb', 'febr'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** Monday first. */
export const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'mon'],
  ['tuesday', 'tues', 'tue'],
  ['wednesday', 'weds', 'wed'],
  ['thursday', 'thurs', 'thur', 'thu'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
];

export const UNITS: readonly Unit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'night',
  'week',
  'weekend',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
  'millennium',
];

/** Other spellings of units: [spelling, unit, whether it is a plural]. */
export const UNIT_SPELLINGS: readonly (readonly [string, Unit, boolean])[] = [
  ['centuries', 'century', true],
  ['millennia', 'millennium', true],
  ['hrs', 'hour', true],
  ['mins', 'minute', true],
];

export const DAY_PARTS: Readonly<Record<string, DayPart>> = {
  morning: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
  mornings: 'MO',
  afternoons: 'AF',
  evenings: 'EV',
  nights: 'NI',
};

/** Minutes since midnight; the midnight that ends a day is 24:00. */
export const NOONS: Readonly<Record<string, number>> = {
  noon: 720,
  midday: 720,
  noontime: 720,
  midnight: 1440,
};

export const SEASONS: Readonly<Record<string, SeasonCode>> = {
  spring: 'SP',
  summer: 'SU',
  fall: 'FA',
  autumn: 'FA',
  winter: 'WI',
};

/** The month around which a season lies in the northern hemisphere. */
export const SEASON_MONTH: Readonly<Record<SeasonCode, number>> = { SP: 4, SU: 7, FA: 10, WI: 1 };

export const ONES = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen',
]
  .join(' ')
  .split(' ');

export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

export const ORDINALS = [
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth',
  'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
]
  .join(' ')
  .split(' ');

export const MAGNITUDES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
};

/** Ways of not saying how many; a number where usage gives one. `null` prints as X. */
export const VAGUE_COUNTS: readonly (readonly [string, number | null])[] = [
  ['a few', null],
  ['a couple of', 2],
  ['a couple', 2],
  ['couple of', 2],
  ['a dozen', 12],
  ['half a dozen', 6],
  ['a number of', null],
  ['a handful of', null],
  ['several', null],
  ['many', null],
  ['few', null],
  ['numerous', null],
  ['multiple', null],
  ['countless', null],
  ['dozens of', null],
  ['tens of', null],
  ['scores of', null],
  ['hundreds of', null],
  ['thousands of', null],
  ['millions of', null],
];

export const PLURAL_TENS: Readonly<Record<string, number>> = {
  twenties: 1920,
  thirties: 1930,
  forties: 1940,
  fifties: 1950,
  sixties: 1960,
  seventies: 1970,
  eighties: 1980,
  nineties: 1990,
};

/** Zones as printed; those in the second list are universal time, which a value marks with Z. */
export const ZONES =
  'est edt cst cdt mst mdt pst pdt et pt cet cest bst ist msk jst aest akst hst eat wat sast'.split(' ');
export const UNIVERSAL_ZONES = ['gmt', 'utc'];

/** Holidays and named days: how they are written, and when they fall. Data, with one function to read it. */
import { type Day, civil, dayOf, easter, nthWeekday } from './calendar.js';

export interface Holiday {
  readonly id: string;
  /** Lower case, as the lexemes have them: an apostrophe is a word of its own. */
  readonly names: readonly string[];
  /** The day in a year, or null where the table does not reach. */
  readonly on: (year: number) => Day | null;
  /** Month and day, for holidays that are the same every year. */
  readonly fixed?: readonly [month: number, day: number];
  /** A stretch of weeks rather than a day: its value is the month. */
  readonly monthLong?: boolean;
}

const fixed = (id: string, names: string[], month: number, day: number): Holiday => ({
  id,
  names,
  on: (year) => dayOf(year, month, day),
  fixed: [month, day],
});
const nth = (
  id: string,
  names: string[],
  when: readonly [month: number, weekday: number, n: number],
): Holiday => ({
  id,
  names,
  on: (year) => nthWeekday(year, when[0], when[1], when[2]),
});
const fromEaster = (id: string, names: string[], days: number): Holiday => ({
  id,
  names,
  on: (year) => easter(year) + days,
});

/** First day of Ramadan by year, as announced in Saudi Arabia: month * 100 + day. 1997 and 2030 have two; the first is kept. */
// prettier-ignore
const RAMADAN: Readonly<Record<number, number>> = {
  1990: 328, 1991: 317, 1992: 305, 1993: 223, 1994: 212, 1995: 201, 1996: 122, 1997: 110, 1998: 1219, 1999: 1209,
  2000: 1127, 2001: 1116, 2002: 1106, 2003: 1027, 2004: 1015, 2005: 1004, 2006: 923, 2007: 913, 2008: 901, 2009: 822,
  2010: 811, 2011: 801, 2012: 720, 2013: 710, 2014: 628, 2015: 618, 2016: 606, 2017: 527, 2018: 516, 2019: 506,
  2020: 424, 2021: 413, 2022: 402, 2023: 323, 2024: 311, 2025: 301, 2026: 218, 2027: 208, 2028: 128, 2029: 116,
  2030: 106,
};

function ramadan(year: number): Day | null {
  const start = RAMADAN[year];
  return start === undefined ? null : dayOf(year, Math.floor(start / 100), start % 100);
}

function plus(day: Day | null, count: number): Day | null {
  return day === null ? null : day + count;
}

/** Election Day in the United States: the Tuesday after the first Monday of November. */
const electionDay = (year: number): Day => nthWeekday(year, 11, 1, 1) + 1;

export const HOLIDAYS: readonly Holiday[] = [
  fixed('new-years-eve', ["new year ' s eve", 'new years eve'], 12, 31),
  fixed('new-years-day', ["new year ' s day", 'new years day', "new year ' s"], 1, 1),
  nth(
    'martin-luther-king-day',
    ['martin luther king day', 'martin luther king jr . day', 'mlk day'],
    [1, 1, 3],
  ),
  fixed('groundhog-day', ['groundhog day'], 2, 2),
  fixed('valentines-day', ["valentine ' s day", "st . valentine ' s day", 'valentines day'], 2, 14),
  nth('presidents-day', ["presidents ' day", "president ' s day", 'presidents day'], [2, 1, 3]),
  fixed('st-patricks-day', ["st . patrick ' s day", "st patrick ' s day"], 3, 17),
  fixed('april-fools-day', ["april fools ' day", "april fool ' s day"], 4, 1),
  fixed('anzac-day', ['anzac day'], 4, 25),
  fixed('may-day', ['may day'], 5, 1),
  fromEaster('ash-wednesday', ['ash wednesday'], -46),
  fromEaster('palm-sunday', ['palm sunday'], -7),
  fromEaster('good-friday', ['good friday'], -2),
  fromEaster('easter', ['easter sunday', 'easter day', 'easter'], 0),
  fromEaster('easter-monday', ['easter monday'], 1),
  fromEaster('ascension-day', ['ascension day'], 39),
  nth('mothers-day', ["mother ' s day"], [5, 7, 2]),
  nth('memorial-day', ['memorial day'], [5, 1, -1]),
  nth('fathers-day', ["father ' s day"], [6, 7, 3]),
  fixed('juneteenth', ['juneteenth'], 6, 19),
  fixed('canada-day', ['canada day'], 7, 1),
  fixed('independence-day', ['independence day', 'fourth of july', 'july fourth'], 7, 4),
  fixed('bastille-day', ['bastille day'], 7, 14),
  nth('labor-day', ['labor day', 'labour day'], [9, 1, 1]),
  nth('columbus-day', ['columbus day'], [10, 1, 2]),
  fixed('halloween', ['halloween'], 10, 31),
  { id: 'election-day', names: ['election day'], on: electionDay },
  fixed('remembrance-day', ['remembrance day', 'armistice day'], 11, 11),
  fixed('veterans-day', ['veterans day', "veterans ' day"], 11, 11),
  nth('thanksgiving', ['thanksgiving day', 'thanksgiving'], [11, 4, 4]),
  { id: 'black-friday', names: ['black friday'], on: (year) => nthWeekday(year, 11, 4, 4) + 1 },
  fixed('christmas-eve', ['christmas eve'], 12, 24),
  fixed('christmas', ['christmas day', 'christmas'], 12, 25),
  fixed('boxing-day', ['boxing day'], 12, 26),
  { id: 'ramadan', names: ['ramadan'], on: ramadan, monthLong: true },
  { id: 'eid-al-fitr', names: ['eid al - fitr', 'eid al fitr'], on: (year) => plus(ramadan(year), 30) },
];

/** The month that holds most of a holiday that lasts for weeks. */
export function mainMonth(start: Day): { readonly year: number; readonly month: number } {
  return civil(start + 14);
}

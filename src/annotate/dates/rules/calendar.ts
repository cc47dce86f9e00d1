/** Dates by the calendar: months, days of months, years. */
import { dayOf, isDate } from '../calendar.js';
import { type Discourse, type Reading, dated, onDay } from '../discourse.js';
import { CLASS } from '../lexicon.js';
import { withMod } from '../mods.js';
import { type Match, type Rule, flags, has, number, word } from '../rule.js';
import { printDecade, printCentury, printMonth, printMonthDay, printYear } from '../value.js';
import { fullYear, nearestYear, printedYear } from '../years.js';
import { isMonthWord, isYear } from '../guards.js';

function monthDay(match: Match, discourse: Discourse): Reading | null {
  const [month, day] = [number(match, 'month'), number(match, 'day')];
  const printed = printedYear(match, discourse);
  const year = printed ?? nearestYear(match, discourse, month, day) ?? discourse.year;
  if (!isDate(year, month, day)) return null;
  const focus = year === null ? undefined : onDay(dayOf(year, month, day));
  return withMod(dated(printMonthDay(year, month, day), printed !== null, focus), match);
}

function monthAlone(match: Match, discourse: Discourse): Reading {
  const month = number(match, 'month');
  const printed = printedYear(match, discourse);
  const year = printed ?? relativeYear(match, discourse, month) ?? nearestYear(match, discourse, month, null);
  const focus = year === null ? undefined : onDay(dayOf(year, month, 15));
  return withMod(dated(printMonth(year, month), printed !== null, focus), match);
}

/** "last November", "January this year". */
function relativeYear(match: Match, { today }: Discourse, month: number): number | null {
  if (!today) return null;
  const ofYear = word(match, 'ofYear');
  if (ofYear) return today.year + ({ last: -1, next: 1 }[ofYear] ?? 0);
  const rel = word(match, 'rel');
  if (rel === 'last' || rel === 'past') return month < today.month ? today.year : today.year - 1;
  if (rel === 'next' || rel === 'coming') return month > today.month ? today.year : today.year + 1;
  return rel === 'this' ? today.year : null;
}

function yearAlone(match: Match, discourse: Discourse): Reading {
  const year = printedYear(match, discourse) ?? number(match, 'num');
  return withMod(dated(printYear(year), !(flags(match, 'year') & CLASS.year2), { year }), match);
}

/** "1939-45" */
function endOfRange(match: Match): Reading {
  const year = Math.floor(number(match, 'start') / 100) * 100 + number(match, 'num');
  return dated(printYear(year), true, { year });
}

function decade(match: Match, discourse: Discourse): Reading | null {
  const year = has(match, 'decade') ? number(match, 'decade') : (printedYear(match, discourse) as number);
  if (year % 10 !== 0) return null;
  const certain = (flags(match, 'decade') & CLASS.word) === 0;
  return withMod(dated(printDecade(year / 10), certain), match);
}

function century(match: Match): Reading {
  return withMod(dated(printCentury(number(match, 'ord') - 1), true), match);
}

function numericDate(match: Match, discourse: Discourse): Reading | null {
  const date = match.lexemes.numerics[number(match, 'numeric')];
  if (!date) return null;
  const [a, b, c] = date.parts;
  if (date.yearFirst) return fullDate(a, b, c, true);
  const year = fullYear(c, discourse);
  const [month, day] = discourse.dayOrder === 'mdy' ? [a, b] : [b, a];
  if (isDate(year, month, day))
    return fullDate(year, month, day, discourse.orderKnown || a > 12 || b > 12 || a === b);
  return isDate(year, day, month) ? fullDate(year, day, month, true) : null;
}

function fullDate(year: number, month: number, day: number, certain: boolean): Reading {
  return dated(printMonthDay(year, month, day), certain, onDay(dayOf(year, month, day)));
}

/** "the 6th": of the month that the text speaks of. */
function dayAlone(match: Match, discourse: Discourse): Reading | null {
  const { today } = discourse;
  const day = number(match, 'day');
  if (!today) return dated(`XXXX-XX-${String(day).padStart(2, '0')}`, false);
  if (!isDate(today.year, today.month, day)) return null;
  return fullDate(today.year, today.month, day, false);
}

export const CALENDAR_RULES: readonly Rule[] = [
  {
    id: 'month-day-of-range',
    pattern: '*month:<month>|<mon> <day> [ -|to|and|or|through end:<day> ,? <year> ]',
    resolve: monthDay,
    example: 'The fair ran from [March 3] to 5, 2014, in Leith.',
    value: '2014-03-03',
  },
  {
    id: 'month-day',
    pattern:
      '@approx ( ( last|this|next|coming|past past|coming? )? <weekday> ,? the? / last|this|next )? *month:<month>|<mon> the? <day> !percent|million|billion|%|<unit> ( ,? year:<year>|<year2> )?',
    resolve: monthDay,
    example: 'The dam was closed on [March 3, 2014] after the flood.',
    value: '2014-03-03',
  },
  {
    id: 'day-after-month-day',
    pattern:
      '[ month:<month>|<mon> first:<day> -|,|to|and|or|through ] *<day> !percent|million|billion|%|<unit>|<units> ( ,? <year> )?',
    resolve: monthDay,
    guard: (match) => (flags(match, 'day') & (CLASS.figures | CLASS.ord)) !== 0,
    example: 'Hearings were held on April 24 and [25] in Leith.',
    value: '2015-04-25',
  },
  {
    id: 'day-month',
    pattern: '( <weekday> ,? )? the? <day> of? *month:<month>|<mon> ( ,? year:<year>|<year2> )?',
    resolve: monthDay,
    guard: (match) => (flags(match, 'day') & (CLASS.figures | CLASS.ord)) !== 0,
    example: 'The ferry sank on [6 December 2014] off the coast.',
    value: '2014-12-06',
  },
  {
    id: 'day-before-day-month',
    pattern: '*<day> [ -|to|and|or|through other:<day> month:<month>|<mon> ( <year> )? ]',
    resolve: monthDay,
    guard: (match) => (flags(match, 'day') & CLASS.figures) !== 0,
    example: 'The strike lasted from [6] to 9 December last year.',
    value: '2014-12-06',
  },
  {
    id: 'month-year',
    pattern: '@edge *month:<month>|<mon> ,? of? year:<year>|<year2> !percent|%',
    resolve: monthAlone,
    example: 'Work on the pier began in [early May 2011] and stopped.',
    value: '2011-05',
  },
  {
    id: 'month',
    pattern:
      '@edge ( rel:last|next|this|past|coming )? *<month> ( ,? of? ofYear:this|last|next year )? !<day>',
    resolve: monthAlone,
    guard: isMonthWord,
    example: 'The council approved the plan [last November] without debate.',
    value: '2014-11',
  },
  {
    id: 'year',
    pattern:
      '@edge ( ( the|fiscal|calendar|model year / fiscal / <year2> ) !<num> )? *<year> ( or later|earlier / and beyond )?',
    resolve: yearAlone,
    guard: isYear,
    example: 'The mill closed in [late 2009] for good.',
    value: '2009',
  },
  {
    id: 'year-two-figures',
    pattern: "@edge *' ~<year2> !<unit>",
    resolve: yearAlone,
    example: 'It was the coldest winter since [’82] in the valley.',
    value: '1982',
  },
  {
    id: 'the-year-number',
    pattern: 'the *year <num>',
    resolve: (match, discourse) => (number(match, 'num') === 2000 ? yearAlone(match, discourse) : null),
    example: 'Nobody feared [the year two thousand] more than she did.',
    value: '2000',
  },
  {
    id: 'year-of-range',
    pattern: '[ start:<year> ~- ] *~<num>',
    resolve: endOfRange,
    guard: (match) => number(match, 'num') > number(match, 'start') % 100 && number(match, 'num') < 100,
    example: 'He served in the navy, 1939-[45], and then retired.',
    value: '1945',
  },
  {
    id: 'decade',
    pattern: "the? ( mod:early|late|mid ( -|to|or|- mid|late )? -? )? '? *<decade>",
    resolve: decade,
    example: 'Jazz clubs thrived in [the late 1950s] along the quay.',
    value: '195X',
  },
  {
    id: 'decade-apostrophe',
    pattern: "( the|mod:early|late|mid -? )? *<year> ~' ~s",
    resolve: decade,
    guard: (match) => match.lexemes.flags[match.first] !== undefined && !(match.first === match.last),
    example: "Jazz clubs thrived in [the 1950's] along the quay.",
    value: '195X',
  },
  {
    id: 'century',
    pattern: 'the? ( mod:early|late|mid -? )? <ord> -? *century',
    resolve: century,
    example: 'The chapel dates from [the 12th century] at least.',
    value: '11XX',
  },
  {
    id: 'numeric-date',
    pattern: '*<numeric>',
    resolve: numericDate,
    example: 'The permit, dated [2014-12-06], was never signed.',
    value: '2014-12-06',
  },
  {
    id: 'day-of-month',
    pattern: '[ on|by|until|from|before|after|since|to ] the *<day>',
    resolve: dayAlone,
    guard: (match) => isBareOrdinal(match),
    example: 'Rents are payable on [the 6th], as before.',
    value: '2015-06-06',
  },
];

/** An ordinal in figures that no noun follows. */
function isBareOrdinal(match: Match): boolean {
  if ((flags(match, 'day') & CLASS.ord) === 0 || has(match, 'unit')) return false;
  const { lexemes, last } = match;
  const figures = /^\d/.test(lexemes.text.slice(lexemes.start[last], lexemes.end[last]));
  const next = last + 1 < lexemes.count ? (lexemes.flags[last + 1] as number) : 0;
  return figures && (next & CLASS.word) === 0;
}

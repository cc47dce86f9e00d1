/** Moving by units of time from a day, and the value of the unit around a day. */
import { type Day, addMonths, civil, dayOf, daysInMonth } from './calendar.js';
import { type Discourse, type Reading, dated, onDay } from './discourse.js';
import {
  type Unit,
  printCentury,
  printDay,
  printDecade,
  printMonth,
  printQuarter,
  printWeek,
  printWeekend,
  printYear,
} from './value.js';

const MONTHS_IN: Partial<Record<Unit, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
  century: 1200,
  millennium: 12_000,
};
const DAYS_IN: Partial<Record<Unit, number>> = { day: 1, night: 1, week: 7, weekend: 7, fortnight: 14 };

/** The day `count` units after `from` (before it where negative), or null where the calendar does not reach. */
function shiftDay(from: Day, count: number, unit: Unit): Day | null {
  const days = DAYS_IN[unit];
  if (days !== undefined) return within(from + Math.round(count * days));
  const months = MONTHS_IN[unit];
  if (months === undefined) return within(from);
  const { year, month, day } = civil(from);
  const target = addMonths(year, month, Math.round(count * months));
  if (target.year < 1 || target.year > 9999) return null;
  return dayOf(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

const FIRST = dayOf(1, 1, 7);
const LAST = dayOf(9999, 12, 20);

function within(day: Day): Day | null {
  return day >= FIRST && day <= LAST ? day : null;
}

/** The value of the unit that holds a day: its month, its week, its year; with X where the day is unknown. */
export function unitAround(day: Day | null, unit: Unit): string {
  const date = day === null ? null : civil(day);
  const year = date?.year ?? null;
  switch (unit) {
    case 'week':
    case 'fortnight':
      return printWeek(day);
    case 'weekend':
      return printWeekend(day);
    case 'month':
      return printMonth(year, date?.month ?? null);
    case 'quarter':
      return printQuarter(year, date ? Math.ceil(date.month / 3) : null);
    case 'year':
      return printYear(year);
    case 'decade':
      return printDecade(year === null ? null : Math.floor(year / 10));
    case 'century':
    case 'millennium':
      return printCentury(year === null ? null : Math.floor(year / 100));
    default:
      return printDay(day);
  }
}

/** The reading of a unit some way from a day. */
export function shifted(from: Day | null, count: number, unit: Unit): Reading {
  if (from === null) return dated(unitAround(null, unit), false);
  const day = shiftDay(from, count, unit);
  if (day === null) return dated(count < 0 ? 'PAST_REF' : 'FUTURE_REF', false);
  return dated(unitAround(day, unit), false, onDay(day));
}

/** The day from which a year is counted where the text last named only a year. */
export function yearBase(discourse: Discourse): Day | null {
  const { year, day, published } = discourse;
  const base = day ?? published;
  if (year === null || (base !== null && civil(base).year === year)) return base;
  return dayOf(year, 7, 1);
}

/**
 * TIMEX3 values and how they are printed: ISO 8601 with TimeML's extensions. What is not known is printed as X:
 * "XXXX-WXX-5" is a Friday of some week. Decades and centuries keep their place ("199X", "19XX").
 */
import { type Day, civil, isDate, isoWeek } from './calendar.js';

export type SeasonCode = 'SP' | 'SU' | 'FA' | 'WI';
export type DayPart = 'MO' | 'AF' | 'EV' | 'NI';

/** Units from the second to the century, with their ISO letters. */
export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'week'
  | 'weekend'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

const two = (n: number): string => String(n).padStart(2, '0');
const four = (n: number | null): string => (n === null ? 'XXXX' : String(n).padStart(4, '0'));

export function printYear(year: number | null): string {
  return four(year);
}

export function printMonth(year: number | null, month: number | null): string {
  return `${four(year)}-${month === null ? 'XX' : two(month)}`;
}

/** A day that the text gives by month and day; the year may be unknown. */
export function printMonthDay(year: number | null, month: number, day: number): string {
  return `${printMonth(year, month)}-${two(day)}`;
}

export function printDay(date: Day | null): string {
  if (date === null) return 'XXXX-XX-XX';
  const { year, month, day } = civil(date);
  return printMonthDay(year, month, day);
}

export function printWeek(date: Day | null): string {
  if (date === null) return 'XXXX-WXX';
  const { year, week } = isoWeek(date);
  return `${four(year)}-W${two(week)}`;
}

export function printWeekend(date: Day | null): string {
  return `${printWeek(date)}-WE`;
}

export function printQuarter(year: number | null, quarter: number | null): string {
  return `${four(year)}-Q${quarter ?? 'X'}`;
}

export function printHalf(year: number | null, half: number): string {
  return `${four(year)}-H${half}`;
}

export function printSeason(year: number | null, season: SeasonCode): string {
  return `${four(year)}-${season}`;
}

/** `decade` is the year without its last figure: 199 for the 1990s. */
export function printDecade(decade: number | null): string {
  return decade === null ? 'XXXX' : `${String(decade).padStart(3, '0')}X`;
}

/** `century` is the year without its last two figures: 19 for the twentieth. */
export function printCentury(century: number | null): string {
  return century === null ? 'XXXX' : `${two(century)}XX`;
}

export function printClock(minutes: number, seconds?: number): string {
  const base = `T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return seconds === undefined ? base : `${base}:${two(seconds)}`;
}

const LETTERS: Readonly<Record<Unit, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  night: 'D',
  week: 'W',
  weekend: 'W',
  fortnight: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'DE',
  century: 'CE',
  millennium: 'ML',
};
const MULTIPLES: Partial<Record<Unit, readonly [number, Unit]>> = {
  fortnight: [2, 'week'],
  decade: [10, 'year'],
  century: [100, 'year'],
  millennium: [1000, 'year'],
};
const PARTS: Partial<Record<Unit, readonly [number, Unit]>> = {
  hour: [60, 'minute'],
  minute: [60, 'second'],
  year: [12, 'month'],
  day: [24, 'hour'],
};
const CLOCK_UNITS: ReadonlySet<Unit> = new Set<Unit>(['second', 'minute', 'hour']);

/** A duration of `count` units; null is an unknown number ("several years" is PXY). */
export function printDuration(count: number | null, unit: Unit): string {
  if (count === null) {
    const spanned = unit === 'fortnight' ? 'week' : unit;
    return `P${CLOCK_UNITS.has(spanned) ? 'T' : ''}X${LETTERS[spanned]}`;
  }
  const multiple = MULTIPLES[unit];
  if (multiple) return printDuration(count * multiple[0], multiple[1]);
  const whole = Math.floor(count);
  const rest = count - whole;
  const part = PARTS[unit];
  if (rest === 0 || !part) return `P${CLOCK_UNITS.has(unit) ? 'T' : ''}${decimal(count)}${LETTERS[unit]}`;
  return joinParts(whole, unit, Math.round(rest * part[0]), part[1]);
}

function joinParts(whole: number, unit: Unit, rest: number, smaller: Unit): string {
  const large = whole > 0 ? `${whole}${LETTERS[unit]}` : '';
  const small = rest > 0 ? `${rest}${LETTERS[smaller]}` : '';
  if (CLOCK_UNITS.has(unit)) return `PT${large}${small}`;
  return CLOCK_UNITS.has(smaller) && small ? `P${large}T${small}` : `P${large}${small}`;
}

function decimal(n: number): string {
  return Number.isInteger(n) ? n.toFixed(0) : String(Math.round(n * 100) / 100);
}

const YEAR = '(?:\\d{4}|XXXX)';
const DATE_SHAPES = [
  '\\d{4}|XXXX',
  `\\d{3}X`,
  `\\d{2}XX`,
  `${YEAR}-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI|XX)`,
  `${YEAR}-W(?:\\d{2}|XX)(?:-(?:[1-7]|WE))?`,
  `${YEAR}-(?:\\d{2}|XX)(?:-(?:\\d{2}|XX))?`,
].join('|');
const TIME_SHAPE = 'T(?:MO|AF|EV|NI|XX|(?:[01]\\d|2[0-4])(?::[0-5]\\d(?::[0-5]\\d)?)?)Z?';
const MOMENT = new RegExp(`^(${DATE_SHAPES})(?:${TIME_SHAPE})?$`);
const COUNT = '(?:\\d+(?:\\.\\d+)?|X)';
const PERIOD = new RegExp(
  `^P(?=.)(?:${COUNT}(?:DE|CE|ML))?(?:${COUNT}Y)?(?:${COUNT}Q)?(?:${COUNT}M)?(?:${COUNT}W)?(?:${COUNT}D)?(?:T(?=.)(?:${COUNT}H)?(?:${COUNT}M)?(?:${COUNT}S)?)?$`,
);

/** True where a string is a TIMEX3 value whose days, months and weeks exist. */
export function isTimex3(value: string): boolean {
  if (value === 'PXX' || /^(?:PAST|PRESENT|FUTURE)_REF$/.test(value)) return true;
  if (value.startsWith('P')) return PERIOD.test(value);
  const match = MOMENT.exec(value);
  return match !== null && exists(match[1] as string);
}

function exists(date: string): boolean {
  const parts = date.split('-');
  const year = /^\d{4}$/.test(parts[0] as string) ? Number(parts[0]) : null;
  const second = parts[1] ?? 'XX';
  if (second.startsWith('W') && second !== 'WI') return weekExists(second.slice(1));
  if (!/^\d{2}$/.test(second)) return true;
  const day = /^\d{2}$/.test(parts[2] ?? '') ? Number(parts[2]) : 1;
  return isDate(year, Number(second), day);
}

function weekExists(week: string): boolean {
  return week === 'XX' || (Number(week) >= 1 && Number(week) <= 53);
}

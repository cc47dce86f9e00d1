/** Publication dates as mastheads, feeds and metadata print them, brought to ISO 8601. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d\d)`;

/** Tried in this order; each must match at a word's start. */
const DATE_FORMS = [
  /(?<!\d)(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?=$|\D)/,
  /(?<!\d)(?<year>\d{4})\/(?<month>\d\d?)\/(?<day>\d\d?)(?!\d)/,
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?=$|T)/,
  /(?<!\d)(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})(?!\d)/,
  /(?<!\d)(?<first>\d\d?)\/(?<second>\d\d?)\/(?<year>\d{4})(?!\d)/,
  new RegExp(String.raw`\b${MONTH}\s{1,3}${DAY}(?:,|\s)\s{0,3}${YEAR}\b`, 'i'),
  new RegExp(String.raw`\b${DAY}[\s-]{1,3}(?:of\s)?${MONTH},?[\s-]{1,3}${YEAR}\b`, 'i'),
];

const TIME =
  /(?:T|\b)(?<hour>\d\d?)[:.](?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d{1,9})?)?(?:\s?(?<half>[ap])\.?m\b\.?)?/i;
const BASIC_TIME = /T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)/;
const HOUR = /\b(?<hour>\d\d?)\s?(?<half>[ap])\.?m\b\.?/i;
const OFFSET = /(?:UTC|GMT)?\s?(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)/;
const ZONE = /\b(?:[ECMP][SD]?T|BST|CEST|CET|GMT|IST|JST|UTC|Z)\b|(?<=\d)Z\b/;

/** What remains of the string once date, time and zone are out must be this and nothing else. */
const FILLER =
  /^(?:\b(?:first|last|originally|published|posted|updated|modified|date|at|on|online|am|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[\s,.:;|·•()@–—-])*$/i;

const ZONE_HOURS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  BST: 1,
  CET: 1,
  CEST: 2,
  IST: 5.5,
  JST: 9,
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};

/**
 * The ISO 8601 date or date-time that a string prints, or null where it says anything else or cannot be decided
 * ("03/04/2015"). Labels ("Published:"), weekdays and named time zones are understood; a time whose zone is not
 * printed stays without one.
 */
export function parsePublicationDate(printed: string): string | null {
  if (printed.length > 120) return null;
  for (const form of DATE_FORMS) {
    const match = form.exec(printed);
    const date = match && isoDate(match.groups ?? {});
    if (!match || !date) continue;
    const rest = `${printed.slice(0, match.index)} ${printed.slice(match.index + match[0].length)}`;
    const clock = takeClock(rest);
    return FILLER.test(clock.rest) ? date + clock.time : null;
  }
  return null;
}

function isoDate(groups: Record<string, string | undefined>): string | null {
  const { first, second } = groups;
  if (first !== undefined && second !== undefined) return isoOfSlashes(groups.year, +first, +second);
  const month = MONTHS.indexOf((groups.month ?? '').toLowerCase()) + 1 || Number(groups.month);
  return validDate(Number(groups.year), month, Number(groups.day));
}

/** Day and month in numbers: only where the order cannot be mistaken. */
function isoOfSlashes(year: string | undefined, first: number, second: number): string | null {
  if (first <= 12 && second <= 12 && first !== second) return null;
  return first > 12 ? validDate(Number(year), second, first) : validDate(Number(year), first, second);
}

function validDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const valid = year >= 1500 && year <= 2199 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return valid ? date.toISOString().slice(0, 10) : null;
}

/** Takes time and zone out of a string. `time` is "T10:30:00Z", "T10:30:00" or empty. */
function takeClock(text: string): { time: string; rest: string } {
  const match = TIME.exec(text) ?? BASIC_TIME.exec(text) ?? HOUR.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return { time: '', rest: text };
  let hour = Number(groups.hour);
  if (groups.half) hour = (hour % 12) + (groups.half.toLowerCase() === 'p' ? 12 : 0);
  const minute = Number(groups.minute ?? 0);
  const second = Number(groups.second ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return { time: '', rest: text };
  const zone = takeZone(text.slice(0, match.index) + ' ' + text.slice(match.index + match[0].length));
  return { time: `T${[hour, minute, second].map(twoDigits).join(':')}${zone.offset}`, rest: zone.rest };
}

function takeZone(text: string): { offset: string; rest: string } {
  const numeric = OFFSET.exec(text);
  const match = numeric ?? ZONE.exec(text);
  if (!match) return { offset: '', rest: text };
  const rest = text.replace(match[0], ' ');
  const { sign, hours, minutes } = numeric?.groups ?? {};
  if (numeric) return { offset: `${sign}${hours}:${minutes}`, rest };
  const ahead = ZONE_HOURS[match[0]];
  if (ahead === undefined) return { offset: '', rest };
  if (ahead === 0) return { offset: 'Z', rest };
  const minutesAhead = Math.abs(ahead) * 60;
  const printed = `${twoDigits(Math.floor(minutesAhead / 60))}:${twoDigits(minutesAhead % 60)}`;
  return { offset: (ahead < 0 ? '-' : '+') + printed, rest };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

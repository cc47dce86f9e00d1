/** Quarters, halves and fiscal years, and the words of earnings copy that mean a quarter. */
import { wordSet } from '../terms.js';
import { CLASS } from '../lexicon.js';
import { type Discourse, type Quarter, type Reading, dated, lasting } from '../discourse.js';
import { withMod } from '../mods.js';
import { type Match, type Rule, beside, has, number, word } from '../rule.js';
import { tenseOf } from '../tense.js';
import { printDuration, printHalf, printMonthDay, printQuarter, printYear } from '../value.js';
import { finishedQuarter, printedYear } from '../years.js';

/** The quarter that the report is about: the last that it named, else the last that has ended. */
function reportedQuarter(discourse: Discourse): Quarter | null {
  return discourse.quarter ?? finishedQuarter(discourse);
}

function quarterReading({ year, quarter }: Quarter, certain = false, focus = false): Reading {
  return dated(
    printQuarter(year, quarter),
    certain,
    focus ? { quarter: { year, quarter }, longPeriod: false } : { longPeriod: false },
  );
}

/** In earnings copy "a year ago" and "a year earlier" are the quarter a year before the one reported. */
export function yearAgoQuarter(match: Match, discourse: Discourse): Reading | null {
  const quarterly = discourse.earnings && !discourse.longPeriod && !has(match, 'apx');
  const quarter = quarterly ? reportedQuarter(discourse) : null;
  return quarter && quarterReading({ year: quarter.year - 1, quarter: quarter.quarter });
}

const RELATIVE_YEARS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

/** "the third quarter", "third-quarter", "the fourth quarter of last year". */
function namedQuarter(match: Match, discourse: Discourse): Reading | null {
  const quarter = word(match, 'final') ? 4 : number(match, 'ord');
  if (!(quarter >= 1 && quarter <= 4)) return null;
  const printed = printedYear(match, discourse);
  const year = printed ?? quarterYear(match, discourse, quarter);
  if (year === null) return dated(printQuarter(null, quarter), false);
  const { today } = discourse;
  const ended = today !== null && year * 4 + quarter <= today.year * 4 + Math.ceil(today.month / 3);
  return withMod(quarterReading({ year, quarter }, printed !== null, ended && !has(match, 'ago')), match);
}

function quarterYear(match: Match, discourse: Discourse, quarter: number): number | null {
  const { today } = discourse;
  if (!today) return null;
  const rel = word(match, 'ofYear');
  if (rel) return today.year + (RELATIVE_YEARS[rel] ?? 0);
  const now = Math.ceil(today.month / 3);
  const tense = tenseOf(match, discourse);
  let year = today.year;
  if (quarter > now && tense !== 'future') year--;
  else if (quarter < now - 2 && tense === 'future') year++;
  return has(match, 'ago') ? year - 1 : year;
}

/** "the quarter ended Sept. 30" is the third, whatever a company calls it. */
function endedQuarter(match: Match, { today }: Discourse): Quarter | null {
  const month = number(match, 'month');
  if (!today || !(month % 3 === 0)) return null;
  return { year: month > today.month ? today.year - 1 : today.year, quarter: month / 3 };
}

/** "the quarter", "the latest quarter", "the year-ago period". */
function unnamedQuarter(match: Match, discourse: Discourse): Reading | null {
  const quarter = endedQuarter(match, discourse) ?? reportedQuarter(discourse);
  if (!quarter) return dated(printQuarter(null, null), false);
  const printed = printedYear(match, discourse);
  if (printed !== null) return quarterReading({ year: printed, quarter: quarter.quarter });
  return has(match, 'ago')
    ? quarterReading({ year: quarter.year - 1, quarter: quarter.quarter })
    : quarterReading(quarter);
}

function half(match: Match, discourse: Discourse): Reading {
  const printed = printedYear(match, discourse);
  const rel = word(match, 'ofYear');
  const year = printed ?? (discourse.today ? discourse.today.year + (RELATIVE_YEARS[rel] ?? 0) : null);
  const which = has(match, 'ord') ? number(match, 'ord') : 2;
  return dated(printHalf(year, which), printed !== null);
}

function isHalf(match: Match): boolean {
  const ord = number(match, 'ord');
  return has(match, 'last') || ord === 1 || ord === 2;
}

const yearNow = (_match: Match, { today }: Discourse): Reading =>
  dated(printYear(today?.year ?? null), false);

const QUARTER_YEAR =
  '( ,? of? fiscal|the? year:<year>|<year2> / ,? of? ofYear:this|last|next year / of? ago:a year ago|earlier )?';

function reportedMonths(count: number): Reading {
  return { ...lasting(printDuration(count, 'month')), focus: { longPeriod: count > 3 } };
}

function yearEnd(_match: Match, { today }: Discourse): Reading {
  return dated(printMonthDay(today?.year ?? null, 12, 31), false);
}

const COUNTS = wordSet('a one two');

export const FISCAL_RULES: readonly Rule[] = [
  {
    id: 'quarter',
    pattern: `the? ( ago:year - ago|earlier / latest|fiscal|current|comparable|company / year:<year> / ofYear:this|last|next year ' s )? fiscal? ( ord:<ord> / final:final ) fiscal? *quarter ${QUARTER_YEAR}`,
    resolve: namedQuarter,
    guard: isQuarter,
    example: 'The brewery lost money in [the first quarter of 2014] alone.',
    value: '2014-Q1',
  },
  {
    id: 'quarter-modifier',
    pattern: 'fiscal? ( ord:<ord> / final:final ) ~- *~quarter',
    resolve: namedQuarter,
    guard: isQuarter,
    example: "The brewery's [first-quarter] loss shocked the town.",
    value: '2015-Q1',
  },
  {
    id: 'quarter-letter',
    pattern: '*q ~<num> ( of? <year> )?',
    resolve: letterQuarter,
    guard: (match) => ((match.lexemes.flags[match.first] as number) & CLASS.capital) !== 0,
    example: 'Sales peaked in [Q4 2014] at the brewery.',
    value: '2014-Q4',
  },
  {
    id: 'the-quarter',
    pattern:
      'the ( latest|current|comparable|corresponding|same|prior|previous|recent / ago:year - ago|earlier / comparable|corresponding|same ago:year - ago|earlier / year:<year> )? *quarter ( ago:a year ago|earlier / [ that? ended|ending month:<month>|<mon> ] )?',
    resolve: unnamedQuarter,
    guard: (match) => beside(match, 1) !== 'of',
    example: 'The brewery sold fewer barrels in [the latest quarter] than before.',
    value: '2015-Q1',
  },
  {
    id: 'the-period',
    pattern:
      'the ( ago:year - ago|earlier / comparable|corresponding|same ago:year - ago|earlier / ago:corresponding|same|comparable / year:<year> ) *period ( ago2:a year ago|earlier / last year )?',
    resolve: (match, discourse) => (discourse.earnings ? unnamedQuarter(match, discourse) : null),
    example:
      'Net income for the quarter fell, and so did profit and revenue, from [the year-earlier period].',
    value: '2014-Q1',
  },
  {
    id: 'year-ago',
    pattern: 'ago:year - *ago|earlier',
    resolve: (match, discourse) =>
      yearAgoQuarter(match, discourse) ??
      dated(printYear(discourse.today ? discourse.today.year - 1 : null), false),
    guard: (match) => !COUNTS.has(beside(match, -1)),
    example: 'Output was below the [year-earlier] level at the pit.',
    value: '2014',
  },
  {
    id: 'half-of-year',
    pattern:
      'the ( ord:<ord> / last:last|latter ) -? *half of ( year:<year> / ofYear:this|last|next year / the year )',
    resolve: half,
    guard: isHalf,
    example: 'The shipyard closed in [the first half of 2013] for good.',
    value: '2013-H1',
  },
  {
    id: 'fiscal-year',
    pattern: 'the ( latest|current / full|fiscal ) fiscal? *year',
    resolve: yearNow,
    example: 'The port expects a loss for [the fiscal year], it says.',
    value: '2015',
  },
  {
    id: 'year-end',
    pattern: "*year ( ~' ~s )? -? end",
    resolve: yearEnd,
    example: 'The port wants the crane mended by [year-end] at the latest.',
    value: '2015-12-31',
  },
  {
    id: 'the-months',
    pattern: 'the ( ago:year - ago|earlier )? num:three|six|nine|12|twelve *months',
    resolve: (match, discourse) => (discourse.earnings ? reportedMonths(number(match, 'num')) : null),
    example: 'Net income for the quarter fell; profit and revenue for [the nine months] rose.',
    value: 'P9M',
  },
];

function letterQuarter(match: Match, discourse: Discourse): Reading | null {
  const quarter = number(match, 'num');
  if (!(quarter >= 1 && quarter <= 4)) return null;
  const printed = printedYear(match, discourse);
  return quarterReadingOrUnknown(
    printed ?? quarterYear(match, discourse, quarter),
    quarter,
    printed !== null,
  );
}

function quarterReadingOrUnknown(year: number | null, quarter: number, certain: boolean): Reading {
  return year === null
    ? dated(printQuarter(null, quarter), false)
    : quarterReading({ year, quarter }, certain, true);
}

/** Quarters of years, not of football games or of cities. */
function isQuarter(match: Match): boolean {
  return has(match, 'final') || number(match, 'ord') <= 4;
}

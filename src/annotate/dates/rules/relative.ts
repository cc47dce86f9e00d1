/** Stretches of time by their distance: "last month", "two years ago", "the following week". */
import { weekdayOf } from '../calendar.js';
import { type Discourse, type Reading, dated, focusDay, lasting } from '../discourse.js';
import { withMod } from '../mods.js';
import { isLowerCase, isTitle } from '../guards.js';
import { GAP } from '../lexemes.js';
import { type Match, type Rule, beside, has, number, unit, word } from '../rule.js';
import { shifted, unitAround, yearBase } from '../spans.js';
import { tenseOf } from '../tense.js';
import { wordSet } from '../terms.js';
import { type Unit, printDuration, printWeekend } from '../value.js';
import { yearAgoQuarter } from './fiscal.js';

const SHIFTS: Readonly<Record<string, number>> = {
  last: -1,
  previous: -1,
  prior: -1,
  preceding: -1,
  past: -1,
  next: 1,
  following: 1,
  coming: 1,
  ensuing: 1,
};

/** What counts from the day of publication; the rest, and "the next", from what the text speaks of. */
const FROM_TODAY = wordSet('this last next current past coming');

/** "last year", "this week", "the following month", "that day". */
function relativeUnit(match: Match, discourse: Discourse): Reading | null {
  const name = unit(match);
  const rel = word(match, 'far') || word(match, 'rel') || word(match, 'from');
  const shift = SHIFTS[rel] ?? 0;
  const fromToday = FROM_TODAY.has(rel) && !has(match, 'from');
  if (name === 'weekend') return weekend(match, discourse, shift);
  const from = fromToday ? discourse.published : name === 'year' ? yearBase(discourse) : focusDay(discourse);
  return withMod(shifted(from, shift, name), match);
}

/** "the past year" is the year gone by; "the past week" lasts a week. */
function pastUnit(match: Match, discourse: Discourse): Reading {
  const name = unit(match);
  if (name === 'year')
    return withMod(shifted(discourse.published, SHIFTS[word(match, 'rel')] ?? 0, name), match);
  return lasting(printDuration(1, name));
}

function weekend(match: Match, discourse: Discourse, shift: number): Reading {
  const { published } = discourse;
  if (published === null) return dated(printWeekend(null), false);
  const early = weekdayOf(published) < 6;
  const back = shift === 0 && early && tenseOf(match, discourse) === 'past' ? -1 : shift;
  return withMod(dated(printWeekend(published + back * 7), false), match);
}

/** "the weekend": the last one, unless the clause lies ahead or today is part of it. */
function theWeekend(match: Match, discourse: Discourse): Reading {
  const { published } = discourse;
  if (published === null) return dated(printWeekend(null), false);
  const now = weekdayOf(published) >= 6 || tenseOf(match, discourse, true) === 'future';
  return dated(printWeekend(published - (now ? 0 : 7)), false);
}

/** "two years ago", "a week earlier", "three days from now". */
function distance(match: Match, discourse: Discourse): Reading | null {
  const name = unit(match);
  const way = word(match, 'way');
  const back = way === 'ago' || way === 'earlier' || way === 'before' || way === 'previously';
  const count = countOf(match);
  if (Number.isNaN(count)) return dated(back ? 'PAST_REF' : 'FUTURE_REF', false);
  if (name === 'year' && count === 1 && back) {
    const quarter = yearAgoQuarter(match, discourse);
    if (quarter) return quarter;
  }
  const fromFocus = way === 'earlier' || way === 'later' || way === 'before';
  const from = !fromFocus ? discourse.published : name === 'year' ? yearBase(discourse) : focusDay(discourse);
  const shown: Unit = count % 1 && name === 'year' ? 'month' : name;
  const months = shown === name ? count : count * 12;
  if (['hour', 'minute', 'second'].includes(name)) return lasting(printDuration(count, name));
  return withMod(shifted(from, back ? -months : months, shown), match);
}

/** The number of units that a match says; 1 for "a", NaN where it is not said. */
export function countOf(match: Match): number {
  if (has(match, 'num')) return number(match, 'num') + (has(match, 'andHalf') ? 0.5 : 0);
  if (has(match, 'vague')) return number(match, 'vague');
  if (has(match, 'half')) return 0.5;
  return has(match, 'one') ? 1 + (has(match, 'andHalf') ? 0.5 : 0) : NaN;
}

/** "the year ended March 31" is a stretch of a year. */
function unitEnded(match: Match): Reading {
  return { ...lasting(printDuration(1, unit(match))), focus: { longPeriod: true } };
}

function unitOfFocus(match: Match, discourse: Discourse): Reading {
  const name = unit(match);
  const day = name === 'day' ? focusDay(discourse) : discourse.published;
  return withMod(dated(unitAround(day, name), false), match);
}

const UNITS_LEFT = 'one:a|an|one / <num> / <vague> / half:half one:a|an?';

export const RELATIVE_RULES: readonly Rule[] = [
  {
    id: 'relative-unit',
    pattern:
      '@edge ( the from:next / the rel:last|following|preceding|ensuing / rel:this|last|next far:past|coming? / the? rel:current|previous|same|prior / rel:that same? ) fiscal|calendar? *unit:day|week|weekend|month|quarter|year|decade|century',
    resolve: relativeUnit,
    guard: isRelativeUnit,
    example: 'Prices rose [last month] in every district.',
    value: '2015-05',
  },
  {
    id: 'past-unit',
    pattern:
      '( the / mod:early|late in? the )? rel:past|coming *unit:day|week|month|quarter|year|decade ( or so|two )?',
    resolve: pastUnit,
    example: 'Rents have doubled over [the past year] in Leith.',
    value: '2014',
  },
  {
    id: 'the-last-unit',
    pattern: 'the rel:last|next *unit:day|week|month|year|decade|century or so|two|more',
    resolve: (match) => lasting(printDuration(1, unit(match))),
    example: 'Three ferries sank in [the last week or so] off the coast.',
    value: 'P1W',
  },
  {
    id: 'the-weekend',
    pattern: 'the *weekend',
    resolve: theWeekend,
    example: 'Two climbers were rescued over [the weekend] on the ridge.',
    value: '2015-W24-WE',
  },
  {
    id: 'edge-of-unit',
    pattern:
      '( the? mod:end|beginning|start|middle|close|outset|rest|remainder of / mod:late|early|later|earlier in ) the *unit:day|week|month|quarter|year|decade|century',
    resolve: unitOfFocus,
    example: 'The mine will shut by [the end of the year] at the latest.',
    value: '2015',
  },
  {
    id: 'unit-ended',
    pattern: 'the fiscal|full? *unit:year|month|week [ ended|ending|that ]',
    resolve: unitEnded,
    example: 'Profits fell by half in [the year] ended March 31.',
    value: 'P1Y',
  },
  {
    id: 'unit-of-focus',
    pattern:
      '[ of|for|close|end|ended|later|finish|finished|ending|during ] the *unit:year|day !of|when|before|after|that|in|to|-',
    resolve: unitOfFocus,
    guard: isLowerCase,
    example: 'The shares rose by a third to close [the day] at a record.',
    value: '2015-06-17',
  },
  {
    id: 'year-before',
    pattern: 'the *year way:before|previous|earlier|after [ .|,|;|:|) ]',
    resolve: (match, discourse) =>
      shifted(yearBase(discourse), word(match, 'way') === 'after' ? 1 : -1, 'year'),
    example: 'In 2010 the mine lost less than in [the year before], it said.',
    value: '2009',
  },
  {
    id: 'distance',
    pattern: `@approx ( ${UNITS_LEFT} ) -? more|full|whole? *unit:<unit> ( or so|two|more )? ( andHalf:and a half )? ( way:ago|earlier|later|hence|previously / way:from now / way:before|after that )`,
    resolve: distance,
    guard: (match) => word(match, 'way') !== 'later' || (unit(match) === 'day' && has(match, 'one')),
    example: 'The factory was sold [nearly two years ago] to a rival.',
    value: '2013',
  },
  {
    id: 'units-ago',
    pattern: 'many|some? *<units> ago|earlier',
    resolve: () => dated('PAST_REF', false),
    example: 'The well dried up [decades ago], villagers say.',
    value: 'PAST_REF',
  },
];

function isRelativeUnit(match: Match): boolean {
  const hyphened = beside(match, 1) === '-' && match.lexemes.gap[match.last + 1] === GAP.tight;
  return !hyphened && !isTitle(match);
}

/** Days by name ("Friday", "next Monday") and by their distance from today ("yesterday", "tonight"). */
import { type Day, weekdayOf } from '../calendar.js';
import { type Discourse, type Reading, dated, focusDay, onDay, repeated, timed } from '../discourse.js';
import { CLASS, DAY_PARTS } from '../lexicon.js';
import { withMod } from '../mods.js';
import { type Match, type Rule, beside, flags, has, number, word } from '../rule.js';
import { tenseOf } from '../tense.js';
import { wordSet } from '../terms.js';
import { printClock, printDay } from '../value.js';

/** "TMO", "T12:00": the part of the day that a match names, or ''. */
function partOfDay(match: Match): string {
  if (has(match, 'noon')) return printClock(number(match, 'noon'));
  const part = word(match, 'part');
  return part ? `T${DAY_PARTS[part]}` : '';
}

/** A day with the part of the day that the match names. */
export function dayReading(match: Match, day: Day | null, fallback?: string): Reading {
  const part = partOfDay(match);
  const value = (day === null && fallback ? fallback : printDay(day)) + part;
  const focus = day === null ? undefined : onDay(day);
  return withMod(part ? timed(value, false, focus) : dated(value, false, focus), match);
}

const SOON = wordSet('early soon');

/** The day that a weekday means: the most recent, today included, unless a plain sign says that it lies ahead. */
export function resolveWeekday(match: Match, discourse: Discourse, weekday: number): Day | null {
  const { published } = discourse;
  if (published === null) return discourse.day === null ? null : nearestAfter(discourse.day, weekday);
  const ahead = (weekday - weekdayOf(published) + 7) % 7;
  const behind = ahead === 0 ? 0 : ahead - 7;
  const rel = word(match, 'rel');
  const far = word(match, 'far');
  if (rel === 'last' || rel === 'past' || far === 'past') return published + (ahead === 0 ? -7 : behind);
  if (rel === 'next' || rel === 'coming' || far === 'coming') return published + (ahead === 0 ? 7 : ahead);
  if (rel === 'this') return published + (tenseOf(match, discourse) === 'past' ? behind : ahead);
  if (ahead === 0) return published;
  if (isAsSoonAs(match)) return published + ahead;
  return published + (tenseOf(match, discourse, true) === 'future' ? ahead : behind);
}

/** "as early as Friday", "as soon as Friday" */
function isAsSoonAs(match: Match): boolean {
  return beside(match, -1) === 'as' && SOON.has(beside(match, -2));
}

function nearestAfter(day: Day, weekday: number): Day {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

function unknownWeekday(weekday: number): string {
  return `XXXX-WXX-${weekday}`;
}

function weekdayAlone(match: Match, discourse: Discourse): Reading {
  const weekday = number(match, 'weekday');
  if (flags(match, 'weekday') & CLASS.weekdays) return repeated(unknownWeekday(weekday) + partOfDay(match));
  return dayReading(match, resolveWeekday(match, discourse, weekday), unknownWeekday(weekday));
}

/** "the previous Friday", "the following Monday": counted from the day that the text speaks of. */
function weekdayFromFocus(match: Match, discourse: Discourse): Reading {
  const weekday = number(match, 'weekday');
  const from = focusDay(discourse);
  const back = word(match, 'way') === 'previous';
  if (from === null) return dayReading(match, null, unknownWeekday(weekday));
  const ahead = (weekday - weekdayOf(from) + 7) % 7 || 7;
  return dayReading(match, back ? from + (ahead - 7 || -7) : from + ahead);
}

function repeatedWeekday(match: Match): Reading {
  const every = word(match, 'each');
  return repeated(unknownWeekday(number(match, 'weekday')) + partOfDay(match), {
    quant: every.toUpperCase(),
  });
}

const NEAR_DAYS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1, tonight: 0 };

function nearDay(match: Match, { published }: Discourse): Reading {
  const name = word(match, 'near');
  const shift = { before: -1, after: 1 }[word(match, 'way')] ?? 0;
  const day = published === null ? null : published + (NEAR_DAYS[name] ?? 0) + shift;
  if (name !== 'tonight') return dayReading(match, day);
  return withMod(timed(`${printDay(day)}TNI`, false, day === null ? undefined : onDay(day)), match);
}

const PAPERS = wordSet('usa russia business');

/** "USA Today", "Russia Today": the names of papers and programmes. */
function isDayWord(match: Match): boolean {
  const capital = ((match.lexemes.flags[match.first] as number) & CLASS.capital) !== 0;
  return !(capital && PAPERS.has(beside(match, -1)));
}

export const WEEKDAY_RULES: readonly Rule[] = [
  {
    id: 'weekday',
    pattern:
      '( mod:early|late|earlier|later on? )? ( rel:last|next|past|coming / rel:this far:past|coming? )? *<weekday> ( ( late|early|mid )? -? <part> / at? <noon> )?',
    resolve: weekdayAlone,
    example: 'The ministry signed the contract on [Friday] in Leith.',
    value: '2015-06-12',
  },
  {
    id: 'weekday-from-focus',
    pattern: 'the way:previous|following|next *<weekday> <part>?',
    resolve: weekdayFromFocus,
    example: 'He was arrested on March 3, 2014, and freed [the following Friday].',
    value: '2014-03-07',
  },
  {
    id: 'every-weekday',
    pattern: 'each:every|each *<weekday> <part>?',
    resolve: repeatedWeekday,
    example: 'The choir rehearses [every Tuesday] in the crypt.',
    value: 'XXXX-WXX-2',
  },
  {
    id: 'near-day',
    pattern:
      '( mod:early|late|earlier|later )? *near:yesterday|today|tomorrow|tonight ( ( early|late )? -? <part> / at? <noon> )?',
    resolve: nearDay,
    guard: isDayWord,
    example: 'The bridge was reopened [yesterday morning] after repairs.',
    value: '2015-06-16TMO',
  },
  {
    id: 'day-beside-near-day',
    pattern: 'the day way:before|after *near:yesterday|tomorrow',
    resolve: nearDay,
    example: 'The bridge was reopened [the day before yesterday].',
    value: '2015-06-15',
  },
];

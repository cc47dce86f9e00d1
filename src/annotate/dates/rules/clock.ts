/** Times of day: by the clock, with zone and an adjacent day, and by the part of the day. */
import { wordSet } from '../terms.js';
import { type Day, dayOf, isDate } from '../calendar.js';
import { type Discourse, type Reading, focusDay, onDay, timed } from '../discourse.js';
import { isLowerCase, isTitle } from '../guards.js';
import { CLASS } from '../lexicon.js';
import { withMod } from '../mods.js';
import { type Match, type Rule, beside, flags, has, number, word } from '../rule.js';
import { printClock, printDay } from '../value.js';
import { nearestYear, printedYear } from '../years.js';
import { dayReading, resolveWeekday } from './weekday.js';

/** The day that a clock time is printed with, or else the day that the text speaks of. */
function dayOfTime(match: Match, discourse: Discourse): Day | null {
  if (has(match, 'month')) return monthDay(match, discourse);
  if (has(match, 'weekday')) return resolveWeekday(match, discourse, number(match, 'weekday'));
  const near = word(match, 'near');
  if (near && discourse.published !== null) {
    return discourse.published + ({ yesterday: -1, tomorrow: 1 }[near] ?? 0);
  }
  return near ? null : (weekdayBeyondBracket(match, discourse) ?? recentDay(match, discourse));
}

function monthDay(match: Match, discourse: Discourse): Day | null {
  const [month, day] = [number(match, 'month'), number(match, 'day')];
  const year = printedYear(match, discourse) ?? nearestYear(match, discourse, month, day);
  return year !== null && isDate(year, month, day) ? dayOf(year, month, day) : null;
}

/** "10:35 a.m. (0735 GMT) Friday" */
function weekdayBeyondBracket(match: Match, discourse: Discourse): Day | null {
  const { lexemes, last } = match;
  let i = last + 1;
  if (beside(match, 1) === '(') {
    const close = i + 6;
    while (i < close && i < lexemes.count && lexemes.text.charAt(lexemes.start[i] as number) !== ')') i++;
    i++;
  }
  if (lexemes.text.charAt(lexemes.start[i] ?? 0) === ',') i++;
  if (lexemes.text.slice(lexemes.start[i] ?? 0, lexemes.end[i] ?? 0) === 'on') i++;
  const isWeekday = i < lexemes.count && ((lexemes.flags[i] as number) & CLASS.weekday) !== 0;
  return isWeekday ? resolveWeekday(match, discourse, lexemes.value[i] as number) : null;
}

/** The day that this sentence or the one before spoke of, or else today. */
function recentDay(match: Match, { prepared, published, day, daySentence }: Discourse): Day | null {
  const token = match.lexemes.token[match.first] as number;
  const sentence = prepared.tokens.sentence[token] as number;
  return day !== null && sentence - daySentence <= 1 ? day : published;
}

const PART_IS_LATE: Readonly<Record<string, boolean>> = { afternoon: true, evening: true, night: true };

function minutesOf(match: Match): number {
  if (has(match, 'noon')) return number(match, 'noon');
  if (has(match, 'hhmm')) return Math.floor(number(match, 'hhmm') / 100) * 60 + (number(match, 'hhmm') % 100);
  const value = Math.floor(has(match, 'clock') ? number(match, 'clock') : hourMinutes(match));
  if (has(match, 'ampm')) return value >= 780 ? value : (value % 720) + number(match, 'ampm');
  return PART_IS_LATE[word(match, 'part')] && value < 720 ? value + 720 : value;
}

/** "10.30" and "10" in minutes. */
function hourMinutes(match: Match): number {
  const value = number(match, 'hour');
  return Math.floor(value) * 60 + Math.round((value % 1) * 100);
}

function clockTime(match: Match, discourse: Discourse): Reading | null {
  const minutes = minutesOf(match);
  if (!(minutes >= 0 && minutes <= 1440)) return null;
  const day = dayOfTime(match, discourse);
  const zone = flags(match, 'zone') & CLASS.zone && number(match, 'zone') === 1 ? 'Z' : '';
  const seconds = Math.round((number(match, 'clock') % 1) * 100);
  const time = printClock(minutes, seconds > 0 ? seconds : undefined);
  const focus = day === null ? undefined : onDay(day);
  return withMod(timed(`${printDay(day)}${time}${zone}`, false, focus), match);
}

/** "this morning", "last night", "that evening". */
function partWithWord(match: Match, discourse: Discourse): Reading {
  const rel = word(match, 'rel');
  const fromToday = rel === 'this' || rel === 'last';
  const from = fromToday ? discourse.published : focusDay(discourse);
  const shift = { last: -1, previous: -1, next: 1, following: 1 }[rel] ?? 0;
  return dayReading(match, from === null ? null : from + shift);
}

function partOfFocus(match: Match, discourse: Discourse): Reading {
  return dayReading(match, focusDay(discourse));
}

function overnight(match: Match, discourse: Discourse): Reading {
  const day = discourse.published;
  return withMod(timed(`${printDay(day)}TNI`, false), match);
}

const DAY =
  '( ,? on? <weekday> ( ,? month:<month>|<mon> <day> ( ,? <year> )? )? <part>? / ,? on? month:<month>|<mon> <day> ( ,? <year> )? / near:today|yesterday|tomorrow )?';

export const CLOCK_RULES: readonly Rule[] = [
  {
    id: 'clock-ampm',
    pattern: `( hour:<hour>|<hourdot> / <clock> ) *<ampm> <zone>? ${DAY}`,
    resolve: clockTime,
    example: 'Polls close at [8:30 p.m. EST Thursday] in the valley.',
    value: '2015-06-11T20:30',
  },
  {
    id: 'clock',
    pattern: `*<clock> <zone>? ( in the <part> / at <part> )? ${DAY}`,
    resolve: clockTime,
    guard: isClock,
    example: 'The train left at [10:45 GMT on Monday] as planned.',
    value: '2015-06-15T10:45Z',
  },
  {
    id: 'military-time',
    pattern: `*<hhmm> <zone> ${DAY}`,
    resolve: clockTime,
    guard: (match) => has(match, 'zone'),
    example: 'The signal was lost at [0735 GMT on Monday] over the bay.',
    value: '2015-06-15T07:35Z',
  },
  {
    id: 'noon',
    pattern: `( apx:about|around|just|shortly before|after? )? *<noon> <zone>? ${DAY}`,
    resolve: clockTime,
    guard: isNoon,
    example: 'The siren is tested at [noon Saturday] by the mayor.',
    value: '2015-06-13T12:00',
  },
  {
    id: 'oclock',
    pattern: `<hour> *o ' clock ( in the <part> / at <part> )? ${DAY}`,
    resolve: clockTime,
    example: "The doors open at [seven o'clock in the evening] sharp.",
    value: '2015-06-17T19:00',
  },
  {
    id: 'hour-of-part',
    pattern: `hour:<hour> in the *part:morning|afternoon|evening ${DAY}`,
    resolve: clockTime,
    example: 'They were still digging at [4 in the morning] by torchlight.',
    value: '2015-06-17T04:00',
  },
  {
    id: 'part-of-day',
    pattern:
      '( mod:early|late|earlier|later )? ( rel:this|last|that|yesterday / the rel:next|previous|following|same ) *<part>',
    resolve: partWithWord,
    guard: (match) => !isTitle(match),
    example: 'The council met [last night] behind closed doors.',
    value: '2015-06-16TNI',
  },
  {
    id: 'part-of-named-day',
    pattern: 'the? *<part> of <weekday>? ,? ( month:<month>|<mon> <day> ( ,? <year> )? )?',
    resolve: (match, discourse) => {
      const day = dayOfTime(match, discourse);
      return has(match, 'month') || has(match, 'weekday') ? dayReading(match, day) : null;
    },
    guard: (match) => has(match, 'month') || has(match, 'weekday'),
    example: 'The quake struck on [the night of March 3, 2014], without warning.',
    value: '2014-03-03TNI',
  },
  {
    id: 'part-before-day',
    pattern: 'mod:mid|early|late -? *<part> ( <weekday> / near:today|yesterday|tomorrow )?',
    resolve: (match, discourse) => dayReading(match, dayOfTime(match, discourse)),
    example: 'Snow is forecast for [mid-afternoon] on the hills.',
    value: '2015-06-17TAF',
  },
  {
    id: 'the-part',
    pattern: '[ in|during|for|through|by ] the *<part>',
    resolve: partOfFocus,
    guard: isLowerCase,
    example: 'It rained hard in [the morning] and cleared later.',
    value: '2015-06-17TMO',
  },
  {
    id: 'overnight',
    pattern: '*overnight',
    resolve: overnight,
    example: 'Two fires broke out [overnight] in the old town.',
    value: '2015-06-17TNI',
  },
];

const BEFORE_CLOCK_NOT = wordSet('score psalm verse aspect');

/** A score ("won 10:30") has no sign of a time; times on the hour need one of a few words or a zone. */
function isClock(match: Match): boolean {
  return !BEFORE_CLOCK_NOT.has(beside(match, -1));
}

function isNoon(match: Match): boolean {
  const { lexemes, first } = match;
  return lexemes.text.charAt(lexemes.start[first] as number) !== 'M' || beside(match, -1) !== 'the';
}

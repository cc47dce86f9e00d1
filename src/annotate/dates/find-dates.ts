/** Every time expression of an article with its TIMEX3 value: candidates, overlaps, then values from left to right. */
import type { Prepared } from '../../prepare/prepared.js';
import type { DateMention } from '../../record.js';
import type { ExtractSettings } from '../../settings.js';
import { joinBracketed } from './brackets.js';
import { type Candidate, findCandidates } from './candidates.js';
import type { Discourse, Focus, Reading } from './discourse.js';
import { openDiscourse } from './opening.js';
import { type Places, candidatesWithin, chooseCandidates, indexPlaces } from './overlaps.js';
import { readLexemes } from './read-lexemes.js';

export interface DateContext {
  /** ISO 8601 date or date-time of publication; relative dates count from its day. */
  readonly publishedAt?: string;
  readonly dayOrder: ExtractSettings['dayOrder'];
}

/** Time expressions in order of place, none overlapping, each with `certain` and `rule`. */
export function findDates(prepared: Prepared, context: DateContext): DateMention[] {
  const lexemes = readLexemes(prepared);
  const candidates = findCandidates(lexemes);
  const places = indexPlaces(candidates);
  const chosen = chooseCandidates(places.byFirst);
  const discourse = openDiscourse(prepared, lexemes, chosen, context);
  const mentions: DateMention[] = [];
  const take = (candidate: Candidate, reading: Reading): void => {
    mentions.push(mentionOf(candidate, reading));
    if (reading.focus) turnTo(discourse, candidate, reading.focus);
  };
  for (const candidate of chosen) {
    const reading = candidate.rule.resolve(candidate, discourse);
    if (reading) take(candidate, reading);
    else for (const [inner, found] of readingsWithin(candidate, places, discourse)) take(inner, found);
  }
  return joinBracketed(prepared.text, mentions);
}

type MovingDiscourse = { -readonly [Key in keyof Discourse]: Discourse[Key] };

/** Moves the discourse on to what an expression turns it to. */
function turnTo(discourse: MovingDiscourse, { lexemes, first }: Candidate, focus: Partial<Focus>): void {
  const { day, year, quarter, longPeriod } = focus;
  if (day !== undefined) {
    discourse.day = day;
    discourse.daySentence = discourse.prepared.tokens.sentence[lexemes.token[first]!]!;
  }
  if (year !== undefined) discourse.year = year;
  if (quarter !== undefined) discourse.quarter = quarter;
  if (longPeriod !== undefined) discourse.longPeriod = longPeriod;
}

/** Where a candidate's rule refuses it: the readings of the best that lie within it. */
function readingsWithin(candidate: Candidate, places: Places, discourse: Discourse): Map<Candidate, Reading> {
  const readings = new Map<Candidate, Reading>();
  for (const inner of candidatesWithin(places, candidate)) {
    const found = inner.rule.resolve(inner, discourse);
    if (found) readings.set(inner, found);
  }
  return new Map(chooseCandidates([...readings.keys()]).map((inner) => [inner, readings.get(inner)!]));
}

function mentionOf({ lexemes, first, last, rule }: Candidate, reading: Reading): DateMention {
  const start = lexemes.start[first]!;
  const end = lexemes.end[last]!;
  const { type, value, certain, mod, freq, quant } = reading;
  const text = lexemes.text.slice(start, end);
  const mention = { start, end, text, type, value, certain, rule: rule.id };
  if (mod ?? freq ?? quant)
    return { ...mention, ...(mod && { mod }), ...(freq && { freq }), ...(quant && { quant }) };
  return mention;
}

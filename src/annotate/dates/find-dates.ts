/** Every time expression of an article with its TIMEX3 value: candidates, overlaps, then values from left to right. */
import type { Prepared } from '../../prepare/prepared.js';
import type { DateMention } from '../../record.js';
import type { ExtractSettings } from '../../settings.js';
import { joinBracketed } from './brackets.js';
import { type Candidate, findCandidates } from './candidates.js';
import type { Discourse, Reading } from './discourse.js';
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
  const chosen = chooseCandidates(candidates);
  let discourse = openDiscourse(prepared, lexemes, chosen, context);
  const mentions: DateMention[] = [];
  for (const candidate of chosen) {
    for (const [kept, reading] of readingsOf(candidate, places, discourse)) {
      mentions.push(mentionOf(kept, reading));
      discourse = turnTo(discourse, kept, reading);
    }
  }
  return joinBracketed(prepared.text, mentions);
}

/** The discourse after an expression. */
function turnTo(discourse: Discourse, { lexemes, first }: Candidate, { focus }: Reading): Discourse {
  if (!focus) return discourse;
  const { sentence } = discourse.prepared.tokens;
  const {
    day = discourse.day,
    year = discourse.year,
    quarter = discourse.quarter,
    longPeriod = discourse.longPeriod,
  } = focus;
  const daySentence = focus.day === undefined ? discourse.daySentence : sentence[lexemes.token[first]!]!;
  return { ...discourse, day, year, quarter, longPeriod, daySentence };
}

type Resolved = readonly [Candidate, Reading];

/** A candidate's reading; where its rule refuses it, those of the best that lie within it. */
function readingsOf(candidate: Candidate, places: Places, discourse: Discourse): Resolved[] {
  const reading = candidate.rule.resolve(candidate, discourse);
  if (reading) return [[candidate, reading]];
  const readings = new Map<Candidate, Reading>();
  for (const inner of candidatesWithin(places, candidate)) {
    const found = inner.rule.resolve(inner, discourse);
    if (found) readings.set(inner, found);
  }
  return chooseCandidates([...readings.keys()]).map((inner) => [inner, readings.get(inner) as Reading]);
}

function mentionOf({ lexemes, first, last, rule }: Candidate, reading: Reading): DateMention {
  const start = lexemes.start[first] as number;
  const end = lexemes.end[last] as number;
  const { type, value, certain, mod, freq, quant } = reading;
  return {
    start,
    end,
    text: lexemes.text.slice(start, end),
    type,
    value,
    certain,
    rule: rule.id,
    ...(mod ? { mod } : {}),
    ...(freq ? { freq } : {}),
    ...(quant ? { quant } : {}),
  };
}

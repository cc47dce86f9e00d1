/** What is known when an expression is given its value: the publication date and what the text has said so far. */
import type { Prepared } from '../../prepare/prepared.js';
import type { DateType } from '../../record.js';
import { type CivilDate, type Day, civil } from './calendar.js';
import type { Lexemes } from './lexemes.js';

export interface Quarter {
  readonly year: number;
  readonly quarter: number;
}

/** What the text speaks of at the moment; it moves as expressions are resolved from left to right. */
export interface Focus {
  readonly day: Day | null;
  readonly year: number | null;
  /** The last finished quarter that the text named. */
  readonly quarter: Quarter | null;
  /** The last period that a report of results named is longer than a quarter: nine months, a year. */
  readonly longPeriod: boolean;
}

export interface Discourse extends Focus {
  /** The sentence that spoke of the day in focus. */
  readonly daySentence: number;
  readonly prepared: Prepared;
  readonly lexemes: Lexemes;
  readonly published: Day | null;
  /** The publication date as a calendar date. */
  readonly today: CivilDate | null;
  readonly dayOrder: 'mdy' | 'dmy';
  /** False where the order of day and month was inferred. */
  readonly orderKnown: boolean;
  /** Reports of company results, in which "a year ago" is a quarter. */
  readonly earnings: boolean;
}

/** An expression's reading: its type and value, how sure, and what it turns the focus to. */
export interface Reading {
  readonly type: DateType;
  readonly value: string;
  readonly certain: boolean;
  readonly mod?: string;
  readonly freq?: string;
  readonly quant?: string;
  readonly focus?: Partial<Focus> | undefined;
}

/** The day that "the next day" or "a week later" counts from. */
export function focusDay(discourse: Discourse): Day | null {
  return discourse.day ?? discourse.published;
}

/** The focus on a day brings its year with it. */
export function onDay(day: Day): Partial<Focus> {
  return { day, year: civil(day).year };
}

export function dated(value: string, certain: boolean, focus?: Partial<Focus>): Reading {
  return { type: 'DATE', value, certain, focus };
}

export function timed(value: string, certain: boolean, focus?: Partial<Focus>): Reading {
  return { type: 'TIME', value, certain, focus };
}

export function lasting(value: string, certain = true): Reading {
  return { type: 'DURATION', value, certain };
}

export function repeated(value: string, more: Pick<Reading, 'freq' | 'quant'> = {}): Reading {
  return { type: 'SET', value, certain: true, ...more };
}

/**
 * How sure a quote is, content and speaker together: how likely its content is right, times how likely its speaker is
 * right where the content is. Each is a logistic sum, fitted by `npm run train -- speakers`.
 */
import type { Attribution } from '../attribution.js';
import type { Resolution } from './scene.js';

/** A logistic sum: a start, so much a unit of each number, and so much for each trait that the quote has. */
export interface LogisticSum {
  readonly base: number;
  /** Times the log odds that the tagger gives the content. */
  readonly content: number;
  /** Times the log odds of the ranker's choice, where it chose. */
  readonly choice: number;
  readonly traits: Readonly<Record<string, number>>;
}

export interface Reliability {
  readonly content: LogisticSum;
  readonly speaker: LogisticSum;
}

/** What the confidence is told from. */
export interface Grounds {
  /** Log odds. */
  readonly content: number;
  /** Log odds; 0 where the ranker did not choose. */
  readonly choice: number;
  /** The way in which the speaker was told ("way:name", "way:none"), the quote's type and its act. */
  readonly traits: readonly string[];
}

export function groundsOf(
  { confidence, type, act }: Pick<Attribution, 'confidence' | 'type' | 'act'>,
  { speaker, evidence, choice }: Resolution,
): Grounds {
  return {
    content: logOdds(confidence),
    choice: choice ? logOdds(choice.probability) : 0,
    traits: [traitOf(speaker ? wayOf(evidence) : 'none'), type, act],
  };
}

/** Ways are few: the trait of each is spelt once. */
const traits = new Map<string, string>();

function traitOf(way: string): string {
  let trait = traits.get(way);
  if (trait === undefined) traits.set(way, (trait = `way:${way}`));
  return trait;
}

function wayOf(evidence: string): string {
  const colon = evidence.indexOf(':');
  return colon < 0 ? evidence : evidence.slice(0, colon);
}

/** 0 to 1, in hundredths. */
export function wholeConfidence({ content, speaker }: Reliability, grounds: Grounds): number {
  return Math.round(100 * chance(content, grounds) * chance(speaker, grounds)) / 100;
}

/** 0 to 1. */
function chance({ base, content, choice, traits }: LogisticSum, grounds: Grounds): number {
  let sum = base + content * grounds.content + choice * grounds.choice;
  for (const trait of grounds.traits) sum += traits[trait] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** Probabilities are taken for no surer than this. */
const SUREST = 0.98;

function logOdds(probability: number): number {
  const p = Math.min(SUREST, Math.max(1 - SUREST, probability));
  return Math.log(p / (1 - p));
}

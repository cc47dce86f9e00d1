/**
 * How sure a quote is, content and speaker together: a logistic sum of how sure its content is, of the way in which its
 * speaker was told, and of the ranker's own probability where it chose. Fitted by `npm run train -- speakers`.
 */
import type { Resolution } from './scene.js';

export interface Reliability {
  readonly base: number;
  /** Times the log odds of the content. */
  readonly content: number;
  /** Times the log odds of the ranker's choice. */
  readonly choice: number;
  /** By way: the part of the evidence before the colon; 'none' where no speaker could be told. */
  readonly ways: Readonly<Record<string, number>>;
}

/** What the confidence is told from: the log odds of the content and of the choice, and the way. */
export interface Grounds {
  readonly content: number;
  readonly choice: number;
  readonly way: string;
}

export function groundsOf(content: number, { speaker, evidence, choice }: Resolution): Grounds {
  return {
    content: logOdds(content),
    choice: choice ? logOdds(choice.probability) : 0,
    way: speaker ? wayOf(evidence) : 'none',
  };
}

function wayOf(evidence: string): string {
  const colon = evidence.indexOf(':');
  return colon < 0 ? evidence : evidence.slice(0, colon);
}

/** 0 to 1, in hundredths. */
export function wholeConfidence(reliability: Reliability, grounds: Grounds): number {
  const { base, content, choice, ways } = reliability;
  const sum = base + content * grounds.content + choice * grounds.choice + (ways[grounds.way] ?? 0);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

/** Probabilities are taken for no surer than this. */
const SUREST = 0.98;

function logOdds(probability: number): number {
  const p = Math.min(SUREST, Math.max(1 - SUREST, probability));
  return Math.log(p / (1 - p));
}

/** Fits how sure a whole quote is on quotes that the program finds in articles with known speakers. */
import { findNames } from '../../../src/annotate/names/find.js';
import { groupEntities } from '../../../src/attribute/entities/group.js';
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import {
  groundsOf,
  wholeConfidence,
  type Grounds,
  type Reliability,
} from '../../../src/attribute/speakers/reliability.js';
import { resolveAll } from '../../../src/attribute/speakers/resolve.js';
import type { Judged } from '../../../src/measure/calibration.js';
import { isRight, type GoldQuoteDocument } from '../../../src/measure/quotes.js';
import type { Models } from '../../../src/models.js';
import { prepare } from '../../../src/prepare/prepare.js';

export interface JudgedGrounds extends Grounds {
  readonly right: boolean;
}

export function judgedGrounds(document: GoldQuoteDocument, models: Models): JudgedGrounds[] {
  const prepared = prepare(document.text, document.title);
  const names = findNames(prepared, models.names);
  const setting = {
    prepared,
    story: groupEntities(prepared, names, models.people),
    people: models.people,
    authorship: { author: document.author ?? null, publisher: document.publisher ?? null },
    model: models.speakers,
  };
  return resolveAll(setting, findAttributions(prepared, models.attributions, names))
    .filter(({ attribution }) => !document.speechOnly || attribution.act === 'speech')
    .map(({ attribution, resolution }) => ({
      ...groundsOf(attribution.confidence, resolution),
      right: isRight(attribution.content, resolution.speaker?.name ?? '', document),
    }));
}

const ROUNDS = 3000;
const RATE = 0.05;
/** Pull of each way's weight towards none, in quotes: rare ways stay near the mean. */
const PULL = 4;

/** Logistic regression by full-batch AdaGrad from zero. */
export function fitReliability(judged: readonly JudgedGrounds[]): Reliability {
  const ways = [...new Set(judged.map(({ way }) => way))].sort();
  const weights = new Float64Array(3 + ways.length);
  const squares = new Float64Array(weights.length);
  const wayOf = judged.map(({ way }) => 3 + ways.indexOf(way));
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, i) => (i < 3 ? 0 : -PULL * weight));
    judged.forEach(({ content, choice, right }, k) => {
      const sum = weights[0]! + weights[1]! * content + weights[2]! * choice + weights[wayOf[k]!]!;
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      gradient[0]! += error;
      gradient[1]! += error * content;
      gradient[2]! += error * choice;
      gradient[wayOf[k]!]! += error;
    });
    for (let i = 0; i < weights.length; i++) {
      squares[i]! += gradient[i]! ** 2;
      weights[i]! += (RATE * gradient[i]!) / Math.sqrt(squares[i]! / (round + 1) + 1e-9);
    }
  }
  const rounded = Array.from(weights, (weight) => Math.round(weight * 1000) / 1000);
  return {
    base: rounded[0]!,
    content: rounded[1]!,
    choice: rounded[2]!,
    ways: Object.fromEntries(ways.map((way, i) => [way, rounded[3 + i]!])),
  };
}

const FOLDS = 5;

/** Each article's quotes judged by a fit without them. */
export function heldOut(byArticle: readonly (readonly JudgedGrounds[])[]): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const fit = fitReliability(byArticle.filter((_, i) => i % FOLDS !== fold).flat());
    return byArticle
      .filter((_, i) => i % FOLDS === fold)
      .flat()
      .map((grounds) => ({ confidence: wholeConfidence(fit, grounds), right: grounds.right }));
  }).flat();
}

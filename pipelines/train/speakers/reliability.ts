/** Fits how sure a whole quote is on quotes that the program finds in annotated articles. */
import { findNames } from '../../../src/annotate/names/find.js';
import { groupEntities } from '../../../src/attribute/entities/group.js';
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import {
  groundsOf,
  wholeConfidence,
  type Grounds,
  type LogisticSum,
  type Reliability,
} from '../../../src/attribute/speakers/reliability.js';
import { resolveAll } from '../../../src/attribute/speakers/resolve.js';
import type { Judged } from '../../../src/measure/calibration.js';
import { contentOverlap, isRight, spansOf, type GoldQuoteDocument } from '../../../src/measure/quotes.js';
import type { Models } from '../../../src/models.js';
import { prepare } from '../../../src/prepare/prepare.js';

export interface JudgedGrounds extends Grounds {
  readonly contentRight: boolean;
  /** Content and speaker; of an article whose speakers are not known, null. */
  readonly right: boolean | null;
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
  const speakersKnown = document.quotes.some(({ speaker }) => speaker !== undefined);
  return resolveAll(setting, findAttributions(prepared, models.attributions, names))
    .filter(({ attribution }) => !document.speechOnly || attribution.act === 'speech')
    .map(({ attribution, resolution }) => ({
      ...groundsOf(attribution, resolution),
      contentRight: document.quotes.some(
        (gold) => contentOverlap(attribution.content, spansOf(gold.content)) >= 0.5,
      ),
      right: speakersKnown ? isRight(attribution.content, resolution.speaker?.name ?? '', document) : null,
    }));
}

/** The content's part from every quote, the speaker's from those whose content is right and whose speaker is known. */
export function fitReliability(judged: readonly JudgedGrounds[]): Reliability {
  const told = judged.filter(({ contentRight, right }) => contentRight && right !== null);
  return {
    content: fitSum(judged, (one) => one.contentRight),
    speaker: fitSum(told, (one) => one.right === true),
  };
}

/** Newton's steps: from zero they have come to rest long before. */
const STEPS = 12;
/** Pull of each trait's weight towards none, in quotes: rare traits stay near the mean. */
const PULL = 4;
/** The start and the two log odds are as good as free. */
const FREE = 0.01;
const NUMBERS = 3;

/** Logistic regression by Newton's method. */
function fitSum(judged: readonly JudgedGrounds[], isRightOne: (one: JudgedGrounds) => boolean): LogisticSum {
  const names = [...new Set(judged.flatMap(({ traits }) => traits))].sort();
  const place = new Map(names.map((name, i) => [name, NUMBERS + i]));
  const rows = judged.map(({ content, choice, traits }) => {
    const row = new Float64Array(NUMBERS + names.length);
    row.set([1, content, choice]);
    for (const trait of traits) row[place.get(trait)!] = 1;
    return row;
  });
  const truths = judged.map((one) => (isRightOne(one) ? 1 : 0));
  const weights = new Float64Array(NUMBERS + names.length);
  for (let step = 0; step < STEPS; step++) {
    const change = newtonStep(rows, truths, weights);
    for (let i = 0; i < weights.length; i++) weights[i]! += change[i]!;
  }
  const [base, content, choice, ...rest] = Array.from(weights, (weight) => Math.round(weight * 1000) / 1000);
  return {
    base: base!,
    content: content!,
    choice: choice!,
    traits: Object.fromEntries(names.map((name, i) => [name, rest[i]!])),
  };
}

function newtonStep(
  rows: readonly Float64Array[],
  truths: readonly number[],
  weights: Float64Array,
): Float64Array {
  const pull = (i: number): number => (i < NUMBERS ? FREE : PULL);
  const slope = weights.map((weight, i) => -pull(i) * weight);
  const curve = Array.from(weights, (_, i) => {
    const line = new Float64Array(weights.length);
    line[i] = pull(i);
    return line;
  });
  rows.forEach((row, k) => {
    const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
    const used = [...row.keys()].filter((i) => row[i] !== 0);
    for (const i of used) {
      slope[i]! += row[i]! * (truths[k]! - chance);
      for (const j of used) curve[i]![j]! += row[i]! * row[j]! * chance * (1 - chance);
    }
  });
  return solved(curve, slope);
}

/** The x for which matrix times x is the vector; the matrix is symmetric and positive definite. Both are overwritten. */
function solved(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  const size = vector.length;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      for (let k = i; k < size; k++) matrix[j]![k]! -= factor * matrix[i]![k]!;
      vector[j]! -= factor * vector[i]!;
    }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) vector[i]! -= matrix[i]![k]! * vector[k]!;
    vector[i]! /= matrix[i]![i]!;
  }
  return vector;
}

const FOLDS = 5;

/** Each article's quotes judged by a fit without them, where their speakers are known. */
export function heldOut(byArticle: readonly (readonly JudgedGrounds[])[]): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const fit = fitReliability(byArticle.filter((_, i) => i % FOLDS !== fold).flat());
    return byArticle
      .filter((_, i) => i % FOLDS === fold)
      .flat()
      .filter(({ right }) => right !== null)
      .map((grounds) => ({ confidence: wholeConfidence(fit, grounds), right: grounds.right === true }));
  }).flat();
}

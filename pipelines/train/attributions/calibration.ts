/** Raw confidence against the truth: the share of right quotes in each step, rising from step to step. */
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import { attributionModel } from '../../../src/attribute/quotes/model.js';
import { contentOverlap, spansOf } from '../../../src/measure/quotes.js';
import { taggerKernels } from '../../../src/models.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { readWeights } from '../../../src/sequence/weights.js';
import type { GoldArticle } from './gold.js';

const STEPS = 20;
/** Content that shares at least this much of itself and of the gold's counts as found. */
const OVERLAP = 0.5;

/** @param bytes the model's bytes with a calibration put in */
export function calibrate(
  bytes: (steps: readonly number[]) => Uint8Array,
  dev: readonly GoldArticle[],
): number[] {
  const middles = Array.from({ length: STEPS }, (_, step) => (step + 0.5) / STEPS);
  const model = attributionModel(readWeights(bytes(middles)), taggerKernels());
  const right = new Float64Array(STEPS);
  const all = new Float64Array(STEPS);
  for (const { text, quotes } of dev) {
    for (const { confidence, content } of findAttributions(prepare(text), model)) {
      const step = Math.floor(confidence * STEPS);
      const hit = quotes.some((gold) => contentOverlap(content, spansOf(gold.content)) >= OVERLAP);
      all[step]!++;
      if (hit) right[step]!++;
    }
  }
  return rising(right, all).map((share) => Math.round(share * 1000) / 1000);
}

/** Shares that never fall (pool adjacent violators), each step counted with one made-up quote at its own middle. */
function rising(right: Float64Array, all: Float64Array): number[] {
  const pools: { hits: number; total: number; steps: number }[] = [];
  for (let step = 0; step < STEPS; step++) {
    pools.push({ hits: right[step]! + (step + 0.5) / STEPS, total: all[step]! + 1, steps: 1 });
    while (pools.length > 1) {
      const [before, last] = [pools.at(-2)!, pools.at(-1)!];
      if (before.hits / before.total <= last.hits / last.total) break;
      pools.splice(-2, 2, {
        hits: before.hits + last.hits,
        total: before.total + last.total,
        steps: before.steps + last.steps,
      });
    }
  }
  return pools.flatMap(({ hits, total, steps }) => new Array<number>(steps).fill(hits / total));
}

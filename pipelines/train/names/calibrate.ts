/** Fits a rising line from a model's probabilities to the share that is right (isotonic regression, few points). */
import type { Calibration } from '../../../src/annotate/names/model.js';

interface Pool {
  probability: number;
  right: number;
  count: number;
}

export function fitCalibration(
  judged: readonly { probability: number; right: boolean }[],
  bins = 12,
): Calibration {
  const sorted = [...judged].sort((a, b) => a.probability - b.probability);
  const size = Math.max(1, Math.ceil(sorted.length / bins));
  const pools: Pool[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    const part = sorted.slice(from, from + size);
    pools.push({
      probability: part.reduce((sum, item) => sum + item.probability, 0),
      right: part.filter((item) => item.right).length,
      count: part.length,
    });
    while (falls(pools)) merge(pools);
  }
  return {
    probability: [0, ...pools.map((pool) => round(pool.probability / pool.count)), 1],
    right: [0, ...pools.map(rate), rate(pools.at(-1) ?? { probability: 0, right: 1, count: 1 })],
  };
}

/** The share that is right, with one of either added so that none is certain. */
function rate({ right, count }: Pool): number {
  return round((right + 1) / (count + 2));
}

function falls(pools: readonly Pool[]): boolean {
  const [before, last] = pools.slice(-2);
  return before !== undefined && last !== undefined && rate(before) >= rate(last);
}

function merge(pools: Pool[]): void {
  const last = pools.pop()!;
  const before = pools.at(-1)!;
  before.probability += last.probability;
  before.right += last.right;
  before.count += last.count;
}

const round = (x: number): number => Math.round(x * 1e4) / 1e4;

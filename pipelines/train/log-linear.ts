/** Weights by maximum likelihood of the right candidates: full-batch AdaGrad from zero, so the same data give the same weights. */

/** One question: a row of features a candidate, and which candidates may be right. */
export interface Example {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

export interface FitOptions {
  readonly rounds: number;
  readonly rate: number;
  /** Pull of each weight towards zero, as a share of the examples' own. */
  readonly l2: number;
}

export function fit(examples: readonly Example[], { rounds, rate, l2 }: FitOptions): Float64Array {
  const features = examples[0]?.rows[0]?.length ?? 0;
  const weights = new Float64Array(features);
  const squares = new Float64Array(features);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight) => -l2 * weight);
    for (const example of examples) addGradient(example, weights, gradient, 1 / total);
    for (let i = 0; i < weights.length; i++) {
      const g = gradient[i]!;
      squares[i]! += g * g;
      weights[i]! += (rate * g) / Math.sqrt(squares[i]! + 1e-12);
    }
  }
  return weights;
}

/** Expected features given that one of the right candidates is meant, less those expected without knowing. */
function addGradient(
  { rows, right, weight }: Example,
  weights: Float64Array,
  gradient: Float64Array,
  scale: number,
): void {
  const scores = rows.map((row) => row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((sum, value) => sum + value, 0);
  const hits = odds.reduce((sum, value, k) => sum + (right[k] ? value : 0), 0);
  rows.forEach((row, k) => {
    const share = (right[k] ? odds[k]! / hits : 0) - odds[k]! / all;
    for (let i = 0; i < row.length; i++) gradient[i]! += scale * weight * share * row[i]!;
  });
}

/** Share of examples whose best candidate may be right. */
export function accuracy(examples: readonly Example[], weights: Float64Array): number {
  const hits = examples.filter(({ rows, right }) => {
    const scores = rows.map((row) => row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
    return right[scores.indexOf(Math.max(...scores))];
  });
  return hits.length / examples.length;
}

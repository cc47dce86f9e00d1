/** Weights of a log-linear ranker, by the names of its features. */
import { OnrecordError } from '../errors.js';

/**
 * One weight a feature, 0 where the file has none. Throws `model-invalid` where it names other features than this
 * program counts.
 * @param file its name in data/models
 */
export function featureWeights(
  file: string,
  features: readonly string[],
  weights: Readonly<Record<string, number>>,
): Float64Array {
  const known = new Set(features);
  const unknown = Object.keys(weights).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new OnrecordError(
      'model-invalid',
      `data/models/${file} weighs "${unknown}", which this program does not count. Restore data/models from the release.`,
    );
  return Float64Array.from(features, (name) => weights[name] ?? 0);
}

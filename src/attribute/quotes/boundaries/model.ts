/** The trained ranker of boundaries: data/models/boundaries.json (how it was trained: boundaries.md). */
import { OnrecordError } from '../../../errors.js';
import { FEATURES } from './features.js';

/** The form of data/models/boundaries.json. */
export interface BoundaryModelFile {
  readonly kind: 'boundaries';
  /** By feature (see features.ts): what it adds to a candidate's score. */
  readonly weights: Readonly<Record<string, number>>;
}

/** One weight a feature. Throws `model-invalid` where the file names other features than this program counts. */
export function boundaryWeights({ weights }: BoundaryModelFile): Float64Array {
  const known = new Set<string>(FEATURES);
  const unknown = Object.keys(weights).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new OnrecordError(
      'model-invalid',
      `data/models/boundaries.json weighs "${unknown}", which this program does not count. Restore data/models from the release.`,
    );
  return Float64Array.from(FEATURES, (name) => weights[name] ?? 0);
}

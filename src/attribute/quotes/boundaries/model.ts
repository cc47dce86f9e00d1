/** The trained ranker of boundaries: data/models/boundaries.json (how it was trained: boundaries.md). */
import { featureWeights } from '../../feature-weights.js';
import { FEATURES } from './features.js';

/** The form of data/models/boundaries.json. */
export interface BoundaryModelFile {
  readonly kind: 'boundaries';
  /** By feature (see features.ts): what it adds to a candidate's score. */
  readonly weights: Readonly<Record<string, number>>;
}

/** One weight a feature. Throws `model-invalid` where the file names other features than this program counts. */
export function boundaryWeights({ weights }: BoundaryModelFile): Float64Array {
  return featureWeights('boundaries.json', FEATURES, weights);
}

/** The trained speaker model, made ready: data/models/speakers.json (how it was trained: speakers.md). */
import { featureWeights } from '../feature-weights.js';
import { FEATURES } from './features.js';
import type { Reliability } from './reliability.js';

/** The form of data/models/speakers.json. */
export interface SpeakerModelFile {
  readonly kind: 'speakers';
  /** By kind of name sought, by feature (see features.ts): what it adds to a candidate's score. */
  readonly weights: Readonly<Record<'person' | 'organization', Readonly<Record<string, number>>>>;
  /** What a speaker without a name starts with. */
  readonly withoutName: number;
  readonly reliability: Reliability;
}

export interface SpeakerModel {
  /** One weight a feature. */
  readonly person: Float64Array;
  readonly organization: Float64Array;
  readonly withoutName: number;
  readonly reliability: Reliability;
}

/** Throws `model-invalid` where the file names other features than this program counts. */
export function speakerModel(file: SpeakerModelFile): SpeakerModel {
  return {
    person: featureWeights('speakers.json', FEATURES, file.weights.person),
    organization: featureWeights('speakers.json', FEATURES, file.weights.organization),
    withoutName: file.withoutName,
    reliability: file.reliability,
  };
}

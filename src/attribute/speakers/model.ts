/** The trained speaker model, made ready: data/models/speakers.json (how it was trained: speakers.md). */
import { OnrecordError } from '../../errors.js';
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
    person: weightsOf(file, 'person'),
    organization: weightsOf(file, 'organization'),
    withoutName: file.withoutName,
    reliability: file.reliability,
  };
}

function weightsOf({ weights }: SpeakerModelFile, kind: 'person' | 'organization'): Float64Array {
  const known = new Set<string>(FEATURES);
  const unknown = Object.keys(weights[kind]).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new OnrecordError(
      'model-invalid',
      `data/models/speakers.json weighs "${unknown}", which this program does not count. Restore data/models from the release.`,
    );
  return Float64Array.from(FEATURES, (name) => weights[kind][name] ?? 0);
}

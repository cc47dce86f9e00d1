/** The trained name tagger: weights of both passes, transitions, lexicon and calibration. */
import { readLinear } from '../../sequence/linear.js';
import { narrowDecoder, type NarrowDecoder } from '../../sequence/narrow.js';
import { featureSums, type FeatureSums, type GroupFeatures } from '../../sequence/sums.js';
import type { Weights } from '../../sequence/weights.js';
import { OnrecordError } from '../../errors.js';
import { onForget } from '../../prepare/words.js';
import type { Knowledge } from './document.js';
import { LABELS, NAME_CHAIN } from './labels.js';
import { readLexicon } from './lexicon.js';
import { secondPassFeatures } from './second-pass.js';
import { spellingsOf } from './spellings.js';
import { CONTEXT_GROUP, contextFeatures } from './context-features.js';
import { groupFeatures } from './token-features.js';

export interface NameModel {
  readonly knowledge: Knowledge;
  readonly first: FeatureSums;
  readonly second: FeatureSums;
  readonly firstDecoder: NarrowDecoder;
  readonly secondDecoder: NarrowDecoder;
  readonly calibration: Calibration;
}

/** Sums of this many groups are kept, as powers of two: words and pairs of words, and label patterns. */
const KEPT = { first: 15, second: 11 };
/** Labels that score less than the best by this much are not followed. */
const MARGIN = 5;

/** Points of a rising line from the model's probability to the share of names that are right at it. */
export interface Calibration {
  readonly probability: readonly number[];
  readonly right: readonly number[];
}

/** What the header of data/models/names.bin says, beside its kind "names". */
export interface NameModelHeader {
  readonly kind: 'names';
  readonly firstScale: number;
  readonly secondScale: number;
  readonly calibration: Calibration;
}

/**
 * @param weights data/models/names.bin
 * @param lexicon data/lexicons/names.bin
 * @param kernel data/models/sums.wasm
 * @throws OnrecordError `model-invalid` where a file is of another kind or does not fit
 */
export function readNameModel(weights: Weights, lexicon: Weights, kernel: Uint8Array): NameModel {
  if (weights.header.kind !== 'names' || lexicon.header.kind !== 'name-lexicon') {
    throw new OnrecordError(
      'model-invalid',
      'the name model or its lexicon is of another kind; restore data/.',
    );
  }
  const header = weights.header as unknown as NameModelHeader;
  const lists = readLexicon(lexicon);
  const knowledge = { lexicon: lists, spellings: spellingsOf(lists) };
  const first = readLinear(weights, 'first', LABELS, header.firstScale);
  const second = readLinear(weights, 'second', LABELS, header.secondScale);
  const decoder = (pass: string): NarrowDecoder =>
    narrowDecoder(NAME_CHAIN, weights.section(`${pass}.transitions`, 'float32'), MARGIN);
  const wasm = new WebAssembly.Module(kernel);
  const firstSums = featureSums(first, firstGroupFeatures(knowledge), KEPT.first, wasm);
  // Its groups are told apart by word ids.
  onForget(() => firstSums.forget());
  return {
    knowledge,
    first: firstSums,
    second: featureSums(second, secondPassFeatures, KEPT.second, wasm),
    firstDecoder: decoder('first'),
    secondDecoder: decoder('second'),
    calibration: header.calibration,
  };
}

/** The calibrated confidence for a probability of the model. */
export function calibrate({ probability, right }: Calibration, p: number): number {
  for (let k = 1; k < probability.length; k++) {
    const high = probability[k] as number;
    if (p > high) continue;
    const low = probability[k - 1] as number;
    const share = high === low ? 1 : (p - low) / (high - low);
    return (right[k - 1] as number) + Math.max(0, share) * ((right[k] as number) - (right[k - 1] as number));
  }
  return right.at(-1) ?? p;
}

/** The features of the groups of token-features.ts and context-features.ts. */
export function firstGroupFeatures(knowledge: Knowledge): GroupFeatures {
  return (kind, a, b, out) =>
    kind >= CONTEXT_GROUP.before
      ? contextFeatures(kind, a, knowledge, out)
      : groupFeatures(kind, a, b, knowledge, out);
}

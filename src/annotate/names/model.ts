/** The trained name tagger: weights of both passes, transitions, lexicon and calibration. */
import { arcWeights } from '../../sequence/marginals.js';
import { readLinear, type LinearModel } from '../../sequence/linear.js';
import type { Weights } from '../../sequence/weights.js';
import { OnrecordError } from '../../errors.js';
import type { Knowledge } from './document.js';
import { LABELS } from './labels.js';
import { readLexicon } from './lexicon.js';
import { spellingsOf } from './spellings.js';
import { wordSumsOf, type WordSums } from './word-sums.js';

export interface NameModel {
  readonly knowledge: Knowledge;
  readonly first: LinearModel;
  readonly second: LinearModel;
  readonly firstTransitions: Float32Array;
  readonly secondTransitions: Float32Array;
  /** Exponentials of the second pass's transitions. */
  readonly secondArcs: Float64Array;
  readonly wordSums: WordSums;
  readonly calibration: Calibration;
}

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
 * @throws OnrecordError `model-invalid` where a file is of another kind or does not fit
 */
export function readNameModel(weights: Weights, lexicon: Weights): NameModel {
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
  const secondTransitions = weights.section('second.transitions', 'float32');
  return {
    knowledge,
    first,
    second: readLinear(weights, 'second', LABELS, header.secondScale),
    firstTransitions: weights.section('first.transitions', 'float32'),
    secondTransitions,
    secondArcs: arcWeights(secondTransitions),
    wordSums: wordSumsOf(first, knowledge),
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

/** The trained attribution model, made ready: data/models/attributions.bin (how it was trained: attributions.md). */
import { onForget } from '../../prepare/words.js';
import type { Decoder } from '../../sequence/decoder.js';
import { kernelDecoder } from '../../sequence/decoder-kernel.js';
import { kernelModule, openKernel, type KernelBuilds } from '../../sequence/kernel.js';
import { chainOf, type Chain } from '../../sequence/lattice.js';
import { readNet, type Net } from '../../sequence/net.js';
import { kernelNet } from '../../sequence/net-kernel.js';
import type { Weights } from '../../sequence/weights.js';
import { cueLexicon, type CueLexicon } from './cues.js';
import { LABEL_COUNT } from './labels.js';
import { wordTypes, type WordTypes } from './word-types.js';

export interface AttributionModel {
  /** The network, with the word types it has met so far: a cache that changes no result. */
  readonly net: Net;
  readonly types: WordTypes;
  readonly lexicon: CueLexicon;
  readonly decoder: Decoder;
  /** Share of right quotes among those with a raw confidence in each of as many equal steps from 0 to 1. */
  readonly calibration: readonly number[];
  /** What the features of a candidate's boundaries are worth; null leaves content as it is tagged. */
  readonly boundaries: Float64Array | null;
}

/**
 * @param weights data/models/attributions.bin
 * @param boundaries those of data/models/boundaries.json
 */
export function attributionModel(
  weights: Weights,
  kernels: KernelBuilds,
  boundaries: Float64Array | null = null,
): AttributionModel {
  const lexicon = cueLexicon(weights.section('cues.keys', 'int32'), weights.section('cues.buckets', 'uint8'));
  const transitions = weights.section('chain.transitions', 'float32');
  const running = openKernel(kernelModule(kernels));
  const net = kernelNet(readNet(weights), running);
  onForget(() => net.forgetTypes());
  return {
    net,
    types: wordTypes(lexicon),
    lexicon,
    decoder: kernelDecoder(chainIn(weights), transitions, running),
    calibration: weights.header['calibration'] as readonly number[],
    boundaries,
  };
}

function chainIn(weights: Weights): Chain {
  const arcs = new Set(weights.section('chain.arcs', 'uint8'));
  const first = weights.section('chain.first', 'uint8');
  return chainOf(LABEL_COUNT, {
    allowed: (from, to) => arcs.has(from * LABEL_COUNT + to),
    mayBeFirst: (label) => first[label] === 1,
    mayBeLast: () => true,
  });
}

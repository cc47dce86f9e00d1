/** The trained attribution model, made ready: data/models/attributions.bin (how it was trained: attributions.md). */
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
  readonly chain: Chain;
  /** One score an arc of the chain. */
  readonly transitions: Float32Array;
  /** Share of right quotes among those with a raw confidence in each of as many equal steps from 0 to 1. */
  readonly calibration: readonly number[];
}

/**
 * @param weights data/models/attributions.bin
 * @param kernel data/models/kernel.wasm
 */
export function attributionModel(weights: Weights, kernel: Uint8Array): AttributionModel {
  const net = readNet(weights);
  return assemble(weights, kernelNet(net, new WebAssembly.Module(kernel)));
}

/** The model with a network that is already at work: tests give it the plain one. */
export function assemble(weights: Weights, net: Net): AttributionModel {
  const lexicon = cueLexicon(weights.section('cues.keys', 'int32'), weights.section('cues.buckets', 'uint8'));
  const arcs = weights.section('chain.arcs', 'uint8');
  const allowed = new Set(arcs);
  const first = weights.section('chain.first', 'uint8');
  return {
    net,
    types: wordTypes(lexicon),
    lexicon,
    chain: chainOf(LABEL_COUNT, {
      allowed: (from, to) => allowed.has(from * LABEL_COUNT + to),
      mayBeFirst: (label) => first[label] === 1,
      mayBeLast: () => true,
    }),
    transitions: weights.section('chain.transitions', 'float32'),
    calibration: weights.header['calibration'] as readonly number[],
  };
}

/** The trained network and the cue lexicon as one weights file. */
import { CONTEXT_COLUMNS } from '../../../src/attribute/quotes/columns.js';
import { LABEL_COUNT } from '../../../src/attribute/quotes/labels.js';
import { TYPE_COLUMNS } from '../../../src/attribute/quotes/word-types.js';
import { chainOf } from '../../../src/sequence/lattice.js';
import { writeWeights } from '../../../src/sequence/weights.js';
import type { CueTable } from './cue-counts.js';
import { quantize, type FloatNet, type VectorRows } from './quantize.js';

/** Rows smaller than this everywhere are left out. */
const SMALLEST_ROW = 0.03;

export function modelBytes(
  net: FloatNet,
  vectors: VectorRows,
  cues: CueTable,
  calibration: readonly number[],
): Uint8Array {
  const { keys, rows, weights, bias, output, outputBias, ...shape } = quantize(net, vectors, {
    typeColumns: TYPE_COLUMNS,
    contextColumns: CONTEXT_COLUMNS,
    smallest: SMALLEST_ROW,
  });
  const chain = chainOf(LABEL_COUNT, {
    allowed: (from, to) => net.allowed[from * LABEL_COUNT + to] === 1,
    mayBeFirst: (label) => net.first[label] === 1,
    mayBeLast: () => true,
  });
  const arcs = Uint8Array.from(
    { length: chain.arcs },
    (_, arc) => chain.from[arc]! * LABEL_COUNT + chain.to[arc]!,
  );
  return writeWeights(
    { kind: 'attributions', net: shape, calibration },
    {
      'net.keys': keys,
      'net.rows': rows,
      'net.weights': weights,
      'net.bias': bias,
      'net.output': output,
      'net.outputBias': outputBias,
      'chain.arcs': arcs,
      'chain.first': Uint8Array.from(net.first),
      'chain.transitions': Float32Array.from(arcs, (arc) => net.transitions[arc]!),
      'cues.keys': cues.keys,
      'cues.buckets': cues.buckets,
    },
  );
}

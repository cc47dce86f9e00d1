import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileKernel, KERNELS } from '../../pipelines/build-kernel.js';
import { openKernel } from '../../src/sequence/kernel.js';
import { kernelNet } from '../../src/sequence/net-kernel.js';
import { OUTPUTS, plainNet, readNet, TAPS, type Net, type NetModel } from '../../src/sequence/net.js';
import { readWeights, writeWeights } from '../../src/sequence/weights.js';
import { KERNEL, PLAIN_KERNEL } from './kernels.js';

const inKernel = (model: NetModel, kernel = KERNEL): Net => kernelNet(model, openKernel(kernel));

/** A repeatable stream of integers in [0, below). */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomModel(seed: number, width: number): NetModel {
  const next = numbers(seed);
  const dilations = [1, 2, 5];
  const around = (size: number): number => next(2 * size + 1) - size;
  return {
    width,
    labels: 14,
    dilations,
    typeColumns: 3,
    contextColumns: 4,
    rowShift: 2,
    scoreUnit: 1 / 2 ** 20,
    keys: Int32Array.from({ length: 50 }, (_, i) => Math.imul(i + 1, 0x9e3779b1)),
    rows: Int8Array.from({ length: 50 * width }, () => around(127)),
    weights: Int8Array.from({ length: dilations.length * TAPS * width * width }, () => around(127)),
    bias: Int16Array.from({ length: dilations.length * width }, () => around(1 << 12)),
    output: Int16Array.from({ length: width * OUTPUTS }, () => around(3000)),
    outputBias: Int32Array.from({ length: OUTPUTS }, () => around(1 << 20)),
  };
}

/** Scores of sequences of the given lengths, one after another, with types and contexts drawn from a seed. */
function scoresOf(net: Net, model: NetModel, lengths: readonly number[], seed: number): number[][] {
  const next = numbers(seed);
  const firstType = net.typeCount();
  // a third of the features is unknown to the model, and some are left out
  const feature = (): number => (next(6) === 0 ? 0 : Math.imul(next(75) + 1, 0x9e3779b1));
  for (let type = 0; type < 20; type++) net.addType(Int32Array.from({ length: model.typeColumns }, feature));
  return lengths.map((n) => {
    const { types, context } = net.begin(n);
    for (let i = 0; i < n * model.contextColumns; i++) context[i] = feature();
    for (let i = 0; i < n; i++) types[i] = firstType + next(20);
    return [...net.run().slice(0, n * model.labels)];
  });
}

describe('the tagging network', () => {
  test('gives the same scores to the bit in WebAssembly and in plain TypeScript', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(16, 32, 48),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
        (seed, width, lengths) => {
          const model = randomModel(seed, width);
          const expected = scoresOf(plainNet(model), model, lengths, seed);
          expect(scoresOf(inKernel(model), model, lengths, seed)).toEqual(expected);
          expect(scoresOf(inKernel(model, PLAIN_KERNEL), model, lengths, seed)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('reads only the inputs that have a weight, and gives the same scores', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.nat(32), fc.nat(32)), { minLength: 9, maxLength: 9 }),
        (seed, slices) => {
          const model = randomModel(seed, 32);
          slices.forEach(([a, b], tap) => {
            for (let input = 0; input < 32; input++) {
              const reads = input >= Math.min(a, b) && input < Math.max(a, b);
              if (!reads) model.weights.fill(0, (tap * 32 + input) * 32, (tap * 32 + input + 1) * 32);
            }
          });
          expect(scoresOf(inKernel(model), model, [7, 12], seed)).toEqual(
            scoresOf(plainNet(model), model, [7, 12], seed),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test('scores a sequence the same whatever came before it', () => {
    const model = randomModel(5, 32);
    const [alone] = scoresOf(inKernel(model), model, [9], 3);
    const net = inKernel(model);
    scoresOf(net, model, [700, 33, 2], 4);
    expect(scoresOf(net, model, [9], 3)).toEqual([alone]);
  });

  test('tells positions apart: a change reaches no further than the dilations do', () => {
    const model = randomModel(8, 32);
    const net = plainNet(model);
    net.addType(model.keys.subarray(0, 3));
    net.addType(model.keys.subarray(3, 6));
    const run = (changed: number): number[] => {
      const { types } = net.begin(40);
      if (changed >= 0) types[changed] = 1;
      return [...net.run()];
    };
    const reach = model.dilations.reduce((sum, dilation) => sum + dilation, 0);
    const [plain, changed] = [run(-1), run(20)];
    const differs = (i: number): boolean =>
      plain.slice(i * 14, i * 14 + 14).some((x, k) => x !== changed[i * 14 + k]);
    expect(differs(20)).toBe(true);
    expect(differs(20 - reach - 1)).toBe(false);
    expect(differs(20 + reach + 1)).toBe(false);
  });

  test('survives a weights file, and a torn one is refused', () => {
    const { keys, rows, weights, bias, output, outputBias, ...net } = randomModel(1, 16);
    const sections = {
      'net.keys': keys,
      'net.rows': rows,
      'net.weights': weights,
      'net.bias': bias,
      'net.output': output,
      'net.outputBias': outputBias,
    };
    const read = readNet(readWeights(writeWeights({ kind: 'test', net }, sections)));
    expect(read).toEqual(randomModel(1, 16));
    const torn = writeWeights({ kind: 'test', net }, { ...sections, 'net.bias': bias.subarray(1) });
    expect(() => readNet(readWeights(torn))).toThrow(/not whole/);
  });

  test.each(KERNELS)('data/models/%s.wasm is what its source in src/sequence compiles to', async (name) => {
    expect(Buffer.from(await compileKernel(name)).equals(readFileSync(`data/models/${name}.wasm`))).toBe(
      true,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnrecordError } from '../../src/errors.js';
import { readWeights, writeWeights } from '../../src/sequence/weights.js';

const sample = () =>
  writeWeights(
    { kind: 'sample', labels: ['O', 'B'], note: 'größer' },
    { odd: Int8Array.of(1, -2, 3), wide: Float32Array.of(0.5, -1.25), none: Int32Array.of() },
  );

describe('a weights file', () => {
  test('gives back its header and every section', () => {
    const file = readWeights(sample());
    expect(file.header).toEqual({ kind: 'sample', labels: ['O', 'B'], note: 'größer' });
    expect([...file.section('odd', 'int8')]).toEqual([1, -2, 3]);
    expect([...file.section('wide', 'float32')]).toEqual([0.5, -1.25]);
    expect(file.section('none', 'int32')).toHaveLength(0);
    expect(file.has('wide')).toBe(true);
    expect(file.has('absent')).toBe(false);
  });

  test('is the same bytes for the same content', () => {
    expect(sample()).toEqual(sample());
  });

  test('is read without a copy from memory that workers share', () => {
    const bytes = sample();
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    expect(readWeights(shared).section('wide', 'float32').buffer).toBe(shared);
  });

  test('is read from bytes that begin anywhere in a buffer', () => {
    const bytes = sample();
    const padded = new Uint8Array(bytes.length + 3);
    padded.set(bytes, 3);
    expect([...readWeights(padded.subarray(3)).section('wide', 'float32')]).toEqual([0.5, -1.25]);
  });

  test('keeps numbers of every type', () => {
    fc.assert(
      fc.property(fc.int16Array(), fc.uint32Array(), fc.uint8Array(), (a, b, c) => {
        const file = readWeights(writeWeights({ kind: 'k' }, { a, b, c }));
        expect(file.section('a', 'int16')).toEqual(a);
        expect(file.section('b', 'uint32')).toEqual(b);
        expect(file.section('c', 'uint8')).toEqual(c);
      }),
    );
  });
});

describe('a bad weights file is refused as model-invalid', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      readWeights(bytes);
    } catch (error) {
      return error instanceof OnrecordError && error.code === 'model-invalid';
    }
    return false;
  };

  test('when it is cut short anywhere', () => {
    const bytes = sample();
    const cut = bytes.length - 8; // the last section is empty, the one before it fills 8 bytes
    for (let length = 0; length < cut; length++)
      expect(refused(bytes.slice(0, length)), `${length}`).toBe(true);
  });

  test('when it is something else', () => {
    expect(refused(new TextEncoder().encode('version https://git-lfs.github.com/spec/v1'))).toBe(true);
  });

  test('when its version is another', () => {
    const bytes = sample();
    bytes[4] = 99;
    expect(refused(bytes)).toBe(true);
  });

  test('when a section is absent or of another type', () => {
    const file = readWeights(sample());
    expect(() => file.section('absent', 'int8')).toThrow(OnrecordError);
    expect(() => file.section('odd', 'float32')).toThrow(/no section "odd" of float32/);
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import { attributionModel } from '../../../src/attribute/quotes/model.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { readWeights } from '../../../src/sequence/weights.js';
import { KERNELS } from '../../sequence/kernels.js';

const model = attributionModel(readWeights(readFileSync('data/models/attributions.bin')), KERNELS);

test('a paragraph as long as a book is tagged in parts: every quote of it is found, in its order and whole', () => {
  const statement = '“The bridge was closed at noon,” Ana Roe said on Monday. The road stayed open. ';
  const text = statement.repeat(700);
  const found = findAttributions(prepare(text), model);
  const starts = found.map(({ content }) => content[0]!.start);
  expect(starts).toEqual(Array.from({ length: 700 }, (_, i) => i * statement.length));
  for (const { content } of found)
    expect(text.slice(content[0]!.start, content[0]!.end)).toBe('“The bridge was closed at noon,”');
});

test('a sentence that never ends is tagged too', () => {
  const text = 'and then they walked on '.repeat(2000) + ', Ana Roe said.';
  expect(() => findAttributions(prepare(text), model)).not.toThrow();
});

test('a hundred thousand marks without an end are read, and none stands in more than a few others', () => {
  const { quotations } = prepare('“a ‘b '.repeat(50_000));
  expect(Math.max(...quotations.map(({ depth }) => depth))).toBeLessThan(17);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitsOf } from '../../src/prepare/units.js';
import { lowerId, wordCount, wordId, wordIdIn, wordLower, wordText } from '../../src/prepare/words.js';

const spelling = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', '\ud800', '’'), minLength: 1, maxLength: 4 }),
);

test('a spelling has one id, wherever it stands, and an id gives its spelling back', () => {
  fc.assert(
    fc.property(spelling, fc.string(), fc.string(), (word, before, after) => {
      const id = wordId(word);
      expect(wordText(id)).toBe(word);
      const at = before.length;
      expect(wordIdIn(unitsOf(before + word + after), at, at + word.length)).toBe(id);
      expect(id).toBeLessThan(wordCount());
    }),
  );
});

test('different spellings have different ids, tens of thousands of them', () => {
  const words = Array.from({ length: 30_000 }, (_, i) => `word${i.toString(36)}`);
  const ids = words.map(wordId);
  expect(new Set(ids).size).toBe(words.length);
  expect(words.map(wordId)).toEqual(ids);
  expect(ids.map(wordText)).toEqual(words);
});

test('the lower-case form is a word of its own', () => {
  expect(wordLower(wordId('ROE'))).toBe('roe');
  expect(lowerId(wordId('ROE'))).toBe(wordId('roe'));
  expect(lowerId(wordId('roe'))).toBe(wordId('roe'));
});

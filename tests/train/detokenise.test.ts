import { describe, expect, test } from 'vitest';
import { detokenise } from '../../pipelines/train/names/detokenise.js';
import type { GoldArticle } from '../../pipelines/train/names/gold.js';

const LINES = [
  'DELMAR AIRLINES TO FLY TO OSLO .',
  '" We \'ll see , " said Lena Harcourt of Delmar Corp .',
  "Harcourt 's plan ( the third ) is old -- and Ola's Co is not .",
];

/** A gold article with the names that are marked here. */
function article(): GoldArticle {
  const text = LINES.join('\n');
  const sentences = LINES.map((line) => ({
    start: text.indexOf(line),
    end: text.indexOf(line) + line.length,
  }));
  const named = (type: string, name: string, from = 0) => {
    const start = text.indexOf(name, from);
    return { type, start, end: start + name.length };
  };
  return {
    id: 'a',
    text,
    sentences,
    entities: [
      named('organization', 'DELMAR AIRLINES'),
      named('person', 'Lena Harcourt'),
      named('organization', 'Delmar Corp'),
      named('person', 'Harcourt', text.indexOf(LINES[2] as string)),
    ],
  };
}

/** The article in many styles. */
const styles = Array.from({ length: 40 }, (_, seed) => detokenise(article(), seed));

describe('printing a tokenised article as newsrooms do', () => {
  test('joins punctuation to its word', () => {
    for (const { text } of styles) {
      expect(text).toMatch(/["“]We['’]ll see,["”] said Lena Harcourt of Delmar Corp\./);
      expect(text).toMatch(/Harcourt['’]s plan \(the third\) is old/);
    }
  });

  test('keeps every name at its words', () => {
    for (const { text, entities } of styles) {
      expect(entities.map(({ start, end }) => text.slice(start, end).toLowerCase())).toEqual([
        'delmar airlines',
        'lena harcourt',
        'delmar corp.',
        'harcourt',
      ]);
    }
  });

  test('prints no full stop twice and none after the headline', () => {
    for (const { text } of styles) {
      expect(text).not.toContain('..');
      expect(text.split('\n')[0]).toMatch(/OSLO$|Oslo$/);
    }
  });

  test('prints some articles with curly marks and some without, some headings in title case', () => {
    expect(new Set(styles.map(({ text }) => text.includes('“'))).size).toBe(2);
    expect(new Set(styles.map(({ text }) => text.startsWith('Delmar Airlines'))).size).toBe(2);
  });

  test('prints the same seed the same way', () => {
    expect(detokenise(article(), 3)).toEqual(detokenise(article(), 3));
  });
});

import { expect, test } from 'vitest';
import { extract } from '../../src/extract.js';
import { loadModels } from '../../src/models.js';
import { wordCount, wordId } from '../../src/prepare/words.js';

const STORY = {
  id: 'harbour',
  publishedAt: '2025-03-14',
  text: `LEITH (HNS) - The pilots' union wouldn't give in on Tuesday.

"We'll strike until June 3," Captain Ida Moss of the Harbour Pilots Union (HPU) told reporters. The HPU's members
"can't wait," she added.

Mr. Reed, the port's director, said that ships were being sent to Dunmore.`,
};
const OTHER = {
  id: 'bridge',
  text: 'The bridge over the Tay will close in 2026, Mayor Ann Blake said. "It is unsafe," she told Radio Tay.',
};

test('an archive with more words than are kept gives each article the record that it has alone', () => {
  const models = loadModels();
  const before = [STORY, OTHER].map((article) => extract(article, models));
  const known = wordCount();
  for (let i = 0; i < 70_000; i++) wordId(`spelling${i.toString(36)}`);
  expect([OTHER, STORY].map((article) => extract(article, models))).toEqual(before.reverse());
  expect(wordCount()).toBeLessThan(known + 70_000);
  expect(wordCount()).toBeLessThan(2 * known);
});

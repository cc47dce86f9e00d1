/** The bench's text: stories put together from paragraphs of the sample articles, the same ones each time. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readArticles } from '../../src/read/read.js';
import type { Article } from '../../src/record.js';
import { DEFAULT_READER_SETTINGS } from '../../src/settings.js';
import { randomFrom } from '../train/random.js';

export async function sampleParagraphs(): Promise<string[]> {
  const paragraphs: string[] = [];
  for await (const item of readArticles(['data/articles'], DEFAULT_READER_SETTINGS))
    if (item.kind === 'article')
      paragraphs.push(...item.article.text.split(/\n+/).filter((line) => line !== ''));
  return paragraphs;
}

export function* stories(paragraphs: readonly string[], count: number): Generator<Article> {
  const random = randomFrom(1);
  for (let index = 0; index < count; index++) {
    const length = 8 + Math.floor(random() * 20);
    const drawn = Array.from({ length }, () => paragraphs[Math.floor(random() * paragraphs.length)]!);
    yield { id: `bench-${index}`, text: drawn.join('\n\n'), publishedAt: '2025-03-14' };
  }
}

/** As JSON Lines, a story at a time; gives the bytes. */
export async function writeStories(file: string, all: Iterable<Article>): Promise<number> {
  const out = createWriteStream(file);
  for (const story of all) if (!out.write(`${JSON.stringify(story)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return out.bytesWritten;
}

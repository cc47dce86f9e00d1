/** An archive in JSON Lines: the sample articles many times over, and what goes wrong in archives. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readArticles } from '../../src/read/read.js';
import type { Article } from '../../src/record.js';
import { DEFAULT_READER_SETTINGS } from '../../src/settings.js';

export async function sampleArticles(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readArticles(['data/articles'], DEFAULT_READER_SETTINGS))
    if (item.kind === 'article') articles.push(item.article);
  return articles;
}

/** Copies have ids and months of their own, so that no two records are the same. */
export function copyOf(article: Article, copy: number): Article {
  const month = String(1 + (copy % 12)).padStart(2, '0');
  const publishedAt = `20${10 + (copy % 7)}-${month}-${String(1 + (copy % 28)).padStart(2, '0')}`;
  const dated = article.publishedAt === undefined ? {} : { publishedAt };
  return { ...article, id: `${article.id}/${copy}`, ...dated };
}

/** Two files, one of them packed, in a folder below `folder`. How many lines they have together. */
export async function writeArchive(folder: string, copies: number): Promise<number> {
  const samples = await sampleArticles();
  const lines = Array.from({ length: copies }, (_, copy) =>
    samples.map((article) => JSON.stringify(copyOf(article, copy))),
  ).flat();
  const [first, second] = samples;
  lines.splice(
    40,
    0,
    '{"id": "broken", "text": ',
    '',
    JSON.stringify({ id: 'empty', text: ' ' }),
    JSON.stringify({ ...first!, id: undefined, publishedAt: '2014-12-07' }),
    JSON.stringify(copyOf(first!, 3)), // Again, word for word.
    JSON.stringify({ ...copyOf(second!, 4), text: 'Another article. “It is mine,” said Ana Roe.' }),
    JSON.stringify({ id: 'clef', text: 'A 𝄞 and 👩‍🚀 stood there. “A 𝄞 is no note,” said Ana Roe.' }),
  );
  mkdirSync(join(folder, 'wire'), { recursive: true });
  const half = Math.floor(lines.length / 20);
  writeFileSync(join(folder, 'a.jsonl'), `${lines.slice(half).join('\n')}\n`);
  writeFileSync(join(folder, 'wire', 'b.jsonl.gz'), gzipSync(lines.slice(0, half).join('\n')));
  return lines.length;
}

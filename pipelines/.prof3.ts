import Database from 'better-sqlite3';
import { mkdtempSync, writeFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { extract } from '/work/wt/batches/src/extract.js';
import { loadModels } from '/work/wt/batches/src/models.js';
import { readArticles } from '/work/wt/batches/src/read/read.js';
import { DEFAULT_READER_SETTINGS } from '/work/wt/batches/src/settings.js';
import { openStore, startRun, saveBatch, finishRun, knownArticle } from '/work/wt/batches/src/store/index.js';
import { contentHash } from '/work/wt/batches/src/batch/content-hash.js';
import { findFault } from '/work/wt/batches/src/store/check.js';
import { randomFrom } from '/work/wt/batches/pipelines/train/random.js';
const paragraphs: string[] = [];
for await (const item of readArticles(['/work/wt/batches/data/articles'], DEFAULT_READER_SETTINGS))
  if (item.kind === 'article') paragraphs.push(...item.article.text.split(/\n+/).filter((l) => l !== ''));
const random = randomFrom(1);
const N = 400;
const articles = Array.from({ length: N }, (_, index) => {
  const length = 8 + Math.floor(random() * 20);
  const drawn = Array.from({ length }, () => paragraphs[Math.floor(random() * paragraphs.length)]!);
  return { id: `bench-${index}`, text: drawn.join('\n\n'), publishedAt: '2025-03-14' };
});
const dir = mkdtempSync(join(tmpdir(), 'prof-'));
const input = join(dir, 'a.jsonl');
writeFileSync(input, articles.map((a) => JSON.stringify(a) + '\n').join(''));
const models = loadModels();
const cpu = (f: () => unknown) => { const a = process.cpuUsage(); f(); const b = process.cpuUsage(a); return (b.user + b.system) / 1000; };
const cpuA = async (f: () => Promise<unknown>) => { const a = process.cpuUsage(); await f(); const b = process.cpuUsage(a); return (b.user + b.system) / 1000; };
let records = articles.map((a) => extract(a, models));
console.log('quotes', records.reduce((s, r) => s + r.quotes.length, 0) / N, 'sentences', records.reduce((s, r) => s + r.sentences.length, 0) / N, 'entities', records.reduce((s, r) => s + r.entities.length, 0) / N, 'mentions', records.reduce((s, r) => s + r.entities.flatMap((e) => e.mentions).length, 0) / N, 'aliases',records.reduce((s, r) => s + r.entities.flatMap((e) => e.aliases).length, 0) / N,'dates',records.reduce((s, r) => s + r.dates.length, 0) / N, 'chars', articles.reduce((s,a)=>s+a.text.length,0)/N);
for (let round = 0; round < 10; round++) {
  
  const rd = await cpuA(async () => { for await (const _ of readArticles([input], DEFAULT_READER_SETTINGS)); });
  const hash = cpu(() => articles.forEach((a) => contentHash(a)));
  const check = cpu(() => articles.forEach((article, i) => findFault({ article, record: records[i]!, contentHash: '', origin: { path: '' } })));
  const json = cpu(() => records.forEach((r) => JSON.stringify(r)));
  const clone = cpu(() => records.forEach((r) => structuredClone(r)));
  const store = openStore(join(dir, `${round}.db`));
  const raw = new Database(join(dir, `${round}.db`)); for (const i of (round % 2 ? process.env.DROP!.split(',') : [])) raw.exec(`DROP INDEX ${i}`); if (round % 2 && process.env.EXEC) raw.exec(process.env.EXEC); raw.close();
  const run = startRun(store, { job: 'x', settings: {}, extractor: '1', versions: {} });
  const stored = articles.map((article, i) => ({ article, record: records[i]!, contentHash: contentHash(article), origin: { path: 'a', line: i } }));
  const save = cpu(() => { for (let i = 0; i < N; i += 200) saveBatch(store, run.id, stored.slice(i, i + 200), []); });
  finishRun(store, run.id, { status: 'finished', unchanged: 0 });
  store.close();
  console.log({ round: round % 2, save, bytes: statSync(join(dir, `${round}.db`)).size / N });
}
rmSync(dir, { recursive: true });

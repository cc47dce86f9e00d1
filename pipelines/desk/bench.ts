/**
 * `npm run bench:desk [-- --stories 10000]`: how long the desk takes for each of its pages over a database of a hundred
 * thousand quotes, made by a seeded draw. The server's own time, page and facets and all, without the network; each address
 * is asked once to warm up and then `--rounds` times.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { finishRun, openStore, saveBatch, startRun } from '../../src/store/index.js';
import { openDatabase } from '../../src/present/web/database.js';
import { makeDesk } from '../../src/present/web/desk.js';
import { allowedHosts } from '../../src/present/web/safety.js';
import { archiveStory } from '../../tests/store/stories.js';

const options = new Command('bench:desk')
  .option('--stories <n>', 'how many stories of ten quotes', Number, 10_000)
  .option('--rounds <n>', 'how often each page is asked for', Number, 15)
  .parse()
  .opts<{ stories: number; rounds: number }>();

const PAGES = [
  '/',
  '/quotes',
  '/quotes?page=2000',
  '/quotes?type=direct&sort=longest',
  '/quotes?search=harbour',
  '/quotes?search=%22open+again%22+bridge*&sort=newest',
  '/quotes?speaker=quill',
  '/quotes?speaker=%22Mara+Quill%22&org=%22Harrow+Water%22',
  '/quotes?org=rail&since=2015&until=2019-06',
  '/quotes?publisher=Saltmarsh+Daily&minConfidence=0.5&act=speech',
  '/stories',
  '/stories?title=bridge',
  '/story?id=archive%2F77',
  '/speakers',
  '/speakers?name=okoro',
  '/speaker?name=Mara+Quill',
  '/correct?story=archive%2F77&quote=q3',
  '/corrections',
  '/failures',
  '/api/overview',
  '/api/quotes?search=prices&speaker=vance',
];

const path = await archive(options.stories);
const database = openDatabase(path);
const desk = makeDesk({ database, path, person: 'bench', hosts: allowedHosts('127.0.0.1', []) });
const start = performance.now();
await ask('/');
console.log(`first page after the start: ${(performance.now() - start).toFixed(0)} ms\n`);
console.log('page'.padEnd(66), 'median ms'.padStart(10), 'CPU ms'.padStart(8), 'KB'.padStart(6));
for (const page of PAGES) {
  const { bytes } = await ask(page);
  const measured: Asked[] = [];
  for (let round = 0; round < options.rounds; round++) measured.push(await ask(page));
  const middle = (part: 'wall' | 'cpu') =>
    measured.map((one) => one[part]).sort((a, b) => a - b)[options.rounds >> 1]!;
  console.log(
    page.padEnd(66),
    middle('wall').toFixed(1).padStart(10),
    middle('cpu').toFixed(1).padStart(8),
    (bytes / 1024).toFixed(0).padStart(6),
  );
}
database.close();

interface Asked {
  readonly wall: number;
  readonly cpu: number;
  readonly bytes: number;
}

async function ask(page: string): Promise<Asked> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const answer = await desk.request(`http://127.0.0.1${page}`, { headers: { Host: '127.0.0.1' } });
  const { length } = await answer.text();
  const { user, system } = process.cpuUsage(cpu);
  if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
  return { wall: performance.now() - began, cpu: (user + system) / 1000, bytes: length };
}

/** Made once and kept: it takes some twenty seconds. */
async function archive(stories: number): Promise<string> {
  const folder = join(tmpdir(), 'onrecord-bench-desk');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${stories}.db`);
  const store = existsSync(file) ? null : openStore(file);
  if (!store) return file;
  const plan = { job: 'bench', settings: {}, extractor: 'bench', versions: {} };
  const { id } = startRun(store, plan);
  const batch = 100;
  for (let first = 0; first < stories; first += batch) {
    const numbers = Array.from({ length: Math.min(batch, stories - first) }, (_, n) => first + n);
    saveBatch(
      store,
      id,
      numbers.map((n) => archiveStory(n)),
      [],
    );
  }
  finishRun(store, id, { status: 'finished', unchanged: 0 });
  store.close();
  return file;
}

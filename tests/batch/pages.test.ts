/** Runs over HTML pages, which are parsed by the workers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BatchPlan, BatchSummary } from '../../src/batch/plan.js';
import { runBatch } from '../../src/batch/run.js';
import type { Failure } from '../../src/origin.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS } from '../../src/settings.js';
import { listFailures, listRuns, openStore } from '../../src/store/index.js';
import { temporaryFolder } from '../present/cli/onrecord.js';
import { warcRecord } from '../read/warc-record.js';
import { dump } from '../store/temporary.js';

/** A page whose menu has `links` entries: the longer, the longer it takes to parse. */
function page(n: number, links = 10, id = ''): string {
  const menu = Array.from({ length: links }, (_, link) => `<li><a href="/${link}">Section ${link}</a></li>`);
  const words = `The ice on pier ${n} is thinning, the port captain said on Monday. “We wait,” said Ana Roe of the pilots.`;
  return `<!doctype html><html id="${id}"><head><title>Harbour ${n}</title></head><body>
<nav><ul>${menu.join('')}</ul></nav><article><h1>Harbour ${n}</h1><p>${words}</p>
<p>${'The café on the quay stayed open and sold soup to the pilots all day long. '.repeat(4)}</p></article></body></html>`;
}

const NO_ARTICLE = '<html><body><nav>Menu</nav></body></html>';

interface Ran {
  readonly summary: BatchSummary;
  /** In the order in which they were told. */
  readonly failures: readonly Failure[];
  readonly database: string;
}

async function run(
  inputs: readonly string[],
  limits: NonNullable<BatchPlan['limits']>,
  { database = join(temporaryFolder(), 'a.db'), ...more }: Partial<BatchPlan> = {},
): Promise<Ran> {
  const failures: Failure[] = [];
  const plan: BatchPlan = {
    name: 'pages',
    inputs,
    read: DEFAULT_READER_SETTINGS,
    extract: DEFAULT_SETTINGS,
    database,
    redo: false,
    limits,
    ...more,
  };
  const summary = await runBatch(plan, {
    signal: new AbortController().signal,
    onEvent: (event) => void (event.kind === 'failure' && failures.push(event.failure)),
  });
  return { summary, failures, database };
}

/** All that a run leaves behind but for its times. */
function traces({ summary, failures, database }: Ran): object {
  const store = openStore(database, { readonly: true });
  const rows = dump(store, ['runs', 'failures']);
  const [{ items, bytes } = {}] = listRuns(store);
  store.close();
  const counts = { ...summary, database: '', seconds: 0, articlesPerSecond: 0 };
  return { rows, failures, counts, items, bytes };
}

/** Pages by themselves and in a web archive, articles of another format between them, and what cannot be used. */
async function writeArchive(): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'pages'));
  for (let n = 0; n < 30; n++)
    writeFileSync(join(folder, 'pages', `${n}.html`), n % 9 === 8 ? NO_ARTICLE : page(n, (n * 367) % 900));
  const lines = [1, 2, 3].map((n) =>
    JSON.stringify({ id: `wire-${n}`, text: `“It rained,” said Ana Roe ${n}.` }),
  );
  writeFileSync(join(folder, 'wire.jsonl'), `${lines.join('\n{oops\n')}\n`);
  const records = Array.from({ length: 30 }, (_, n) =>
    warcRecord({
      url: `https://news.example/${n}`,
      content: Buffer.from(n % 7 === 6 ? NO_ARTICLE : page(100 + n, (n * 211) % 700)),
      type: n % 10 === 9 ? 'image/png' : 'text/html',
      gzip: true,
    }),
  );
  const archive = Buffer.concat(await Promise.all(records));
  writeFileSync(join(folder, 'crawl.warc.gz'), archive);
  writeFileSync(join(folder, 'cut.warc.gz'), archive.subarray(0, archive.length - 40));
  return folder;
}

test('Pages give the same database, failures and counts, row for row, with one worker and with two', async () => {
  const folder = await writeArchive();
  const alone = await run([folder], { workers: 1, batch: 20 });
  // Of the folder, of either web archive, of the lines.
  expect(alone.summary.added).toBe(27 + 2 * 23 + 3);
  expect(new Set(alone.failures.map(({ code }) => code))).toEqual(
    new Set(['html-no-article', 'input-malformed']),
  );
  expect(traces(await run([folder], { workers: 2, batch: 20 }))).toEqual(traces(alone));
});

describe.each([1, 2])('With %i worker(s)', (workers) => {
  test('the first of two pages with one id is kept, though the second is parsed sooner', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'harbour.htm'), page(1, 9000));
    writeFileSync(join(folder, 'harbour.html'), page(2));
    writeFileSync(join(folder, 'ice.htm'), page(3, 9000));
    writeFileSync(join(folder, 'ice.html'), page(3));
    const { summary, failures, database } = await run([folder], { workers });
    expect(summary).toMatchObject({ added: 2, repeated: 1, failed: 1 });
    expect(failures).toMatchObject([
      { code: 'article-duplicate', origin: { path: join(folder, 'harbour.html') } },
    ]);
    const store = openStore(database, { readonly: true });
    const titles = (dump(store)['articles'] as { title: string }[]).map(({ title }) => title);
    store.close();
    expect(titles).toEqual(['Harbour 1', 'Harbour 3']);
  });

  test('a page that hangs the parser is ended and listed with its place, and all others are there', async () => {
    const folder = temporaryFolder();
    const ids = ['fine', 'fine', 'hang', 'fine', 'hang', 'fine', 'fine', 'fine'];
    const records = ids.map((id, n) =>
      warcRecord({ url: `https://news.example/${n}`, content: Buffer.from(page(n, 10, id)) }),
    );
    const path = join(folder, 'crawl.warc');
    writeFileSync(path, Buffer.concat(await Promise.all(records)));
    const probe = new URL('./poison-probe.ts', import.meta.url).href;
    // A time that no other page comes near, on a slow machine whose threads have just started either.
    const { summary, failures } = await run([path], { workers, timeLimit: 4 }, { probe });
    expect(summary).toMatchObject({ finished: true, added: 6, failed: 2 });
    const basis = { contentHash: expect.stringMatching(/^[0-9a-f]{32}$/), extractor: expect.any(String) };
    expect(failures).toEqual(
      [3, 5].map((line) => ({
        origin: { path, line },
        articleId: null,
        stage: 'read',
        code: 'extraction-timeout',
        message: `${path}, record ${line}: parsing the page took longer than 4 s and was ended; raise timeLimit, or save the article itself`,
        basis,
      })),
    );
  });
});

test('A page that hung the parser is not parsed again by the same command, but by a retry, or when it has changed', async () => {
  const folder = temporaryFolder();
  const [stuck, changing] = [join(folder, 'stuck.html'), join(folder, 'changing.html')];
  for (const [n, path] of [stuck, changing].entries()) writeFileSync(path, page(n, 10, 'hang'));
  const probe = new URL('./poison-probe.ts', import.meta.url).href;
  const { database } = await run([folder], { workers: 2, timeLimit: 4 }, { probe });
  // Nothing hangs any more: were they parsed, they would be read.
  const again = await run([folder], { workers: 2 }, { database });
  expect(again.summary).toMatchObject({ added: 0, failed: 2 });
  expect(again.failures.map(({ code }) => code)).toEqual(['extraction-timeout', 'extraction-timeout']);
  writeFileSync(changing, page(2));
  expect((await run([folder], { workers: 2 }, { database })).summary).toMatchObject({ added: 1, failed: 1 });
  const retried = await run([folder], { workers: 2 }, { database, retry: [stuck] });
  expect(retried.summary).toMatchObject({ added: 1, failed: 0 });
  const store = openStore(database, { readonly: true });
  expect(listFailures(store)).toEqual([]);
  store.close();
});

test('A page that needs more memory than a worker may take is listed, and all others are there', async () => {
  const folder = temporaryFolder();
  ['fine', 'greedy', 'fine'].forEach((id, n) => writeFileSync(join(folder, `${n}.html`), page(n, 10, id)));
  const probe = new URL('./poison-probe.ts', import.meta.url).href;
  const { summary, failures } = await run([folder], { workers: 2, workerMemory: 192 }, { probe });
  expect(summary).toMatchObject({ finished: true, added: 2, failed: 1 });
  expect(failures).toMatchObject([{ code: 'extraction-memory', origin: { path: join(folder, '1.html') } }]);
});

import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BatchPlan } from '../../src/batch/plan.js';
import { runBatch } from '../../src/batch/run.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS } from '../../src/settings.js';
import { findStories, listFailures, openStore, type FailureRow } from '../../src/store/index.js';
import { temporaryFolder } from '../present/cli/onrecord.js';

const HARMLESS = 'data:text/javascript,export default () => undefined';
/** A time limit that no other article comes near, on a slow machine whose threads have just started either. */
const SECONDS = 4;
const PROBE = new URL('./poison-probe.ts', import.meta.url).href;

function article(id: string): object {
  return { id, title: 'Flood watch', text: `“The water is rising,” Ana Roe told councillors of ${id}.` };
}

/** 40 articles, and among them those with the ids given. */
function planWith(poison: readonly string[], limits: BatchPlan['limits']): BatchPlan {
  const folder = temporaryFolder();
  const ids = Array.from({ length: 40 }, (_, n) => `fine-${String(n).padStart(2, '0')}`);
  const input = join(folder, 'articles.jsonl');
  poison.forEach((id, n) => ids.splice(7 + 11 * n, 0, id));
  writeFileSync(input, ids.map((id) => `${JSON.stringify(article(id))}\n`).join(''));
  return {
    name: 'poison',
    inputs: [input],
    read: DEFAULT_READER_SETTINGS,
    extract: DEFAULT_SETTINGS,
    database: join(folder, 'a.db'),
    redo: false,
    probe: PROBE,
    ...(limits && { limits }),
  };
}

const run = (plan: BatchPlan) =>
  runBatch(plan, { signal: new AbortController().signal, onEvent: () => undefined });

function stored({ database }: BatchPlan): { stories: string[]; failures: readonly FailureRow[] } {
  const store = openStore(database, { readonly: true });
  const stories = findStories(store, 'flood').map(({ id }) => id);
  const failures = listFailures(store);
  store.close();
  return { stories: stories.sort(), failures };
}

const FINE = Array.from({ length: 40 }, (_, n) => `fine-${String(n).padStart(2, '0')}`);

describe.each([1, 2])('With %i worker(s)', (workers) => {
  test('an article on which extraction hangs is ended and listed, and all others are there', async () => {
    const plan = planWith(['hang-1', 'hang-2'], { workers, timeLimit: SECONDS });
    expect(await run(plan)).toMatchObject({ finished: true, added: 40, failed: 2 });
    const { stories, failures } = stored(plan);
    expect(stories).toEqual(FINE);
    expect(failures).toMatchObject([
      { articleId: 'hang-1', stage: 'extract', code: 'extraction-timeout' },
      { articleId: 'hang-2', stage: 'extract', code: 'extraction-timeout' },
    ]);
    expect(failures[0]!.message).toBe(
      `extraction took longer than ${SECONDS} s and was ended; raise timeLimit, or split the article`,
    );
  });

  test('what failed is not tried again by the same command, but by a retry', async () => {
    const plan = planWith(['hang-1'], { workers, timeLimit: SECONDS });
    await run(plan);
    // Nothing hangs any more: were it tried again, it would be extracted.
    const mended = { ...plan, probe: HARMLESS };
    expect(await run(mended)).toMatchObject({ finished: true, added: 0, unchanged: 40, failed: 1 });
    expect(await run({ ...mended, retry: plan.inputs })).toMatchObject({
      added: 1,
      unchanged: 40,
      failed: 0,
    });
    expect(stored(plan).failures).toEqual([]);
  });
});

test('An article that needs more memory than a worker may take is listed, and all others are there', async () => {
  const plan = planWith(['greedy-1'], { workers: 2, workerMemory: 192 });
  expect(await run(plan)).toMatchObject({ finished: true, added: 40, failed: 1 });
  const { stories, failures } = stored(plan);
  expect(stories).toEqual(FINE);
  expect(failures).toMatchObject([{ articleId: 'greedy-1', code: 'extraction-memory' }]);
});

test('An article of 30 MB is listed as too large, and all others are there', async () => {
  const plan = planWith([], { workers: 1 });
  const file = createWriteStream(plan.inputs[0]!, { flags: 'a' });
  file.write('{"id": "huge", "text": "');
  for (let megabyte = 0; megabyte < 30; megabyte++)
    if (!file.write('It rained. '.repeat(95_326))) await once(file, 'drain');
  file.end(`"}\n${JSON.stringify(article('last'))}\n`);
  await once(file, 'close');
  expect(await run(plan)).toMatchObject({ finished: true, added: 41, failed: 1 });
  const { stories, failures } = stored(plan);
  expect(stories).toEqual([...FINE, 'last']);
  expect(failures).toMatchObject([{ code: 'article-too-large', origin: { line: 41 } }]);
});

test('An input that vanishes while the run works is listed, and all others are there', async () => {
  const plan = planWith([], { workers: 1 });
  const gone = join(plan.inputs[0]!, '..', 'gone.txt');
  writeFileSync(gone, '“It rained,” said Ana Roe.');
  const summary = await runBatch(
    { ...plan, inputs: [...plan.inputs, gone] },
    {
      signal: new AbortController().signal,
      onEvent: ({ kind }) => kind === 'start' && rmSync(gone),
    },
  );
  expect(summary).toMatchObject({ finished: true, added: 40, failed: 1 });
  expect(stored(plan).failures).toMatchObject([{ code: 'input-unreadable', origin: { path: gone } }]);
});

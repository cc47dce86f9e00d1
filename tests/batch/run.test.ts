import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../src/batch/content-hash.js';
import { examiner } from '../../src/batch/examine.js';
import type { BatchEvent, BatchPlan, BatchSummary } from '../../src/batch/plan.js';
import { runBatch } from '../../src/batch/run.js';
import type { Article } from '../../src/record.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS } from '../../src/settings.js';
import {
  findStories,
  listFailures,
  listQuotes,
  listRuns,
  openStore,
  readStory,
  type Store,
} from '../../src/store/index.js';
import { temporaryFolder } from '../present/cli/onrecord.js';

/** Fiction: one quote for each article. */
function article(number: number, words = 'The water is rising'): Article {
  const text = `“${words},” Ana Roe told councillors on Monday. The town of Harrow lies below the dam.`;
  return { id: `flood-${number}`, title: `Flood watch ${number}`, publishedAt: '2024-05-01', text };
}

function jsonl(articles: readonly unknown[]): string {
  return articles.map((each) => `${JSON.stringify(each)}\n`).join('');
}

interface Place {
  readonly plan: BatchPlan;
  /** Replaces what is in the input file. */
  write(content: string): void;
}

function place(content: string, change: Partial<BatchPlan> = {}): Place {
  const folder = temporaryFolder();
  const input = join(folder, 'articles.jsonl');
  const write = (text: string) => writeFileSync(input, text);
  write(content);
  const plan: BatchPlan = {
    name: 'test',
    inputs: [input],
    read: DEFAULT_READER_SETTINGS,
    extract: DEFAULT_SETTINGS,
    database: join(folder, 'new', 'folder', 'onrecord.db'),
    redo: false,
    ...change,
  };
  return { plan, write };
}

async function run(
  plan: BatchPlan,
  onEvent: (event: BatchEvent, stop: () => void) => void = () => undefined,
): Promise<BatchSummary> {
  const controller = new AbortController();
  return runBatch(plan, {
    signal: controller.signal,
    onEvent: (event) => onEvent(event, () => controller.abort()),
  });
}

function ask<T>(plan: BatchPlan, question: (store: Store) => T): T {
  const store = openStore(plan.database, { readonly: true });
  try {
    return question(store);
  } finally {
    store.close();
  }
}

/** What the database says of each article, without the run that wrote it. */
function contentOf(plan: BatchPlan) {
  return ask(plan, (store) =>
    findStories(store, 'flood').map(({ id }) => {
      const { text, record, contentHash, origin, extractor } = readStory(store, id)!;
      return { text, record, contentHash, origin, extractor };
    }),
  );
}

const articles = Array.from({ length: 30 }, (_, number) => article(number));

describe('a batch run', () => {
  test('stores every article with its quotes, and says what it did', async () => {
    const { plan } = place(jsonl(articles));
    const summary = await run(plan);
    expect(summary).toMatchObject({
      finished: true,
      read: 30,
      added: 30,
      replaced: 0,
      unchanged: 0,
      failed: 0,
      quotes: { direct: 30, mixed: 0, indirect: 0 },
      quotesWithSpeaker: 30,
    });
    expect(ask(plan, (store) => listQuotes(store, { speaker: 'ana roe' }))).toHaveLength(30);
    expect(ask(plan, listRuns)).toMatchObject([
      { id: 1, job: 'test', status: 'finished', added: 30, quotes: 30 },
    ]);
  });

  test('changes nothing the second time', async () => {
    const { plan } = place(jsonl(articles));
    await run(plan);
    const before = contentOf(plan);
    expect(await run(plan)).toMatchObject({ added: 0, replaced: 0, unchanged: 30, outdated: 0 });
    expect(contentOf(plan)).toEqual(before);
  });

  test('replaces a changed article whole and leaves the others', async () => {
    const { plan, write } = place(jsonl(articles));
    await run(plan);
    write(jsonl([...articles.slice(0, 29), article(29, 'The water is falling')]));
    expect(await run(plan)).toMatchObject({ added: 0, replaced: 1, unchanged: 29 });
    const quotes = ask(plan, (store) => listQuotes(store, { story: 'flood-29' }));
    expect(quotes.map(({ text }) => text)).toEqual([expect.stringContaining('The water is falling')]);
    expect(contentOf(plan)).toHaveLength(30);
  });

  test('tells of articles that other settings extracted, and redoes them only when asked', async () => {
    const { plan } = place(jsonl(articles));
    await run(plan);
    const other = { ...plan, extract: { ...DEFAULT_SETTINGS, minConfidence: 1 } };
    expect(await run(other)).toMatchObject({ unchanged: 30, outdated: 30, replaced: 0 });
    expect(ask(plan, (store) => listQuotes(store))).toHaveLength(30);
    expect(await run({ ...other, redo: true })).toMatchObject({ unchanged: 0, replaced: 30 });
    expect(ask(plan, (store) => listQuotes(store))).toHaveLength(0);
    expect(await run({ ...other, redo: true })).toMatchObject({ unchanged: 30, outdated: 0, replaced: 0 });
  });

  test('an id that comes again is passed over where the article is the same, and refused where it is not', async () => {
    const { plan } = place(jsonl([article(1), article(2), article(1), article(2, 'Another thing')]));
    expect(await run(plan)).toMatchObject({ read: 4, added: 2, repeated: 1, failed: 1 });
    const [failure] = ask(plan, (store) => listFailures(store));
    expect(failure).toMatchObject({
      articleId: 'flood-2',
      stage: 'read',
      code: 'article-duplicate',
      origin: { line: 4 },
      message: `the id "flood-2" belongs to a different article already, read from ${plan.inputs[0]}:2. Give each article an id of its own`,
    });
    expect(contentOf(plan)[1]?.text).toContain('The water is rising');
  });

  test('what cannot be used is listed with its line, and the rest go on', async () => {
    const lines = [
      JSON.stringify(article(1)),
      '',
      '{"id": "flood-2", "text":',
      JSON.stringify({ id: 'flood-3' }),
    ];
    const { plan } = place(`${[...lines, JSON.stringify(article(4))].join('\n')}\n`);
    const failures: string[] = [];
    const summary = await run(plan, (event) => {
      if (event.kind === 'failure') failures.push(event.failure.code);
    });
    expect(summary).toMatchObject({ read: 4, added: 2, failed: 2 });
    expect(failures).toEqual(['input-malformed', 'article-invalid']);
    expect(ask(plan, (store) => listFailures(store)).map(({ origin }) => origin.line)).toEqual([3, 4]);
  });

  test('an input that was mended is no longer listed', async () => {
    const { plan, write } = place('{"id": "flood-1"}\n');
    await run(plan);
    expect(ask(plan, (store) => listFailures(store))).toHaveLength(1);
    write(jsonl([article(1)]));
    expect(await run(plan)).toMatchObject({ added: 1, failed: 0 });
    expect(ask(plan, (store) => listFailures(store))).toEqual([]);
  });

  test('progress ends at the size of the input, with everything counted', async () => {
    const { plan } = place(jsonl(articles));
    const events: BatchEvent[] = [];
    await run(plan, (event) => events.push(event));
    const size = readFileSync(plan.inputs[0]!).length;
    expect(events[0]).toEqual({ kind: 'start', run: 1, resumed: false, totalBytes: size, workers: 1 });
    expect(events.findLast(({ kind }) => kind === 'progress')).toMatchObject({
      kind: 'progress',
      progress: { bytes: size, articles: 30, failed: 0 },
    });
    expect(events.filter(({ kind }) => kind === 'progress')).toHaveLength(30);
    const [batch] = events.flatMap((event) => (event.kind === 'batch' ? [event.batch] : []));
    expect(batch).toMatchObject({ articles: 30, quotes: 30, failures: 0, items: 30, bytes: size });
    expect(Object.keys(batch!.ms)).toEqual(expect.arrayContaining(['prepare', 'attributions', 'store']));
  });

  test('an input that is not there is an error before a database is made', async () => {
    const { plan } = place('');
    const missing = { ...plan, inputs: [...plan.inputs, join(plan.inputs[0]!, '..', 'nowhere')] };
    await expect(run(missing)).rejects.toMatchObject({ code: 'input-missing' });
    expect(() => openStore(plan.database, { readonly: true })).toThrow('There is no database');
  });
});

describe('a run that is stopped', () => {
  test('keeps what was in flight, and going on gives what an uninterrupted run gives', async () => {
    const whole = place(jsonl(articles));
    await run(whole.plan);
    const { plan } = place(jsonl(articles), { inputs: whole.plan.inputs });
    const stopped = await run(plan, (event, stop) => {
      if (event.kind === 'progress' && event.progress.articles === 5) stop();
    });
    expect(stopped.finished).toBe(false);
    expect(stopped.added).toBeGreaterThanOrEqual(5);
    expect(stopped.added).toBeLessThan(30);
    expect(contentOf(plan)).toHaveLength(stopped.added);
    expect(ask(plan, listRuns)[0]?.status).toBe('stopped');

    const events: BatchEvent[] = [];
    const resumed = await run(plan, (event) => events.push(event));
    expect(events[0]).toMatchObject({ kind: 'start', run: 1, resumed: true });
    expect(resumed).toMatchObject({
      finished: true,
      added: 30 - stopped.added,
      resumed: stopped.added,
      unchanged: 0,
    });
    expect(contentOf(plan)).toEqual(contentOf(whole.plan));
    expect(ask(plan, listRuns)).toMatchObject([{ id: 1, status: 'finished', added: 30 }]);
  });

  test('before anything was read it has done nothing, and says so', async () => {
    const { plan } = place(jsonl(articles));
    const summary = await run(plan, (event, stop) => {
      if (event.kind === 'start') stop();
    });
    expect(summary).toMatchObject({ finished: false, read: 0, added: 0 });
  });
});

describe('an article on which extraction breaks off', () => {
  test('is a failure of that article, with the reason', async () => {
    const store = openStore(join(temporaryFolder(), 'a.db'));
    const extract = async () => {
      await setImmediate();
      return { error: { code: 'extraction-failed', message: 'extraction broke off: too deep' } } as const;
    };
    const extractor = { capacity: 1, extract };
    const examine = examiner({ store, extractor, stamp: '1', redo: false, retry: false, run: 1 });
    const outcome = await examine({
      kind: 'article',
      article: article(1),
      origin: { path: 'a.jsonl', line: 7 },
    });
    store.close();
    expect(outcome).toEqual({
      kind: 'failed',
      failure: {
        origin: { path: 'a.jsonl', line: 7 },
        articleId: 'flood-1',
        stage: 'extract',
        code: 'extraction-failed',
        message: 'extraction broke off: too deep',
        basis: { contentHash: contentHash(article(1)), extractor: '1' },
      },
    });
  });
});

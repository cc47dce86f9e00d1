import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { countQuotes, finishRun, listRuns, openStore, saveBatch, startRun } from '../../src/store/index.js';
import { PLAN } from './plan.js';
import { archiveStory } from './stories.js';
import { temporaryFolder, temporaryStore } from './temporary.js';

const HOLDER = fileURLToPath(new URL('lock-holder.ts', import.meta.url));

/** A second process that holds the database; resolves with what it says once it does. */
async function holdInAnotherProcess(path: string): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, says: said.toString().trim() };
}

test('While another process runs a job, a second one is refused at once, and readers go on', async () => {
  const path = join(temporaryFolder(), 'news.db');
  const { child } = await holdInAnotherProcess(path);
  const store = openStore(path);
  expect(() => startRun(store, PLAN)).toThrow(
    expect.objectContaining({
      code: 'store-locked',
      message: expect.stringMatching(/another onrecord process.*run this again/) as string,
    }) as Error,
  );
  const reader = openStore(path, { readonly: true });
  expect(countQuotes(reader)).toBe(10);
  reader.close();

  child.kill('SIGKILL');
  await once(child, 'exit');
  const run = startRun(store, PLAN);
  expect(run).toEqual({ id: 1, resumed: true });
  store.close();
});

test('Two ways of naming one database are one lock', () => {
  const folder = temporaryFolder();
  const [one, other] = [
    openStore(join(folder, 'news.db')),
    openStore(join(folder, '.', 'x', '..', 'news.db')),
  ];
  startRun(one, PLAN);
  expect(() => startRun(other, PLAN)).toThrow(expect.objectContaining({ code: 'store-locked' }) as Error);
  one.close();
  expect(startRun(other, PLAN).resumed).toBe(true);
  other.close();
});

test('A run that was broken off goes on with its counts; a finished one is followed by a new one', () => {
  const store = temporaryStore();
  const first = startRun(store, PLAN);
  saveBatch(store, first.id, [archiveStory(1), archiveStory(2)], []);
  finishRun(store, first.id, { status: 'stopped', unchanged: 0 });
  expect(startRun(store, PLAN)).toEqual({ id: first.id, resumed: true });
  saveBatch(store, first.id, [archiveStory(2), archiveStory(3)], []);
  finishRun(store, first.id, { status: 'finished', unchanged: 0 });
  expect(listRuns(store)).toMatchObject([
    {
      id: first.id,
      status: 'finished',
      added: 3,
      replaced: 0,
      failed: 0,
      quotes: 30,
      settings: PLAN.settings,
    },
  ]);
  expect(startRun(store, PLAN)).toEqual({ id: first.id + 1, resumed: false });
});

test('With other settings a broken-off run is not continued', () => {
  const store = temporaryStore();
  const first = startRun(store, PLAN);
  finishRun(store, first.id, { status: 'failed', unchanged: 0 });
  expect(startRun(store, { ...PLAN, settings: { inputs: ['elsewhere/'] } }).resumed).toBe(false);
});

test('Saving needs a started run', () => {
  const store = temporaryStore();
  const { id } = startRun(store, PLAN);
  finishRun(store, id, { status: 'finished', unchanged: 4 });
  expect(() => saveBatch(store, id, [archiveStory(1)], [])).toThrow('startRun');
  expect(listRuns(store)[0]).toMatchObject({
    unchanged: 4,
    finishedAt: expect.stringMatching(/Z$/) as string,
  });
});

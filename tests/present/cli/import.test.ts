import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { exportTo } from '../../../src/present/cli/export-file.js';
import { TABLES } from '../../../src/present/export/tables.js';
import {
  finishRun,
  listFailures,
  listQuotes,
  openStore,
  readStory,
  saveBatch,
  startRun,
} from '../../../src/store/index.js';
import { PLAN } from '../../store/plan.js';
import { archiveStory } from '../../store/stories.js';
import { dump, saveAll, temporaryStore } from '../../store/temporary.js';
import { onrecord, temporaryFolder } from './onrecord.js';

const STORIES = [1, 2, 3, 4, 5].map((n) => archiveStory(n));

/** The tables of a database with five stories and a failure, and a folder beside it for the import. */
async function exported() {
  const store = temporaryStore();
  saveAll(store, STORIES);
  const run = startRun(store, PLAN);
  const failure = { stage: 'read', code: 'article-empty', message: 'it is empty' } as const;
  saveBatch(store, run.id, [], [{ origin: { path: 'a.jsonl', line: 7 }, articleId: null, ...failure }]);
  finishRun(store, run.id, { status: 'finished', unchanged: 0 });
  const folder = temporaryFolder();
  const tables = join(folder, 'tables');
  await exportTo(store, 'parquet', {}, tables);
  return { store, tables, database: join(folder, 'new', 'imported.db') };
}

const importing = async (folder: string, db: string) => {
  const { code, out, err } = await onrecord(['import', folder, '--db', db, '--json']);
  return { code, err, summary: (out === '' ? {} : JSON.parse(out)) as Record<string, unknown> };
};

/** One row of `records`, as another program may have written it. */
function writeRecords(folder: string, row: Record<string, string | null>): void {
  mkdirSync(folder, { recursive: true });
  const names = TABLES.records.map(({ name }) => name).filter((name) => name !== 'origin_line');
  const text = names.map((name) => ({ name, data: [row[name] ?? null], type: 'STRING' as const }));
  const columnData = [...text, { name: 'origin_line', data: [1], type: 'INT32' as const }];
  parquetWriteFile({ filename: join(folder, 'part.parquet'), columnData });
}

test('an export that is imported is the same database', async () => {
  const { store, tables, database } = await exported();
  const { code, summary } = await importing(tables, database);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ finished: true, read: 5, added: 5, failed: 1 });
  const imported = openStore(database, { readonly: true });
  for (const { article } of STORIES) {
    const { text, record, origin, extractor } = readStory(store, article.id)!;
    expect(readStory(imported, article.id)).toMatchObject({ text, record, origin, extractor });
  }
  const words = listQuotes(store, { limit: 100 }).map(({ text }) => text);
  expect(listQuotes(imported, { limit: 100 }).map(({ text }) => text)).toEqual(words);
  expect(listFailures(imported)).toMatchObject([
    { origin: { path: 'a.jsonl', line: 7 }, code: 'article-empty' },
  ]);
  imported.close();
});

test('imported twice, it changes nothing but the list of runs', async () => {
  const { tables, database } = await exported();
  await importing(tables, database);
  const content = () => {
    const store = openStore(database, { readonly: true });
    const tables = dump(store, ['runs', 'failures']);
    store.close();
    return tables;
  };
  const before = content();
  const { summary } = await importing(tables, database);
  expect(summary).toMatchObject({ added: 0, replaced: 0, unchanged: 5, failed: 1 });
  expect(content()).toEqual(before);
});

test('articles that were imported need no extraction', async () => {
  const folder = temporaryFolder();
  const article = { id: 'a1', text: '“The roof is sound,” said Ana Roe.', source: 'wire', words: 6 };
  writeFileSync(join(folder, 'a.jsonl'), JSON.stringify(article));
  const [first, second] = [join(folder, 'first.db'), join(folder, 'second.db')];
  await onrecord(['run', join(folder, 'a.jsonl'), '--db', first]);
  await onrecord(['export', '--format', 'parquet', '--db', first, '--out', join(folder, 'tables')]);
  await importing(join(folder, 'tables'), second);
  const { out } = await onrecord(['run', join(folder, 'a.jsonl'), '--db', second, '--json']);
  expect(JSON.parse(out)).toMatchObject({ read: 1, unchanged: 1, added: 0, outdated: 0 });
});

test('a part of the records can be imported by itself', async () => {
  const { tables, database } = await exported();
  const month = join(tables, 'records', 'batch=1', 'published_month=2014-12');
  mkdirSync(month, { recursive: true });
  cpSync(join(tables, 'records', 'part-00000.parquet'), join(month, 'part.parquet'));
  cpSync(join(tables, 'records', 'part-00000.parquet'), join(month, '_unfinished.parquet'));
  expect((await importing(month, database)).summary).toMatchObject({ read: 5, added: 5, failed: 0 });
});

test('a folder that is not there, or has no tables, is an error that says what to name', async () => {
  const { database } = await exported();
  const folder = temporaryFolder();
  const { code, err } = await importing(join(folder, 'nowhere'), database);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('nowhere: there is no such file or folder') as string,
  });
  expect((await importing(folder, database)).err).toContain('neither a folder "records" nor a .parquet file');
});

test('files of another program are refused before anything is imported', async () => {
  const { tables, database } = await exported();
  const { code, err } = await importing(join(tables, 'quotes'), database);
  expect(code).toBe(1);
  expect(err).toContain('part-00000.parquet is no table "records" of onrecord\'s: it has no column "id"');
  writeFileSync(join(tables, 'records', 'torn.parquet'), 'PAR1 and no more');
  expect((await importing(tables, database)).err).toContain('torn.parquet: the Parquet file is damaged');
});

test('a batch of a cluster’s job that broke off is refused', async () => {
  const { tables, database } = await exported();
  for (const folder of ['records/batch=1', 'records/batch=2', 'counts/batch=1'])
    mkdirSync(join(tables, folder), { recursive: true });
  const { code, err } = await importing(tables, database);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('batch=2: the job that wrote this batch broke off') as string,
  });
});

test.each([
  ['is no JSON', '{', /Expected property name/],
  ['lacks a part', '{"id":"a1","sentences":[],"quotes":[],"dates":[]}', /entities: Invalid input/],
  [
    'is of another article',
    '{"id":"b","sentences":[],"quotes":[],"entities":[],"dates":[]}',
    /of the article "b"/,
  ],
  [
    'points beyond the text',
    '{"id":"a1","sentences":[{"start":0,"end":900}],"quotes":[],"entities":[],"dates":[]}',
    /not inside the text/,
  ],
])('a record that %s is set aside with the reason, and the rest go on', async (_what, record, reason) => {
  const { tables, database } = await exported();
  const broken = join(tables, 'records', 'broken');
  writeRecords(broken, { id: 'a1', text: 'It rained.', record, extractor: '1', origin_path: 'a.jsonl' });
  const { code, summary } = await importing(tables, database);
  expect({ code, summary }).toMatchObject({ code: 0, summary: { read: 6, added: 5, failed: 2 } });
  const store = openStore(database, { readonly: true });
  const fault = listFailures(store).find(({ articleId }) => articleId === 'a1');
  store.close();
  expect(fault).toMatchObject({ code: 'record-invalid', message: expect.stringMatching(reason) as string });
  rmSync(join(tables, 'records', 'part-00000.parquet'));
  rmSync(join(tables, 'failures'), { recursive: true });
  expect((await importing(tables, join(tables, 'other.db'))).code).toBe(1);
});

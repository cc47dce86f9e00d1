import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { exportTo } from '../../../src/present/cli/export-file.js';
import { TABLES, tablesSchema, type TableName } from '../../../src/present/export/tables.js';
import { finishRun, readStory, saveBatch, startRun, type Store } from '../../../src/store/index.js';
import { PLAN } from '../../store/plan.js';
import { archiveStory } from '../../store/stories.js';
import { saveAll, temporaryFolder, temporaryStore } from '../../store/temporary.js';
import { duck, withoutDuckDb } from './duckdb.js';

const STORIES = [1, 2, 3, 4, 5].map(archiveStory);

function archive(): Store {
  const store = temporaryStore();
  saveAll(store, STORIES);
  const run = startRun(store, PLAN);
  const failure = { stage: 'read', code: 'article-empty', message: 'it is empty' } as const;
  saveBatch(store, run.id, [], [{ origin: { path: 'a.jsonl', line: 7 }, articleId: null, ...failure }]);
  finishRun(store, run.id, { status: 'finished', unchanged: 0 });
  return store;
}

async function tablesOf(store: Store, filter = {}): Promise<string> {
  const folder = join(temporaryFolder(), 'tables');
  await exportTo(store, 'parquet', filter, folder);
  return folder;
}

async function rowsOf(folder: string, table: TableName): Promise<Record<string, unknown>[]> {
  const file = await asyncBufferFromFile(join(folder, table, 'part-00000.parquet'));
  return parquetReadObjects({ file });
}

describe('The Parquet export', () => {
  test('has all that rebuilds the database: each article with its record', async () => {
    const store = archive();
    const records = await rowsOf(await tablesOf(store), 'records');
    expect(records).toHaveLength(STORIES.length);
    for (const { article } of STORIES) {
      const { text, record, extractor } = readStory(store, article.id)!;
      const row = records.find(({ id }) => id === article.id)!;
      expect(row).toMatchObject({ text, extractor, title: record.title ?? null });
      expect(JSON.parse(row['record'] as string)).toEqual(record);
    }
  });

  test('has a row for each quote, entity, date and failure', async () => {
    const folder = await tablesOf(archive());
    const records = STORIES.map(({ record }) => record);
    const quotes = await rowsOf(folder, 'quotes');
    expect(quotes).toHaveLength(records.flatMap((record) => record.quotes).length);
    for (const { id, quotes: quoted } of records) {
      const rows = quotes.filter(({ story_id }) => story_id === id);
      expect(rows.map((row) => row['text'])).toEqual(quoted.map(({ text }) => text));
      expect(rows.map((row) => row['content'])).toEqual(quoted.map(({ content }) => content));
      expect(rows.map((row) => row['speaker'])).toEqual(quoted.map(({ speaker }) => speaker?.name ?? null));
    }
    const entities = await rowsOf(folder, 'entities');
    expect(entities.map(({ name }) => name).sort()).toEqual(
      records.flatMap((record) => record.entities.map(({ name }) => name)).sort(),
    );
    expect(await rowsOf(folder, 'dates')).toHaveLength(records.flatMap(({ dates }) => dates).length);
    expect(await rowsOf(folder, 'failures')).toMatchObject([
      { origin_path: 'a.jsonl', origin_line: 7, article_id: null, code: 'article-empty' },
    ]);
  });

  test('with a filter has the quotes that pass it and their stories', async () => {
    const [quote] = STORIES[2]!.record.quotes;
    const folder = await tablesOf(archive(), { story: STORIES[2]!.article.id, search: `"${quote!.text}"` });
    expect((await rowsOf(folder, 'records')).map(({ id }) => id)).toEqual([STORIES[2]!.article.id]);
    expect((await rowsOf(folder, 'quotes')).map(({ quote_id }) => quote_id)).toEqual([quote!.id]);
  });

  test('of an empty database is tables without rows', async () => {
    const folder = await tablesOf(temporaryStore());
    for (const table of Object.keys(TABLES) as TableName[]) expect(await rowsOf(folder, table)).toEqual([]);
  });

  test('has the columns that the published schema names', async () => {
    const folder = await tablesOf(archive());
    const published = JSON.parse(readFileSync('src/present/export/tables.schema.json', 'utf8')) as {
      tables: Record<string, { fields: { name: string }[] }>;
    };
    expect(published).toEqual(JSON.parse(JSON.stringify(tablesSchema())));
    for (const [table, { fields }] of Object.entries(published.tables)) {
      const file = await asyncBufferFromFile(join(folder, table, 'part-00000.parquet'));
      const { schema } = await parquetMetadataAsync(file);
      const columns = new Set(schema.map(({ name }) => name));
      for (const { name } of fields) expect([table, name, columns.has(name)]).toEqual([table, name, true]);
    }
  });

  test('replaces an export that is there, and no other folder', async () => {
    const store = archive();
    const folder = await tablesOf(store);
    await exportTo(store, 'parquet', { story: STORIES[2]!.article.id }, folder);
    expect(await rowsOf(folder, 'records')).toHaveLength(1);
    const other = join(temporaryFolder(), 'thesis');
    mkdirSync(other);
    writeFileSync(join(other, 'chapter.txt'), 'irreplaceable');
    await expect(exportTo(store, 'parquet', {}, other)).rejects.toMatchObject({ code: 'output-unwritable' });
    expect(readdirSync(other)).toEqual(['chapter.txt']);
  });

  test('that breaks off leaves what was there', async () => {
    const store = archive();
    const folder = await tablesOf(store);
    const closed = temporaryStore();
    closed.close();
    await expect(exportTo(closed, 'parquet', {}, folder)).rejects.toThrow('is closed');
    expect(await rowsOf(folder, 'records')).toHaveLength(STORIES.length);
    expect(existsSync(`${folder}.${process.pid}.tmp`)).toBe(false);
  });

  test.skipIf(withoutDuckDb)('reads the same in DuckDB', async () => {
    const folder = await tablesOf(archive());
    for (const table of Object.keys(TABLES) as TableName[]) {
      const sql = `SELECT * FROM read_parquet('${join(folder, table, '*.parquet')}')`;
      expect(await duck(sql)).toEqual(await rowsOf(folder, table));
    }
    const said = await duck(
      `SELECT q.speaker, substr(r.text, q.content[1].start + 1, q.content[1].end - q.content[1].start) AS printed
       FROM read_parquet('${folder}/quotes/*.parquet') q
       JOIN read_parquet('${folder}/records/*.parquet') r ON r.id = q.story_id WHERE q.story_id = '${STORIES[0]!.article.id}'`,
    );
    const { article, record } = STORIES[0]!;
    expect(said.map(({ printed }) => printed)).toEqual(
      record.quotes.map(({ content: [first] }) => article.text.slice(first!.start, first!.end)),
    );
  });
});

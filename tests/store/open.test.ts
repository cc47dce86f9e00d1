import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { countQuotes, openStore, readStats, type OpenOptions } from '../../src/store/index.js';
import { archiveStory } from './stories.js';
import { saveAll, temporaryFolder } from './temporary.js';

function codeOf(path: string, options?: OpenOptions): { code: string; message: string } {
  try {
    openStore(path, options).close();
  } catch (error) {
    return error as { code: string; message: string };
  }
  return { code: 'none', message: '' };
}

test('A new database is made, is empty, and opens again', () => {
  const path = join(temporaryFolder(), 'news.db');
  openStore(path).close();
  const store = openStore(path, { readonly: true });
  expect(readStats(store)).toEqual({
    articles: 0,
    sentences: 0,
    quotes: 0,
    quotesByType: { direct: 0, mixed: 0, indirect: 0 },
    quotesByAct: { speech: 0, thought: 0 },
    quotesWithSpeaker: 0,
    speakers: 0,
    organizations: 0,
    from: null,
    to: null,
    failures: 0,
  });
  store.close();
  store.close();
  expect(() => countQuotes(store)).toThrow('closed');
});

test('Opening an up-to-date database to read or to write changes nothing in it', () => {
  const path = join(temporaryFolder(), 'news.db');
  const store = openStore(path);
  saveAll(store, [archiveStory(1)]);
  store.close();
  const before = statSync(path).mtimeMs;
  openStore(path, { readonly: true }).close();
  openStore(path).close();
  expect(statSync(path).mtimeMs).toBe(before);
});

test('A database that is not there is not made by a question', () => {
  const path = join(temporaryFolder(), 'missing.db');
  expect(codeOf(path, { readonly: true })).toMatchObject({ code: 'input-missing' });
  expect(codeOf(path, { create: false })).toMatchObject({ code: 'input-missing' });
  expect(existsSync(path)).toBe(false);
});

test('A missing folder is named', () => {
  const folder = join(temporaryFolder(), 'no', 'such');
  const { code, message } = codeOf(join(folder, 'news.db'));
  expect(code).toBe('store-unwritable');
  expect(message).toContain(folder);
});

test('A folder in place of a file is no database', () => {
  const path = join(temporaryFolder(), 'news.db');
  mkdirSync(path);
  expect(codeOf(path)).toMatchObject({ code: 'store-unwritable' });
});

test.each([
  [
    'a text file',
    'Once upon a time there was a file that was long enough to look like a header, and longer. '.repeat(9),
  ],
  ['a short text file', 'hello'],
])('%s is refused and left as it is', (_what, content) => {
  const path = join(temporaryFolder(), 'notes.db');
  writeFileSync(path, content);
  expect(codeOf(path)).toMatchObject({ code: 'store-schema' });
  expect(codeOf(path, { readonly: true })).toMatchObject({ code: 'store-schema' });
  expect(statSync(path).size).toBe(content.length);
});

test("Another program's database is refused and left as it is", () => {
  const path = join(temporaryFolder(), 'shop.db');
  const shop = new Database(path);
  shop.exec('CREATE TABLE orders (id INTEGER)');
  shop.close();
  const { code, message } = codeOf(path);
  expect(code).toBe('store-schema');
  expect(message).toContain('another program');
  const after = new Database(path, { readonly: true });
  expect(after.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(after.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(1);
  after.close();
});

test('A database from a newer onrecord is refused with both versions', () => {
  const path = join(temporaryFolder(), 'news.db');
  openStore(path).close();
  const database = new Database(path);
  database.pragma('user_version = 99');
  database.close();
  const { code, message } = codeOf(path);
  expect(code).toBe('store-schema');
  expect(message).toMatch(/newer onrecord .*schema 99/);
});

test('An empty file becomes a database, also for a question', () => {
  const path = join(temporaryFolder(), 'news.db');
  writeFileSync(path, '');
  const store = openStore(path, { readonly: true });
  expect(countQuotes(store)).toBe(0);
  store.close();
});

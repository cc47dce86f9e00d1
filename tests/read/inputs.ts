import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import type { Failure, Origin } from '../../src/origin.js';
import { readArticles, type ReadItem } from '../../src/read/read.js';
import type { Article } from '../../src/record.js';
import { DEFAULT_READER_SETTINGS, type ReaderSettings } from '../../src/settings.js';

export const REPORT =
  'The harbour will stay closed until the ice is gone, the port captain said on Monday. "We wait," she said.';

/** A folder for this test file, removed at its end. */
export const folder = mkdtempSync(join(tmpdir(), 'onrecord-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file below the test's folder and returns its path. */
export function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Read {
  readonly items: readonly ReadItem[];
  readonly articles: readonly Article[];
  readonly origins: readonly Origin[];
  readonly failures: readonly Failure[];
  readonly bytes: number;
}

export async function read(
  inputs: string | readonly string[],
  settings: Partial<ReaderSettings> = {},
  standardInput: string | Buffer = '',
): Promise<Read> {
  const all = { ...DEFAULT_READER_SETTINGS, ...settings };
  const stream = Readable.from([Buffer.from(standardInput)]);
  const items: ReadItem[] = [];
  for await (const item of readArticles([inputs].flat(), all, stream)) items.push(item);
  const articles = items.filter((item) => item.kind === 'article');
  return {
    items,
    articles: articles.map(({ article }) => article),
    origins: articles.map(({ origin }) => origin),
    failures: items.filter((item) => item.kind === 'failure').map(({ failure }) => failure),
    bytes: items.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The only failure of an input that gives nothing else. */
export async function failureOf(...parameters: Parameters<typeof read>): Promise<Failure> {
  const { items, failures } = await read(...parameters);
  if (items.length !== 1 || !failures[0])
    throw new Error(`expected one failure, got ${JSON.stringify(items).slice(0, 500)}`);
  return failures[0];
}

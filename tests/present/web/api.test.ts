/** The desk's server, over HTTP, without a browser. */
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSpeakers, openStore, saveBatch, startRun, finishRun } from '../../../src/store/index.js';
import * as schemas from '../../../src/present/web/api/schemas.js';
import { openDesk, type OpenDesk } from '../../../src/present/web/serve.js';
import { PLAN } from '../../store/plan.js';
import { archiveStory, tell } from '../../store/stories.js';
import { saveAll } from '../../store/temporary.js';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-api-'));
const database = join(folder, 'news.db');
let desk: OpenDesk;
let token = '';

beforeAll(async () => {
  const store = openStore(database);
  saveAll(store, [
    ...Array.from({ length: 20 }, (_, n) => archiveStory(n)),
    tell({
      id: 'a/b c?',
      title: 'The bridge',
      statements: [{ speaker: 'Ana Roe', words: ['It will open again'] }],
    }),
  ]);
  store.close();
  desk = await openDesk({
    database,
    host: '127.0.0.1',
    port: 0,
    allowHost: ['desk.example'],
    person: 'Ana Roe',
  });
  token = (await json<{ token: string }>('/api/token')).token;
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => desk.url.slice(0, -1) + path;

async function json<T>(path: string, options?: RequestInit): Promise<T> {
  return (await (await fetch(at(path), options)).json()) as T;
}

function post(path: string, body: unknown, headers: Record<string, string> = { 'X-Onrecord-Token': token }) {
  const content = { 'Content-Type': 'application/json', ...headers };
  return fetch(at(path), { method: 'POST', body: JSON.stringify(body), headers: content });
}

/** A request with headers and a path that a browser would not let through. */
function raw(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(desk.url);
    request({ hostname, port, path, headers }, resolve).on('error', reject).end();
  });
}

describe('The API', () => {
  const answers: [string, z.ZodType][] = [
    ['/api/overview', schemas.overviewSchema],
    ['/api/quotes?search=harbour&limit=3', schemas.quotesSchema],
    ['/api/stories?title=bridge', schemas.storiesSchema],
    ['/api/story?id=archive%2F3', schemas.storySchema],
    ['/api/speakers?type=direct&limit=5', schemas.speakersSchema],
    ['/api/speaker?name=Ana+Roe', schemas.speakerSchema],
    ['/api/runs', schemas.runsSchema],
    ['/api/failures', schemas.failuresSchema],
    ['/api/corrections', schemas.correctionsSchema],
  ];

  test.each(answers)('answers %s as its description says', async (path, schema) => {
    const answer = await fetch(at(path));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(schema.safeParse(await answer.json()).error).toBeUndefined();
  });

  test('describes every address in OpenAPI 3.1', async () => {
    const description = await json<{ openapi: string; paths: Record<string, object> }>('/api/openapi.json');
    expect(description.openapi).toBe('3.1.0');
    const named = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(named.sort()).toEqual([
      'get /corrections',
      'get /corrections/gold',
      'get /export',
      'get /failures',
      'get /overview',
      'get /quotes',
      'get /runs',
      'get /speaker',
      'get /speakers',
      'get /stories',
      'get /story',
      'get /token',
      'post /corrections',
      'post /corrections/{number}/undo',
      'post /extract',
      'post /stories',
    ]);
  });

  test.each([
    ['/api/quotes?type=shouted', 400, 'request-invalid'],
    ['/api/quotes?since=yesterday', 400, 'request-invalid'],
    ['/api/quotes?limit=100000', 400, 'request-invalid'],
    ['/api/story?id=none', 404, 'story-not-found'],
    ['/api/speaker?name=Nobody', 404, 'speaker-not-found'],
    ['/api/nothing', 404, 'page-not-found'],
  ])('says of %s what is wrong, always in one form', async (path, status, code) => {
    const answer = await fetch(at(path));
    const body = schemas.faultSchema.parse(await answer.json());
    expect([answer.status, body.error.code]).toEqual([status, code]);
    expect(body.error.message).not.toContain(folder);
  });

  test('narrows down as the filters say, with counts that agree with the selections they lead to', async () => {
    type Page = z.infer<typeof schemas.quotesSchema>;
    const all = await json<Page>('/api/quotes?since=2012&type=direct');
    const { value, quotes } = all.facets.speakers[0]!;
    const narrowed = await json<Page>(
      `/api/quotes?since=2012&type=direct&speaker=${encodeURIComponent(`"${value}"`)}`,
    );
    expect(narrowed.total).toBe(quotes);
    expect(narrowed.quotes.every((quote) => quote.speaker?.name === value && quote.type === 'direct')).toBe(
      true,
    );
    const org = all.facets.organizations[0]!;
    const ofOrg = await json<Page>(
      `/api/quotes?since=2012&type=direct&org=${encodeURIComponent(`"${org.value}"`)}`,
    );
    expect(ofOrg.total).toBe(org.quotes);
    const types = all.facets.types.map((type) => type.quotes);
    expect((await json<Page>('/api/quotes?since=2012')).total).toBe(types.reduce((a, b) => a + b));
  });

  test('exports a selection in every format', async () => {
    for (const [format, type] of [
      ['json', 'application/json'],
      ['jsonl', 'application/x-ndjson'],
      ['csv', 'text/csv'],
    ] as const) {
      const answer = await fetch(at(`/api/export?format=${format}&speaker=Ana+Roe`));
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('content-disposition')).toContain(`quotes.${format}`);
      expect(await answer.text()).toContain('It will open again');
    }
  });

  test('puts a quote right, shows it everywhere, and takes it back', async () => {
    const story = 'a/b c?';
    const speaker = { name: 'Lena Marsh', kind: 'person' };
    const made = await post('/api/corrections', { kind: 'speaker', story, quote: 'q1', speaker });
    const { number, by } = schemas.correctionSchema.parse(await made.json());
    expect(by).toBe('Ana Roe');
    const found = await json<{ quotes: object[] }>('/api/quotes?speaker=Lena+Marsh');
    expect(found.quotes[0]).toMatchObject({ corrected: true, confidence: 1 });
    expect(await (await fetch(at('/api/corrections/gold'))).text()).toContain('"speaker":"Lena Marsh"');
    const undone = await post(`/api/corrections/${number}/undo`, {});
    expect(await undone.json()).toMatchObject({ undone: { by: 'Ana Roe' } });
    expect((await json<{ total: number }>('/api/quotes?speaker=Lena+Marsh')).total).toBe(0);
    const wrong = await post('/api/corrections', { kind: 'speaker', story, quote: 'q7', speaker });
    expect([wrong.status, await wrong.json()]).toMatchObject([404, { error: { code: 'quote-not-found' } }]);
  });

  test('reads an article, and stores one where it is told to', async () => {
    const article = { text: '“It rained,” said Ana Roe.', title: 'Rain', publishedAt: '2024-05-01' };
    const { total } = await json<{ total: number }>('/api/stories');
    const record = schemas.recordSchema.parse(await (await post('/api/extract', article)).json());
    expect(record.quotes[0]).toMatchObject({ type: 'direct', speaker: { name: 'Ana Roe' } });
    expect((await json<{ total: number }>('/api/stories')).total).toBe(total);
    const { id } = schemas.savedSchema.parse(await (await post('/api/stories', article)).json());
    expect(id).toMatch(/^desk-[0-9a-f]{12}$/);
    expect((await json<{ total: number }>('/api/stories')).total).toBe(total + 1);
    expect((await post('/api/stories', { ...article, id: 'archive/1' })).status).toBe(409);
    expect((await post('/api/extract', { text: '  ' })).status).toBe(400);
    expect((await post('/api/extract', { text: 'x'.repeat(300_000) })).status).toBe(413);
  });
});

describe('The desk keeps out', () => {
  const correction = { kind: 'not-a-quote', story: 'a/b c?', quote: 'q1' };

  test('changes without its token, or from another site', async () => {
    for (const headers of [
      {},
      { 'X-Onrecord-Token': 'guess' },
      { 'X-Onrecord-Token': token, 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const answer = await post('/api/corrections', correction, headers);
      expect([answer.status, await answer.json()]).toMatchObject([403, { error: { code: 'token-missing' } }]);
    }
    for (const path of ['/corrections', '/corrections/undo', '/stories', '/try']) {
      const form = new URLSearchParams({ kind: 'not-a-quote', story: 'a/b c?', quote: 'q1', number: '1' });
      expect((await fetch(at(path), { method: 'POST', body: form })).status).toBe(403);
    }
    expect((await json<{ total: number }>('/api/corrections')).total).toBe(0);
  });

  test('foreign names for its address', async () => {
    for (const host of ['evil.example', 'evil.example:80', 'localhost.evil.example']) {
      expect((await raw('/api/quotes', { Host: host })).statusCode).toBe(421);
    }
    for (const host of ['localhost:1', '127.0.0.1', 'DESK.example:8017'])
      expect((await raw('/', { Host: host })).statusCode).toBe(200);
  });

  test('requests that are too large', async () => {
    const note = 'x'.repeat(100_000);
    const answer = await post('/api/corrections', { ...correction, note });
    expect([answer.status, await answer.json()]).toMatchObject([
      413,
      { error: { code: 'request-too-large' } },
    ]);
    expect((await post('/api/extract', { text: 'x'.repeat(3_000_000) })).status).toBe(413);
  });

  test('addresses of files', async () => {
    const { hostname } = new URL(desk.url);
    for (const path of [
      '/assets/../desk.js',
      '/assets/..%2f..%2f..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets//etc/passwd',
      '/assets/fonts/..%5c..%5cdesk.js',
      '/../../etc/passwd',
      '/.git/config',
    ])
      expect((await raw(path, { Host: hostname })).statusCode).toBe(404);
    expect((await fetch(at('/assets/desk.css'))).headers.get('content-type')).toContain('text/css');
  });

  test('everybody on the network: it listens to this machine alone', async () => {
    const { port, hostname } = new URL(desk.url);
    expect(hostname).toBe('127.0.0.1');
    const refused = await new Promise((resolve) => {
      connect(Number(port), '127.0.0.2', () => resolve(false)).on('error', () => resolve(true));
    });
    expect(refused).toBe(true);
  });

  test('foreign scripts, styles, frames and forms, on pages and on faults', async () => {
    for (const path of ['/', '/quotes', '/nothing', '/api/overview', '/assets/desk.js']) {
      const { headers } = await fetch(at(path));
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

describe('A database that others use', () => {
  test('stays readable while a job writes, and shows what it wrote', async () => {
    const writer = openStore(database);
    const { id } = startRun(writer, PLAN);
    saveBatch(
      writer,
      id,
      [tell({ id: 'late', statements: [{ speaker: 'Zora Pell', words: ['Late news'] }] })],
      [],
    );
    const speaker = async () => (await json<{ total: number }>('/api/quotes?speaker=Zora+Pell')).total;
    await expect.poll(speaker, { timeout: 60_000 }).toBe(1);
    const made = await post('/api/corrections', { kind: 'right', story: 'late', quote: 'q1' });
    expect(made.status).toBe(200);
    const saved = await post('/api/stories', { text: '“It rained,” said Bo Lind.' });
    expect([saved.status, await saved.json()]).toMatchObject([503, { error: { code: 'store-locked' } }]);
    finishRun(writer, id, { status: 'finished', unchanged: 0 });
    expect(listSpeakers(writer, { speaker: 'Zora Pell' })).toHaveLength(1);
    writer.close();
  });

  test('may be replaced by another one', async () => {
    const other = openStore(join(folder, 'other.db'));
    saveAll(other, [tell({ id: 'new', statements: [{ speaker: 'Bo Lind', words: ['All new'] }] })]);
    other.close();
    renameSync(join(folder, 'other.db'), database);
    for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true });
    expect((await json<{ total: number }>('/api/stories')).total).toBe(1);
  });
});

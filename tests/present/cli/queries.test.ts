import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newsroom } from './newsroom.js';
import { ended, onrecord, start } from './onrecord.js';

let cwd = '';

beforeAll(async () => {
  cwd = newsroom(mkdtempSync(join(tmpdir(), 'onrecord-queries-')));
  expect((await onrecord(['run', 'articles'], { cwd })).code).toBe(0);
  return () => rmSync(cwd, { recursive: true, force: true });
});

async function ask(...parameters: string[]): Promise<string> {
  const { code, out, err } = await onrecord(parameters, { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

function rows(out: string): unknown[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}

describe('onrecord quotes', () => {
  test('lists who said what, the newest story first', async () => {
    const out = await ask('quotes');
    expect(out).toMatch(
      /^Lena Marsh\n {2}“Nobody told the passengers,?”\n {4}direct · speech · cue “said” · confidence \d+ % · 2024-06-12 · Ferry late again · ferry q1\n/,
    );
    expect(out.match(/^Ana Roe$/gm)).toHaveLength(2);
  });

  test.each([
    [['--speaker', 'roe'], 2],
    [['--type', 'indirect'], 1],
    [['--search', 'passengers'], 1],
    [['--story', 'inquiry'], 3],
    [['--since', '2024'], 1],
    [['--until', '2023-12-31'], 0],
    [['--limit', '2'], 2],
    [['--speaker', 'roe', '--search', 'cracks'], 1],
  ])('%j', async (filter, count) => {
    expect(rows(await ask('quotes', '--json', ...filter))).toHaveLength(count);
  });

  test('says so where nothing matches', async () => {
    expect(await ask('quotes', '--speaker', 'nobody at all')).toBe('No quote matches.\n');
  });

  test('is not troubled by a reader that leaves', async () => {
    const child = start(['quotes'], { cwd });
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ code: 0, out: '', err: '' });
  });
});

test('speakers are listed with their quotes and stories', async () => {
  expect(await ask('speakers')).toMatch(
    /^speaker +kind +quotes +words +stories +published\nAna Roe +person +2 /,
  );
  expect(rows(await ask('speakers', '--json', '--limit', '1'))).toMatchObject([
    { name: 'Ana Roe', quotes: 2, stories: 1 },
  ]);
});

test('organizations are listed', async () => {
  expect(rows(await ask('orgs', '--json'))).toContainEqual(
    expect.objectContaining({ name: 'Harrow Water Authority' }),
  );
});

test('stats count what is there', async () => {
  expect(await ask('stats')).toMatch(/^articles +2\n/);
  expect(JSON.parse(await ask('stats', '--json'))).toMatchObject({
    articles: 2,
    quotes: 4,
    quotesWithSpeaker: 4,
  });
});

test('failures say where there are none', async () => {
  expect(await ask('failures')).toBe('No failures.\n');
});

describe('onrecord export', () => {
  test('writes to standard output, or to a file that is there whole or not at all', async () => {
    const json = JSON.parse(await ask('export', '--speaker', 'roe')) as {
      version: number;
      quotes: unknown[];
    };
    expect(json).toMatchObject({ version: 1, filter: { speaker: 'roe' } });
    expect(json.quotes).toHaveLength(2);
    expect(await ask('export', '--format', 'csv', '--out', 'new/quotes.csv')).toBe('');
    expect(readFileSync(join(cwd, 'new/quotes.csv'), 'utf8')).toMatch(/^story_id,title,/);
    expect(readdirSync(join(cwd, 'new'))).toEqual(['quotes.csv']);
  });

  test('a file that cannot be written is an error', async () => {
    const { code, err } = await onrecord(['export', '--out', 'articles/dam.txt/quotes.json'], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/^onrecord: articles\/dam\.txt\/quotes\.json cannot be written \(/);
    expect(existsSync(join(cwd, 'articles/dam.txt'))).toBe(true);
  });

  test('publishes its schema', async () => {
    expect(JSON.parse(await ask('export', '--schema'))).toMatchObject({ $id: 'urn:onrecord:quotes:1' });
  });

  test('is not troubled by a reader that leaves', async () => {
    const child = start(['export'], { cwd });
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('onrecord story', () => {
  test('shows each speaker with their quotes in order, then the names', async () => {
    const out = await ask('story', 'inquiry');
    expect(out).toMatch(/^Dam inquiry opens\n/);
    const [roe, brandt] = [out.indexOf('\nAna Roe (person'), out.indexOf('\nTomas Brandt (person')];
    expect(roe).toBeGreaterThan(0);
    expect(brandt).toBeGreaterThan(roe);
    expect(out.slice(roe, brandt)).toMatch(/The wall was sound in March[\s\S]*We saw no cracks/);
    expect(out).toMatch(/in: “We saw no cracks,” she said\./);
    expect(out).toMatch(/\nOrganizations\n {2}.*Harrow Water Authority/);
    expect(out).not.toContain('why:');
  });

  test('says why when asked', async () => {
    expect(await ask('story', 'ferry', '--why')).toMatch(/why: q1 at 0–29; printed source “Lena Marsh”/);
  });

  test('reads a file on the fly, with a date of publication', async () => {
    const [record] = rows(await ask('story', 'articles/dam.txt', '--published', '2024-05-07', '--json'));
    expect(record).toMatchObject({ id: 'dam', publishedAt: '2024-05-07', title: 'Dam inquiry opens' });
  });

  test('a story that is not there, and a title that several have', async () => {
    const { code, err } = await onrecord(['story', 'volcano'], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/^onrecord: output\/onrecord\.db has no story "volcano"\. /);
    const several = await onrecord(['story', 'e'], { cwd });
    expect(several.code).toBe(1);
    expect(several.err).toMatch(
      /^onrecord: "e" is in the title of 2 stories\. Give the id of one of them:\n/,
    );
  });

  test('a file that cannot be used is an error', async () => {
    const { code, err } = await onrecord(['story', 'output/onrecord.db'], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/^onrecord: output\/onrecord\.db: this is an SQLite database, not text/);
  });
});

test('colour only where it is asked for, as there is no terminal here', async () => {
  expect(await ask('speakers')).not.toContain('\u001b');
  const forced = await onrecord(['speakers'], { cwd, env: { FORCE_COLOR: '1' } });
  expect(forced.out).toContain('\u001b[1m');
  const refused = await onrecord(['speakers'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
  expect(refused.out).not.toContain('\u001b');
});

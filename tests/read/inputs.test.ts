import { spawnSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findFiles, readArticles, sizeOf } from '../../src/read/read.js';
import { DEFAULT_READER_SETTINGS } from '../../src/settings.js';
import { failureOf, folder, put, read, REPORT } from './inputs.js';

describe('what inputs name', () => {
  const story = put('many/b/Ice story (1).txt', REPORT);
  put('many/a.txt', REPORT);
  put('many/c.jsonl.gz', gzipSync(JSON.stringify({ text: REPORT })));
  put('many/B.TXT', REPORT);
  put('many/.hidden.txt', REPORT);
  put('elsewhere/linked.txt', REPORT);
  symlinkSync(join(folder, 'elsewhere/linked.txt'), join(folder, 'many/d.txt'));
  put('many/picture.png', 'no');
  symlinkSync(join(folder, 'many'), join(folder, 'many/circle'));

  test('a folder gives its known files at any depth, sorted, hidden and circular ones left out', async () => {
    const { articles, failures } = await read(join(folder, 'many'));
    expect(failures).toEqual([]);
    expect(articles.map(({ id }) => id)).toEqual(['B', 'a', 'b/Ice-story-1', 'c#1', 'd']);
  });

  test('a glob gives what it matches, linked files once, with ids below its fixed part', async () => {
    const { articles } = await read(join(folder, '**/*.txt'));
    expect(articles.map(({ id }) => id)).toEqual(['elsewhere/linked', 'many/a', 'many/b/Ice-story-1']);
    const here = await read(relative(process.cwd(), join(folder, 'many/b/*')));
    expect(here.articles.map(({ id }) => id)).toEqual(['Ice-story-1']);
  });

  test('a file that is named outright has its own name as id, and is read once however often it is named', async () => {
    const { articles, origins } = await read([story, join(folder, 'many/b'), story]);
    expect(articles.map(({ id }) => id)).toEqual(['Ice-story-1']);
    expect(origins).toEqual([{ path: story }]);
  });

  test('a file whose name looks like a glob is a file', async () => {
    const { articles } = await read(put('odd [1].txt', REPORT));
    expect(articles.map(({ id }) => id)).toEqual(['odd-1']);
  });
});

describe('an input that names nothing is an error before anything is read', () => {
  put('empty-folder/readme.unknown', '');
  test.each(['no-such-folder', 'no-such-file.txt', '*.nothing', 'empty-folder'])('%s', async (name) => {
    const good = put('good.txt', REPORT);
    const bad = join(folder, name);
    await expect(read([good, bad])).rejects.toMatchObject({
      code: 'input-missing',
      message: expect.stringContaining(bad) as string,
    });
    await expect(findFiles([good, bad])).rejects.toMatchObject({ code: 'input-missing' });
  });
});

describe('bytes', () => {
  test('the bytes of all items make the size of all inputs, packed or not, good or bad', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ id: `a${i}`, text: `${REPORT} ${i}` }),
    );
    const inputs = [
      put('sizes/a.jsonl', lines.join('\n')),
      put('sizes/b.jsonl.gz', gzipSync(lines.join('\n'))),
      put('sizes/c.txt', REPORT),
      put('sizes/d.txt', Buffer.alloc(200_000, 1)),
      put('sizes/e.txt', ''),
    ];
    const { articles, failures, bytes, items } = await read(inputs);
    expect([articles.length, failures.length]).toEqual([6001, 2]);
    expect(items.every((item) => item.bytes >= 0)).toBe(true);
    expect(bytes).toBe(sizeOf(await findFiles(inputs)));
  });

  test('standard input has no size', async () => {
    expect(sizeOf(await findFiles([put('sizes/f.txt', REPORT), '-']))).toBeNaN();
  });
});

describe('packed inputs', () => {
  test('gzip is known by its content, whatever the name', async () => {
    const { articles } = await read([
      put('packed.txt.gz', gzipSync(REPORT)),
      put('packed2.txt', gzipSync(REPORT)),
    ]);
    expect(articles.map(({ id, text }) => [id, text])).toEqual([
      ['packed', REPORT],
      ['packed2', REPORT],
    ]);
  });

  test('several packed parts one after the other are one text', async () => {
    const { articles } = await read(
      put('parts.txt.gz', Buffer.concat([gzipSync('One. '), gzipSync('Two.')])),
    );
    expect(articles[0]?.text).toBe('One. Two.');
  });

  test('what was read before the data break off is kept', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) =>
      JSON.stringify({ text: `${REPORT} ${Math.sin(i)}` }),
    );
    const packed = gzipSync(lines.join('\n'));
    const { articles, failures } = await read(put('cut.jsonl.gz', packed.subarray(0, packed.length >> 1)));
    expect(articles.length).toBeGreaterThan(100);
    expect(failures).toMatchObject([{ code: 'input-malformed', stage: 'read' }]);
    expect(failures[0]?.message).toContain('gzip');
  });

  test('damaged data are a failure that names the file', async () => {
    const path = put(
      'damaged.txt.gz',
      Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('nonsense and more')]),
    );
    const failure = await failureOf(path);
    expect(failure).toMatchObject({ code: 'input-malformed', origin: { path } });
    expect(failure.message).toContain(path);
  });
});

describe('standard input', () => {
  test.each([
    ['text', `Ice shuts harbour\n\n${REPORT}`, ['stdin']],
    ['JSON lines', `{"text":"One."}\n{"id":"own","text":"Two."}\n`, ['stdin#1', 'own']],
    ['a JSON array', `[{"text":"One."},\n {"text":"Two."}]`, ['stdin#1', 'stdin#2']],
    ['one JSON article', `{\n  "text": "One."\n}`, ['stdin']],
    ['CSV', `title,body\nIce,One.\nSnow,Two.\n`, ['stdin#2', 'stdin#3']],
    ['packed JSON lines', gzipSync(`{"text":"One."}\n{"text":"Two."}\n`), ['stdin#1', 'stdin#2']],
    ['a page', `<!doctype html><article><h1>Ice</h1><p>${REPORT}</p><p>${REPORT}</p></article>`, ['stdin']],
    ['text that begins with a bracket', `[Portsea] ${REPORT}`, ['stdin']],
  ])('%s is recognised', async (_name, content, ids) => {
    const { articles, failures } = await read('-', {}, content);
    expect(failures).toEqual([]);
    expect(articles.map(({ id }) => id)).toEqual(ids);
  });

  test('it is read from a real pipe', () => {
    const script = `
      import { readArticles } from './src/read/read.ts';
      import { DEFAULT_READER_SETTINGS } from './src/settings.ts';
      const main = async () => { for await (const item of readArticles(['-'], DEFAULT_READER_SETTINGS)) console.log(item.article.text); };
      void main();`;
    const input = '{"text":"One."}\n{"text":"Two."}\n';
    const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      input,
    });
    expect(child.stdout.toString()).toBe('One.\nTwo.\n');
  });
});

test('a file that vanishes while the job runs is a failure, and the rest go on', async () => {
  const files = ['one', 'two', 'three'].map((name) => put(`vanishing/${name}.txt`, REPORT));
  const kinds: string[] = [];
  for await (const item of readArticles(files, DEFAULT_READER_SETTINGS)) {
    kinds.push(item.kind === 'failure' ? item.failure.code : item.article.id);
    rmSync(files[1]!, { force: true });
  }
  expect(kinds).toEqual(['one', 'input-unreadable', 'three']);
});

test('a format or an encoding that does not exist is an error of the settings, not of the articles', async () => {
  const path = put('any.txt', REPORT);
  await expect(read(path, { format: 'docx' as never })).rejects.toMatchObject({ code: 'option-invalid' });
  await expect(read(path, { encoding: 'klingon' })).rejects.toMatchObject({ code: 'option-invalid' });
});

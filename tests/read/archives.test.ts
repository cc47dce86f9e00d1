import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { failureOf, folder, put, read, REPORT } from './inputs.js';
import { warcRecord } from './warc-record.js';

const story = (n: number) => `${REPORT} It was the ${n}th day.`;
const JSONL = [1, 2].map((n) => `${JSON.stringify({ id: `wire-${n}`, text: story(n) })}\n`).join('');

async function tarOf(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(members)) archive.entry({ name }, content);
  archive.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of archive) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** A zip archive of stored and of deflated members, made by Python. */
function zipOf(name: string, members: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  const script = `import sys, json, zipfile
z = zipfile.ZipFile(sys.argv[1], 'w')
for i, (name, text) in enumerate(json.load(sys.stdin).items()):
  z.writestr(name, text, zipfile.ZIP_DEFLATED if i % 2 else zipfile.ZIP_STORED)
z.close()`;
  execFileSync('python3', ['-c', script, path], { input: JSON.stringify(members) });
  return path;
}

const MEMBERS = {
  '2024/a.txt': story(1),
  '2024/wire.jsonl': JSONL,
  'picture.jpg': 'not read',
  '__MACOSX/a.txt': 'not read',
  '2024/bad.json': '{"text": ',
  '2024/z.txt': story(3),
};

describe.each(['tar', 'tar.gz', 'tgz', 'zip'])('an archive as .%s', (extension) => {
  const make = async () => {
    if (extension === 'zip') return zipOf('news.zip', MEMBERS);
    const tar = await tarOf(MEMBERS);
    return put(`news.${extension}`, extension === 'tar' ? tar : gzipSync(tar));
  };

  test('is read member by member, and one that cannot be used does not end it', async () => {
    const path = await make();
    const { articles, origins, failures, bytes } = await read(path);
    expect(articles.map(({ id }) => id)).toEqual(['news/2024/a', 'wire-1', 'wire-2', 'news/2024/z']);
    expect(origins[0]).toEqual({ path: `${path}/2024/a.txt` });
    expect(origins[2]).toEqual({ path: `${path}/2024/wire.jsonl`, line: 2 });
    expect(failures).toMatchObject([
      { code: 'input-malformed', origin: { path: `${path}/2024/bad.json` }, stage: 'read' },
    ]);
    expect(bytes).toBe(readFileSync(path).length);
  });

  test('that is cut off is a failure of its own, after what could be read', async () => {
    const path = await make();
    const cut = path.replace('news', 'cut');
    const whole = readFileSync(path);
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length / 2)));
    const { failures } = await read(cut);
    expect(failures.at(-1)).toMatchObject({ code: 'input-malformed', origin: { path: cut } });
  });
});

test('a tar archive is told on standard input too, a zip archive there is refused with the remedy', async () => {
  expect((await read('-', {}, gzipSync(await tarOf(MEMBERS)))).articles).toHaveLength(4);
  const inner = readFileSync(zipOf('inner.zip', MEMBERS));
  const failure = await failureOf(put('outer.tar', await tarOf({ 'inner.zip': inner })));
  expect(failure).toMatchObject({
    code: 'input-unreadable',
    message: expect.stringContaining('unpack it first') as string,
  });
});

test('Zstandard is unpacked, frame after frame', async () => {
  // "zstd" of the file a.jsonl, made by its command line: one frame for each of two lines.
  const frames = ['{"id":"a","text":"It rained."}\n', '{"id":"b","text":"It snowed."}\n'].map(rawFrame);
  const { articles } = await read(put('two.jsonl.zst', Buffer.concat(frames)));
  expect(articles.map(({ id }) => id)).toEqual(['a', 'b']);
  const failure = await failureOf(put('cut.jsonl.zst', Buffer.concat(frames).subarray(0, 12)));
  expect(failure.code).toBe('input-malformed');
});

/** A Zstandard frame (RFC 8878) with one raw block: single segment, content size of one byte. */
function rawFrame(text: string): Buffer {
  const block = Buffer.alloc(3);
  block.writeUIntLE((text.length << 3) | 1, 0, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, text.length]), block, Buffer.from(text)]);
}

describe('Parquet', () => {
  const table = (text = 'body') =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: ['p1', 'p2', 'p3'], type: 'STRING' },
          { name: text, data: [story(1), story(2), null], type: 'STRING' },
          {
            name: 'published',
            data: [new Date('2024-05-01T10:00:00Z'), new Date('2024-05-02T00:00:00Z'), null],
            type: 'TIMESTAMP',
          },
          { name: 'words', data: [7, 8, 9], type: 'INT32' },
        ],
        rowGroupSize: 2,
      }),
    );

  test('has an article a row, its columns found by their usual names', async () => {
    const path = put('rows.parquet', table());
    const { articles, failures, origins, bytes } = await read(path);
    expect(articles).toEqual([
      { id: 'p1', text: story(1), publishedAt: '2024-05-01T10:00:00Z', extra: { words: 7 } },
      { id: 'p2', text: story(2), publishedAt: '2024-05-02', extra: { words: 8 } },
    ]);
    expect(origins).toEqual([1, 2].map((line) => ({ path, line })));
    expect(failures).toMatchObject([{ code: 'article-invalid', origin: { path, line: 3 } }]);
    expect(bytes).toBe(readFileSync(path).length);
  });

  test('is read by the column that is named, and says which there are', async () => {
    const path = put('odd.parquet', table('prose'));
    expect((await read(path, { columns: { text: 'prose' } })).articles).toHaveLength(2);
    const failure = await failureOf(path);
    expect(failure).toMatchObject({
      code: 'column-missing',
      message: expect.stringContaining('the columns are: id, prose, published, words') as string,
    });
  });

  test('that is damaged, or comes through a pipe, is a failure with the remedy', async () => {
    expect((await failureOf(put('cut.parquet', table().subarray(0, 200)))).code).toBe('input-malformed');
    expect((await failureOf('-', {}, table())).message).toContain('save it as a file');
  });
});

describe('WARC', () => {
  const PAGE = (
    n: number,
    charset: string,
  ) => `<!doctype html><html><head><meta charset="${charset}"><title>Harbour ${n}</title></head><body><article>
<h1>Harbour ${n}</h1><p>${story(n)}</p><p>${'The café on the quay stayed open and sold soup to the pilots all day long. '.repeat(4)}</p></article></body></html>`;

  async function warc(gzip: boolean): Promise<Buffer> {
    const made = (statusline: string, type: string, content: Buffer, n: number) =>
      warcRecord({ url: `https://news.example/${n}`, statusline, type, content, gzip });
    return Buffer.concat([
      await made('HTTP/1.1 200 OK', 'text/html; charset=utf-8', Buffer.from(PAGE(1, 'utf-8')), 1),
      await made('HTTP/1.1 404 Not Found', 'text/html', Buffer.from(PAGE(2, 'utf-8')), 2),
      await made('HTTP/1.1 200 OK', 'image/png', Buffer.from([0x89, 0x50]), 3),
      await made('HTTP/1.1 200 OK', 'text/html', Buffer.from('<html><body><nav>Menu</nav></body></html>'), 4),
      await made('HTTP/1.1 200 OK', 'text/html', Buffer.from(PAGE(5, 'windows-1252'), 'latin1'), 5),
    ]);
  }

  test.each([
    ['.warc', false],
    ['.warc.gz', true],
  ])('%s has an article for each page that is one', async (extension, gzip) => {
    const path = put(`crawl${extension}`, await warc(gzip));
    const { articles, failures, origins, bytes } = await read(path);
    expect(failures.map(({ code, origin }) => [code, origin.line])).toEqual([['html-no-article', 4]]);
    expect(articles.map(({ id, url, title }) => [id, url, title])).toEqual([
      ['crawl#1', 'https://news.example/1', 'Harbour 1'],
      ['crawl#5', 'https://news.example/5', 'Harbour 5'],
    ]);
    expect(articles.every(({ text }) => text.includes('The café on the quay'))).toBe(true);
    expect(articles[0]!.extra).toEqual({ crawledAt: '2024-05-03T00:00:00Z' });
    expect(origins.map(({ line }) => line)).toEqual([1, 5]);
    expect(bytes).toBe(readFileSync(path).length);
  });

  test('that is cut off gives what came before', async () => {
    const whole = await warc(true);
    const { articles, failures } = await read(put('cut.warc.gz', whole.subarray(0, whole.length - 40)));
    expect(articles.map(({ id }) => id)).toEqual(['cut#1']);
    expect(failures.at(-1)!.code).toBe('input-malformed');
  });

  test('that is cut off anywhere within a record says so, and gives no part of that record', async () => {
    const plain = await warc(false);
    const last = plain.lastIndexOf('WARC/1.');
    for (let length = last + 1; length < plain.length - 4; length += 97) {
      const cut = await read(put('cut.warc', plain.subarray(0, length)));
      expect(cut.articles.map(({ id }) => id)).toEqual(['cut#1']);
      expect(cut.failures.map(({ code, origin }) => [code, origin.line])).toEqual([
        ['html-no-article', 4],
        ['input-malformed', undefined],
      ]);
      expect(cut.failures[1]!.message).toMatch(/cut\.warc: .* damaged after record 4 \(it is cut off within/);
    }
  });
});

describe('JSON Feed', () => {
  const FEED = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Sarno "Wire"',
    authors: [{ name: 'items' }],
    items: [
      {
        id: '1',
        url: 'https://wire.example/1',
        title: 'Dam [holds]',
        content_html: '<p>It “holds”.</p><p>Still.</p>',
        date_published: '2024-05-01T10:00:00Z',
        authors: [{ name: 'Ana Roe' }],
      },
      { id: '2', content_text: 'It rained. ]}', tags: ['a', 'b'] },
    ],
    expired: false,
  };

  test.each([JSON.stringify(FEED), JSON.stringify(FEED, null, 2)])(
    'has an article for each item: %#',
    async (text) => {
      const { articles, failures } = await read(put('feed.json', text));
      expect(failures).toEqual([]);
      expect(articles).toEqual([
        {
          id: '1',
          text: 'It “holds”.\n\nStill.',
          title: 'Dam [holds]',
          publishedAt: '2024-05-01T10:00:00Z',
          url: 'https://wire.example/1',
          publisher: 'Sarno "Wire"',
          author: 'Ana Roe',
        },
        { id: '2', text: 'It rained. ]}', publisher: 'Sarno "Wire"', extra: { tags: ['a', 'b'] } },
      ]);
    },
  );
});

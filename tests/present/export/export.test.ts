import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ExportHeader } from '../../../src/present/export/format.js';
import { EXPORT_FORMATS, type ExportFormatName } from '../../../src/present/export/formats.js';
import { quotesExport, quotesJsonSchema } from '../../../src/present/export/schema.js';
import { iterateQuotes, listQuotes, type Store, type StoredQuote } from '../../../src/store/index.js';
import { archiveStory, tell } from '../../store/stories.js';
import { saveAll, temporaryStore } from '../../store/temporary.js';

const HEADER: ExportHeader = { generator: 'onrecord 0.1.0', filter: {} };

const TRAP = tell({
  id: '=HYPERLINK("http://example.com")',
  title: '+1, "quoted"\nand broken over lines',
  publishedAt: '2021-05-01',
  author: '@desk',
  statements: [
    {
      speaker: '-Wen Ashby',
      words: ['=1+1', 'naïve 🌊 “inner”'],
      about: 'Kestrel Foods',
      date: { text: '3 May', value: '2021-05-03', certain: true },
    },
    { speaker: 'a, b; c', kind: 'group', entity: false, words: ['\ttabbed'] },
  ],
});

function fullStore(): Store {
  const store = temporaryStore();
  saveAll(store, [TRAP, archiveStory(1), archiveStory(2)]);
  return store;
}

/** Collects what is written to it, taking it slowly. */
function slowSink(highWaterMark = 64): { out: Writable; written: () => string } {
  const pieces: Buffer[] = [];
  const out = new Writable({
    highWaterMark,
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      void setImmediate().then(() => done());
    },
  });
  onTestFinished(() => void out.destroy());
  return { out, written: () => Buffer.concat(pieces).toString() };
}

async function exported(
  format: ExportFormatName,
  quotes: Iterable<StoredQuote>,
  header = HEADER,
): Promise<string> {
  const { out, written } = slowSink();
  await EXPORT_FORMATS[format].write(quotes, out, header);
  expect(out.writable).toBe(true);
  await new Promise<void>((done) => out.end(done));
  return written();
}

describe('The JSON export', () => {
  test('holds every quote as the store gives it, with version, generator and filter', async () => {
    const store = fullStore();
    const filter = { since: '2011' };
    const document = JSON.parse(
      await exported('json', iterateQuotes(store, filter), { ...HEADER, filter }),
    ) as object;
    expect(document).toEqual({
      version: 1,
      generator: 'onrecord 0.1.0',
      filter,
      quotes: listQuotes(store, filter),
    });
  });

  test('is the same file twice, and says when it was written only if told', async () => {
    const store = fullStore();
    const once = await exported('json', iterateQuotes(store));
    expect(await exported('json', iterateQuotes(store))).toBe(once);
    const dated = await exported('json', [], { ...HEADER, exportedAt: '2024-01-02T03:04:05Z' });
    expect(JSON.parse(dated)).toMatchObject({ exportedAt: '2024-01-02T03:04:05Z', quotes: [] });
  });

  test('is valid under its published schema, and a wrong one is not', async () => {
    const validate = new Ajv2020({ formats: { 'date-time': true } }).compile(quotesJsonSchema());
    const document = JSON.parse(await exported('json', iterateQuotes(fullStore()))) as { quotes: object[] };
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...document, version: 2 })).toBe(false);
    expect(validate({ ...document, quotes: [{ ...document.quotes[0], speaker: 'Wen Ashby' }] })).toBe(false);
    expect(validate({ ...document, quotes: [{ ...document.quotes[0], corrected: true }] })).toBe(true);
  });

  test('has no field that the schema does not name', async () => {
    const document = JSON.parse(await exported('json', iterateQuotes(fullStore()))) as object;
    expect(quotesExport.parse(document)).toEqual(document);
  });
});

test('The published schema file is the one that the program prints', () => {
  const file = new URL('../../../src/present/export/quotes.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(quotesJsonSchema())));
});

test('The JSON Lines export holds the same quotes, one a line', async () => {
  const store = fullStore();
  const lines = (await exported('jsonl', iterateQuotes(store))).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as StoredQuote)).toEqual(listQuotes(store));
  expect(await exported('jsonl', [])).toBe('');
});

describe('The CSV export', () => {
  const table = async (quotes: Iterable<StoredQuote>) =>
    parse(await exported('csv', quotes), { columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];

  test('has a row for each quote with its story, speaker, dates and offsets', async () => {
    const store = temporaryStore();
    saveAll(store, [
      tell({
        id: 'tide',
        title: 'Tide',
        publishedAt: '2021',
        statements: [
          {
            speaker: 'Ivo Tamm',
            words: ['High', 'then low'],
            about: 'Brasspoint',
            date: { text: '3 May', value: '2021-05-03' },
          },
        ],
      }),
    ]);
    expect(await table(iterateQuotes(store))).toEqual([
      {
        story_id: 'tide',
        title: 'Tide',
        published_at: '2021',
        publisher: '',
        author: '',
        url: '',
        quote_id: 'q1',
        speaker: 'Ivo Tamm',
        speaker_kind: 'person',
        quote: 'High then low Brasspoint',
        type: 'direct',
        act: 'speech',
        cue: 'said',
        source: 'Ivo Tamm',
        confidence: '0.9',
        corrected: '',
        confirmed: '',
        sentence: '“High” said Ivo Tamm on 3 May, “then low Brasspoint”.',
        organizations: 'Brasspoint',
        dates: '3 May',
        date_values: '2021-05-03',
        content_spans: '0..6; 31..52',
        cue_spans: '7..11',
        source_span: '12..20',
        sentence_span: '0..53',
      },
    ]);
  });

  test('runs no formula in a spreadsheet and keeps line breaks, commas and marks in their cells', async () => {
    const store = temporaryStore();
    saveAll(store, [TRAP]);
    const rows = await table(iterateQuotes(store));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      story_id: `'=HYPERLINK("http://example.com")`,
      title: `'+1, "quoted"\nand broken over lines`,
      author: "'@desk",
      speaker: "'-Wen Ashby",
      quote: "'=1+1 naïve 🌊 “inner” Kestrel Foods",
    });
    expect(rows[1]).toMatchObject({ speaker: 'a, b; c', quote: "'\ttabbed" });
    expect(rows.flatMap(Object.values).filter((cell) => /^[=+\-@\t\r]/.test(cell as string))).toEqual([]);
  });

  test('without any quote is its header', async () => {
    expect(await exported('csv', [])).toMatch(/^story_id,title,[a-z_,]+,sentence_span\r\n$/);
  });
});

describe.each(Object.keys(EXPORT_FORMATS) as ExportFormatName[])('An export as %s', (format) => {
  test('asks for quotes no faster than they are taken', async () => {
    const store = fullStore();
    const [quote] = listQuotes(store);
    let asked = 0;
    function* endless(): Generator<StoredQuote> {
      for (; asked < 100_000; asked++) yield quote!;
    }
    const stuck = new Writable({ highWaterMark: 16, write() {} });
    const writing = EXPORT_FORMATS[format].write(endless(), stuck, HEADER);
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    expect(asked).toBeLessThan(200);
    stuck.destroy();
    await expect(writing).rejects.toThrow();
  });

  test('ends when its reader goes away, and lets go of the database', async () => {
    const store = fullStore();
    const broken = new Writable({
      write(_piece, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    await expect(EXPORT_FORMATS[format].write(iterateQuotes(store), broken, HEADER)).rejects.toThrow('EPIPE');
    expect(saveAll(store, [archiveStory(9)])).toMatchObject({ added: 1 });
  });
});

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { put, read } from './inputs.js';

const TEXT = '“Größe zählt,” said Zoë Brontë — the café’s owner — on Monday.\n\nShe paid €20.';

describe('the encoding is recognised', () => {
  test.each([
    ['UTF-8', iconv.encode(TEXT, 'utf-8')],
    ['UTF-8 with a mark', iconv.encode(TEXT, 'utf-8', { addBOM: true })],
    ['UTF-16 LE with a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with a mark', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
    ['UTF-16 LE without a mark', iconv.encode(TEXT, 'utf-16le')],
    ['UTF-16 BE without a mark', iconv.encode(TEXT, 'utf-16be')],
    ['Windows-1252', iconv.encode(TEXT, 'windows-1252')],
  ])('%s', async (_name, bytes) => {
    expect((await read(put('encoded.txt', bytes))).articles[0]?.text).toBe(TEXT);
  });

  test('Windows-1252 whose first special character comes late', async () => {
    const text = `${'plain words '.repeat(40_000)}“café”`;
    expect((await read(put('late.txt', iconv.encode(text, 'windows-1252')))).articles[0]?.text).toBe(text);
  });

  test('a character of UTF-8 that a chunk cuts in two', async () => {
    const text = `x${'é€𝔘'.repeat(40_000)}`;
    expect((await read(put('chunks.txt', text))).articles[0]?.text).toBe(text);
  });

  test('one damaged byte does not turn UTF-8 into something else', async () => {
    const bytes = Buffer.concat([Buffer.from('“Größe zählt” '), Buffer.from([0xff]), Buffer.from(' café')]);
    expect((await read(put('damaged.txt', bytes))).articles[0]?.text).toBe('“Größe zählt” \uFFFD café');
  });

  test('a replacement character in sound UTF-8 is no damage', async () => {
    expect((await read(put('replaced.txt', 'a \uFFFD b'))).articles[0]?.text).toBe('a \uFFFD b');
  });

  test('JSON lines and CSV in Windows-1252 and UTF-16', async () => {
    for (const encoding of ['windows-1252', 'utf-16le', 'utf-16be']) {
      const jsonl = put('e.jsonl', iconv.encode(`${JSON.stringify({ text: TEXT })}\n`, encoding));
      const csv = put('e.csv', iconv.encode(`text,title\n"${TEXT}",Zoë\n`, encoding));
      expect((await read([jsonl, csv])).articles.map(({ text }) => text)).toEqual([TEXT, TEXT]);
    }
  });

  test('the settings have the last word', async () => {
    const path = put('cyrillic.txt', iconv.encode('Привет из Портси', 'windows-1251'));
    expect((await read(path, { encoding: 'windows-1251' })).articles[0]?.text).toBe('Привет из Портси');
  });
});

test('any text comes back from any of the encodings that hold it', async () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `A${text}.`);
  const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be');
  await fc.assert(
    fc.asyncProperty(words, encodings, async (text, encoding) => {
      const path = put('any.txt', iconv.encode(text, encoding, { addBOM: true }));
      const { articles } = await read(path, { format: 'text' });
      expect(articles[0]?.text).toBe(text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD'));
    }),
    { numRuns: 60 },
  );
});

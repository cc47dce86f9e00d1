import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '../src/index.js';
import { readArticles } from '../src/read/read.js';
import type { Article, ExtractionRecord } from '../src/record.js';
import { DEFAULT_READER_SETTINGS } from '../src/settings.js';
import { bySpan, type Span } from '../src/span.js';

const samples: Article[] = [];
for await (const item of readArticles(['data/articles'], DEFAULT_READER_SETTINGS)) {
  if (item.kind === 'failure') throw new Error(`${item.failure.origin.path}: ${item.failure.message}`);
  samples.push(item.article);
}

function expectInside(text: string, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  expect([...spans].sort(bySpan)).toEqual(spans);
}

const lettersOf = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, '');

/** What record.md promises of every record, whatever the article says. */
function expectSound(text: string, record: ExtractionRecord): void {
  expectInside(text, record.sentences);
  expectInside(text, record.dates);
  for (const date of record.dates) expect(text.slice(date.start, date.end)).toBe(date.text);
  const ids = new Set(record.entities.map(({ id }) => id));
  expect(ids.size).toBe(record.entities.length);
  const mentions = record.entities.flatMap((entity) => entity.mentions).sort(bySpan);
  for (const { mentions: own } of record.entities) expectInside(text, own);
  mentions.forEach((mention, i) => expect(mention.start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0));
  for (const quote of record.quotes) {
    expect(quote.content.length).toBeGreaterThan(0);
    expectInside(text, quote.content);
    expectInside(text, quote.cue);
    const content = quote.content.map(({ start, end }) => text.slice(start, end)).join(' ');
    expect(lettersOf(content)).toContain(lettersOf(quote.text));
    if (quote.source) expect(text.slice(quote.source.start, quote.source.end)).toBe(quote.source.text);
    if (quote.speaker?.entity) expect(ids).toContain(quote.speaker.entity);
    expect(quote.confidence).toBeGreaterThanOrEqual(0);
    expect(quote.confidence).toBeLessThanOrEqual(1);
  }
}

describe('the sample articles', () => {
  test.each(samples)('$id: its record is sound, and the same as ever', async (article) => {
    const record = extract(article);
    expectSound(article.text, record);
    await expect(JSON.stringify(record, null, 1) + '\n').toMatchFileSnapshot(
      `golden/${article.id.replace('#', '-')}.json`,
    );
  });

  test('give the same record again after others were read', () => {
    const first = samples.map((article) => extract(article));
    expect([...samples].reverse().map((article) => extract(article))).toEqual(first.reverse());
  });
});

describe('any article', () => {
  const pieces = samples.flatMap(({ text }) => text.split(/(?<=[\s“”"‘’'().,])/)).slice(0, 4000);
  const oddities = [
    '“',
    '”',
    '"',
    '‘',
    '’',
    '«',
    '(',
    '\n\n',
    '\u00A0',
    '\u{1F4F0}',
    'said ',
    'May 32, ',
    '—',
    '…',
  ];
  const words = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...oddities)), {
    maxLength: 120,
  });

  test('has a sound record, however its words and marks are shuffled', () => {
    fc.assert(
      fc.property(words, (drawn) => {
        const text = drawn.join('');
        expectSound(text, extract({ id: 'drawn', text, publishedAt: '2025-03-14' }));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test.each(['', ' ', '\n', '“', '"', 'a', '\uD800', '\u0000', '’’’’', 'said said said'])(
    'that says no more than %j has a sound record',
    (text) => expectSound(text, extract({ id: 'bare', text })),
  );
});

describe('a plain report', () => {
  const record = extract({
    id: 'dam',
    publishedAt: '2025-03-14',
    text: '“The dam will hold,” said Ana Roe, the mayor, on Thursday. She added that nobody had been hurt.',
  });

  test('gives each statement its speaker', () => {
    expect(record.quotes.map(({ text, type, speaker }) => [text, type, speaker?.name])).toEqual([
      ['The dam will hold,', 'direct', 'Ana Roe'],
      ['nobody had been hurt', 'indirect', 'Ana Roe'],
    ]);
  });

  test('resolves its dates from the day of publication', () => {
    expect(record.dates.map(({ text, value }) => [text, value])).toEqual([['Thursday', '2025-03-13']]);
  });

  test('keeps what the article says of itself, and fields that onrecord does not know', () => {
    const { title, extra } = extract({
      id: 'a',
      text: 'It rained.',
      title: 'Rain',
      extra: { desk: 'north' },
    });
    expect({ title, extra }).toEqual({ title: 'Rain', extra: { desk: 'north' } });
  });
});

/** The columns in memory must say what SQLite says. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  browseQuotes,
  countQuotes,
  listQuotes,
  listSpeakers,
  openStore,
  rankSpeakers,
  readOverview,
  readStats,
  saveBatch,
  speakerProfile,
  startRun,
  type QuoteFilter,
  type Store,
} from '../../src/store/index.js';
import { PLAN } from './plan.js';
import { archiveStory, tell } from './stories.js';
import { saveAll, temporaryStore } from './temporary.js';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-browse-'));
let store: Store;

beforeAll(() => {
  store = openStore(join(folder, 'news.db'));
  saveAll(store, [
    ...Array.from({ length: 60 }, (_, n) => archiveStory(n)),
    tell({ id: 'undated', statements: [{ speaker: 'Mara Quill', words: ['the bridge'], confidence: 0.2 }] }),
    tell({
      id: 'year',
      publishedAt: '2012',
      statements: [{ speaker: 'Ivo Brandt', words: ['prices rose'] }],
    }),
    tell({
      id: 'month',
      publishedAt: '2012-06',
      statements: [{ speaker: 'Ivo Brandt', words: ['prices rose'] }],
    }),
  ]);
  return () => {
    store.close();
    rmSync(folder, { recursive: true });
  };
});

const date = fc.constantFrom('2010', '2012', '2012-06', '2014-03', '2016-01-20', '2019-12-28', '2024');
const filters: fc.Arbitrary<QuoteFilter> = fc.record(
  {
    speaker: fc.constantFrom('quill', 'BRANDT', '"Mara Quill"', '"Ivo Brandt"', '"Nobody"', 'ward 1', '"'),
    org: fc.constantFrom('rail', '"Harrow Water"', 'port', '"None"'),
    publisher: fc.constantFrom('The Ellin Courier', 'Saltmarsh Daily', 'Nobody'),
    type: fc.constantFrom('direct', 'mixed', 'indirect'),
    act: fc.constantFrom('speech', 'thought'),
    since: date,
    until: date,
    search: fc.constantFrom('bridge', 'harb*', '"will open"', '?!', 'bridge prices'),
    story: fc.constantFrom('archive/7', 'harbour', 'rail'),
    minConfidence: fc.constantFrom(0, 0.3, 0.5, 0.9, 1),
    checked: fc.constantFrom('any', 'none', 'corrected'),
  },
  { requiredKeys: [] },
);

describe('Quotes as columns in memory', () => {
  test('are as many and in the same order as SQLite finds, whatever the filter', () => {
    fc.assert(
      fc.property(filters, fc.nat({ max: 30 }), (filter, offset) => {
        const page = browseQuotes(store, { ...filter, limit: 20, offset }, 'newest');
        expect(page.total).toBe(countQuotes(store, filter));
        const plain = page.quotes.map((quote) => ({ ...quote, snippet: undefined }));
        expect(plain).toEqual(listQuotes(store, { ...filter, limit: 20, offset }));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('are counted so that each choice leads to as many quotes as it says', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { facets } = browseQuotes(store, filter, 'newest', 4);
        for (const { value, quotes } of facets.speakers)
          expect([value, countQuotes(store, { ...filter, speaker: `"${value}"` })]).toEqual([value, quotes]);
        for (const { value, quotes } of facets.organizations)
          expect([value, countQuotes(store, { ...filter, org: `"${value}"` })]).toEqual([value, quotes]);
        for (const { value, quotes } of facets.publishers)
          expect(countQuotes(store, { ...filter, publisher: value })).toBe(quotes);
        for (const { value, quotes } of facets.types)
          expect(countQuotes(store, { ...filter, type: value })).toBe(quotes);
        for (const { atLeast, quotes } of facets.confidence)
          expect(countQuotes(store, { ...filter, minConfidence: atLeast })).toBe(quotes);
        for (const { value, quotes } of facets.months.filter((month) => month.value.length === 7))
          expect(countQuotes(store, { ...filter, since: value, until: value })).toBe(quotes);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  test('sort by how sure, how long, how old', () => {
    const sorted = (sort: 'doubtful' | 'longest' | 'oldest') =>
      browseQuotes(store, { limit: 50 }, sort).quotes;
    const confidences = sorted('doubtful').map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
    const lengths = sorted('longest').map(({ text }) => text.split(' ').length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(sorted('oldest')[0]?.story.id).toBe('undated');
  });

  test('mark what was searched for, the best match first', () => {
    const { quotes } = browseQuotes(store, { search: 'bridge prices' }, 'relevance');
    for (const { snippet } of quotes) {
      const matches = snippet!.filter(({ match }) => match).map(({ text }) => text);
      expect(new Set(matches)).toEqual(new Set(['bridge', 'prices']));
    }
    expect(quotes[0]!.snippet!.map(({ text }) => text).join('')).toBe(quotes[0]!.text);
  });

  test('say the same of speakers and of the whole', () => {
    const ranked = rankSpeakers(store, { limit: 500 });
    const listed = listSpeakers(store);
    expect(ranked.total).toBe(listed.length);
    expect(ranked.speakers.map(({ name, quotes, words, stories }) => [name, quotes, words, stories])).toEqual(
      listed.map(({ name, quotes, words, stories }) => [name, quotes, words, stories]),
    );
    const overview = readOverview(store);
    const stats = readStats(store);
    expect(overview).toMatchObject({
      articles: stats.articles,
      quotes: stats.quotes,
      speakers: stats.speakers,
    });
    const profile = speakerProfile(store, 'Mara Quill')!;
    expect(profile.quotes).toBe(countQuotes(store, { speaker: '"Mara Quill"' }));
    expect(profile.recent.reduce((sum, { quotes }) => sum + quotes, 0)).toBe(profile.quotes);
    expect(profile.companions.map(({ value }) => value)).not.toContain('Mara Quill');
    expect(speakerProfile(store, 'Nobody')).toBeNull();
  });

  test('are made anew when this or another connection has written', async () => {
    const news = temporaryStore();
    const reader = openStore(news.path, { readonly: true });
    expect(browseQuotes(reader).total).toBe(0);
    const { id } = startRun(news, PLAN);
    saveBatch(news, id, [archiveStory(1)], []);
    expect(browseQuotes(news).total).toBe(10);
    await expect.poll(() => browseQuotes(reader).total).toBe(10);
    reader.close();
  });
});

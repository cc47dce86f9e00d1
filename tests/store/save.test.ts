import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countQuotes,
  findStory,
  finishRun,
  knownArticle,
  listFailures,
  listQuotes,
  listSpeakers,
  readStory,
  saveBatch,
  startRun,
  type Store,
} from '../../src/store/index.js';
import { connectionOf } from '../../src/store/connection.js';
import { PLAN } from './plan.js';
import { archiveStory, tell } from './stories.js';
import { anyStory } from './tellings.js';
import { ask, dump, saveAll, temporaryStore } from './temporary.js';

const FLOOD = tell({
  id: 'flood',
  title: 'Harrow Water admits late warning',
  publishedAt: '2019-03-02',
  statements: [
    { speaker: 'Mara Quill', words: ['The river rose', 'and nobody called'], about: 'Harrow Water' },
    { speaker: 'Harrow Water', kind: 'organization', words: ['We regret the delay'] },
  ],
  aliases: { 'Harrow Water': ['Harrow'] },
});
/** Throws where the search index and the quotes differ. */
function checkSearchIndex(store: Store): void {
  connectionOf(store).database.exec(
    `INSERT INTO quote_search (quote_search, rank) VALUES ('integrity-check', 1)`,
  );
}

const FLOOD_LATER = tell({
  id: 'flood',
  title: 'Harrow Water admits late warning',
  publishedAt: '2019-03-02',
  statements: [{ speaker: 'Olin Vance', words: ['Pumps arrived at dawn'] }],
});

describe('A story that was saved', () => {
  test('reads back as the same record and the same text, whatever it holds', () => {
    const store = temporaryStore();
    const { id: run } = startRun(store, PLAN);
    fc.assert(
      fc.property(anyStory, (stored) => {
        expect(saveBatch(store, run, [stored], []).rejected).toEqual([]);
        const story = readStory(store, stored.article.id);
        expect(story?.record).toEqual(stored.record);
        expect(story?.text).toBe(stored.article.text);
        expect(story?.origin).toEqual(stored.origin);
      }),
      { numRuns: 80, seed: 7 },
    );
  });

  test('keeps the line that it was read from', () => {
    const store = temporaryStore();
    saveAll(store, [{ ...FLOOD, origin: { path: 'wire.jsonl', line: 12 } }]);
    expect(findStory(store, 'flood').origin).toEqual({ path: 'wire.jsonl', line: 12 });
  });

  test('is known by its hash before it is extracted again', () => {
    const store = temporaryStore();
    expect(knownArticle(store, 'flood')).toBeNull();
    saveAll(store, [FLOOD]);
    expect(knownArticle(store, 'flood')).toEqual({
      contentHash: FLOOD.contentHash,
      extractor: 'rules-1',
      origin: FLOOD.origin,
      run: 1,
    });
  });
});

describe('Saving the same articles again', () => {
  test('changes no row of any table, not even a rowid', () => {
    const store = temporaryStore();
    const { id: run } = startRun(store, PLAN);
    fc.assert(
      fc.property(
        fc.uniqueArray(anyStory, { selector: ({ article }) => article.id, maxLength: 4 }),
        (stories) => {
          saveBatch(store, run, stories, []);
          const before = dump(store);
          expect(saveBatch(store, run, stories, [])).toMatchObject({
            added: 0,
            replaced: 0,
            unchanged: stories.length,
          });
          expect(dump(store)).toEqual(before);
        },
      ),
      { numRuns: 20, seed: 11 },
    );
  });

  test('by a newer extractor with the same outcome notes only its version', () => {
    const store = temporaryStore();
    saveAll(store, [FLOOD]);
    const before = dump(store, ['runs', 'articles']);
    expect(saveAll(store, [FLOOD], { ...PLAN, extractor: 'rules-2' })).toMatchObject({
      unchanged: 1,
      replaced: 0,
    });
    expect(dump(store, ['runs', 'articles'])).toEqual(before);
    expect(knownArticle(store, 'flood')?.extractor).toBe('rules-2');
  });

  test('by a newer extractor with another outcome replaces the record', () => {
    const store = temporaryStore();
    saveAll(store, [FLOOD]);
    const quotes = FLOOD.record.quotes.map((quote) => ({ ...quote, confidence: 0.25 }));
    const redone = { ...FLOOD, record: { ...FLOOD.record, quotes } };
    expect(saveAll(store, [redone], { ...PLAN, extractor: 'rules-2' })).toMatchObject({ replaced: 1 });
    expect(listQuotes(store).map(({ confidence }) => confidence)).toEqual([0.25, 0.25]);
  });
});

describe('An article that changed', () => {
  test('replaces its old rows whole, and search follows', () => {
    const store = temporaryStore();
    saveAll(store, [FLOOD, archiveStory(1)]);
    expect(countQuotes(store, { search: 'regret' })).toBe(1);
    expect(saveAll(store, [FLOOD_LATER])).toMatchObject({ added: 0, replaced: 1, quotes: 1 });
    expect(readStory(store, 'flood')?.record).toEqual(FLOOD_LATER.record);
    expect(countQuotes(store, { search: 'regret' })).toBe(0);
    expect(countQuotes(store, { search: 'pumps' })).toBe(1);
    expect(listSpeakers(store, { speaker: 'harrow water' })).toEqual([]);
  });

  test('leaves what a database of only the new version would hold', () => {
    fc.assert(
      fc.property(anyStory, anyStory, anyStory, (before, after, other) => {
        fc.pre(other.article.id !== before.article.id);
        const { id } = before.article;
        const renamed = { ...after, article: { ...after.article, id }, record: { ...after.record, id } };
        const [replaced, fresh] = [temporaryStore(), temporaryStore()];
        saveAll(replaced, [before]);
        saveAll(replaced, [renamed, other]);
        saveAll(fresh, [renamed, other]);
        const counts = (store: typeof fresh) =>
          Object.entries(dump(store, ['runs'])).map(([table, rows]) =>
            // Segments of the search index depend on its history; its content is compared by searching below.
            table.startsWith('quote_search') ? table : [table, rows.length],
          );
        expect(counts(replaced)).toEqual(counts(fresh));
        expect(readStory(replaced, id)?.record).toEqual(renamed.record);
        expect(ask(replaced, 'SELECT count(*) FROM pragma_foreign_key_check')).toBe(0);
        expect(() => checkSearchIndex(replaced)).not.toThrow();
      }),
      { numRuns: 10, seed: 5 },
    );
  });
});

describe('A record that is not sound', () => {
  const { record } = FLOOD;
  const [first, second] = record.quotes;
  const unsound: readonly [string, Partial<typeof record>][] = [
    ['a span beyond the text', { sentences: [{ start: 0, end: FLOOD.article.text.length + 1 }] }],
    ['an empty span', { sentences: [{ start: 3, end: 3 }] }],
    ['a span between two units', { sentences: [{ start: 0.5, end: 3 }] }],
    ['sentences out of order', { sentences: [...record.sentences].reverse() }],
    ['a quote without content', { quotes: [{ ...first!, content: [] }] }],
    ['content pieces out of order', { quotes: [{ ...first!, content: [...first!.content].reverse() }] }],
    ['words that are not in the content', { quotes: [{ ...first!, text: 'The river fell' }] }],
    [
      'a source that says something else',
      { quotes: [{ ...first!, source: { ...first!.source!, text: 'Quill' } }] },
    ],
    [
      'a speaker who is no entity',
      { quotes: [{ ...first!, speaker: { ...first!.speaker!, entity: 'e99' } }] },
    ],
    ['two quotes with one id', { quotes: [first!, { ...second!, id: first!.id }] }],
    ['a confidence above 1', { quotes: [{ ...first!, confidence: 1.01 }] }],
    ['a confidence that is no number', { quotes: [{ ...first!, confidence: Number.NaN }] }],
    [
      'two entities with one id',
      { entities: record.entities.map((entity) => ({ ...entity, id: 'e1' })), quotes: [] },
    ],
    [
      'a date that says something else',
      { dates: [{ start: 0, end: 3, text: 'May', type: 'DATE', value: 'XXXX-05' }] },
    ],
    ['another id than its article', { id: 'drought' }],
  ];

  test.each(unsound)('with %s becomes a failure, and the rest of its batch is saved', (_what, wrong) => {
    const store = temporaryStore();
    const result = saveAll(store, [{ ...FLOOD, record: { ...record, ...wrong } }, archiveStory(1)]);
    expect(result).toMatchObject({ added: 1 });
    expect(result.rejected).toHaveLength(1);
    expect(listFailures(store)).toMatchObject([
      { origin: { path: 'flood.txt' }, articleId: 'flood', stage: 'store', code: 'record-invalid', run: 1 },
    ]);
    expect(readStory(store, 'flood')).toBeNull();
  });
});

describe('Failures', () => {
  const failure = {
    origin: { path: 'wire.jsonl', line: 3 },
    articleId: null,
    stage: 'read',
    code: 'input-malformed',
    message: 'wire.jsonl:3: not JSON',
  } as const;

  test('are listed with their place, once however often the run meets them', () => {
    const store = temporaryStore();
    const { id: run } = startRun(store, PLAN);
    saveBatch(store, run, [], [failure]);
    const before = dump(store);
    saveBatch(store, run, [], [failure]);
    expect(dump(store)).toEqual(before);
    expect(listFailures(store)).toEqual([
      { ...failure, run, failedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });

  test('are mended by an article from the same place, or under the same id', () => {
    const store = temporaryStore();
    const { id: run } = startRun(store, PLAN);
    const hung = {
      origin: { path: 'moved.txt' },
      articleId: 'flood',
      stage: 'extract',
      code: 'extraction-failed',
      message: '',
    } as const;
    const elsewhere = { ...failure, origin: { path: 'wire.jsonl', line: 4 } };
    saveBatch(store, run, [], [failure, hung, elsewhere]);
    saveBatch(store, run, [{ ...FLOOD, origin: failure.origin }], []);
    expect(listFailures(store).map(({ origin }) => origin)).toEqual([elsewhere.origin]);
  });

  test('of one run can be asked for', () => {
    const store = temporaryStore();
    const first = startRun(store, PLAN);
    saveBatch(store, first.id, [], [failure]);
    finishRun(store, first.id, { status: 'finished', unchanged: 0 });
    expect(listFailures(store, { run: first.id })).toHaveLength(1);
    expect(listFailures(store, { run: first.id + 1 })).toEqual([]);
  });
});

test('A full disk ends a batch with a clear error, and what was saved before is kept', () => {
  const store = temporaryStore();
  const run = startRun(store, PLAN);
  saveBatch(store, run.id, [FLOOD], []);
  connectionOf(store).database.pragma('max_page_count = 60');
  const many = Array.from({ length: 200 }, (_, n) => archiveStory(n));
  expect(() => saveBatch(store, run.id, many, [])).toThrow(
    expect.objectContaining({
      code: 'store-unwritable',
      message: expect.stringContaining('disk is full') as string,
    }) as Error,
  );
  expect(ask(store, 'SELECT count(*) FROM articles')).toBe(1);
  expect(ask(store, 'SELECT added FROM runs')).toBe(1);
});

describe('In the sqlite3 shell', () => {
  test('aliases and mentions have a row for each, and the rows of an article go with it', () => {
    const store = temporaryStore();
    saveAll(store, [FLOOD]);
    const all = (sql: string) => connectionOf(store).database.prepare(sql).all();
    expect(all('SELECT entity, name FROM aliases')).toEqual([{ entity: 1, name: 'Harrow' }]);
    expect(all('SELECT entity, start, "end" FROM mentions ORDER BY start')).toEqual(
      FLOOD.record.entities
        .flatMap(({ mentions }, entity) => mentions.map(({ start, end }) => ({ entity, start, end })))
        .sort((a, b) => a.start - b.start),
    );
    connectionOf(store).database.exec('DELETE FROM articles');
    for (const table of ['entities', 'quotes', 'aliases', 'mentions', 'article_texts'])
      expect(all(`SELECT * FROM ${table}`)).toEqual([]);
  });
});

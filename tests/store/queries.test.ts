import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  countQuotes,
  findStories,
  findStory,
  iterateQuotes,
  listOrganizations,
  listQuotes,
  listSpeakers,
  listSpeakerStories,
  openStore,
  readStats,
  type QuoteFilter,
  type Store,
} from '../../src/store/index.js';
import { connectionOf } from '../../src/store/connection.js';
import { keysInOrder } from '../../src/store/queries/quotes.js';
import { archiveStory, tell } from './stories.js';
import { ask, saveAll } from './temporary.js';

const FERRY = tell({
  id: 'ferry',
  title: 'Ferry to Ellin stopped',
  publishedAt: '2020-02-10T08:30:00Z',
  publisher: 'The Ellin Courier',
  statements: [
    {
      speaker: 'José Tamm',
      words: ['We sail 🌊 at noon', 'not before'],
      date: { text: 'Monday', value: '2020-02-10' },
    },
    { speaker: 'Harbour Trust', kind: 'organization', words: ['The pier is safe'], type: 'mixed' },
    {
      speaker: 'a dock worker',
      kind: 'unnamed',
      entity: false,
      words: ['They never asked'],
      about: 'Harbour Trust',
      act: 'thought',
      confidence: 0.3,
    },
  ],
  aliases: { 'José Tamm': ['Pepe'], 'Harbour Trust': ['HTE'] },
});
const STRIKE = tell({
  id: 'strike',
  title: 'Strike at Ellin dock',
  publishedAt: '2020-03-31',
  statements: [{ speaker: 'José Tamm', words: ['Nobody works today'] }],
});
const UNDATED = tell({
  id: 'undated',
  title: 'Ferry',
  statements: [{ speaker: 'Wen Ashby', words: ['It is late'] }],
});

let store: Store;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-queries-'));
  store = openStore(join(folder, 'news.db'));
  saveAll(store, [FERRY, STRIKE, UNDATED]);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = (filter: QuoteFilter) => listQuotes(store, filter).map(({ story, id }) => `${story.id}/${id}`);

describe('Quotes', () => {
  test('come newest story first, in the order of the story, undated stories last', () => {
    expect(names({})).toEqual(['strike/q1', 'ferry/q1', 'ferry/q2', 'ferry/q3', 'undated/q1']);
  });

  test('come with their story, sentence, cue, dates and organizations, offsets right after an emoji', () => {
    const [quote] = listQuotes(store, { search: 'noon' });
    const { text } = FERRY.article;
    expect(quote).toEqual({
      ...FERRY.record.quotes[0],
      story: {
        id: 'ferry',
        title: 'Ferry to Ellin stopped',
        publishedAt: '2020-02-10T08:30:00Z',
        publisher: 'The Ellin Courier',
      },
      cueText: 'said',
      sentence: {
        ...FERRY.record.sentences[0],
        text: '“We sail 🌊 at noon” said José Tamm on Monday, “not before”.',
      },
      dates: FERRY.record.dates,
      organizations: [],
    });
    expect(quote!.content.map(({ start, end }) => text.slice(start, end))).toEqual([
      '“We sail 🌊 at noon”',
      '“not before”',
    ]);
    expect(listQuotes(store, { search: 'asked' })[0]).toMatchObject({
      organizations: ['Harbour Trust'],
      dates: [],
    });
  });

  test.each<[QuoteFilter, string[]]>([
    [{ speaker: 'jose' }, ['strike/q1', 'ferry/q1']],
    [{ speaker: 'TAMM', story: 'strike' }, ['strike/q1']],
    [{ speaker: 'pepe' }, ['ferry/q1']],
    [{ speaker: '%' }, []],
    [{ org: 'hte' }, ['ferry/q2', 'ferry/q3']],
    [{ org: 'tamm' }, []],
    [{ type: 'mixed' }, ['ferry/q2']],
    [{ act: 'thought' }, ['ferry/q3']],
    [{ since: '2020-03-31' }, ['strike/q1']],
    [{ until: '2020-02-10' }, ['ferry/q1', 'ferry/q2', 'ferry/q3']],
    [{ since: '2020', until: '2020-03' }, ['strike/q1', 'ferry/q1', 'ferry/q2', 'ferry/q3']],
    [{ until: '2019' }, []],
    [{ story: 'ellin' }, ['strike/q1', 'ferry/q1', 'ferry/q2', 'ferry/q3']],
    [{ story: 'ferry' }, ['ferry/q1', 'ferry/q2', 'ferry/q3']],
    [{ minConfidence: 0.5, org: 'harbour' }, ['ferry/q2']],
    [{ limit: 2, offset: 1 }, ['ferry/q1', 'ferry/q2']],
    [{ speaker: '', search: ' ' }, ['strike/q1', 'ferry/q1', 'ferry/q2', 'ferry/q3', 'undated/q1']],
  ])('filtered by %j', (filter, expected) => {
    expect(names(filter)).toEqual(expected);
    if (filter.limit === undefined) expect(countQuotes(store, filter)).toBe(expected.length);
  });

  test('can be iterated twice at once and left half way', () => {
    const [one, other] = [iterateQuotes(store), iterateQuotes(store)];
    expect([one.next().value?.id, other.next().value?.id]).toEqual(['q1', 'q1']);
    one.return();
    other.return();
    expect(names({})).toHaveLength(5);
  });
});

test('Speakers are joined over stories by name and kind, the most quoted first', () => {
  expect(listSpeakers(store)).toEqual(
    [
      {
        name: 'José Tamm',
        kind: 'person',
        quotes: 2,
        words: 9,
        stories: 2,
        from: '2020-02-10',
        to: '2020-03-31',
      },
      {
        name: 'Harbour Trust',
        kind: 'organization',
        quotes: 1,
        words: 4,
        stories: 1,
        from: '2020-02-10',
        to: '2020-02-10',
      },
      {
        name: 'a dock worker',
        kind: 'unnamed',
        quotes: 1,
        words: 5,
        stories: 1,
        from: '2020-02-10',
        to: '2020-02-10',
      },
      { name: 'Wen Ashby', kind: 'person', quotes: 1, words: 3, stories: 1, from: null, to: null },
    ].sort((a, b) => b.quotes - a.quotes || b.words - a.words),
  );
  expect(listSpeakers(store, { act: 'thought' }).map(({ name }) => name)).toEqual(['a dock worker']);
  expect(listSpeakerStories(store, 'José Tamm', 'person')).toEqual([
    { id: 'strike', title: 'Strike at Ellin dock', publishedAt: '2020-03-31', quotes: 1 },
    expect.objectContaining({ id: 'ferry', quotes: 1 }),
  ]);
});

test('Organizations are counted by mentions, by quotes that mention them and by quotes of theirs', () => {
  const trust = { name: 'Harbour Trust', stories: 1, mentions: 2, quotesMentioning: 1, quotesSpoken: 1 };
  expect(listOrganizations(store)).toEqual([trust]);
  expect(listOrganizations(store, { org: 'hte', story: 'ferry', since: '2020-02' })).toEqual([trust]);
  expect(listOrganizations(store, { org: 'tamm' })).toEqual([]);
  expect(listOrganizations(store, { story: 'strike' })).toEqual([]);
});

describe('A story', () => {
  test('is found by its id, by its whole title, by part of its title', () => {
    expect(findStory(store, 'ferry').record).toEqual(FERRY.record);
    expect(findStory(store, 'Ferry').record.id).toBe('undated');
    expect(findStory(store, 'STRIKE AT').record.id).toBe('strike');
  });

  test('that is meant by several is asked for by id, and an unknown one is said to be', () => {
    expect(findStories(store, 'ellin').map(({ id, quotes }) => [id, quotes])).toEqual([
      ['strike', 1],
      ['ferry', 3],
    ]);
    expect(() => findStory(store, 'ellin')).toThrow(
      /2 stories[\s\S]*strike {2}Strike at Ellin dock\n {2}ferry {2}Ferry to/,
    );
    expect(() => findStory(store, 'flood')).toThrow(
      expect.objectContaining({ code: 'story-not-found' }) as Error,
    );
  });
});

test('The numbers of the whole database add up', () => {
  expect(readStats(store)).toEqual({
    articles: 3,
    sentences: 5,
    quotes: 5,
    quotesByType: { direct: 4, mixed: 1, indirect: 0 },
    quotesByAct: { speech: 4, thought: 1 },
    quotesWithSpeaker: 5,
    speakers: 4,
    organizations: 1,
    from: '2020-02-10',
    to: '2020-03-31',
    failures: 0,
  });
});

test('A person with the sqlite3 shell reads who said what at once', () => {
  expect(
    ask(
      store,
      `SELECT json_group_array(json_array(speaker, cue, source, quote)) FROM who_said_what WHERE story = 'strike'`,
    ),
  ).toBe('[["José Tamm","said","José Tamm","Nobody works today"]]');
});

test('No filter reads every quote where an index leads to the few', () => {
  const archive = openStore(join(folder, 'archive.db'));
  saveAll(
    archive,
    Array.from({ length: 300 }, (_, n) => archiveStory(n)),
  );
  const { database } = connectionOf(archive);
  const filters: QuoteFilter[] = [
    { speaker: 'quill' },
    { org: 'kestrel' },
    { type: 'mixed' },
    { since: '2020', until: '2021' },
    { search: 'harbour' },
    { story: 'archive/7' },
  ];
  for (const filter of filters) {
    const { sql, parameters } = keysInOrder(filter);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[];
    const steps = plan.map(({ detail }) => detail);
    expect(
      steps.filter((step) => /^SCAN (?:q|quotes|quote_spans|quote_mentions)\b/.test(step)),
      JSON.stringify(filter),
    ).toEqual([]);
  }
  archive.close();
});

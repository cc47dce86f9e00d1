import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quote } from '../../src/record.js';
import {
  addCorrection,
  browseQuotes,
  countQuotes,
  iterateGold,
  knownArticle,
  listCorrections,
  listQuotes,
  listSpeakers,
  openStore,
  readStory,
  undoCorrection,
  type NewCorrection,
  type Store,
} from '../../src/store/index.js';
import { connectionOf } from '../../src/store/connection.js';
import { PLAN } from './plan.js';
import { tell, type Telling } from './stories.js';
import { anyStory } from './tellings.js';
import { dump, saveAll, temporaryStore } from './temporary.js';

const TELLING: Telling = {
  id: 'flood',
  title: 'Harrow Water admits late warning',
  publishedAt: '2019-03-02',
  publisher: 'The Ellin Courier',
  statements: [
    { speaker: 'Mara Quill', words: ['The river rose', 'and nobody called'], about: 'Harrow Water' },
    { speaker: 'Harrow Water', kind: 'organization', words: ['We regret the delay'] },
    { speaker: 'Olin Vance', words: ['Pumps arrived at dawn'], confidence: 0.4 },
  ],
  aliases: { 'Mara Quill': ['Quill'] },
};
const FLOOD = tell(TELLING);
const { text } = FLOOD.article;

/** The same story with a paragraph above it and one sentence of its own changed, as a later version has it. */
const UPDATED = tell({
  ...TELLING,
  statements: [{ speaker: 'Ivo Brandt', words: ['The road is shut'] }, ...TELLING.statements],
});

function flooded(): Store {
  const store = temporaryStore();
  saveAll(store, [FLOOD]);
  return store;
}

const by = { story: 'flood', by: 'Ana Roe' };
const speaker = (quote: string, name: string): NewCorrection => ({
  ...by,
  kind: 'speaker',
  quote,
  speaker: { name, kind: 'person' },
});

/** A span of the story's text. */
function words(printed: string, of = text) {
  const start = of.indexOf(printed);
  expect(start).toBeGreaterThanOrEqual(0);
  return { start, end: start + printed.length };
}

const quotesOf = (store: Store): readonly Quote[] => readStory(store, 'flood')!.record.quotes;
const said = (store: Store) => quotesOf(store).map((quote) => `${quote.speaker?.name}: ${quote.text}`);

describe('A correction', () => {
  test('of the speaker shows in the story, in lists, searches, counts and the gold export', () => {
    const store = flooded();
    const made = addCorrection(store, speaker('q3', 'Mara Quill'));
    expect(made).toMatchObject({ number: 1, kind: 'speaker', by: 'Ana Roe', placed: true });
    expect(made.at).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
    expect([made.before?.speaker?.name, made.after?.speaker?.name]).toEqual(['Olin Vance', 'Mara Quill']);
    const quote = quotesOf(store)[2]!;
    expect(quote).toMatchObject({
      corrected: true,
      confidence: 1,
      speaker: { name: 'Mara Quill', entity: 'e1' },
    });
    expect(listQuotes(store, { speaker: 'Quill' }).map(({ id }) => id)).toEqual(['q1', 'q3']);
    expect(listQuotes(store, { search: 'pumps' })[0]).toMatchObject({ corrected: true });
    expect(listSpeakers(store).map(({ name, quotes }) => [name, quotes])).toEqual([
      ['Mara Quill', 2],
      ['Harrow Water', 1],
    ]);
    expect(browseQuotes(store, { checked: 'corrected' }).total).toBe(1);
    expect(countQuotes(store, { checked: 'none' })).toBe(2);
  });

  test('of the boundaries takes new words, their kind, and the search with them', () => {
    const store = flooded();
    const content = [words('“The river rose”')];
    addCorrection(store, { ...by, kind: 'boundaries', quote: 'q1', content });
    expect(quotesOf(store)[0]).toMatchObject({
      text: 'The river rose',
      type: 'direct',
      content,
      corrected: true,
    });
    expect(countQuotes(store, { search: 'nobody called' })).toBe(0);
    const inner = [words('river rose')];
    addCorrection(store, { ...by, kind: 'boundaries', quote: 'q1', content: inner });
    expect(quotesOf(store)[0]).toMatchObject({ text: 'river rose', type: 'indirect', content: inner });
  });

  test('that it is no quote takes it away, and one that was missed is put in its place', () => {
    const store = flooded();
    addCorrection(store, { ...by, kind: 'not-a-quote', quote: 'q2' });
    expect(said(store)).toEqual([
      'Mara Quill: The river rose and nobody called Harrow Water',
      'Olin Vance: Pumps arrived at dawn',
    ]);
    const content = [words('“We regret the delay”')];
    addCorrection(store, { ...by, kind: 'missed', content, speaker: { name: 'The clerk', kind: 'unnamed' } });
    expect(said(store)[1]).toBe('The clerk: We regret the delay');
    expect(quotesOf(store)[1]).toMatchObject({
      id: 'c2',
      corrected: true,
      act: 'speech',
      cue: [],
      source: null,
    });
  });

  test('that finds a quote right marks it as confirmed, not as corrected', () => {
    const store = flooded();
    addCorrection(store, { ...by, kind: 'right', quote: 'q3' });
    expect(quotesOf(store)[2]).toMatchObject({ confirmed: true, confidence: 1 });
    expect(quotesOf(store)[2]).not.toHaveProperty('corrected');
    expect(countQuotes(store, { minConfidence: 0.95 })).toBe(1);
  });

  test('is refused with its reason where it cannot be kept, and nothing is changed', () => {
    const store = flooded();
    const before = dump(store);
    const outside = [{ start: 0, end: text.length + 1 }];
    const refused: [NewCorrection, string][] = [
      [speaker('q9', 'Mara Quill'), 'quote-not-found'],
      [{ ...speaker('q1', 'Mara Quill'), story: 'drought' }, 'story-not-found'],
      [{ ...speaker('q1', 'Mara Quill'), by: '  ' }, 'correction-invalid'],
      [speaker('q1', '   '), 'correction-invalid'],
      [{ ...by, kind: 'boundaries', quote: 'q1', content: outside }, 'correction-invalid'],
      [{ ...by, kind: 'boundaries', quote: 'q1', content: [words('”')] }, 'correction-invalid'],
      [{ ...by, kind: 'missed', content: [], speaker: null }, 'correction-invalid'],
    ];
    for (const [correction, code] of refused)
      expect(() => addCorrection(store, correction)).toThrow(expect.objectContaining({ code }));
    expect(dump(store)).toEqual(before);
  });
});

describe('Corrections outlive', () => {
  const corrected = (): Store => {
    const store = flooded();
    addCorrection(store, speaker('q3', 'Mara Quill'));
    addCorrection(store, { ...by, kind: 'not-a-quote', quote: 'q2' });
    addCorrection(store, {
      ...{ ...by, kind: 'missed', content: [words('nobody called')] },
      speaker: { name: 'Wen Holt', kind: 'person' },
    });
    return store;
  };

  test('a re-run, which leaves the database as it is', () => {
    const store = corrected();
    const before = said(store);
    saveAll(store, [FLOOD]);
    expect(knownArticle(store, 'flood')).toMatchObject({ contentHash: FLOOD.contentHash });
    expect(said(store)).toEqual(before);
  });

  test('a redo by another extractor that finds the same quotes: none of their rows is written anew', () => {
    const store = corrected();
    const before = dump(store, ['runs', 'articles']);
    expect(saveAll(store, [FLOOD], { ...PLAN, extractor: 'rules-2' })).toMatchObject({ unchanged: 1 });
    expect(dump(store, ['runs', 'articles'])).toEqual(before);
  });

  test('a redo by another extractor that finds other quotes', () => {
    const store = corrected();
    const [first, second] = FLOOD.record.quotes;
    const shorter = { ...first!, content: [first!.content[0]!], text: 'The river rose' };
    const record = { ...FLOOD.record, quotes: [shorter, second!] };
    saveAll(store, [{ ...FLOOD, record }], { ...PLAN, extractor: 'rules-2' });
    expect(said(store)).toEqual([
      'Mara Quill: The river rose',
      'Wen Holt: nobody called',
      'Mara Quill: Pumps arrived at dawn',
    ]);
    expect(listCorrections(store).every(({ placed }) => placed)).toBe(true);
  });

  test('a new version of the article, in which their words have moved', () => {
    const store = corrected();
    saveAll(store, [UPDATED]);
    expect(said(store)).toEqual([
      'Ivo Brandt: The road is shut',
      'Mara Quill: The river rose and nobody called Harrow Water',
      'Wen Holt: nobody called',
      'Mara Quill: Pumps arrived at dawn',
    ]);
    const missed = quotesOf(store)[2]!;
    expect(missed.content).toEqual([words('nobody called', UPDATED.article.text)]);
  });

  test('the loss of their words: they wait, and come back with them', () => {
    const store = corrected();
    const gone = tell({ ...TELLING, statements: [{ speaker: 'Ivo Brandt', words: ['Nothing happened'] }] });
    saveAll(store, [gone]);
    expect(said(store)).toEqual(['Ivo Brandt: Nothing happened']);
    expect(listCorrections(store).map(({ placed }) => placed)).toEqual([false, false, false]);
    saveAll(store, [FLOOD]);
    expect(said(store)).toContain('Wen Holt: nobody called');
    expect(listCorrections(store).map(({ placed }) => placed)).toEqual([true, true, true]);
  });

  test('a job that writes meanwhile, and are made while it does', () => {
    const store = flooded();
    const other = openStore(store.path);
    addCorrection(other, speaker('q1', 'Olin Vance'));
    other.close();
    expect(said(store)[0]).toMatch(/^Olin Vance/);
  });
});

describe('Undoing', () => {
  test('brings back what extraction found, keeps the row, and says who did it', () => {
    const store = flooded();
    const before = said(store);
    const { number } = addCorrection(store, speaker('q1', 'Olin Vance'));
    const undone = undoCorrection(store, number, 'Tess Okoro');
    expect(undone.undone).toMatchObject({ by: 'Tess Okoro' });
    expect(said(store)).toEqual(before);
    expect(readStory(store, 'flood')!.record).toEqual(FLOOD.record);
    expect(listCorrections(store)).toEqual([]);
    expect(listCorrections(store, { undone: true })).toHaveLength(1);
    expect(() => undoCorrection(store, 99, 'Tess Okoro')).toThrow(
      expect.objectContaining({ code: 'correction-not-found' }),
    );
  });

  test('one of several leaves the others', () => {
    const store = flooded();
    const first = addCorrection(store, speaker('q1', 'Olin Vance'));
    addCorrection(store, { ...by, kind: 'boundaries', quote: 'q1', content: [words('“The river rose”')] });
    undoCorrection(store, first.number, 'Ana Roe');
    expect(said(store)[0]).toBe('Mara Quill: The river rose');
  });

  test('all corrections of any story gives back its record, whatever they were', () => {
    const store = temporaryStore();
    const kinds = fc.constantFrom('right', 'not-a-quote', 'speaker', 'boundaries', 'missed');
    fc.assert(
      fc.property(
        anyStory,
        fc.array(fc.tuple(kinds, fc.nat(), fc.nat()), { maxLength: 6 }),
        (stored, choices) => {
          saveAll(store, [stored]);
          const { id, text: of } = stored.article;
          const made: number[] = [];
          for (const [kind, which, where] of choices) {
            const { quotes } = readStory(store, id)!.record;
            const quote = quotes[which % Math.max(1, quotes.length)]?.id ?? 'q0';
            const start = where % of.length;
            const base = { story: id, by: 'Ana', quote, kind, content: [{ start, end: of.length }] };
            try {
              made.push(
                addCorrection(store, { ...base, speaker: { name: 'Bo', kind: 'person' } } as NewCorrection)
                  .number,
              );
            } catch (error) {
              expect(error).toMatchObject({ name: 'OnrecordError' });
            }
          }
          const { record } = readStory(store, id)!;
          expect(record.quotes.every(({ content }) => content.every(({ start, end }) => start < end))).toBe(
            true,
          );
          for (const number of made) undoCorrection(store, number, 'Ana');
          expect(readStory(store, id)!.record).toEqual(stored.record);
          connectionOf(store).database.exec(
            `INSERT INTO quote_search (quote_search, rank) VALUES ('integrity-check', 1)`,
          );
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });
});

test('The gold export has the corrected stories in the form of the gold data, with what was checked', () => {
  const store = flooded();
  saveAll(store, [FLOOD, tell({ id: 'other', statements: [{ speaker: 'Wen Holt', words: ['It is dry'] }] })]);
  addCorrection(store, speaker('q3', 'Mara Quill'));
  const gold = [...iterateGold(store)];
  expect(gold).toHaveLength(1);
  const { quotes, ...story } = gold[0]!;
  expect(story).toEqual({
    ...{ id: 'flood', title: TELLING.title, publishedAt: '2019-03-02', publisher: 'The Ellin Courier' },
    ...{ text, complete: false },
  });
  const pumps = words('“Pumps arrived at dawn”');
  expect(quotes[2]).toMatchObject({
    id: 'q3',
    content: [[pumps.start, pumps.end]],
    speaker: 'Mara Quill',
    aliases: ['Quill'],
    kind: 'person',
    checked: true,
  });
  expect(quotes[2]!.cue).toHaveLength(1);
  expect(quotes[2]!.source).toHaveLength(1);
  for (const quote of ['q1', 'q2']) addCorrection(store, { ...by, kind: 'right', quote });
  expect([...iterateGold(store)][0]!.complete).toBe(true);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf } from '../../../src/present/web/highlight.js';
import { address, changed, readSelection } from '../../../src/present/web/selection.js';
import type { QuoteFilter } from '../../../src/store/index.js';
import { anyStory } from '../../store/tellings.js';

test('a story cut into pieces has every visible character once, and each quote’s spans whole', () => {
  fc.assert(
    fc.property(anyStory, ({ article: { text }, record: { quotes } }) => {
      const paragraphs = paragraphsOf(text, quotes);
      const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces);
      const shown = pieces.map(({ start, end }) => text.slice(start, end)).join('');
      expect(shown.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
      for (const { start, pieces: inside } of paragraphs) {
        let at = start;
        for (const piece of inside) {
          expect(piece.start).toBe(at);
          at = piece.end;
        }
      }
      for (const quote of quotes) {
        const marked = pieces.filter(({ content }) => content.includes(quote));
        const words = (spans: readonly { start: number; end: number }[]) =>
          spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, '')).join('');
        expect(words(marked)).toBe(words(quote.content));
      }
    }),
    { numRuns: 200, seed: 2 },
  );
});

test('a quote within a quote is marked as its own, inside the other', () => {
  const text = 'He said she told him “no way” twice.';
  const base = {
    type: 'direct',
    act: 'speech',
    cue: [],
    source: null,
    speaker: null,
    confidence: 1,
  } as const;
  const outer = { ...base, id: 'q1', text: '', content: [{ start: 8, end: 35 }] };
  const inner = { ...base, id: 'q2', text: '', content: [{ start: 21, end: 29 }] };
  const pieces = paragraphsOf(text, [outer, inner])[0]!.pieces.map(({ start, end, content }) => [
    text.slice(start, end),
    content.map(({ id }) => id).join(' '),
  ]);
  expect(pieces).toEqual([
    ['He said ', ''],
    ['she told him ', 'q1'],
    ['“no way”', 'q2 q1'],
    [' twice', 'q1'],
    ['.', ''],
  ]);
});

test('every filter goes into the address and comes back out of it', () => {
  const filter: QuoteFilter = {
    ...{
      search: '"a b" c*',
      speaker: '"O’Neil & Sons"',
      org: 'x=1',
      publisher: 'P?#',
      story: 'a/b',
      checked: 'any',
    },
    ...{ type: 'direct', act: 'thought', since: '2024-01', until: '2024-02-03', minConfidence: 0.5 },
  };
  const there = changed({ filter, sort: 'oldest', page: 3, refused: [] }, { page: 4 });
  const parameters = Object.fromEntries(new URL(there, 'http://desk').searchParams);
  expect(readSelection(parameters)).toEqual({ filter, sort: 'oldest', page: 4, refused: [] });
  expect(address('/quotes', { search: '', page: undefined })).toBe('/quotes');
});

test('parts of an address that mean nothing are left out and named', () => {
  const selection = readSelection({
    type: 'shouted',
    since: 'yesterday',
    minConfidence: '2',
    page: '-1',
    sort: 'x',
    act: 'speech',
  });
  expect(selection).toEqual({
    filter: { act: 'speech' },
    sort: 'newest',
    page: 1,
    refused: ['type', 'since', 'minConfidence'],
  });
});

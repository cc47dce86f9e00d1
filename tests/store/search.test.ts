import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countQuotes, listQuotes } from '../../src/store/index.js';
import { searchQuery } from '../../src/store/queries/search-words.js';
import { tell } from './stories.js';
import { saveAll, temporaryStore } from './temporary.js';

test.each([
  ['open harbour', '"open" "harbour"'],
  ['"open again" soon', '"open again" "soon"'],
  ['harb*', '"harb"*'],
  ['"open aga"*', '"open aga"*'],
  ['"never closed', '"never closed"'],
  ['NOT (a OR b) NEAR/2', '"NOT" "(a" "OR" "b)" "NEAR/2"'],
  ['text:rain -snow', '"text:rain" "-snow"'],
  ['?! — "" *', null],
  ['', null],
])('%j is searched as %j', (input, query) => {
  expect(searchQuery(input)).toBe(query);
});

const said = (...words: string[]) =>
  tell({ id: 'weather', statements: words.map((text) => ({ speaker: 'Tess Holt', words: [text] })) });

test('Search finds words, phrases and beginnings, without regard to capitals and accents', () => {
  const store = temporaryStore();
  saveAll(store, [said('The Café will open again', 'University rooms open late', 'again we open')]);
  const found = (search: string) => listQuotes(store, { search }).map(({ id }) => id);
  expect(found('cafe')).toEqual(['q1']);
  expect(found('OPEN again')).toEqual(['q1', 'q3']);
  expect(found('"open again"')).toEqual(['q1']);
  expect(found('universi*')).toEqual(['q2']);
  expect(found('universi')).toEqual([]);
  expect(found('?!')).toEqual([]);
  expect(found('  ')).toEqual(['q1', 'q2', 'q3']);
});

test('No input breaks the search', () => {
  const store = temporaryStore();
  saveAll(store, [said('rain')]);
  const awkward = fc.array(
    fc.oneof(
      fc.constantFrom('"', '*', '(', ')', 'AND', 'NEAR', ':', '^', '-', "'", '\0', ' ', 'rain'),
      fc.string({ unit: 'binary' }),
    ),
  );
  fc.assert(
    fc.property(awkward, (parts) => {
      expect(countQuotes(store, { search: parts.join('') })).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300, seed: 3 },
  );
});

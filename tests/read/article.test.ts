import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnrecordError } from '../../src/errors.js';
import { parseArticle } from '../../src/read/article.js';

const TEXT = 'The ice is gone.';

describe('an article is checked', () => {
  test('a whole one passes as it is', () => {
    const article = {
      id: 'a',
      text: TEXT,
      title: 'T',
      publishedAt: '2014-12-07',
      url: 'https://example.org/a',
      publisher: 'P',
      author: 'A',
      extra: { section: 'Weather' },
    };
    expect(parseArticle(article)).toEqual(article);
  });

  test('unknown fields join those under "extra"', () => {
    const article = parseArticle({ id: 'a', text: TEXT, section: 'Weather', extra: { page: 3 } });
    expect(article.extra).toEqual({ page: 3, section: 'Weather' });
  });

  test.each([
    ['Sun, 07 Dec 2014 10:00:00 GMT', '2014-12-07T10:00:00Z'],
    ['December 7, 2014', '2014-12-07'],
    [1417946400, '2014-12-07T10:00:00Z'],
    [1417946400000, '2014-12-07T10:00:00Z'],
  ])('the date %s is understood', (publishedAt, iso) => {
    expect(parseArticle({ id: 'a', text: TEXT, publishedAt })).toEqual({
      id: 'a',
      text: TEXT,
      publishedAt: iso,
    });
  });

  test.each(['last week', '03/04/2015', 17, { $date: 'x' }])('the date %j goes to "extra"', (publishedAt) => {
    expect(parseArticle({ id: 'a', text: TEXT, publishedAt })).toEqual({
      id: 'a',
      text: TEXT,
      extra: { publishedAt },
    });
  });

  test('fields that say nothing are left out', () => {
    expect(
      parseArticle({ id: 'a', text: TEXT, title: null, publishedAt: '', url: ' ', author: undefined }),
    ).toEqual({
      id: 'a',
      text: TEXT,
    });
  });

  test('names may be objects and lists; what is no name goes to "extra"', () => {
    const article = parseArticle({ id: 'a', text: TEXT, author: [{ name: 'A' }, 'B'], publisher: { id: 7 } });
    expect(article).toEqual({ id: 'a', text: TEXT, author: 'A, B', extra: { publisher: { id: 7 } } });
  });

  test('the text keeps its length: NUL and lone surrogates are replaced one for one, newlines stay', () => {
    const text = 'a\0b\uD800c\uDC00 😀\r\nd';
    const article = parseArticle({ id: 'a', text });
    expect(article.text).toBe('a\uFFFDb\uFFFDc\uFFFD 😀\r\nd');
    expect(article.text).toHaveLength(text.length);
  });

  test('its id may be a number, and the fallback takes the place of none', () => {
    expect(parseArticle({ id: 7, text: TEXT }).id).toBe('7');
    expect(parseArticle({ text: TEXT }, 'file#1').id).toBe('file#1');
    expect(parseArticle({ id: ' ', text: TEXT }, 'file#1').id).toBe('file#1');
  });
});

describe('what is no article is refused with a reason', () => {
  test.each([
    [{ text: TEXT }, 'article-invalid', '"id"'],
    [{ id: null, text: TEXT }, 'article-invalid', '"id"'],
    [{ id: {}, text: TEXT }, 'article-invalid', '"id"'],
    [{ id: 'a' }, 'article-invalid', '"text"'],
    [{ id: 'a', body: TEXT }, 'article-invalid', 'body'],
    [{ id: 'a', text: 5 }, 'article-invalid', 'number'],
    [{ id: 'a', text: ' \n' }, 'article-empty', 'no text'],
    [null, 'article-invalid', 'null'],
    [[], 'article-invalid', 'an array'],
    ['text', 'article-invalid', 'a string'],
  ])('%j', (value, code, part) => {
    const refused = expect(() => parseArticle(value));
    refused.toThrow(OnrecordError);
    refused.toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(part) as string }) as Error,
    );
  });
});

test('any value is an article or refused, and an article passes a second time as it is', () => {
  const field = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constant(undefined));
  const names = [
    'id',
    'text',
    'title',
    'publishedAt',
    'url',
    'publisher',
    'author',
    'extra',
    '__proto__',
    'more',
  ];
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), field));
  fc.assert(
    fc.property(value, (given) => {
      try {
        const article = parseArticle(given, 'fallback');
        expect(parseArticle(article)).toEqual(article);
        expect(article.text.trim()).not.toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(OnrecordError);
      }
    }),
    { numRuns: 500 },
  );
});

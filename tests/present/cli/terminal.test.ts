import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duration } from '../../../src/present/cli/duration.js';
import { counts } from '../../../src/present/cli/progress.js';
import { jsonLine, placeOf, safeLine, table } from '../../../src/present/cli/terminal.js';

describe('what an article says, on a terminal', () => {
  test.each([
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a window title', '\u001b]0;owned\u0007text', 'text'],
    ['a clickable link', '\u001b]8;;http://x.test\u0007here\u001b]8;;\u0007', 'here'],
    ['the eight-bit escape', 'a\u009b2Jb', 'ab'],
    ['bells and backspaces', 'a\u0007b\u0008c\u007f', 'abc'],
    ['a reversed direction', 'abc\u202Edef\u202C', 'abcdef'],
    ['newlines and tabs', 'one\r\n\ttwo', 'one two'],
    ['letters of any script', 'Zürich — Київ 東京 👍🏽', 'Zürich — Київ 東京 👍🏽'],
  ])('%s', (_what, text, shown) => {
    expect(safeLine(text)).toBe(shown);
  });

  test('never acts on it, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeLine(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });

  test('as JSON means the same and has no control characters either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = jsonLine({ text });
        expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(JSON.parse(line)).toEqual({ text });
      }),
    );
    expect(jsonLine('\u009b')).toBe('"\\u009b"');
  });
});

test('places are named as editors take them', () => {
  expect(placeOf({ path: 'a.jsonl', line: 3 })).toBe('a.jsonl:3');
  expect(placeOf({ path: '-', line: 3 })).toBe('standard input:3');
  expect(placeOf({ path: 'a\u001b[2Jb.txt' })).toBe('ab.txt');
});

test('tables line up', () => {
  expect(
    table([
      ['name', 'n'],
      ['Ana Roe', '12'],
      ['Al', ''],
    ]),
  ).toBe('name     n\nAna Roe  12\nAl');
});

test.each([
  [0.84, '0.8 s'],
  [45.4, '45 s'],
  [200, '3 min 20 s'],
  [7505, '2 h 5 min'],
])('%d seconds are %s', (seconds, shown) => {
  expect(duration(seconds)).toBe(shown);
});

describe('progress', () => {
  const progress = { bytes: 25_000, articles: 1200, failed: 0, seconds: 10 };

  test('tells speed, share and time left where the size is known', () => {
    expect(counts(progress, 100_000)).toBe('1,200 articles · 120/s · 25 % · 30 s left');
  });

  test('tells no share where the size is not known', () => {
    expect(counts({ ...progress, failed: 1 }, null)).toBe('1,200 articles · 120/s · 1 failure');
  });

  test('never passes its end', () => {
    expect(counts({ ...progress, bytes: 120_000 }, 100_000)).toBe(
      '1,200 articles · 120/s · 100 % · 0.0 s left',
    );
  });
});

import { expect, test } from 'vitest';
import { prepare } from '../../src/prepare/prepare.js';

function blocksOf(text: string, title?: string): string[] {
  return prepare(text, title).sentences.map(({ block, start, end }) => `${block}: ${text.slice(start, end)}`);
}

test('each line has its block, and the dateline is a sentence of its own', () => {
  const text = [
    'Harbour reopens after storm',
    'By Anna Quandt',
    '5 March 2019',
    '',
    'PORT AMES (Reuters) - The harbour reopened on Monday. Ships are back.',
    'It had been shut for a week, the mayor said.',
    '',
    'Source: Reuters, Harbour TV',
    'HarbourstormsUncategorised',
  ].join('\n');
  expect(blocksOf(text)).toEqual([
    'headline: Harbour reopens after storm',
    'byline: By Anna Quandt',
    'date: 5 March 2019',
    'dateline: PORT AMES (Reuters) -',
    'body: The harbour reopened on Monday.',
    'body: Ships are back.',
    'body: It had been shut for a week, the mayor said.',
    'credit: Source: Reuters, Harbour TV',
    'tags: HarbourstormsUncategorised',
  ]);
});

test('a dateline with abbreviations and a figure is one sentence', () => {
  expect(blocksOf('PORT AMES, N.H., Jan. 5 (AP) — It rained. It snowed.')).toEqual([
    'dateline: PORT AMES, N.H., Jan. 5 (AP) —',
    'body: It rained.',
    'body: It snowed.',
  ]);
});

test('a quotation right after the dateline starts the body', () => {
  expect(blocksOf('LONDON (AFP) - “It rained,” said Anna Quandt.')).toEqual([
    'dateline: LONDON (AFP) -',
    'body: “It rained,” said Anna Quandt.',
  ]);
});

test('lines of the report are body, short ones as well', () => {
  const text =
    'It rained on Monday, the mayor of Port Ames said.\n\nExposed piers\n\nIt stopped on Tuesday, she said.';
  expect(prepare(text).sentences.map(({ block }) => block)).toEqual(['body', 'body', 'body']);
});

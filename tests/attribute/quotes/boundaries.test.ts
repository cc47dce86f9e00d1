import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { candidatesFor, roomAround } from '../../../src/attribute/quotes/boundaries/candidates.js';
import { FEATURES } from '../../../src/attribute/quotes/boundaries/features.js';
import { boundaryWeights, type BoundaryModelFile } from '../../../src/attribute/quotes/boundaries/model.js';
import { settleBoundaries } from '../../../src/attribute/quotes/boundaries/settle.js';
import type { Role } from '../../../src/attribute/quotes/labels.js';
import type { Link } from '../../../src/attribute/quotes/linking.js';
import { newMasses } from '../../../src/attribute/quotes/masses.js';
import type { Tagged } from '../../../src/attribute/quotes/tagger.js';
import { prepare } from '../../../src/prepare/prepare.js';
import type { Prepared } from '../../../src/prepare/prepared.js';
import { firstTokenAt } from '../../../src/attribute/tokens-of.js';

/** The words of a text, tagged; each stands in it once. */
function tagged(prepared: Prepared, role: Role, words: string): Tagged {
  const start = prepared.text.indexOf(words);
  const first = firstTokenAt(prepared, start);
  const end = firstTokenAt(prepared, start + words.length - 1) + 1;
  return { kind: -1, role, first, end, probability: 0.9 };
}

function story(text: string, source: string, cue: string, ...content: string[]) {
  const prepared = prepare(text);
  const link: Link = {
    source: tagged(prepared, 'source', source),
    cue: tagged(prepared, 'cue', cue),
    content: content.map((words) => tagged(prepared, 'content', words)),
  };
  return { prepared, link, masses: newMasses(prepared.tokens.count) };
}

function wordsOf({ text, tokens }: Prepared, pieces: readonly Tagged[]): string[] {
  return pieces.map(({ first, end }) => text.slice(tokens.start[first], tokens.end[end - 1]));
}

const only = (feature: (typeof FEATURES)[number], weight = 1): Float64Array =>
  boundaryWeights({ kind: 'boundaries', weights: { [feature]: weight } });

describe('where content may begin and end', () => {
  const { prepared, link, masses } = story(
    'Roe said the lift was “a joke” on Friday, and left.',
    'Roe',
    'said',
    'the lift was “a joke” on Friday',
  );
  const found = (room: { first: number; end: number }): string[] =>
    candidatesFor(prepared, masses, link.content, room).flatMap(({ pieces }) => wordsOf(prepared, pieces));
  const whole = roomAround(prepared, link.content, new Uint8Array(prepared.tokens.count));

  test('is as tagged, at the marks within it, and at the end of its sentence', () => {
    expect(found(whole)).toEqual([
      'the lift was “a joke” on Friday',
      'the lift was “a joke”',
      'the lift was “a joke” on Friday, and left',
      '“a joke” on Friday',
      '“a joke”',
      '“a joke” on Friday, and left',
    ]);
  });

  test('is where the tagger sees a chance', () => {
    masses.end[firstTokenAt(prepared, prepared.text.indexOf('lift'))] = 0.3;
    expect(found(whole)).toContain('the lift');
  });

  test('is never in what another span holds', () => {
    const taken = new Uint8Array(prepared.tokens.count);
    taken[link.content[0]!.end + 1] = 1;
    const room = roomAround(prepared, link.content, taken);
    expect(room.end).toBe(link.content[0]!.end + 1);
    expect(found(room).join()).not.toContain('left');
  });
});

describe('content’s boundaries', () => {
  const settled = ({ prepared, link, masses }: ReturnType<typeof story>, weights: Float64Array): string[] =>
    wordsOf(prepared, settleBoundaries(prepared, masses, [link], weights)[0]!.content);
  const joke = story('Roe called it “a joke” on Friday.', 'Roe', 'called', 'it “a joke” on Friday');

  test('stay as tagged where nothing speaks for others', () => {
    expect(settled(joke, only('as-tagged'))).toEqual(['it “a joke” on Friday']);
  });

  test('go where the weights have them', () => {
    expect(settled(joke, only('closes-at-mark'))).toEqual(['it “a joke”']);
    expect(settled(joke, only('length', -1))).toEqual(['“a joke”']);
  });

  test('leave out a piece without marks where the weights say so', () => {
    const pieces = story(
      '“It is over,” Roe said of the strike.',
      'Roe',
      'said',
      '“It is over,”',
      'of the strike',
    );
    expect(settled(pieces, only('drops-unmarked'))).toEqual(['“It is over,”']);
  });

  test('leave out the sentences before a quotation that opens its own', () => {
    const late = story(
      'She was late. “The bus broke down,” Roe said.',
      'Roe',
      'said',
      'She was late. “The bus broke down,”',
    );
    expect(settled(late, only('as-tagged'))).toEqual(['“The bus broke down,”']);
  });
});

describe('the weights of boundaries', () => {
  test('name each feature once', () => {
    const file = JSON.parse(readFileSync('data/models/boundaries.json', 'utf8')) as BoundaryModelFile;
    expect(Object.keys(file.weights)).toEqual([...FEATURES]);
  });

  test('of another version are refused', () => {
    expect(() => boundaryWeights({ kind: 'boundaries', weights: { colour: 1 } })).toThrow('weighs "colour"');
  });
});

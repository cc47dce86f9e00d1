import { describe, expect, test } from 'vitest';
import { judgeNames, relaxedRecall, type GoldNameDocument } from '../../src/measure/names.js';
import type { ExtractionRecord } from '../../src/record.js';

/** "Delmar Airlines hired Ruth Okafor in Kenya." */
const gold: GoldNameDocument[] = [
  {
    id: 'a',
    text: 'Delmar Airlines hired Ruth Okafor in Kenya.',
    entities: [
      { type: 'organization', start: 0, end: 15 },
      { type: 'person', start: 22, end: 33 },
      { type: 'place', start: 37, end: 42 },
    ],
  },
];

const records = [
  {
    id: 'a',
    entities: [
      {
        id: 'e1',
        type: 'organization',
        name: 'Delmar',
        aliases: [],
        mentions: [{ start: 0, end: 6, confidence: 0.4 }],
      },
      {
        id: 'e2',
        type: 'person',
        name: 'Ruth Okafor',
        aliases: [],
        mentions: [{ start: 22, end: 33, confidence: 0.9 }],
      },
      { id: 'e3', type: 'organization', name: 'Kenya', aliases: [], mentions: [{ start: 37, end: 42 }] },
    ],
  },
] as unknown as ExtractionRecord[];

describe('names measured', () => {
  test('one by one: only the exact span with the right type is right', () => {
    expect(judgeNames(gold, records)).toEqual([
      { confidence: 0.4, right: false },
      { confidence: 0.9, right: true },
      { confidence: 1, right: false },
    ]);
  });

  test('where the gold is partial: a name of the type that overlaps is found', () => {
    const recall = relaxedRecall(gold, records);
    expect(recall.get('organization')).toEqual({ found: 1, gold: 1 });
    expect(recall.get('person')).toEqual({ found: 1, gold: 1 });
    expect(recall.get('place')).toEqual({ found: 0, gold: 1 });
  });
});

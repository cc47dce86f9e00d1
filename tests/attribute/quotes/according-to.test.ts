import { expect, test } from 'vitest';
import { extract } from '../../../src/extract.js';
import { loadModels } from '../../../src/models.js';

const models = loadModels();

/** Each quote led in by "according to", as "speaker: content". */
function reported(text: string): string[] {
  const { quotes } = extract({ id: 'a', text }, models);
  return quotes
    .filter(({ cue }) => cue.some(({ start, end }) => /according to/i.test(text.slice(start, end))))
    .map(({ speaker, text: content }) => `${speaker?.name ?? 'nobody'}: ${content}`);
}

test.each([
  [
    'According to the Harbour Alliance, some 55 boats have left the port since June.',
    'Harbour Alliance: some 55 boats have left the port since June',
  ],
  [
    'According to a report by the bank, prices rose 3 percent.',
    'a report by the bank: prices rose 3 percent',
  ],
  [
    'According to Dr. Lena Orvik, a biologist at the University of Leiden, the eels are dying.',
    'Lena Orvik: the eels are dying',
  ],
  [
    'According to the ministry, wheat, barley and oats are short.',
    'the ministry: wheat, barley and oats are short',
  ],
  ['The road was closed on Monday, according to police.', 'police: The road was closed on Monday'],
  [
    'The fire, according to Captain Ezra Boyle, began in a toaster.',
    'Ezra Boyle: The fire began in a toaster',
  ],
])('%s', (text, quote) => {
  expect(reported(text)).toEqual([quote]);
});

test('a plan is nobody who says anything', () => {
  expect(reported('Everything went according to plan, and the crew slept.')).toEqual([]);
  expect(reported('According to plan, the ship sailed at noon and the crew slept.')).toEqual([]);
});

test('a quotation in somebody’s words is theirs', () => {
  const { quotes } = extract(
    { id: 'a', text: 'Rain fell. In the words of one official, “the bridge was held up by paint”.' },
    models,
  );
  expect(quotes.map(({ speaker, text }) => `${speaker?.name ?? 'nobody'}: ${text}`)).toEqual([
    'one official: the bridge was held up by paint',
  ]);
});

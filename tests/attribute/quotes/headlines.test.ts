import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/extract.js';
import { loadModels } from '../../../src/models.js';

const models = loadModels();
const BODY =
  'By Jo Sand\n\nFiona Macrae, the islands minister, met engineers of Nimbra Networks on Monday. The talks will last for three weeks.';

/** What the headline reports, as "speaker, cue: words". */
function told(headline: string): string[] {
  const text = `${headline}\n\n${BODY}`;
  return extract({ id: 'a', text }, models)
    .quotes.filter(({ content }) => content[0]!.start < headline.length)
    .map(({ speaker, cue, text: words }) => {
      const verb = cue.map(({ start, end }) => text.slice(start, end)).join();
      return `${speaker?.name ?? 'nobody'}, ${verb}: ${words}`;
    });
}

describe('a headline says who says so', () => {
  test.each([
    ['Bank to cut 300 jobs, unions warn', 'unions, warn: Bank to cut 300 jobs'],
    ['Storm killed nine, police say', 'police, say: Storm killed nine'],
    [
      'Hackers spent a year inside home routers, Nimbra admits',
      'Nimbra Networks, admits: Hackers spent a year inside home routers',
    ],
    ['Mayor ‘knew of leak for months’, emails show', 'emails, show: Mayor ‘knew of leak for months’'],
  ])('after a comma: %s', (headline, quote) => {
    expect(told(headline)).toEqual([quote]);
  });

  test.each([
    ['Minister: no more cuts to island ferries', 'Fiona Macrae, :: no more cuts to island ferries'],
    ['Macrae: ferries will run all winter', 'Fiona Macrae, :: ferries will run all winter'],
    ['Harlan mayor: ‘I will not resign’', 'Harlan mayor, :: I will not resign'],
    ['Poll: island voters want more ferries', 'Poll, :: island voters want more ferries'],
  ])('before a colon: %s', (headline, quote) => {
    expect(told(headline)).toEqual([quote]);
  });

  test('and what a court hears is said by nobody named there, not by the writer of the story', () => {
    expect(told('Antiques dealer "laughed" at customs letter, court hears')).toEqual([
      'nobody, hears: Antiques dealer "laughed" at customs letter',
    ]);
  });

  test.each([
    'Lions beat Tigers, fans celebrate',
    'As rates rise, banks report',
    'Fiona Macrae: a life on the water',
    'Harlan floods: what we know',
    'Police: who knew what?',
    'Exclusive: mayor knew of leak',
  ])('or reports nothing: %s', (headline) => {
    expect(told(headline)).toEqual([]);
  });
});

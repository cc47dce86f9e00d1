import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import { attributionModel } from '../../../src/attribute/quotes/model.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { readWeights } from '../../../src/sequence/weights.js';
import { textOf } from '../../../src/span.js';
import { KERNELS } from '../../sequence/kernels.js';

const model = attributionModel(readWeights(readFileSync('data/models/attributions.bin')), KERNELS);

function found(
  text: string,
): { content: string[]; cue: string; source: string | null; type: string; act: string }[] {
  return findAttributions(prepare(text), model).map(({ content, cue, source, type, act }) => ({
    content: content.map((span) => textOf(text, [span])),
    cue: textOf(text, cue),
    source: source && textOf(text, [source]),
    type,
    act,
  }));
}

describe('attributions', () => {
  test('finds a direct quote with its marks, cue and source', () => {
    expect(found('“The ferry will sail again in March,” Orla Tennick said.')).toEqual([
      {
        content: ['“The ferry will sail again in March,”'],
        cue: 'said',
        source: 'Orla Tennick',
        type: 'direct',
        act: 'speech',
      },
    ]);
  });

  test('finds one quote that its reporting clause interrupts', () => {
    const [quote, ...rest] = found('“The bridge is sound,” Tennick said. “We checked every bolt.”');
    expect(quote?.content).toEqual(['“The bridge is sound,”', '“We checked every bolt.”']);
    expect(rest).toEqual([]);
  });

  test('finds indirect speech with its "that" and without the full stop', () => {
    const [quote] = found('The harbour master said that the pier would close on Monday.');
    expect(quote).toMatchObject({
      content: ['that the pier would close on Monday'],
      cue: 'said',
      type: 'indirect',
    });
    expect(quote?.source).toBe('The harbour master');
  });

  test.each([
    ['A scout who worked with her says that she called him lazy.', 'A scout who worked with her'],
    ['Two men who fled through a window said the doors were locked.', 'Two men who fled through a window'],
    ['Skippers in Karasu who knew the boat said it was sound.', 'Skippers in Karasu who knew the boat'],
    ['The tug passed a skipper who said that the pier was closed.', 'who'],
    ['The pier belongs to a man who thinks that it is safe.', 'who'],
  ])('a source with a relative clause is whole: %s', (text, source) => {
    expect(found(text).map((quote) => quote.source)).toEqual([source]);
  });

  test('finds "according to"', () => {
    const [quote] = found(
      'The mill lost four million crowns last year, according to a report by the auditors.',
    );
    expect(quote).toMatchObject({ cue: 'according to', source: 'a report by the auditors' });
  });

  test('finds a mixed quote', () => {
    const [quote] = found('Tennick said the plan was “a gift to the islands”.');
    expect(quote).toMatchObject({ type: 'mixed', source: 'Tennick', cue: 'said' });
  });

  test('gives a quotation after a colon to the cue before the colon, and leaves earlier reports their own', () => {
    const interrupted = '“It is over,” said Ann Roe. “The lift was never safe.”';
    const told = '“We told the council twice, and nobody came to look at it.”';
    expect(found(`${interrupted}\n\nRoe continued:\n\n${told}`)).toMatchObject([
      { source: 'Ann Roe', cue: 'said', content: ['“It is over,”', '“The lift was never safe.”'] },
      { source: 'Roe', cue: 'continued:', content: [told] },
    ]);
    expect(found(`Ann Roe said the lift had never been safe.\n\nBen Voss added:\n\n${told}`)).toMatchObject([
      { source: 'Ann Roe', cue: 'said', content: ['the lift had never been safe'] },
      { source: 'Ben Voss', cue: 'added:', content: [told] },
    ]);
  });

  test('finds content after a colon', () => {
    const [quote] = found('Tennick said: “Nobody asked the fishermen.”');
    expect(quote?.content).toEqual(['“Nobody asked the fishermen.”']);
  });

  test('lets a quotation go on after the words of a second cue', () => {
    const text =
      '“The lock will open in May,” Ana Roe said, noting that the harbour had lost a third of its ships. “We have waited long enough.”';
    expect(found(text).map(({ cue, content }) => [cue, ...content])).toEqual([
      ['said', '“The lock will open in May,”', '“We have waited long enough.”'],
      ['noting', 'that the harbour had lost a third of its ships'],
    ]);
  });

  test('tells thought from speech', () => {
    const [quote] = found('Farmers believe that the dam will fail within a decade.');
    expect(quote).toMatchObject({ act: 'thought', source: 'Farmers' });
  });

  test('finds nothing in titles, nicknames and plain report', () => {
    expect(found('The play “The Long Shore” opens in the old mill on Friday.')).toEqual([]);
    expect(found('Aron “Lucky” Hale won the race by two seconds.')).toEqual([]);
    expect(found('The train left the station at noon and reached the coast two hours later.')).toEqual([]);
  });

  test('gives the same answer twice', () => {
    const text = '“We will rebuild,” said Hale, who hopes to open in May. Tennick said she doubted it.';
    expect(found(text)).toEqual(found(text));
  });

  test('holds spans within the text, in order, never empty, whatever the text', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      '\n',
      ', ',
      '. ',
      ': ',
      'Hale',
      ' said ',
      'that ',
      'the ferry ',
      'sank',
      '’',
      ' — ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { content, cue, source, confidence } of findAttributions(prepare(text), model)) {
          expect(content.length).toBeGreaterThan(0);
          content.forEach((span, i) =>
            expect(span.start).toBeGreaterThanOrEqual(i === 0 ? 0 : content[i - 1]!.end),
          );
          for (const { start, end } of [...content, ...cue, ...(source ? [source] : [])]) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Prepared } from '../../src/prepare/prepared.js';
import { prepare } from '../../src/prepare/prepare.js';
import { wordText } from '../../src/prepare/words.js';

/** Text of the stuff that articles are made of, and of what breaks them. */
const articles = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."\"'“”‘’«»„`.,;:!?…-–—()[]/&@#$%_\n\r\t \u00a0\u200b\u00ad\u2028".split('')),
      fc.constantFrom(...'Mr. U.S. J. No. p.m. Inc. it\'s don\'t couldn’t\'ve Ortega’s pilots\' cannot Roe said 5\'10" \'\' \'\'\' `` -- ... www.a.org http://a.b 1,000.5 9/11'.split(' ')),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(' ', '. ', '\n\n'),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join('')); // prettier-ignore

function expectOrdered(spans: readonly { start: number; end: number }[], length: number): void {
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(length);
}

function tokenSpans({ tokens }: Prepared): { start: number; end: number }[] {
  return Array.from({ length: tokens.count }, (_, i) => ({ start: tokens.start[i]!, end: tokens.end[i]! }));
}

/** Every token lies in one stretch of a list that covers them all in order. */
function expectCover(stretches: readonly { firstToken: number; endToken: number }[], count: number): void {
  let next = 0;
  for (const { firstToken, endToken } of stretches) {
    expect(firstToken).toBe(next);
    expect(endToken).toBeGreaterThan(firstToken);
    next = endToken;
  }
  expect(next).toBe(count);
}

describe('whatever the text', () => {
  test('tokens are words of it, in order, without white space, and nothing else is left over', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const prepared = prepare(text);
        const spans = tokenSpans(prepared);
        expectOrdered(spans, text.length);
        spans.forEach(({ start, end }, i) => {
          expect(text.slice(start, end)).toBe(wordText(prepared.tokens.word[i] as number));
          expect(text.slice(start, end)).not.toMatch(/[\s\u200b]/);
        });
        let rest = '';
        let last = 0;
        for (const { start, end } of [...spans, { start: text.length, end: text.length }]) {
          rest += text.slice(last, start);
          last = end;
        }
        expect(rest.replace(/[\s\p{Cc}\p{Cf}]/gu, '')).toBe('');
      }),
      { numRuns: 400 },
    );
  });

  test('sentences and paragraphs cover the tokens; no sentence runs over a line', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const { tokens, sentences, paragraphs } = prepare(text);
        expectCover(sentences, tokens.count);
        expectCover(paragraphs, tokens.count);
        expectOrdered(sentences, text.length);
        for (const { start, end, firstToken } of sentences) {
          expect(text.slice(start, end)).not.toMatch(/[\n\r]/);
          expect(sentences[tokens.sentence[firstToken] as number]?.start).toBe(start);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('quotations nest, stay in their paragraph, and count their depth', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const { quotations, paragraphs, quotationAt, tokens } = prepare(text);
        expect(quotationAt).toHaveLength(tokens.count);
        quotations.forEach((quotation, index) => {
          const { firstToken, endToken, depth, continues } = quotation;
          expect(text.slice(quotation.start, quotation.end).trim()).not.toBe('');
          expect(paragraphs.some((p) => p.firstToken <= firstToken && endToken <= p.endToken)).toBe(true);
          const holders = quotations.slice(0, index).filter((outer) => outer.endToken > firstToken);
          expect(holders.every((outer) => outer.endToken >= endToken)).toBe(true);
          expect(depth).toBe(holders.length);
          expect(continues).toBeLessThan(index);
          if (continues >= 0) expect(quotations[continues]?.close).toBe('continues');
        });
      }),
      { numRuns: 400 },
    );
  });

  test('what stands above in another paragraph changes no token, sentence end or mark of this one', () => {
    const strip = (text: string) => text.replace(/[\n\r\v\f\u0085\u2028\u2029]/g, ' ');
    fc.assert(
      fc.property(articles.map(strip), articles.map(strip), (above, below) => {
        const shift = above.length + 1;
        const alone = tokenSpans(prepare(below));
        const together = tokenSpans(prepare(`${above}\n${below}`)).filter(({ start }) => start >= shift);
        expect(together.map(({ start, end }) => ({ start: start - shift, end: end - shift }))).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });
});

describe('long runs are read to their end', () => {
  const RUNS: readonly (readonly [what: string, unit: string])[] = [
    ['letters', 'a'],
    ['digits', '1'],
    ['straight marks', '"'],
    ['opening marks', '“'],
    ['apostrophes', "'"],
    ['words and apostrophes', "x's"],
    ['single marks', "'a "],
    ['nested marks', "“a 'b "],
    ['brackets', '('],
    ['full stops', '.'],
    ['letters with full stops', 'a.'],
    ['initials', 'J. '],
    ['titles', 'Mr. '],
    ['hyphens', 'a-'],
    ['addresses', 'http://'],
    ['lines', 'a\n'],
    ['spaces', ' '],
  ];
  test.each(RUNS)('%s', (_what, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const { tokens } = prepare(text);
    const last = text.trimEnd().length;
    expect(tokens.count === 0 ? 0 : tokens.end[tokens.count - 1]).toBe(last);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type GoldCase, type GoldQuote, type GoldStory, readMarkedCases, readMarkedStory } from './marked.js';

const here = new URL('./', import.meta.url);
const articles = new URL('../../data/articles/', import.meta.url);
const marked = readdirSync(new URL('marked/', here)).sort();
const stories = marked.map((name) => readMarkedStory(readFileSync(new URL(`marked/${name}`, here), 'utf8')));
/** Cases by file: the hard ones of every stage, and speakers in two halves, one to develop on and one to check with. */
const CASES = ['hard', 'speakers-develop', 'speakers-check'].map((name) => ({
  name,
  cases: readMarkedCases(readFileSync(new URL(`${name}.marked.txt`, here), 'utf8')),
}));

const ENCODINGS: Record<string, string> = {
  'commons-ferry-questions': 'windows-1252',
  'tram-collision': 'utf-16le',
};

/** The text of the sample article with this id, its byte order mark off. */
function sampleText(id: string): string {
  const name = readdirSync(articles).find((file) => file.startsWith(`${id}.`))!;
  const bytes = readFileSync(new URL(name, articles));
  return iconv.decode(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, ENCODINGS[id] ?? 'utf-8');
}

const toLines = (docs: readonly object[]) => docs.map((doc) => `${JSON.stringify(doc)}\n`).join('');

function expectCleanSpan(text: string, [start, end]: [number, number]) {
  const words = text.slice(start, end);
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeLessThanOrEqual(text.length);
  expect(words).toBe(words.trim());
  expect(words).not.toBe('');
  const whole = !/\w\|\w/.test(`${text.slice(Math.max(0, start - 1), start)}|${text[start]}`);
  const wholeEnd = !/\w\|\w/.test(`${text[end - 1]}|${text.slice(end, end + 1)}`);
  expect([words, whole && wholeEnd]).toEqual([words, true]);
}

function expectCleanQuote(text: string, quote: GoldQuote) {
  expect(quote.content, quote.id).not.toHaveLength(0);
  for (const span of [...quote.content, ...quote.cue, ...quote.source]) expectCleanSpan(text, span);
  quote.content.forEach(([start], i) => expect(start).toBeGreaterThanOrEqual(quote.content[i - 1]?.[1] ?? 0));
  expect(['person', 'organization', 'document', 'group', 'unnamed', 'unknown']).toContain(quote.kind);
  expect(['speech', 'thought']).toContain(quote.act);
  expect(quote.speaker === '').toBe(quote.kind === 'unknown');
}

function expectUniqueIds(docs: readonly (GoldStory | GoldCase)[]) {
  expect(new Set(docs.map((doc) => doc.id)).size).toBe(docs.length);
  for (const { quotes } of docs) expect(new Set(quotes.map((quote) => quote.id)).size).toBe(quotes.length);
}

describe('the answers for the sample articles', () => {
  // After editing a marked-up story or case: npx vitest run tests/cases -u
  test('are what the marked-up stories say', async () => {
    await expect(toLines(stories)).toMatchFileSnapshot('who-said-what.jsonl');
  });

  test.each(stories)('$id: every quote has content, whole words and a known kind', ({ text, quotes }) => {
    for (const quote of quotes) expectCleanQuote(text, quote);
  });

  test.each(stories)('$id: the text is the sample file’s', ({ id, text }) => {
    expect(sampleText(id)).toBe(text);
  });

  test.each(stories.filter((story) => story.dates))(
    '$id: names and dates are whole, dates are TIMEX3',
    (story) => {
      for (const { start, end } of [...story.entities!, ...story.dates!])
        expectCleanSpan(story.text, [start, end]);
      for (const { type, value } of story.dates!)
        expect([type, value]).toEqual([type, expect.stringMatching(TIMEX3[type]!)]);
    },
  );

  test('no two stories or quotes share an id', () => expectUniqueIds(stories));
});

const DAY = String.raw`(?:\d{4}|XXXX)-(?:\d\d|XX)-\d\d`;
const TIMEX3: Record<string, RegExp> = {
  DATE: new RegExp(
    String.raw`^(?:${DAY}|\d{4}(?:-\d\d|-W\d\d|-Q[1-4]|-H[12]|-(?:SP|SU|FA|WI))?|\d{3}X|(?:PAST|PRESENT|FUTURE)_REF)$`,
  ),
  TIME: new RegExp(String.raw`^${DAY}T(?:\d\d:\d\dZ?|MO|MI|AF|EV|NI)$`),
  DURATION: /^PT?(?:\d+|X)[YMWDHS]$/,
  SET: new RegExp(String.raw`^(?:${DAY}|XXXX-WXX-[1-7]|P\d+[YMWD])$`),
};

describe.each(CASES)('the cases of $name', ({ name, cases }) => {
  test('are what the marked-up cases say', async () => {
    await expect(toLines(cases)).toMatchFileSnapshot(`${name}.jsonl`);
  });

  test.each(cases)('$id: $note', ({ text, quotes }) => {
    expect(text.trim()).toBe(text);
    for (const quote of quotes) expectCleanQuote(text, quote);
  });

  test('no two cases share an id', () => expectUniqueIds(cases));
});

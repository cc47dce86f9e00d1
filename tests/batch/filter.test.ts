import { expect, test } from 'vitest';
import { startExtractor } from '../../src/batch/extractor.js';
import { extractLines } from '../../src/batch/filter.js';
import { DEFAULT_RUN_SETTINGS, DEFAULT_SETTINGS } from '../../src/settings.js';

const said = { id: 'a1', text: '“It rained,” said Ana Roe.' };

async function linesFor(pieces: readonly string[], workers: number): Promise<string[]> {
  async function* source() {
    yield* pieces;
  }
  const limits = { ...DEFAULT_RUN_SETTINGS, workers };
  const extractor = await startExtractor({ form: 'record', settings: DEFAULT_SETTINGS, limits });
  const answers = [];
  for await (const answer of extractLines(source(), extractor, 1000)) answers.push(answer);
  await extractor.close();
  return answers;
}

async function answersTo(...pieces: string[]) {
  const lines = await linesFor(pieces, 1);
  return lines.map((line) => JSON.parse(line) as { readonly id: string | null });
}

test('every line has its answer in its place', async () => {
  const lines = [JSON.stringify(said), 'oops', JSON.stringify({ ...said, id: 'a2' }), '{"id": "a3"}', '[1]'];
  const answers = await answersTo(`${lines.join('\n')}\n`);
  expect(answers).toMatchObject([
    { id: 'a1', quotes: [{ text: 'It rained,', speaker: { name: 'Ana Roe' } }] },
    { id: null, error: { code: 'input-malformed' } },
    { id: 'a2', quotes: [{ text: 'It rained,' }] },
    { id: 'a3', error: { code: 'article-invalid' } },
    { id: null, error: { code: 'article-invalid' } },
  ]);
});

test('the message names the line of the stream, blank lines counted', async () => {
  const answers = await answersTo(`\n  \r\n{"id": "a1", "text": "   "}\n`);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({ id: 'a1', error: { code: 'article-empty' } });
  expect(answers[0]).toHaveProperty(
    'error.message',
    expect.stringMatching(/^line 3: the article has no text/),
  );
});

test('lines may be cut anywhere, and the last needs no newline', async () => {
  const whole = `${JSON.stringify(said)}\n${JSON.stringify({ ...said, id: 'a2' })}`;
  const answers = await answersTo(...whole);
  expect(answers.map(({ id }) => id)).toEqual(['a1', 'a2']);
});

test('an article beyond the limit is refused, and the next one is not', async () => {
  const long = JSON.stringify({ id: 'long', text: 'word '.repeat(300) });
  const endless = JSON.stringify({ id: 'endless', text: 'x'.repeat(1_200_000) });
  const answers = await answersTo(`${long}\n${endless}\n${JSON.stringify(said)}\n`);
  expect(answers).toMatchObject([
    { id: 'long', error: { code: 'article-too-large' } },
    { id: null, error: { code: 'article-too-large' } },
    { id: 'a1', quotes: [{}] },
  ]);
});

test('the answers are the same to the byte for any number of workers', async () => {
  const lines = Array.from({ length: 60 }, (_, n) =>
    n % 7 === 3
      ? 'oops'
      : JSON.stringify({ ...said, id: `a${n}`, text: `${said.text} `.repeat(1 + (n % 5)) }),
  );
  const pieces = [`${lines.join('\n')}\n`];
  const alone = await linesFor(pieces, 1);
  expect(alone).toHaveLength(60);
  expect(await linesFor(pieces, 2)).toEqual(alone);
  expect(await linesFor(pieces, 3)).toEqual(alone);
});

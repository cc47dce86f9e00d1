import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onrecord, temporaryFolder } from './onrecord.js';

const place = { path: 's3a://wire/2014/a.jsonl', below: '2014/a.jsonl' };
const article = {
  id: 'a1',
  text: 'A 𝄞 fell. “It rained,” said Ana Roe on Monday.',
  publishedAt: '2024-05-01',
};
const line = (number: number, json: string) => ({ ...place, line: number, unit: 'line', json });

async function answersTo(inputs: readonly object[], ...flags: string[]) {
  const input = inputs.map((given) => `${JSON.stringify(given)}\n`).join('');
  const { code, out, err } = await onrecord(['extract', '--tables', ...flags], { input });
  const answers = out.trimEnd().split('\n').filter(Boolean);
  return { code, err, answers: answers.map((answer) => JSON.parse(answer) as Record<string, never>) };
}

test('a cluster’s task has an answer in rows of tables for each line, and the number of lines at the end', async () => {
  const { code, answers } = await answersTo([
    line(7, JSON.stringify(article)),
    line(8, ' '),
    line(9, '{"id": "broken", '),
    line(10, JSON.stringify({ text: 'Nobody spoke.' })),
  ]);
  expect(code).toBe(0);
  expect(answers).toMatchObject([
    {
      hash: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      record: {
        id: 'a1',
        text: article.text,
        origin_path: place.path,
        origin_line: 7,
        published_at: '2024-05-01',
      },
      quotes: [
        { story_id: 'a1', speaker: 'Ana Roe', cue: 'said', content: [{ start: 11, end: 23 }], position: 0 },
      ],
      entities: [{ name: 'Ana Roe', position: 0 }],
      dates: [{ text: 'Monday', value: '2024-04-29' }],
    },
    { blank: true },
    {
      failure: {
        ...{ origin_path: place.path, origin_line: 9, stage: 'read', code: 'input-malformed' },
        message: expect.stringContaining(`${place.path}, line 9: this is not valid JSON`) as string,
      },
    },
    { record: { id: '2014/a#10' } },
    { end: 4 },
  ]);
});

test('a task reads whole files of any format under the path that they have in the cluster', async () => {
  const file = {
    path: 's3a://wire/b/council.csv',
    below: 'b/council.csv',
    copy: 'data/articles/council.csv',
  };
  const { answers } = await answersTo([file], '--format', 'csv');
  expect(answers).toHaveLength(4);
  expect(answers[0]).toMatchObject({ record: { origin_path: file.path, origin_line: 2 } });
  expect(answers.at(-1)).toEqual({ end: 1 });
});

test('columns are found by the names that the job gives', async () => {
  const { answers } = await answersTo([line(1, '{"id":"a","said":"It rained."}')], '--columns', 'text=said');
  expect(answers[0]).toMatchObject({ record: { id: 'a', text: 'It rained.' } });
});

test('a line that names no file ends the task: the job is at fault', async () => {
  const { code, err } = await answersTo([article]);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('line 1 is no input of a cluster task') as string,
  });
});

test('reader settings go with tables only', async () => {
  const { code, err } = await onrecord(['extract', '--columns', 'text=body']);
  expect({ code, err: err.split('\n')[0] }).toEqual({
    code: 2,
    err: 'onrecord: the setting columns goes with --tables; without it, lines are articles',
  });
});

test('the bundle extracts by itself, without SQLite or anything compiled', async () => {
  const folder = temporaryFolder();
  const archive = join(folder, 'onrecord.tar.gz');
  execFileSync(process.execPath, ['pipelines/bundle.mjs', archive]);
  execFileSync('tar', ['xzf', archive, '-C', folder]);
  expect(readdirSync(join(folder, 'node_modules'))).not.toContain('better-sqlite3');
  const compiled = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:node|bare|so|dylib|dll)$/.test(name),
  );
  expect(compiled).toEqual([]);
  const run = (words: string[], input = '') =>
    execFileSync(process.execPath, [join(folder, 'dist/present/cli/main.js'), ...words], {
      ...{ cwd: folder, input, encoding: 'utf8', stdio: 'pipe' },
    });
  const input = `${JSON.stringify(line(1, JSON.stringify(article)))}\n`;
  expect(run(['extract', '--tables'], input)).toContain('"speaker":"Ana Roe"');
  expect(run(['extract'], JSON.stringify(article))).toContain('Ana Roe');
  expect(() => run(['stats', '--db', 'package.json'])).toThrow('This onrecord has no SQLite');
});

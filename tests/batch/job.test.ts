import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readJobFile } from '../../src/batch/job-file.js';
import { jobJsonSchema, parseJob } from '../../src/batch/job.js';
import { EXPORT_FORMATS } from '../../src/present/export/formats.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS } from '../../src/settings.js';
import { temporaryFolder } from '../present/cli/onrecord.js';

const minimal = { inputs: ['articles'], database: 'out.db' };

function faultsOf(job: unknown): string[] {
  try {
    parseJob(job, 'jobs/nightly.json');
  } catch (error) {
    expect(error).toMatchObject({ name: 'OnrecordError', code: 'job-invalid' });
    return (error as Error).message.split('\n');
  }
  return [];
}

function fileWith(content: string, name = 'job.json'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

describe('a job', () => {
  test('has defaults for all but its inputs and its database', () => {
    expect(parseJob(minimal, 'job.json')).toEqual({
      inputs: ['articles'],
      read: DEFAULT_READER_SETTINGS,
      extract: DEFAULT_SETTINGS,
      limits: {},
      database: 'out.db',
      exports: [],
    });
  });

  test('takes single settings and leaves the rest at their defaults', () => {
    const job = parseJob(
      { ...minimal, read: { columns: { text: 'body' } }, extract: { dayOrder: 'dmy' } },
      'job.json',
    );
    expect(job.read).toEqual({ ...DEFAULT_READER_SETTINGS, columns: { text: 'body' } });
    expect(job.extract).toEqual({ ...DEFAULT_SETTINGS, dayOrder: 'dmy' });
  });

  test('means its paths from its own folder, standard input excepted', () => {
    const job = parseJob(
      {
        inputs: ['../data/*.txt', '-', '/srv/news'],
        database: 'night.db',
        exports: [{ format: 'csv', file: '../out/q.csv' }],
      },
      'jobs/nightly.json',
    );
    expect(job.inputs).toEqual(['data/*.txt', '-', absoluteOrNear('/srv/news')]);
    expect(job.database).toBe('jobs/night.db');
    expect(job.exports).toEqual([{ format: 'csv', file: 'out/q.csv' }]);
  });

  test.each([
    [[], 'jobs/nightly.json: expected an object, got []'],
    [{ database: 'a.db' }, 'jobs/nightly.json: inputs: expected an array, but it is missing'],
    [{ ...minimal, inputs: [] }, 'jobs/nightly.json: inputs: expected at least one, but it is empty'],
    [{ ...minimal, inputs: ['a', 7] }, 'jobs/nightly.json: inputs[1]: expected a string, got 7'],
    [{ ...minimal, database: '' }, 'jobs/nightly.json: database: expected at least one, but it is empty'],
    [{ ...minimal, output: 'x' }, 'jobs/nightly.json: unknown key "output"'],
    [
      { ...minimal, extract: { dayOrder: 'ymd' } },
      'jobs/nightly.json: extract.dayOrder: expected "auto" or "mdy" or "dmy", got "ymd"',
    ],
    [
      { ...minimal, extract: { minConfidence: 2 } },
      'jobs/nightly.json: extract.minConfidence: expected 1 or less, got 2',
    ],
    [
      { ...minimal, read: { columns: { text: 'body', headline: 'h' } } },
      'jobs/nightly.json: read.columns: unknown key "headline"',
    ],
    [
      {
        ...minimal,
        exports: [
          { format: 'json', file: 'a' },
          { format: 'xml', file: 'b' },
        ],
      },
      'jobs/nightly.json: exports[1].format: expected "json" or "jsonl" or "csv" or "annotations" or "schema-org" or "parquet" or "brat", got "xml"',
    ],
  ])('at fault says where and what was expected: %j', (job, message) => {
    expect(faultsOf(job)).toEqual([message]);
  });

  test('at fault in several places names them all', () => {
    expect(faultsOf({ inputs: [1], database: 2, exports: {} })).toEqual([
      'jobs/nightly.json: inputs[0]: expected a string, got 1',
      'jobs/nightly.json: database: expected a string, got 2',
      'jobs/nightly.json: exports: expected an array, got {}',
    ]);
  });

  test('knows every export format that there is', () => {
    for (const format of Object.keys(EXPORT_FORMATS)) {
      expect(faultsOf({ ...minimal, exports: [{ format, file: 'x' }] })).toEqual([]);
    }
  });
});

describe('the JSON Schema of jobs', () => {
  const published = JSON.parse(readFileSync('pipelines/job.schema.json', 'utf8')) as object;

  test('is the one that the code gives (npm run schemas writes it)', () => {
    expect(published).toEqual(jobJsonSchema());
  });

  test('takes the sample job and refuses what the code refuses', () => {
    const validate = new Ajv2020().compile(published);
    const sample = JSON.parse(readFileSync('pipelines/sample.json', 'utf8')) as object;
    expect(validate(sample)).toBe(true);
    expect(validate({ ...sample, output: 'x' })).toBe(false);
    expect(validate({ database: 'a.db' })).toBe(false);
  });
});

describe('a file on the command line', () => {
  test('is a job where it holds one object with inputs', () => {
    const file = fileWith(`\uFEFF${JSON.stringify(minimal)}`);
    expect(readJobFile(file)?.inputs).toHaveLength(1);
  });

  test('means paths from its own folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'jobs'));
    const file = join(folder, 'jobs', 'job.json');
    writeFileSync(file, JSON.stringify({ ...minimal, inputs: ['../news'] }));
    expect(readJobFile(file)?.inputs).toEqual([absoluteOrNear(join(folder, 'news'))]);
  });

  test.each([
    ['an article', '{"id": "a", "text": "x"}'],
    ['an article that has inputs', '{"id": "a", "text": "x", "inputs": ["y"]}'],
    ['a list of articles', '[{"id": "a", "text": "x", "inputs": 1}]'],
    ['an article cut off', '{"id": "a", "text": "all inputs'],
    ['nothing', ''],
  ])('is no job where it holds %s', (_what, content) => {
    expect(readJobFile(fileWith(content))).toBeNull();
  });

  test('is no job where it is not called .json, or is not there', () => {
    expect(readJobFile(fileWith(JSON.stringify(minimal), 'job.txt'))).toBeNull();
    expect(readJobFile('no/such/job.json')).toBeNull();
  });

  test('with a slip in its JSON is a job at fault, with the line', () => {
    const file = fileWith('{\n  "inputs": ["articles"],\n  "database": "out.db",\n}\n');
    expect(() => readJobFile(file)).toThrow(`${file}:4: not valid JSON: `);
  });
});

/** As a job's paths are shown: near ones from the current directory, others absolute. */
function absoluteOrNear(path: string): string {
  const near = relative('.', path);
  return near.startsWith('../../') ? path : near;
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { onrecord } from '../present/cli/onrecord.js';
import { sampleArticles } from './archive.js';
import { JOB, runPython, submit, temporaryFolder, withoutSpark } from './cluster.js';
import { filesOf, rowsOf } from './tables.js';

/** Runs jobs one after the other in one Spark, and prints the counts of each; inputs and outputs are in `folder`. */
const JOBS = `
import json, sys
sys.path.insert(0, sys.argv[1])
import onrecord_spark as onrecord
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
spark.sparkContext.addPyFile(onrecord.__file__)
for words in json.loads(sys.argv[2]):
    if words[0] == "parquet":
        spark.read.json(words[1]).withColumnRenamed("text", "corps").write.parquet(words[2])
        continue
    sys.argv[1:] = words
    job = onrecord.parse_arguments()
    job["roots"] = [onrecord.root_of(spark, path) for path in job["inputs"]]
    print(json.dumps(onrecord.run(spark, job)))
`;

test.skipIf(withoutSpark)(
  'Parquet and whole files give what JSON Lines give, and a batch that is run again replaces itself alone',
  async () => {
    const folder = temporaryFolder();
    const at = (...names: string[]) => join(folder, ...names);
    const articles = (await sampleArticles()).slice(0, 4);
    const lines = articles.map((article) => JSON.stringify(article));
    writeFileSync(at('a.jsonl'), lines.join('\n'));
    mkdirSync(at('pages'));
    writeFileSync(at('pages', 'crawl.warc.gz'), warcOf('data/articles/river-eel-study.html'));
    writeFileSync(at('pages', 'torn.warc'), 'WARC/1.0 and no more');
    writeFileSync(at('jobs.py'), JOBS);
    const home = ['--home', process.cwd(), '--out', at('said')];
    const jobs = [
      ['parquet', at('a.jsonl'), at('table')],
      [...home, '--batch', 'lines', at('a.jsonl')],
      [...home, '--batch', 'table', '--format', 'parquet', at('table'), '--columns', 'text=corps'],
      [...home, '--batch', 'pages', '--format', 'warc', at('pages')],
      [...home, '--batch', 'lines', at('a.jsonl')],
    ];
    const parameters = [dirname(JOB), JSON.stringify(jobs)];
    const { code, out, log } = await submit(at('jobs.py'), parameters, { master: 'local[2]' }).ended;
    expect({ code, end: code === 0 ? '' : `${log.slice(-3000)}${out}` }).toEqual({ code: 0, end: '' });
    const counts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, number>);
    const [first, table, pages, again] = counts;
    expect(first).toMatchObject({ batch: 'lines', inputs: 4, records: 4, failures: 0 });
    const timeless = { batch: 'lines', seconds: 0, seconds_extracting: 0 };
    expect({ ...table, ...timeless }).toEqual({ ...first, ...timeless });
    expect({ ...again, ...timeless }).toEqual({ ...first, ...timeless });
    expect(pages).toMatchObject({ inputs: 2, records: 1, failures: 1 });

    const months = filesOf(at('said'), 'records').map(
      (path) => /batch=lines.published_month=([^/]+)/.exec(path)?.[1],
    );
    const dates = articles.map(({ publishedAt }) => publishedAt?.slice(0, 7) ?? 'undated');
    expect(months.filter(Boolean).sort()).toEqual([...new Set(dates)].sort());
    const records = await rowsOf(at('said'), 'records');
    const own = articles.map(({ id }) => id);
    const [page] = records.filter(({ origin_path }) => String(origin_path).endsWith('crawl.warc.gz'));
    expect(page).toMatchObject({ url: EELS, title: 'Eels are turning back, and warm rivers may be why' });
    expect(records.map(({ id }) => id).sort()).toEqual([...own, ...own, page!['id']].sort());

    const imported = await onrecord(['import', at('said'), '--db', at('said.db'), '--json']);
    expect(JSON.parse(imported.out)).toMatchObject({ read: 9, added: 5, failed: 1 });
    readInPython(at('said'), first!['quotes']! * 2 + pages!['quotes']!);
  },
  300_000,
);

const EELS = 'https://www.haldencourier.example/science/2025/05/28/eels-turning-back';

/** A web archive of one page, as a crawler writes it: each record packed by itself. */
function warcOf(page: string): Buffer {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${readFileSync(page, 'utf8')}`;
  const head = [
    ...['WARC/1.0', 'WARC-Type: response', `WARC-Target-URI: ${EELS}`, 'WARC-Date: 2025-05-28T08:00:00Z'],
    'WARC-Record-ID: <urn:uuid:8f9c2d34-6c1e-4b3a-9d4e-2f7a51c0e611>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(answer)}`,
  ];
  return gzipSync(`${head.join('\r\n')}\r\n\r\n${answer}\r\n\r\n`);
}

/** The one-liners of the README. */
function readInPython(said: string, quotes: number): void {
  const count = (code: string) =>
    execFileSync(process.env['ONRECORD_SPARK_PYTHON']!, ['-c', code], { encoding: 'utf8' });
  const duck = `duckdb.sql("SELECT speaker, count(*) FROM '${said}/quotes/**/*.parquet' GROUP BY 1 ORDER BY 2 DESC")`;
  expect(Number(count(`import duckdb; print(sum(n for _, n in ${duck}.fetchall()))`))).toBe(quotes);
  const pandas = `pandas.read_parquet("${said}/quotes")`;
  expect(Number(count(`import pandas; print(len(${pandas}[["speaker", "text", "published_month"]]))`))).toBe(
    quotes,
  );
}

test.skipIf(withoutSpark)('a worker without Node ends the job with a plain message', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.jsonl'), '{"id":"a","text":"It rained."}');
  const parameters = ['--node', 'no-such-node', '--home', process.cwd(), '--out', join(folder, 'said')];
  const job = submit(JOB, [...parameters, join(folder, 'a.jsonl')], { master: 'local[1]' });
  const { code, out } = await job.ended;
  expect(code).toBe(1);
  expect(out).toMatch(/^onrecord: a worker cannot run no-such-node/m);
  expect(out).not.toContain('Traceback');
});

/** Python that streams through a child written in JavaScript in the place of onrecord. */
const through = (child: string, inputs: string) => `
import onrecord_spark as onrecord
inputs = ({"path": "a.jsonl", "line": n, "unit": "line", "json": "x" * 1000} for n in range(1, ${inputs} + 1))
answers = onrecord.extract(inputs, ["node", "-e", ${JSON.stringify(child)}])
print(sum(len(answer) for answer in answers))
`;

test.skipIf(withoutSpark)('a child that answers much before it reads on does not block its task', () => {
  const child = `
    let text = '', n = 0;
    process.stdin.on('data', (piece) => {
      text += piece;
      for (let end = text.indexOf('\\n'); end >= 0; end = text.indexOf('\\n')) {
        text = text.slice(end + 1);
        require('fs').writeSync(1, 'y'.repeat(99999) + '\\n');
        n++;
      }
    }).on('end', () => console.log('{"end":' + n + '}'));`;
  expect(runPython(through(child, '2000'))).toEqual({ code: 0, out: '200000000\n' });
});

test.skipIf(withoutSpark).each([
  [
    'dies',
    `process.stdin.once('data', () => { console.log('1\\n2'); console.error('out of memory'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300); })`,
    /onrecord was killed by signal 9 after 2 answers to \d+ inputs; next was a\.jsonl, line 3\nout of memory/,
  ],
  [
    'ends too early',
    `process.stdin.resume().on('end', () => console.log('{"end":3}'))`,
    /onrecord ended with exit status 0 after 0 answers to 20 inputs; next was a\.jsonl, line 1/,
  ],
])('a child that %s fails its task with what it said, so that Spark tries again', (_what, child, reason) => {
  const { code, out } = runPython(through(child, '20'));
  expect(code).toBe(1);
  expect(out).toMatch(reason);
});

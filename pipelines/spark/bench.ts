/**
 * What Spark costs: the sample articles many times over, through one thread of `onrecord run`, then through one and two
 * executors of one core. `npx tsx pipelines/spark/bench.ts [COPIES]`, with ONRECORD_SPARK_PYTHON naming a Python that
 * has pyspark. Prints articles a second and core hours for an archive.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readArticles } from '../../src/read/read.js';
import { DEFAULT_READER_SETTINGS } from '../../src/settings.js';

const ARCHIVE = 200_000_000;
const COPIES = Number(process.argv[2] ?? 400);
const python = process.env['ONRECORD_SPARK_PYTHON'];
if (python === undefined) throw new Error('ONRECORD_SPARK_PYTHON names no Python that has pyspark');

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  const articles = await writeArchive(join(folder, 'archive.jsonl'));
  const bundle = join(folder, 'onrecord.tar.gz');
  execFileSync(process.execPath, ['pipelines/bundle.mjs', bundle]);
  const plain = plainJob(join(folder, 'archive.jsonl'));
  report('onrecord run, one worker', articles, plain);
  for (const executors of [1, 2]) {
    const { seconds, seconds_extracting: extracting } = sparkJob(bundle, executors);
    report(`Spark, executors: ${executors}`, articles, extracting!);
    const tables = seconds! - extracting!;
    console.log(`    writing its tables took ${tables.toFixed(1)} s more`);
    const cores = executors;
    const hours = (ARCHIVE / articles) * extracting! * (cores / 3600);
    console.log(`    ${ARCHIVE} articles at this rate: ${Math.round(hours)} core hours`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(what: string, articles: number, seconds: number): void {
  console.log(
    `${what}: ${articles} articles in ${seconds.toFixed(1)} s, ${Math.round(articles / seconds)} articles/s`,
  );
}

async function writeArchive(file: string): Promise<number> {
  const lines: string[] = [];
  for await (const item of readArticles(['data/articles'], DEFAULT_READER_SETTINGS)) {
    if (item.kind !== 'article') continue;
    const { id, ...article } = item.article;
    for (let copy = 0; copy < COPIES; copy++) lines.push(JSON.stringify({ ...article, id: `${id}/${copy}` }));
  }
  writeFileSync(file, lines.join('\n'));
  return lines.length;
}

function plainJob(archive: string): number {
  const parameters = ['run', archive, '--workers', '1', '--db', join(folder, 'plain.db'), '--json'];
  const out = execFileSync(process.execPath, ['dist/present/cli/main.js', ...parameters], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (JSON.parse(out) as { seconds: number }).seconds;
}

function sparkJob(bundle: string, executors: number): Record<string, number> {
  const installed = execFileSync(python!, ['-c', 'import pyspark; print(pyspark.__file__)'], {
    encoding: 'utf8',
  });
  const home = dirname(installed.trim());
  // Four tasks, as long as they can be: on an archive a task lasts minutes, and starting its child counts for little.
  const quarter = Math.ceil(statSync(join(folder, 'archive.jsonl')).size / 4);
  const parameters = [
    ...['--master', `local-cluster[${executors},1,1024]`, '--archives', `${bundle}#onrecord`],
    ...[
      '--conf',
      `spark.sql.files.maxPartitionBytes=${quarter}`,
      '--conf',
      'spark.sql.files.openCostInBytes=0',
    ],
    ...['pipelines/spark/onrecord_spark.py', '--out', join(folder, `said-${executors}`)],
    join(folder, 'archive.jsonl'),
  ];
  const out = execFileSync(join(home, 'bin', 'spark-submit'), parameters, {
    ...{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    env: { ...process.env, SPARK_HOME: home, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' },
  });
  return JSON.parse(out.trimEnd().split('\n').at(-1)!) as Record<string, number>;
}

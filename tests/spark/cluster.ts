/** A real Spark, where there is one: ONRECORD_SPARK_PYTHON names a Python that has pyspark. CI installs it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const python = process.env['ONRECORD_SPARK_PYTHON'];

/** In CI a missing Spark is a failure, not a skipped test. */
export const withoutSpark = python === undefined && !process.env.CI;
if (withoutSpark)
  console.log('ONRECORD_SPARK_PYTHON names no Python with pyspark: tests on a cluster are skipped');

export const JOB = resolve('pipelines/spark/onrecord_spark.py');

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-spark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A Spark whose executors leave their working folders where the test takes them away. */
function sparkHome(): string {
  const installed = execFileSync(python!, ['-c', 'import pyspark; print(pyspark.__file__)'], {
    encoding: 'utf8',
  });
  const home = join(mkdtempSync(join(tmpdir(), 'spark-home-')), 'spark');
  onTestFinished(() => rmSync(dirname(home), { recursive: true, force: true, maxRetries: 5 }));
  mkdirSync(home);
  for (const name of readdirSync(dirname(installed.trim())))
    if (name !== 'work') symlinkSync(join(dirname(installed.trim()), name), join(home, name));
  return home;
}

/** What a short job on small data wants otherwise than a long one on much. */
const SMALL = {
  'spark.driver.extraJavaOptions': '-XX:TieredStopAtLevel=1',
  'spark.executor.extraJavaOptions': '-XX:TieredStopAtLevel=1',
  'spark.sql.codegen.wholeStage': 'false',
  'spark.sql.shuffle.partitions': '4',
  'spark.sql.files.maxPartitionBytes': '400k',
  'spark.sql.files.openCostInBytes': '0',
  'spark.ui.enabled': 'false',
};

interface Submission {
  /** Of the driver: the executors are its descendants. */
  readonly pid: number;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly log: string }>;
}

/** `spark-submit` of a Python program, by default to two worker processes of one core each. */
export function submit(
  program: string,
  parameters: readonly string[],
  { master = 'local-cluster[2,1,1024]', archives = '' } = {},
): Submission {
  const home = sparkHome();
  const settings = Object.entries(SMALL).flatMap(([name, value]) => ['--conf', `${name}=${value}`]);
  const shipped = archives === '' ? [] : ['--archives', archives];
  const child = spawn(
    join(home, 'bin', 'spark-submit'),
    ['--master', master, ...settings, ...shipped, program, ...parameters],
    { env: { ...process.env, SPARK_HOME: home, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' } },
  );
  let out = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<Awaited<Submission['ended']>>((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, log }));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { pid: child.pid!, ended };
}

/** Runs Python without a cluster, the job's functions at hand. */
export function runPython(code: string): { readonly out: string; readonly code: number } {
  const path = dirname(JOB);
  try {
    const env = { ...process.env, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1' };
    return { out: execFileSync(python!, ['-c', code], { encoding: 'utf8', env, stdio: 'pipe' }), code: 0 };
  } catch (error) {
    const { stderr, status } = error as { stderr: string; status: number };
    return { out: stderr, code: status };
  }
}

/** The executors of a driver that have an extraction under way. */
export function busyExecutors(driver: number): number[] {
  const processes = allProcesses();
  const parent = new Map(processes.map(({ pid, ppid }) => [pid, ppid]));
  const isBelow = (pid: number, above: number): boolean =>
    pid === above || (parent.has(pid) && isBelow(parent.get(pid)!, above));
  const extractions = processes.filter(({ command }) => command.includes('\0extract\0--tables'));
  return processes
    .filter(({ command }) => command.includes('CoarseGrainedExecutorBackend'))
    .filter(({ command }) => /(?:^|\/)java\0/.test(command))
    .map(({ pid }) => pid)
    .filter((pid) => isBelow(pid, driver) && extractions.some((child) => isBelow(child.pid, pid)));
}

function allProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), ppid, command }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

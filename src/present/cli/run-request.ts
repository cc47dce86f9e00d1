/** What `onrecord run` is asked to do, from its arguments and flags. */
import { readJobFile } from '../../batch/job-file.js';
import type { Job, JobExport } from '../../batch/job.js';
import type { BatchPlan } from '../../batch/plan.js';
import { OnrecordError } from '../../errors.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_SETTINGS,
  READER_SETTINGS,
  RUN_SETTINGS,
  SETTINGS,
  type ExtractSettings,
  type ReaderSettings,
  type RunSettings,
} from '../../settings.js';
import { DEFAULT_DATABASE, givenSettings } from './options.js';

export interface RunOptions {
  readonly db?: string;
  readonly redo?: true;
  readonly json?: true;
  readonly log?: 'text' | 'json';
}

export interface RunRequest {
  readonly plan: BatchPlan;
  readonly exports: readonly JobExport[];
}

/** Flags go before what the job says. Error 'option-invalid' where a job stands beside other arguments. */
export function requestOf(targets: readonly string[], options: RunOptions): RunRequest {
  const job = jobAmong(targets) ?? jobOfInputs(targets);
  const plan = {
    name: job.name,
    inputs: job.inputs,
    read: { ...job.read, ...givenSettings<ReaderSettings>(READER_SETTINGS, options) },
    extract: { ...job.extract, ...givenSettings<ExtractSettings>(SETTINGS, options) },
    database: options.db ?? job.database,
    redo: options.redo === true,
    limits: { ...job.limits, ...givenSettings<RunSettings>(RUN_SETTINGS, options) },
  };
  return { plan, exports: job.exports };
}

interface NamedJob extends Job {
  readonly name: string;
}

function jobAmong(targets: readonly string[]): NamedJob | null {
  for (const target of targets) {
    const job = readJobFile(target);
    if (!job) continue;
    if (targets.length === 1) return { ...job, name: target };
    throw new OnrecordError(
      'option-invalid',
      `${target} is a job file: run it by itself, or name its inputs instead of it`,
    );
  }
  return null;
}

function jobOfInputs(inputs: readonly string[]): NamedJob {
  return {
    name: inputs.join(' '),
    inputs,
    read: DEFAULT_READER_SETTINGS,
    extract: DEFAULT_SETTINGS,
    limits: {},
    database: DEFAULT_DATABASE,
    exports: [],
  };
}

/** A job file: what to read, how to extract, where results go. Validated here; its JSON Schema comes from here too. */
import { z } from 'zod';
import { OnrecordError } from '../errors.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_SETTINGS,
  type ExtractSettings,
  type ReaderSettings,
  type RunSettings,
} from '../settings.js';
import { explainIssue } from './job-faults.js';
import { fromJobFile } from './job-path.js';
import { extractSettingsSchema, readerSettingsSchema, runSettingsSchema } from './settings-schema.js';

const path = z.string().min(1);

const exportSchema = z.strictObject({
  format: z.enum(['json', 'jsonl', 'csv', 'annotations', 'schema-org', 'parquet', 'brat']),
  file: path.describe(
    'the file, or folder for parquet and brat, to write; an export that exists is replaced',
  ),
});

const jobSchema = z
  .strictObject({
    $schema: z.string().optional().describe('this schema, for editors'),
    inputs: z.array(path).min(1).describe('files, folders, globs, or "-" for standard input'),
    read: readerSettingsSchema().prefault({}).describe('how to read'),
    extract: extractSettingsSchema().prefault({}).describe('how to extract'),
    run: runSettingsSchema().prefault({}).describe('how to use the machine'),
    database: path.describe('the SQLite file that keeps the results'),
    exports: z.array(exportSchema).default([]).describe('written from the database when the job ends'),
  })
  .describe('An onrecord job. Paths are meant from the folder that this file lies in.');

export type JobExport = z.output<typeof exportSchema>;

/** A job with every default filled in and its paths as seen from the current directory. */
export interface Job {
  readonly inputs: readonly string[];
  readonly read: ReaderSettings;
  readonly extract: ExtractSettings;
  readonly limits: Partial<RunSettings>;
  readonly database: string;
  readonly exports: readonly JobExport[];
}

/** The JSON Schema of job files, for editors: pipelines/job.schema.json. */
export function jobJsonSchema(): object {
  return z.toJSONSchema(jobSchema, { io: 'input' });
}

/** Checks a job; the error lists every fault with its place. `file` is where it came from: its paths start there. */
export function parseJob(value: unknown, file: string): Job {
  const result = jobSchema.safeParse(value);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${file}: ${explainIssue(issue, value)}`);
    throw new OnrecordError('job-invalid', faults.join('\n'));
  }
  const { inputs, read, extract, run, database, exports } = result.data;
  return {
    inputs: inputs.map((input) => fromJobFile(file, input)),
    read: { ...DEFAULT_READER_SETTINGS, ...(read as Partial<ReaderSettings>) },
    extract: { ...DEFAULT_SETTINGS, ...(extract as Partial<ExtractSettings>) },
    limits: run as Partial<RunSettings>,
    database: fromJobFile(file, database),
    exports: exports.map((each) => ({ ...each, file: fromJobFile(file, each.file) })),
  };
}

/** Finds out whether a file on the command line is a job or articles. */
import { readFileSync, statSync } from 'node:fs';
import { OnrecordError } from '../errors.js';
import { parseJob, type Job } from './job.js';

/** Larger files hold articles. */
const MAX_JOB_BYTES = 1_000_000;

/**
 * The job that a file holds, or null where the file is none: a job is a .json file with one object that has `inputs`
 * and no `text`. A file that means to be one but is at fault is an error, never read as an article.
 */
export function readJobFile(file: string): Job | null {
  const json = readSmallJson(file);
  if (json === null) return null;
  const value = parseJson(json, file);
  return looksLikeJob(value) ? parseJob(value, file) : null;
}

function readSmallJson(file: string): string | null {
  if (!file.toLowerCase().endsWith('.json')) return null;
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= MAX_JOB_BYTES
      ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
      : null;
  } catch {
    return null;
  }
}

/** Undefined where a file that is no job is no JSON either: the reader says so in its own words. */
function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    if (!/^\s*\{/.test(json) || !json.includes('"inputs"') || json.includes('"text"')) return undefined;
    throw new OnrecordError(
      'job-invalid',
      `${file}${lineOf(error, json)}: not valid JSON: ${(error as Error).message}`,
    );
  }
}

function lineOf(error: unknown, json: string): string {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  return position === undefined ? '' : `:${json.slice(0, Number(position)).split('\n').length}`;
}

function looksLikeJob(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'inputs' in value && !('text' in value);
}

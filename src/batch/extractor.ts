/** Where extraction runs: here in this process, one article after the other. */
import { setImmediate } from 'node:timers/promises';
import { OnrecordError, type ErrorCode } from '../errors.js';
import { extract } from '../extract.js';
import { loadModels } from '../models.js';
import type { Article, ExtractionRecord } from '../record.js';
import type { ExtractSettings } from '../settings.js';

/** A record, or why there is none. */
export type Extraction =
  | { readonly record: ExtractionRecord }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } };

export interface Extractor {
  /** How many articles it works on at once. */
  readonly concurrency: number;
  /** Never rejects: a fault in extraction is an answer. */
  extract(article: Article): Promise<Extraction>;
  close(): Promise<void>;
}

/** Signals, timers and the progress bar get their turn at least this often. */
const TURN_MS = 40;

export function extractInProcess(settings: ExtractSettings): Extractor {
  const models = loadModels();
  let turnEnds = performance.now() + TURN_MS;
  return {
    concurrency: 1,
    async extract(article) {
      if (performance.now() >= turnEnds) {
        await setImmediate();
        turnEnds = performance.now() + TURN_MS;
      }
      try {
        return { record: extract(article, models, settings) };
      } catch (error) {
        return { error: describe(error) };
      }
    },
    async close() {},
  };
}

function describe(error: unknown): { code: ErrorCode; message: string } {
  if (error instanceof OnrecordError) return { code: error.code, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'extraction-failed',
    message: `extraction broke off: ${reason}. This is a fault in onrecord: please report it with the article`,
  };
}

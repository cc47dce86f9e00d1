/** A worker thread: chunks of articles in, their records or rows as JSON out. Its models lie in memory that all threads share. */
import { workerData } from 'node:worker_threads';
import { loadModels, type ModelFiles } from '../models.js';
import type { Article } from '../record.js';
import type { ExtractSettings } from '../settings.js';
import { extractArticle, type Form, type RecordText, type Refusal, type StageTimes } from './extraction.js';
import { loadProbe } from './probe.js';

export interface WorkerSetUp {
  readonly files: ModelFiles;
  readonly settings: ExtractSettings;
  readonly probe: string | undefined;
  readonly form: Form;
}

export interface Chunk {
  readonly articles: readonly Article[];
  /** Holds the number, from 1, of the article that is being worked on: seen from outside even while it hangs. */
  readonly at: Int32Array<SharedArrayBuffer>;
}

export interface ChunkAnswer {
  readonly extractions: readonly (RecordText | Refusal)[];
  readonly times: StageTimes;
}

const { files, settings, probe, form } = workerData as WorkerSetUp;
const tools = { models: loadModels(files), settings, form };
const look = await loadProbe(probe);

export default function extractChunk({ articles, at }: Chunk): ChunkAnswer {
  const times: StageTimes = {};
  const extractions = articles.map((article, index) => {
    Atomics.store(at, 0, index + 1);
    look(article);
    const extraction = extractArticle(article, tools, times);
    if ('error' in extraction) return extraction;
    const { json, hash } = extraction;
    return { json, hash };
  });
  return { extractions, times };
}

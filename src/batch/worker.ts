/** A worker thread: chunks of articles in, their records as JSON out. Its models lie in memory that all threads share. */
import { workerData } from 'node:worker_threads';
import { loadModels, type ModelFiles } from '../models.js';
import type { Article } from '../record.js';
import type { ExtractSettings } from '../settings.js';
import { extractArticle, type RecordText, type Refusal, type StageTimes } from './extraction.js';
import { loadProbe } from './probe.js';

export interface WorkerSetUp {
  readonly files: ModelFiles;
  readonly settings: ExtractSettings;
  readonly probe: string | undefined;
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

const { files, settings, probe } = workerData as WorkerSetUp;
const models = loadModels(files);
const look = await loadProbe(probe);

export default function extractChunk({ articles, at }: Chunk): ChunkAnswer {
  const times: StageTimes = {};
  const extractions = articles.map((article, index) => {
    Atomics.store(at, 0, index + 1);
    look(article);
    const extraction = extractArticle(article, models, settings, times);
    return 'error' in extraction ? extraction : { json: extraction.json, hash: extraction.hash };
  });
  return { extractions, times };
}

/** A worker thread: chunks of pages or articles in, articles or their records out. Its models lie in memory that all threads share. */
import { workerData } from 'node:worker_threads';
import { loadModels, type ModelFiles } from '../models.js';
import type { Item, PageItem } from '../read/item.js';
import type { Article } from '../record.js';
import type { ExtractSettings } from '../settings.js';
import { addTimes, extractArticle, type Form, type Refusal, type StageTimes } from './extraction.js';
import { loadProbe } from './probe.js';

export interface WorkerSetUp {
  readonly files: ModelFiles;
  readonly settings: ExtractSettings;
  readonly probe: string | undefined;
  readonly form: Form;
}

export interface Chunk<In> {
  readonly inputs: readonly In[];
  /** Holds the number, from 1, of the input that is being worked on: seen from outside even while it hangs. */
  readonly at: Int32Array<SharedArrayBuffer>;
}

export interface ChunkAnswer<Out> {
  readonly answers: readonly Out[];
  readonly times: StageTimes;
}

const { files, settings, probe, form } = workerData as WorkerSetUp;
const tools = { models: loadModels(files), settings, form };
const look = await loadProbe(probe);

/** Records or rows, as JSON: plain text costs least to send between threads. */
export function extract(chunk: Chunk<Article>): ChunkAnswer<string | Refusal> {
  return workOff(chunk, (article, times) => {
    const extraction = extractArticle(article, tools, times);
    if ('error' in extraction) return extraction;
    const started = performance.now();
    const json = JSON.stringify(extraction.value);
    addTimes(times, { record: performance.now() - started });
    return json;
  });
}

/** The parser is loaded where there is a page. */
export async function parse(chunk: Chunk<PageItem>): Promise<ChunkAnswer<Item>> {
  const { parsePage } = await import('./parsing.js');
  return workOff(chunk, parsePage);
}

function workOff<In extends Article | PageItem, Out>(
  { inputs, at }: Chunk<In>,
  work: (input: In, times: StageTimes) => Out,
): ChunkAnswer<Out> {
  const times: StageTimes = {};
  const answers = inputs.map((input, index) => {
    Atomics.store(at, 0, index + 1);
    look(input);
    return work(input, times);
  });
  return { answers, times };
}

/**
 * One task of a cluster job: lines that name where an article comes from in, an outcome for each article out, in order.
 * What it says is what `onrecord run` would say of the same files; which articles are the same is for the job to tell.
 */
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { OnrecordError } from '../errors.js';
import { slug, type InputFile } from '../read/inputs.js';
import { splitLines } from '../read/lines.js';
import { readFiles, readLine, type Item } from '../read/read.js';
import type { ReaderSettings } from '../settings.js';
import type { StoredArticle } from '../store/index.js';
import { contentHash } from './content-hash.js';
import type { Outcome } from './examine.js';
import type { Extractor } from './extractor.js';
import { mapInOrder } from './in-order.js';

export type TaskOutcome =
  | Extract<Outcome, { kind: 'failed' }>
  | { readonly kind: 'extracted'; readonly stored: StoredArticle }
  /** The input was a blank line. */
  | { readonly kind: 'blank' }
  /** After the last: how many inputs there were. */
  | { readonly kind: 'end'; readonly inputs: number };

const place = {
  /** As messages and records name the file: its address in the cluster's storage. */
  path: z.string().min(1),
  /** The path below the folder that the job was given: what ids are made of. */
  below: z.string(),
};

const inputSchema = z.union([
  z.strictObject({ ...place, json: z.string(), line: z.int().min(1), unit: z.enum(['line', 'row']) }),
  /** A whole file, and where a copy of it lies on this machine. */
  z.strictObject({ ...place, copy: z.string().min(1) }),
]);

type TaskInput = z.infer<typeof inputSchema>;

/** Articles read beyond those that the extractor takes at once, and the characters that all of them may have. */
const READ_AHEAD = 8;
const MAX_CHARS = 4_000_000;

/**
 * @param pieces NDJSON of inputs, cut anywhere
 * @throws OnrecordError 'input-malformed' where a line is no input: the job is at fault, not an article
 */
export async function* workThroughTask(
  pieces: AsyncIterable<string>,
  extractor: Extractor<'record'>,
  settings: ReaderSettings,
): AsyncGenerator<TaskOutcome, void, undefined> {
  let inputs = 0;
  async function* items() {
    for await (const { number, text } of splitLines(pieces, Infinity)) {
      inputs++;
      yield* itemsOf(parseInput(text ?? '', number), settings);
    }
  }
  yield* mapInOrder(items(), (item) => outcomeOf(item, extractor), {
    concurrency: extractor.capacity,
    inFlight: extractor.capacity + READ_AHEAD,
    weight: { of: (item) => (item?.kind === 'article' ? item.article.text.length : 0), most: MAX_CHARS },
  });
  yield { kind: 'end', inputs };
}

function parseInput(line: string, number: number): TaskInput {
  try {
    return inputSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new OnrecordError(
      'input-malformed',
      `line ${number} is no input of a cluster task: ` +
        'expected {"path", "below", "line", "unit", "json"} or {"path", "below", "copy"}',
      { cause: error },
    );
  }
}

async function* itemsOf(
  { below, ...input }: TaskInput,
  settings: ReaderSettings,
): AsyncGenerator<Item | null> {
  const stem = slug(below);
  if ('json' in input) return yield readLine({ ...input, stem }, settings);
  const file: InputFile = { ...input, stem, bytes: (await stat(input.copy)).size };
  yield* readFiles([file], settings);
}

async function outcomeOf(item: Item | null, extractor: Extractor<'record'>): Promise<TaskOutcome> {
  if (item === null) return { kind: 'blank' };
  if (item.kind === 'failure') return { kind: 'failed', failure: item.failure };
  const { article, origin } = item;
  const extraction = await extractor.extract(article);
  if ('error' in extraction) {
    const failure = { origin, articleId: article.id, stage: 'extract', ...extraction.error } as const;
    return { kind: 'failed', failure };
  }
  const stored = { article, record: extraction.value(), contentHash: contentHash(article), origin };
  return { kind: 'extracted', stored };
}

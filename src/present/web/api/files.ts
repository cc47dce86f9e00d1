/** What can be taken along as a file: quotes in every export format, corrected stories as gold. */
import { PassThrough, Readable } from 'node:stream';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { iterateGold, iterateQuotes, type QuoteFilter } from '../../../store/index.js';
import { packageVersion } from '../../../version.js';
import { EXPORT_FORMATS, type ExportFormatName } from '../../export/formats.js';
import type { Desk } from '../context.js';
import { filterParameters } from '../selection.js';
import { FAULT } from './answers.js';

export function addFiles(api: OpenAPIHono, { database }: Desk): void {
  api.openapi(EXPORT, (context) => {
    const { format, ...parts } = context.req.valid('query');
    const filter = parts as QuoteFilter;
    const { extension, mediaType, write } = EXPORT_FORMATS[format];
    const out = new PassThrough();
    const header = { generator: `onrecord ${packageVersion()}`, filter };
    // A file has quotes of one moment: it reads through a connection of its own while others ask and write.
    const { store, close } = database.open();
    void write(iterateQuotes(store, filter), out, header)
      .then(
        () => out.end(),
        (error: Error) => out.destroy(error),
      )
      .finally(close);
    return context.body(
      Readable.toWeb(out) as ReadableStream,
      200,
      attachment(`quotes${extension}`, mediaType),
    );
  });
  api.openapi(GOLD, (context) => {
    const lines = database.ask((store) =>
      [...iterateGold(store)].map((story) => `${JSON.stringify(story)}\n`),
    );
    return context.body(lines.join(''), 200, attachment('corrections-gold.jsonl', 'application/x-ndjson'));
  });
}

function attachment(name: string, type: string): Record<string, string> {
  return { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` };
}

const FORMATS = Object.keys(EXPORT_FORMATS) as [ExportFormatName, ...ExportFormatName[]];
const RESPONSES = { 200: { description: 'The file' }, default: FAULT };

const EXPORT = createRoute({
  method: 'get',
  path: '/export',
  summary: 'The quotes that pass a filter, as a file',
  request: { query: filterParameters.extend({ format: z.enum(FORMATS).default('json') }) },
  responses: RESPONSES,
});

const GOLD = createRoute({
  method: 'get',
  path: '/corrections/gold',
  summary: 'Corrected stories as gold data, one a line, to train on and to score with',
  responses: RESPONSES,
});

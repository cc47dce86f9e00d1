import type { StoredQuote } from '../../store/index.js';
import { writeText, type ExportFormat, type ExportHeader } from './format.js';
import { EXPORT_VERSION } from './schema.js';

export const JSON_FORMAT: ExportFormat = {
  extension: '.json',
  mediaType: 'application/json',
  help: 'one JSON document with a version and a published schema (see --schema)',
  write: (quotes, out, header) => writeText(document(quotes, header), out),
};

/** The header's fields, then one quote a line. */
function* document(
  quotes: Iterable<StoredQuote>,
  { generator, exportedAt, filter }: ExportHeader,
): Generator<string> {
  const head = JSON.stringify({ version: EXPORT_VERSION, generator, exportedAt, filter });
  yield `${head.slice(0, -1)},"quotes":[`;
  let before = '\n';
  for (const quote of quotes) {
    yield before + JSON.stringify(quote);
    before = ',\n';
  }
  yield '\n]}\n';
}

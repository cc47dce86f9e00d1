import type { StoredQuote } from '../../store/index.js';
import { writeText, type ExportFormat } from './format.js';

export const JSONL_FORMAT: ExportFormat = {
  extension: '.jsonl',
  mediaType: 'application/x-ndjson',
  help: 'one quote a line, each as in the JSON export',
  write: (quotes, out) => writeText(lines(quotes), out),
};

function* lines(quotes: Iterable<StoredQuote>): Generator<string> {
  for (const quote of quotes) yield `${JSON.stringify(quote)}\n`;
}

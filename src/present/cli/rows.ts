/** Lists as a table for people or as one JSON object a line for programs. */
import { writeLine } from './output.js';
import { colours, jsonLine, table } from './terminal.js';

interface ListStyle {
  readonly json: boolean;
  readonly heading: readonly string[];
  /** What a person reads where the list is empty. */
  readonly none: string;
}

export async function writeRows<Row>(
  rows: readonly Row[],
  cells: (row: Row) => string[],
  { json, heading, none }: ListStyle,
): Promise<void> {
  if (json) {
    for (const row of rows) await writeLine(jsonLine(row));
    return;
  }
  if (rows.length === 0) return writeLine(none);
  const [first, ...lines] = table([heading, ...rows.map(cells)]).split('\n');
  await writeLine([colours.bold(first ?? ''), ...lines].join('\n'));
}

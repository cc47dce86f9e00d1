import { readFileSync } from 'node:fs';

/** Version of what extraction does: raised with every change of rules or weights that changes records. */
export const EXTRACTOR_VERSION = '8';

export function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

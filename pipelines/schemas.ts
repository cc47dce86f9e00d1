/** Writes the schemas of job files (for editors) and of the JSON and Parquet exports from the code: `npm run schemas`. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { jobJsonSchema } from '../src/batch/job.js';
import { quotesJsonSchema } from '../src/present/export/schema.js';
import { tablesSchema } from '../src/present/export/tables.js';

await write('pipelines/job.schema.json', jobJsonSchema());
await write('src/present/export/quotes.schema.json', quotesJsonSchema());
await write('src/present/export/tables.schema.json', tablesSchema());

async function write(file: string, schema: object): Promise<void> {
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(schema), { ...style, parser: 'json' }));
}

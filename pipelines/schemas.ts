/** Writes the JSON Schemas, of job files (for editors) and of the JSON export, from the code: `npm run schemas`. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { jobJsonSchema } from '../src/batch/job.js';
import { quotesJsonSchema } from '../src/present/export/schema.js';

await write('pipelines/job.schema.json', jobJsonSchema());
await write('src/present/export/quotes.schema.json', quotesJsonSchema());

async function write(file: string, schema: object): Promise<void> {
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(schema), { ...style, parser: 'json' }));
}

/** A process that extracts from stories and does nothing else: prints the milliseconds, warm-up left out. */
import { readFileSync } from 'node:fs';
import { extract } from '../../dist/extract.js';
import { loadModels } from '../../dist/models.js';

const [input, warmUp, count] = process.argv.slice(2);
const stories = readFileSync(input, 'utf8')
  .trimEnd()
  .split('\n', Number(count))
  .map((line) => JSON.parse(line));
const models = loadModels();
for (const story of stories.slice(0, Number(warmUp))) extract(story, models);
const started = performance.now();
for (const story of stories) extract(story, models);
console.log(performance.now() - started);

/** Run as a process of its own: starts a run on the database it is given, says so, and waits to be killed. */
import { openStore, saveBatch, startRun } from '../../src/store/index.js';
import { archiveStory } from './stories.js';
import { PLAN } from './plan.js';

const store = openStore(process.argv[2]!);
const { id, resumed } = startRun(store, PLAN);
saveBatch(store, id, [archiveStory(1)], []);
console.log(resumed ? 'resumed' : 'started');
setInterval(() => {}, 1000);

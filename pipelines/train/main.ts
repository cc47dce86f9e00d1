/** npm run train -- names | attributions | boundaries | speakers --data ../shared/gold */
import { Command } from 'commander';
import { attributionsCommand } from './attributions.js';
import { boundariesCommand } from './boundaries.js';
import { namesCommand } from './names.js';
import { speakersCommand } from './speakers.js';

const program = new Command('train').description(
  'Trains the models of data/models; the same data give the same files',
);
for (const command of [attributionsCommand(), boundariesCommand(), namesCommand(), speakersCommand()])
  program.addCommand(command);
await program.parseAsync();

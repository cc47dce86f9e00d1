/** npm run train -- names | attributions | speakers --data ../shared/gold */
import { Command } from 'commander';
import { attributionsCommand } from './attributions.js';
import { namesCommand } from './names.js';
import { speakersCommand } from './speakers.js';

const program = new Command('train').description(
  'Trains the models of data/models; the same data give the same files',
);
for (const command of [attributionsCommand(), namesCommand(), speakersCommand()]) program.addCommand(command);
await program.parseAsync();

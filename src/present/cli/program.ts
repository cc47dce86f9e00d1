/**
 * The command line: every command, each in a file of its own. What reads and extracts articles is loaded only when a
 * command needs it: that takes longer than most questions to a database.
 */
import { Command } from 'commander';
import { packageVersion } from '../../version.js';
import { addCorrections } from './corrections.js';
import { addExport } from './export.js';
import { addExtract } from './extract.js';
import { addFailures } from './failures.js';
import { examples } from './help.js';
import { addImport } from './import.js';
import { addOrgs } from './orgs.js';
import { addQuotes } from './quotes.js';
import { addRun } from './run.js';
import { addRuns } from './runs.js';
import { addServe } from './serve.js';
import { addSpeakers } from './speakers.js';
import { addStats } from './stats.js';
import { addStory } from './story.js';

const ADD = [
  addRun,
  addExtract,
  addStory,
  addQuotes,
  addSpeakers,
  addOrgs,
  addExport,
  addImport,
  addStats,
  addFailures,
  addRuns,
  addServe,
  addCorrections,
];

export function buildProgram(): Command {
  const program = new Command('onrecord')
    .description('Reads news articles and writes down who said what.')
    .version(packageVersion())
    .exitOverride()
    .showHelpAfterError(`(add --help to see what it takes)`)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'onrecord: ')) })
    .addHelpText(
      'after',
      examples('onrecord run articles/', 'onrecord story "dam"', 'onrecord quotes --speaker roe'),
    );
  for (const add of ADD) add(program);
  return program;
}

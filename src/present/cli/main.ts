#!/usr/bin/env node
import { reportError } from './faults.js';
import { endWhenReaderLeaves } from './output.js';
import { buildProgram } from './program.js';

endWhenReaderLeaves();
try {
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}

/** What the command line says when something goes wrong, and its exit status. */
import { CommanderError } from 'commander';
import { OnrecordError } from '../../errors.js';
import { safeLine } from './terminal.js';

/** Exit statuses: a fault, wrong usage, stopped by Ctrl-C (128 + SIGINT). */
export const EXIT = { fault: 1, usage: 2, interrupted: 130 } as const;

/** Prints an error for people, without a stack trace unless ONRECORD_DEBUG asks for one, and gives the exit status. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (isBrokenPipe(error)) return 0;
  if (process.env.ONRECORD_DEBUG) console.error(error);
  if (error instanceof OnrecordError) {
    for (const line of error.message.split('\n')) console.error(`onrecord: ${safeLine(line)}`);
    return error.code === 'option-invalid' ? EXIT.usage : EXIT.fault;
  }
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`onrecord: unexpected error: ${safeLine(reason)}`);
  if (!process.env.ONRECORD_DEBUG) {
    console.error('onrecord: this is a fault in onrecord; set ONRECORD_DEBUG=1 to see where it happened');
  }
  return EXIT.fault;
}

/** The reader of standard output has gone, as in `onrecord export | head`. */
function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** A system's refusal to write as an error that names the place; anything else as it is. */
export function unwritable(place: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new OnrecordError('output-unwritable', `${place} cannot be written (${error.message})`, {
    cause: error,
  });
}

/** Standard output with back-pressure, quiet where the reader has gone (`onrecord quotes | head`). */
import { once } from 'node:events';

/** Ends the process without a word when the reader of standard output closes it. */
export function endWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line and waits where the reader is slower than we are. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

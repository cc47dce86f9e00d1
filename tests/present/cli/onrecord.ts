/** Runs the real command line in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Call {
  /** The folder that it runs in. */
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Descriptor of an open file to read from, instead of a pipe. */
  readonly stdin?: number;
}

/** Runs `onrecord` to its end. */
export async function onrecord(parameters: readonly string[], { input, ...call }: Call = {}): Promise<Ended> {
  const child = start(parameters, call);
  child.stdin?.on('error', () => undefined).end(input ?? '');
  return ended(child);
}

/** Starts `onrecord` with pipes for its standard streams. */
export function start(
  parameters: readonly string[],
  { cwd, env, stdin }: Omit<Call, 'input'> = {},
): ChildProcess {
  const child = spawn(program[0]!, [...program.slice(1), ...parameters], {
    cwd,
    stdio: [stdin ?? 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ONRECORD_DEBUG: undefined, ...env },
  });
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  return child;
}

export function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (text: string) => (out += text));
  child.stderr?.on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The built program where it is up to date, as `npm test` leaves it; otherwise its source, through tsx. */
export const program: readonly string[] = isBuilt()
  ? [process.execPath, join(root, 'dist/present/cli/main.js')]
  : [
      process.execPath,
      '--import',
      new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url).href,
      join(root, 'src/present/cli/main.ts'),
    ];

function isBuilt(): boolean {
  const built = statSync(join(root, 'dist/.built'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(root, 'src', name)))
    .every((entry) => entry.isDirectory() || entry.mtimeMs < built);
}

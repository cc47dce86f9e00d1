/** Runs the desk until it is stopped. */
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { openDesk } from '../web/serve.js';
import { printLine } from './output.js';

export interface ServeOptions {
  readonly db: string;
  readonly port: number;
  readonly host: string;
  readonly allowHost?: string[];
  readonly as?: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export async function serveDesk({ db, port, host, allowHost = [], as }: ServeOptions): Promise<void> {
  const desk = await openDesk({ database: db, host, port, allowHost, person: as ?? userName() });
  printLine(`The desk is open at ${desk.url} (Ctrl-C closes it)`);
  if (!LOOPBACK.includes(host))
    console.error(`onrecord: everybody who reaches ${host} can read and correct ${db}; there is no log-in`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await desk.close();
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed';
  }
}

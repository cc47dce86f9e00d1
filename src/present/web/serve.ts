/** Opens the desk on an address of this machine. */
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { OnrecordError } from '../../errors.js';
import { openDatabase } from './database.js';
import { makeDesk } from './desk.js';
import { allowedHosts } from './safety.js';

export interface DeskOptions {
  readonly database: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** More names that it answers to. */
  readonly allowHost: readonly string[];
  /** Who corrects, unless they say otherwise. */
  readonly person: string;
}

export interface OpenDesk {
  readonly url: string;
  /** Resolves when open requests are answered. */
  close(): Promise<void>;
}

/** Errors: those of openStore, and 'option-invalid' where the address cannot be had. */
export async function openDesk({
  database: path,
  host,
  port,
  allowHost,
  person,
}: DeskOptions): Promise<OpenDesk> {
  const database = openDatabase(path);
  const app = makeDesk({ database, path, person, hosts: allowedHosts(host, allowHost) });
  try {
    const server = await listen(app.fetch, host, port);
    const { port: bound } = server.address() as AddressInfo;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
      async close() {
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        await new Promise((resolve) => server.close(resolve));
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  hostname: string,
  port: number,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, hostname, port)));
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new OnrecordError(
      'option-invalid',
      `port ${port} is taken. Choose another with --port, or 0 for any`,
    );
  return new OnrecordError('option-invalid', `${host} port ${port} cannot be listened on (${error.message})`);
}

/**
 * What keeps other web sites out: any page that a reader has open may send requests to this machine. A foreign name for our
 * address (DNS rebinding) is refused by its Host header, a foreign page's form by the token that only our own pages know,
 * and what an article smuggles into a page by a policy that runs nothing but our own script.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { DeskError } from './faults.js';

export const TOKEN_HEADER = 'X-Onrecord-Token';

/** A new one for each start of the desk. */
export function makeToken(): string {
  return randomBytes(24).toString('base64url');
}

export function headers(): MiddlewareHandler {
  const self = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      fontSrc: self,
      connectSrc: self,
      formAction: self,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // It is for https, and this is not.
    strictTransportSecurity: false,
  });
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Names under which the desk may be asked for, without ports. */
export function allowedHosts(host: string, more: readonly string[]): ReadonlySet<string> {
  const bound = host.includes(':') ? `[${host}]` : host;
  return new Set([...LOOPBACK, bound, ...more].map((name) => name.toLowerCase()));
}

export function demandHost(allowed: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const name = (context.req.header('Host') ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!allowed.has(name))
      throw new DeskError(
        421,
        'host-refused',
        'This desk does not go by that name. Start it with --allow-host NAME',
      );
    await next();
  };
}

const MAX_FORM_BYTES = 64 * 1024;

/** Larger requests are refused before they are read. */
export function limitBody(maxBytes = MAX_FORM_BYTES): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError(context) {
      // The rest of it will not be read, so that nothing can follow on this connection.
      context.header('Connection', 'close');
      const most = `${Math.floor(maxBytes / 1024).toLocaleString('en-GB')} KB`;
      throw new DeskError(
        413,
        'request-too-large',
        `The request is larger than the ${most} that are taken here`,
      );
    },
  });
}

/** State is changed only by requests that carry the token, and never by one that says it comes from another site. */
export function demandToken(token: string, given: string | undefined, site: string | undefined): void {
  const foreign = site !== undefined && !['same-origin', 'none'].includes(site);
  if (!foreign && given !== undefined && sameText(given, token)) return;
  const remedy =
    'Load the page again and repeat it (programs: send the token of GET /api/token as X-Onrecord-Token)';
  throw new DeskError(403, 'token-missing', `The request does not come from a page of this desk. ${remedy}`);
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

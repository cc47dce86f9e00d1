/** A route of the API: what it takes, what it answers, and how it says that something is wrong. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Desk } from '../context.js';
import { demandToken, TOKEN_HEADER } from '../safety.js';
import { faultSchema } from './schemas.js';

/** What a schema makes of its input: a field that was not given is not there. */
type Taken<Schema extends z.ZodType> = {
  [Name in keyof z.output<Schema>]: Exclude<z.output<Schema>[Name], undefined>;
};

interface Description<Taking extends z.ZodObject, Answer extends z.ZodType> {
  readonly path: string;
  /** One line for the documentation. */
  readonly summary: string;
  readonly takes: Taking;
  readonly answers: Answer;
}

/** GET: the answer to a query. */
export function addQuestion<Taking extends z.ZodObject, Answer extends z.ZodType>(
  api: OpenAPIHono,
  { path, summary, takes, answers }: Description<Taking, Answer>,
  answer: (query: Taken<Taking>) => unknown,
): void {
  const route = createRoute({
    method: 'get',
    path,
    summary,
    request: { query: takes },
    responses: { 200: json('Success', answers), default: FAULT },
  });
  // A record's lists are readonly, and the route's own types would have them written to.
  api.openapi(route, ((context: {
    req: { valid(part: 'query'): Taken<Taking> };
    json(value: unknown): Response;
  }) => context.json(answer(context.req.valid('query')))) as never);
}

interface Change<Taking extends z.ZodType, Answer extends z.ZodType> extends Omit<
  Description<never, Answer>,
  'takes'
> {
  readonly takes: Taking;
}

/** POST: a change, or work; only with the token. `taken` is the body, or the parts of the path where there is no body. */
export function addChange<Taking extends z.ZodType, Answer extends z.ZodType>(
  api: OpenAPIHono,
  { frame }: Desk,
  { path, summary, takes, answers }: Change<Taking, Answer>,
  change: (taken: z.output<Taking>) => unknown,
): void {
  const part = path.includes('{') ? 'param' : 'json';
  const route = createRoute({
    method: 'post',
    path,
    summary,
    request: {
      headers: TOKEN,
      ...(part === 'param' ? { params: takes as never } : { body: { required: true, ...json('', takes) } }),
    },
    responses: { 200: json('Success', answers), default: FAULT },
  });
  interface Asked {
    readonly req: {
      valid(part: 'param' | 'json'): z.output<Taking>;
      header(name: string): string | undefined;
    };
    json(value: unknown): Response;
  }
  api.openapi(route, ((context: Asked) => {
    demandToken(frame.token, context.req.header(TOKEN_HEADER), context.req.header('Sec-Fetch-Site'));
    return context.json(change(context.req.valid(part)));
  }) as never);
}

function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

export const FAULT = json('A fault', faultSchema);

const TOKEN = z.object({
  'x-onrecord-token': z
    .string()
    .optional()
    .openapi({ description: 'The token of GET /token: without it nothing is done' }),
});

export const NOTHING = z.object({});

const MAX_LIMIT = 500;
const MAX_OFFSET = 100_000_000;

/** @param length of a page unless the asker says otherwise */
export function page(length: number) {
  return {
    limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(length),
    offset: z.coerce.number().int().min(0).max(MAX_OFFSET).default(0),
  };
}

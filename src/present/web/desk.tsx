/** The desk as one application: what guards it, its API, its pages. */
import { basename } from 'node:path';
import { Hono } from 'hono';
import { makeApi } from './api/api.js';
import { loadAssets } from './assets.js';
import type { Desk } from './context.js';
import type { DeskDatabase } from './database.js';
import { DeskError, faultOf } from './faults.js';
import { addForms } from './pages/forms.js';
import { MessagePage } from './pages/lists.js';
import { addPages } from './pages/routes.js';
import { demandHost, headers, limitBody, makeToken } from './safety.js';

export interface DeskSettings {
  readonly database: DeskDatabase;
  /** Path of the database; pages show its last part. */
  readonly path: string;
  /** Who corrects, unless they say otherwise. */
  readonly person: string;
  /** Names that it answers to. */
  readonly hosts: ReadonlySet<string>;
}

/** A pasted article with its form around it. */
const MAX_ARTICLE_BYTES = 2 * 1024 * 1024;

export function makeDesk({ database, path, person, hosts }: DeskSettings): Hono {
  const desk: Desk = { database, frame: { token: makeToken(), database: basename(path), person } };
  const app = new Hono();
  app.use(headers(), demandHost(hosts));
  app.use('/try', limitBody(MAX_ARTICLE_BYTES));
  app.use('/stories', limitBody(MAX_ARTICLE_BYTES));
  app.use('/api/stories', limitBody(MAX_ARTICLE_BYTES));
  app.use('/api/extract', limitBody(MAX_ARTICLE_BYTES));
  app.use('/corrections/*', limitBody());
  app.use('/api/corrections/*', limitBody());
  addAssets(app);
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  app.route('/api', makeApi(desk));
  addPages(app, desk);
  addForms(app, desk);
  app.notFound(() => {
    throw new DeskError(404, 'page-not-found', 'There is no such page');
  });
  app.onError((error, context) => {
    const { status, code, message } = faultOf(error);
    if (context.req.path.startsWith('/api/')) return context.json({ error: { code, message } }, status);
    const title = status === 404 ? 'Not found' : 'That did not work';
    return context.html(<MessagePage frame={desk.frame} title={title} message={message} />, status);
  });
  return app;
}

function addAssets(app: Hono): void {
  const assets = loadAssets();
  app.get('/assets/*', (context) => {
    const asset = assets.get(context.req.path.slice('/assets/'.length));
    if (!asset) throw new DeskError(404, 'page-not-found', 'There is no such file');
    const { body, type, tag } = asset;
    context.header('ETag', tag);
    context.header('Cache-Control', 'no-cache');
    if (context.req.header('If-None-Match') === tag) return context.body(null, 304);
    return context.body(body, 200, { 'Content-Type': type });
  });
}

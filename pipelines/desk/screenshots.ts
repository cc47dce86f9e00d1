/**
 * `npm run screenshots`: the pictures of the README, taken of the desk on the sample articles by the Chromium that is
 * installed (or the one that CHROMIUM_PATH names).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { openDesk } from '../../src/present/web/serve.js';

const SHOTS = [
  { file: 'story.png', path: '/story?id=tram-collision', hover: '#said-q3' },
  { file: 'quotes.png', path: '/quotes?search=water', hover: null },
] as const;

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);
if (executablePath === undefined)
  throw new Error('No Chromium found. Install one, or name it in CHROMIUM_PATH');

const folder = mkdtempSync(join(tmpdir(), 'onrecord-screenshots-'));
const database = join(folder, 'news.db');
execFileSync(process.execPath, ['dist/present/cli/main.js', 'run', 'data/articles', '--db', database]);
const desk = await openDesk({ database, host: '127.0.0.1', port: 0, allowHost: [], person: 'reporter' });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 760 }, baseURL: desk.url });
for (const { file, path, hover } of SHOTS) {
  await page.goto(path, { waitUntil: 'networkidle' });
  if (hover) await page.hover(hover);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join('pipelines', 'desk', file) });
}
await browser.close();
await desk.close();
rmSync(folder, { recursive: true });

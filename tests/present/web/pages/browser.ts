/** A real browser of the system's, and the real desk in a process of its own; one of each for a test file. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { ended, start } from '../../cli/onrecord.js';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is installed; undefined where there is none, and the tests that need it are skipped. */
export const BROWSER = PLACES.find((path) => path !== undefined && existsSync(path));
if (BROWSER === undefined) {
  if (process.env.CI) throw new Error('no Chromium: .ci/run installs it, and its tests must run there');
  console.warn(
    'No Chromium found: the tests of the desk in a browser are skipped. Name one in CHROMIUM_PATH.',
  );
}

const WAIT_MS = 15_000;

export interface Newsroom {
  /** Of the desk, without the last slash. */
  readonly url: string;
  readonly database: string;
  /** A page of its own context. What it complains of, blocked content included, is in `complaints`. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly complaints: string[];
}

/** Runs `inputs` into a database and opens the desk on it, before the tests of this file. */
export function newsroomOf(inputs: (folder: string) => readonly string[]): Newsroom {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-desk-'));
  const database = join(folder, 'news.db');
  const complaints: string[] = [];
  let browser: Browser;
  let url = '';
  let desk: ReturnType<typeof start>;

  beforeAll(async () => {
    const { code, err } = await ended(start(['run', ...inputs(folder), '--db', database]));
    if (code !== 0) throw new Error(err);
    desk = start(['serve', '--db', database, '--port', '0', '--as', 'Ana Roe']);
    url = await announced(desk);
    browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    if (desk?.exitCode === null) {
      const over = ended(desk);
      desk.kill('SIGTERM');
      await over;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get url() {
      return url;
    },
    database,
    complaints,
    async open(path, options = {}) {
      const context = await browser.newContext({ baseURL: url, ...options });
      context.setDefaultTimeout(WAIT_MS);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('dialog', (dialog) => {
        complaints.push(`${page.url()}: a dialog said ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
      });
      await page.goto(path);
      return page;
    },
  };
}

/** The address that the desk says it is open at. */
function announced(desk: ReturnType<typeof start>): Promise<string> {
  return new Promise((resolve, reject) => {
    desk.stdout?.on('data', (text: string) => {
      const found = /http:\/\/\S+(?=\/)/.exec(text);
      if (found) resolve(found[0]);
    });
    desk.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)));
  });
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ExtractionRecord } from '../../../../src/record.js';
import { onrecord } from '../../cli/onrecord.js';
import { BROWSER, newsroomOf } from './browser.js';

const require = createRequire(import.meta.url);

/** A piece of the text as the page shows it; of each role the ids of the quotes. */
interface MarkedPiece extends Partial<Record<'content' | 'cue' | 'source', string | undefined>> {
  readonly words: string;
}

describe.skipIf(BROWSER === undefined)('The desk in a browser', () => {
  const room = newsroomOf(() => ['data/articles']);
  const rerun = (...more: string[]) => onrecord(['run', 'data/articles', '--db', room.database, ...more]);

  async function api<T>(path: string): Promise<T> {
    return (await (await fetch(`${room.url}/api${path}`)).json()) as T;
  }
  const storyOf = (id: string) => api<{ text: string; record: ExtractionRecord }>(`/story?id=${id}`);
  /** The id of the tram story's quote that holds these words. */
  const idOf = async (words: string): Promise<string> =>
    (await storyOf('tram-collision')).record.quotes.find(({ text }) => text.includes(words))!.id;

  /** Selects a piece of the story's text, as a reader does who drags over it. */
  async function select(page: Page, words: string): Promise<void> {
    await page.evaluate((wanted) => {
      for (const paragraph of document.querySelectorAll('.story-text p')) {
        const at = paragraph.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let passed = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node as Text;
          if (passed <= at && at < passed + length) range.setStart(node, at - passed);
          const end = at + wanted.length;
          if (passed < end && end <= passed + length) range.setEnd(node, end - passed);
          passed += length;
        }
        paragraph.scrollIntoView({ block: 'center' });
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
        return;
      }
      throw new Error(`no paragraph has the words ${wanted}`);
    }, words);
  }

  test('finds a quote by its words, narrows down by speaker, and leads to the story', async () => {
    const page = await room.open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('lights');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/quotes?search=lights');
    const { total } = await api<{ total: number }>('/quotes?search=lights');
    expect(await page.locator('.total').innerText()).toContain(`${total} quote`);
    expect(await page.locator('.quote-card mark').first().innerText()).toBe('lights');
    await page.locator('.facet a', { hasText: 'Three witnesses' }).click();
    expect(new URL(page.url()).searchParams.get('speaker')).toBe('"Three witnesses"');
    const card = page.locator('.quote-card', { hasText: 'green for the tram' });
    await card.getByRole('link', { name: 'Fourteen hurt' }).click();
    await page.waitForURL('**/story?id=tram-collision*');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('beer lorry');
    await page.context().close();
  });

  test('marks exactly the record’s spans, cue and source too, in every story', async () => {
    const page = await room.open('/stories');
    const { stories } = await api<{ stories: { id: string }[] }>('/stories');
    expect(stories.length).toBeGreaterThan(15);
    for (const { id } of stories) {
      const { text, record } = await storyOf(id);
      await page.goto(`/story?${new URLSearchParams({ id }).toString()}`);
      const marked = await page.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLElement>('.text-column .said'), (piece): MarkedPiece => ({
          words: piece.textContent ?? '',
          content: piece.dataset.content,
          cue: piece.dataset.cue,
          source: piece.dataset.source,
        })),
      );
      const wordsOf = (role: 'content' | 'cue' | 'source', quote: string) =>
        marked
          .filter((piece) => piece[role]?.split(' ').includes(quote))
          .map(({ words }) => words)
          .join('');
      for (const quote of record.quotes) {
        const printed = (spans: readonly { start: number; end: number }[]) =>
          spans.map(({ start, end }) => text.slice(start, end)).join('');
        const plain = (words: string) => words.replace(/\s+/g, '');
        expect([id, quote.id, plain(wordsOf('content', quote.id))]).toEqual([
          id,
          quote.id,
          plain(printed(quote.content)),
        ]);
        expect(plain(wordsOf('cue', quote.id))).toBe(plain(printed(quote.cue)));
        expect(plain(wordsOf('source', quote.id))).toBe(plain(quote.source?.text ?? ''));
      }
    }
    await page.context().close();
  });

  test('shows what is known of a quote that is pointed at or reached by key, and keeps one speaker’s on a click', async () => {
    const page = await room.open('/story?id=tram-collision');
    const said = page.locator(`#said-${await idOf('vehicles had been impounded')}`);
    await said.hover();
    const popover = page.locator('.popover');
    await popover.waitFor();
    expect(await popover.innerText()).toMatch(/Stadtlinien Graz[\s\S]*added[\s\S]*%/);
    await page.keyboard.press('Escape');
    expect(await popover.isVisible()).toBe(false);
    await page.keyboard.press('j');
    await popover.waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('said-q1');
    await page.locator('.cast a', { hasText: 'Jonas Eder' }).first().click();
    expect(page.url()).toMatch(/only=\d/);
    const shown = () => page.locator('.text-column .said.content:not(.aside-for-now)').allInnerTexts();
    expect((await shown()).join(' ')).toContain('There was a bang');
    expect((await shown()).join(' ')).not.toContain('brakes');
    await page.reload();
    expect((await shown()).join(' ')).not.toContain('brakes');
    await page.keyboard.press('Escape');
    expect((await shown()).join(' ')).toContain('brakes');
    await page.context().close();
  });

  test('keeps a corrected speaker over a re-run and a redo, exports it, and takes it back', async () => {
    const page = await room.open('/story?id=tram-collision');
    const card = page.locator(`#card-${await idOf('nothing of the kind')}`);
    await card.getByRole('link', { name: /^Put right/ }).click();
    await page.getByLabel('Jonas Eder').check();
    await page.getByRole('button', { name: 'Save the speaker' }).click();
    await page.waitForURL('**/story?id=tram-collision&correction=*');
    expect(await page.locator('.notice').innerText()).toContain('is kept');
    expect(await card.innerText()).toMatch(/Jonas Eder[\s\S]*Corrected/i);

    for (const options of [[], ['--redo', '--min-confidence', '0.01']]) {
      expect((await rerun(...options)).code).toBe(0);
      await page.goto('/story?id=tram-collision');
      expect(await card.innerText()).toMatch(/Jonas Eder[\s\S]*Corrected/i);
    }
    const exported = await (await fetch(`${room.url}/api/export?format=jsonl&checked=corrected`)).text();
    expect(JSON.parse(exported)).toMatchObject({ corrected: true, speaker: { name: 'Jonas Eder' } });
    const listed = await onrecord(['corrections', '--db', room.database]);
    expect(listed.out).toMatch(/Ana Roe +tram-collision +speaker +Petra Wieser +Jonas Eder/);
    const gold = await onrecord(['corrections', '--gold', '--db', room.database]);
    expect(JSON.parse(gold.out)).toMatchObject({ id: 'tram-collision', complete: false });
    const quotes = await onrecord(['quotes', '--db', room.database, '--speaker', 'Jonas Eder']);
    expect(quotes.out).toContain('corrected by hand');

    await page.goto('/corrections');
    const entry = page.locator('.correction', { hasText: 'Another speaker' });
    expect(await entry.innerText()).toMatch(/Ana Roe[\s\S]*Petra Wieser[\s\S]*Jonas Eder/);
    await entry.getByRole('button', { name: /^Undo/ }).click();
    await page.waitForURL('**/story?*');
    expect(await card.innerText()).toMatch(/Petra Wieser/);
    expect((await (await fetch(`${room.url}/api/export?format=jsonl&checked=corrected`)).text()).trim()).toBe(
      '',
    );
    await page.context().close();
  });

  test('takes new boundaries and missed quotes from words selected in the text', async () => {
    const impounded = await idOf('vehicles had been impounded');
    const page = await room.open(`/correct?story=tram-collision&quote=${impounded}`);
    await select(page, 'both vehicles had been impounded');
    const field = page.getByLabel('The words as printed');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=spans]')!.value !== '');
    expect(await field.inputValue()).toBe('both vehicles had been impounded');
    await page.getByRole('button', { name: 'Save the words' }).click();
    await page.waitForURL('**/story?*');
    const { text, record } = await storyOf('tram-collision');
    const [span] = record.quotes.find(({ id }) => id === impounded)!.content;
    expect(text.slice(span!.start, span!.end)).toBe('both vehicles had been impounded');

    await select(page, 'leaving a street ankle-deep in lager');
    await page.getByRole('button', { name: 'Add as a quote' }).click();
    await page.waitForURL('**/correct?*');
    await page.getByLabel('Somebody else').fill('A passer-by');
    await page.getByRole('button', { name: 'Add the quote' }).click();
    await page.waitForURL('**/story?*');
    expect(await page.locator('.text-column .said.content', { hasText: 'ankle-deep' }).count()).toBe(1);
    expect(await page.locator('.card', { hasText: 'A passer-by' }).innerText()).toContain('ankle-deep');
    await page.context().close();
  });

  test('works without a script: search, filters, and corrections by typing', async () => {
    const page = await room.open('/quotes?search=lager', { javaScriptEnabled: false });
    const lights = await idOf('lights were green');
    await page.goto(`/correct?story=tram-collision&quote=${lights}`);
    const { record } = await storyOf('tram-collision');
    const quote = record.quotes.find(({ id }) => id === lights)!;
    await page.getByLabel('The words as printed').fill('the  lights were green');
    await page.getByRole('button', { name: 'Save the words' }).click();
    await page.waitForURL('**/story?*');
    const after = (await storyOf('tram-collision')).record.quotes.find(({ id }) => id === lights)!;
    expect([quote.text, after.text]).toEqual(['the lights were green for the tram', 'the lights were green']);
    await page.goto(`/correct?story=tram-collision&quote=${lights}`);
    await page.getByLabel('The words as printed').fill('words that are not there');
    await page.getByRole('button', { name: 'Save the words' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('words that are not there');
    await page.context().close();
  });

  test('copies a quote with attribution and link', async () => {
    const page = await room.open('/quotes?search=impounded', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: /^Copy/ }).first().click();
    await page.locator('.copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(
      /^both vehicles had been impounded \(Stadtlinien Graz, in: Fourteen hurt .*\) http/,
    );
    await page.context().close();
  });

  test('reads a pasted text and a dropped file, and stores nothing until asked to', async () => {
    const page = await room.open('/try');
    const stories = async () => (await api<{ total: number }>('/stories')).total;
    const before = await stories();
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill('“It rained for a week,” said Ana Roe, the harbour master.\n\nNobody was hurt.');
    await page.getByRole('button', { name: 'Who said what?' }).click();
    expect(await page.locator('.tried .card').first().innerText()).toContain('Ana Roe');
    expect(await stories()).toBe(before);
    await page.getByRole('button', { name: 'Save it' }).click();
    await page.waitForURL('**/story?id=desk-*');
    expect(await stories()).toBe(before + 1);
    await page.goto('/try');
    const file = { name: 'page.html', mimeType: 'text/html' };
    const paragraphs = [
      'The Port Ellis ferry was four hours late again on Tuesday, and more than two hundred passengers were left on the quay in the rain.',
      '“Nobody told the passengers anything at all,” said Lena Marsh, who had been waiting since six in the morning with her children.',
      'The company said that a pump had failed, and that another boat would be found before the weekend. Repairs began on Wednesday.',
    ];
    const html = `<title>Ferry late</title><article><h1>Ferry late</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article>`;
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from(html) });
    await page.getByRole('button', { name: 'Who said what?' }).click();
    expect(await page.locator('.tried .card').first().innerText()).toContain('Lena Marsh');
    await page.goto('/try');
    await page.getByRole('button', { name: 'Who said what?' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('no text');
    await page.context().close();
  });

  const PAGES = [
    '/',
    '/quotes?search=said&type=direct',
    '/stories',
    '/story?id=tram-collision',
    '/story?id=senate-water-bill&only=1',
    '/speakers',
    '/speaker?name=Hugh+Barden',
    '/correct?story=tram-collision&quote=q1',
    '/correct?story=tram-collision',
    '/corrections',
    '/try',
    '/failures',
    '/api',
  ];

  test.each(['light', 'dark'] as const)(
    'has no serious fault of accessibility on any page, %s',
    async (colorScheme) => {
      const page = await room.open('/', { colorScheme });
      const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
      for (const path of PAGES) {
        await page.goto(path);
        for (const summary of await page.locator('main details:not([open]) > summary').all())
          await summary.click();
        // Not as a script element: the page's policy would refuse it.
        await page.evaluate(axe);
        const faults = await page.evaluate(async () => {
          const { axe: tool } = globalThis as unknown as { axe: { run(): Promise<{ violations: Fault[] }> } };
          interface Fault {
            readonly id: string;
            readonly impact: string;
            readonly nodes: { readonly html: string }[];
          }
          const { violations } = await tool.run();
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect([path, ...faults]).toEqual([path]);
      }
      await page.context().close();
    },
  );

  test('shows a chart with its text alternative and its table', async () => {
    const page = await room.open('/');
    expect(await page.getByRole('img', { name: /^Quotes by month/ }).getAttribute('aria-label')).toMatch(
      /Most in/,
    );
    await page.locator('.chart summary').click();
    const cells = await page.locator('.chart td').allInnerTexts();
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBeGreaterThan(100);
    await page.context().close();
  });

  test('raised no error and had nothing blocked in all of this', () => {
    // A fault that is asked for, as words that are not there, is an error in the browser's eyes too.
    expect(room.complaints.filter((one) => !/status of 400/.test(one))).toEqual([]);
  });
});

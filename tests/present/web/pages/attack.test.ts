import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROWSER, newsroomOf } from './browser.js';

const ATTACK = `<script>document.title='owned';alert(1)</script><img src=x onerror="alert(2)">'"--></textarea></style></script><svg onload=alert(3)>`;

describe.skipIf(BROWSER === undefined)('A story made of attacks', () => {
  const room = newsroomOf((folder) => {
    const file = join(folder, 'attack.jsonl');
    const story = {
      id: `"><script>alert(0)</script>&id=1`,
      title: ATTACK,
      author: ATTACK,
      publisher: ATTACK,
      url: 'javascript:alert(4)',
      publishedAt: '2024-05-01',
      text: `${ATTACK}\n\n“We saw ${ATTACK} here,” said Ana <b onmouseover=alert(5)>Roe</b> of ${ATTACK}.\n\nTomas Brandt said the gauges had failed. “{{7*7}} \${alert(6)},” said Lena Marsh.`,
    };
    writeFileSync(file, `${JSON.stringify(story)}\n`);
    return [file];
  });

  test('is text everywhere, and nothing of it runs', async () => {
    const page = await room.open('/');
    const { stories } = (await (await fetch(`${room.url}/api/stories`)).json()) as {
      stories: { id: string }[];
    };
    const id = stories[0]!.id;
    const query = (path: string, parameters: Record<string, string>) =>
      `${path}?${new URLSearchParams(parameters).toString()}`;
    const { quotes } = (await (await fetch(`${room.url}/api/quotes`)).json()) as {
      quotes: { id: string; speaker: { name: string } | null }[];
    };
    expect(quotes.length).toBeGreaterThan(0);
    const paths = [
      '/',
      '/stories',
      '/quotes',
      '/quotes?search=gauges',
      query('/quotes', { search: ATTACK, speaker: ATTACK, publisher: ATTACK, since: ATTACK }),
      query('/story', { id }),
      query('/correct', { story: id, quote: quotes[0]!.id }),
      query('/correct', { story: id }),
      query('/speakers', { name: ATTACK }),
      ...quotes.flatMap(({ speaker }) => (speaker ? [query('/speaker', { name: speaker.name })] : [])),
      '/corrections',
      query('/corrections', { story: ATTACK }),
      query('/story', { id: ATTACK }),
      '/failures',
    ];
    for (const path of paths) {
      await page.goto(path);
      expect(await page.title()).toMatch(/onrecord$/);
      const foreign = await page.evaluate(() => ({
        scripts: Array.from(document.scripts, ({ src }) => new URL(src).pathname),
        handlers: document.querySelectorAll('[onload], [onerror], [onmouseover], img, b[onmouseover]').length,
        links: Array.from(document.links, ({ protocol }) => protocol).filter((one) => !/^https?:$/.test(one)),
      }));
      expect(foreign).toEqual({ scripts: ['/assets/desk.js'], handlers: 0, links: [] });
    }
    await page.goto(query('/story', { id }));
    expect(await page.locator('h1').innerText()).toContain(`<script>document.title='owned'`);
    expect(await page.locator('.story-head').innerText()).toContain('<img src=x onerror=');
    for (const said of await page.locator('a.said.content[id]').all()) await said.hover();
    await page.goto('/try');
    await page.getByRole('textbox', { name: 'Text' }).fill(`“${ATTACK}” said Ana Roe.`);
    await page.getByLabel('Title').fill(ATTACK);
    await page.getByRole('button', { name: 'Who said what?' }).click();
    expect(await page.locator('#tried-title').innerText()).toContain('<script>');
    await page.getByRole('button', { name: 'Save it' }).click();
    await page.waitForURL('**/story?id=desk-*');
    expect(room.complaints.filter((one) => !/status of 404/.test(one))).toEqual([]);
    await page.context().close();
  });
});

import { createServer } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addCorrection, openStore } from '../../../src/store/index.js';
import { newsroom } from './newsroom.js';
import { onrecord } from './onrecord.js';

/** A newsroom whose first quote has been given another speaker. */
async function corrected(): Promise<string> {
  const cwd = newsroom();
  await onrecord(['run', 'articles'], { cwd });
  const store = openStore(join(cwd, 'output/onrecord.db'));
  const speaker = { name: 'Tomas Brandt', kind: 'person' } as const;
  addCorrection(store, {
    kind: 'speaker',
    story: 'dam',
    quote: 'q1',
    by: 'Lena\u001b[2J Marsh',
    speaker,
    note: 'tape',
  });
  store.close();
  return cwd;
}

test('corrections are listed with who made them, what was and what is, and undone by their number', async () => {
  const cwd = await corrected();
  const listed = await onrecord(['corrections'], { cwd });
  expect(listed.out).toMatch(/1 +\d{4}-\d\d-\d\dT\d\d:\d\d +Lena Marsh +dam +speaker +Ana Roe +Tomas Brandt/);
  const line = JSON.parse((await onrecord(['corrections', '--json'], { cwd })).out) as object;
  expect(line).toMatchObject({
    number: 1,
    kind: 'speaker',
    note: 'tape',
    after: { speaker: { name: 'Tomas Brandt' } },
  });
  expect((await onrecord(['quotes', '--checked', 'corrected'], { cwd })).out).toContain('Tomas Brandt');
  expect((await onrecord(['story', 'dam'], { cwd })).out).toContain('corrected by hand');
  expect((await onrecord(['corrections', '--undo', '1'], { cwd })).out).toBe(
    'Correction 1 of Dam inquiry opens is undone.\n',
  );
  expect((await onrecord(['corrections'], { cwd })).out).toBe('No corrections.\n');
  expect((await onrecord(['corrections', '--all'], { cwd })).out).toContain('speaker (undone)');
  const unknown = await onrecord(['corrections', '--undo', '7'], { cwd });
  expect([unknown.code, unknown.err]).toEqual([1, 'onrecord: There is no correction 7\n']);
});

test('corrections are exported as gold data, to standard output or a file', async () => {
  const cwd = await corrected();
  const { out } = await onrecord(['corrections', '--gold'], { cwd });
  expect(JSON.parse(out)).toMatchObject({
    id: 'dam',
    complete: false,
    quotes: [{ speaker: 'Tomas Brandt', checked: true }, {}, {}],
  });
  await onrecord(['corrections', '--gold', '--out', 'gold/dam.jsonl'], { cwd });
  expect(readFileSync(join(cwd, 'gold/dam.jsonl'), 'utf8')).toBe(out);
  expect((await onrecord(['corrections', '--gold', '--complete'], { cwd })).out).toBe('');
  const wrong = await onrecord(['corrections', '--out', 'x.jsonl'], { cwd });
  expect([wrong.code, wrong.err]).toEqual([2, 'onrecord: --out and --complete are for --gold\n']);
});

test('the desk says what is wrong where it cannot open', async () => {
  const cwd = newsroom();
  const none = await onrecord(['serve'], { cwd });
  expect([none.code, none.err]).toEqual([
    1,
    expect.stringContaining('There is no database output/onrecord.db'),
  ]);
  expect(existsSync(join(cwd, 'output'))).toBe(false);
  await onrecord(['run', 'articles'], { cwd });
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const taken = await onrecord(['serve', '--port', String(port)], { cwd });
  expect([taken.code, taken.err]).toEqual([
    2,
    `onrecord: port ${port} is taken. Choose another with --port, or 0 for any\n`,
  ]);
  other.close();
});

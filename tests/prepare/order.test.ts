import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('digest-articles.ts', import.meta.url));

/** What a fresh process makes of the articles, read in this order. */
function digest(articles: readonly string[]): unknown[] {
  const output = execFileSync(process.execPath, ['--import', 'tsx', PROGRAM], {
    input: JSON.stringify(articles),
    encoding: 'utf8',
  });
  return JSON.parse(output) as unknown[];
}

/** Each holds words whole that another holds with a clitic, a hyphen, a full stop or a bracket. */
const ARTICLES = [
  "(Quandt's) plan (Ortega’s) was well-zorbed. It couldn't've been re-zorbed.",
  "Quandt's plan and Ortega’s: zorbed, re-zorbed. He'd said it's Zorb.com's.",
  'Zorb. Com was QUANDT and quandt; Well-Zorbed ZORBED. “It’s,” said Quandt’s.',
  "I'd go, he'd gone, they'd had it; what's Zorb's? That's Zorb. Let's go, it'll do.",
  'Bought by Zorb Inc. Quandt left at 5 p.m. The 20th and zorb20 were 3.5% of Z.O.R.B.',
];

describe('an article gives the same whatever the process read before', () => {
  const forward = digest(ARTICLES);

  test('read in the other order', () => {
    expect(digest([...ARTICLES].reverse()).reverse()).toEqual(forward);
  });

  test('read alone', () => {
    expect(digest([ARTICLES[2] as string])).toEqual([forward[2]]);
  });

  test('read twice', () => {
    expect(digest([...ARTICLES, ...ARTICLES]).slice(ARTICLES.length)).toEqual(forward);
  });
});

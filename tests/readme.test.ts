import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extract, openStore } from '../src/index.js';

const readme = readFileSync('README.md', 'utf8');
const onrecord = (...words: string[]): string =>
  execFileSync(process.execPath, ['dist/present/cli/main.js', ...words], { encoding: 'utf8' });

const commands = onrecord('--help')
  .split('Commands:')[1]!
  .split('Examples:')[0]!
  .match(/^ {2}[a-z]+/gm)!
  .map((command) => command.trim())
  .filter((command) => command !== 'help');

test.each(commands)('the README shows the command "%s"', (command) => {
  expect(readme).toContain(`onrecord ${command}`);
});

test('the flags that the README gives to a command are that command’s', () => {
  const lines = readme.match(/^onrecord [a-z]+ .*$/gm)!;
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    const [, command] = line.split(' ');
    const help = onrecord(command!, '--help');
    for (const flag of line.split(' #')[0]!.match(/--[a-z]+/g) ?? [])
      expect([line, help.includes(flag)]).toEqual([line, true]);
  }
});

test('the README’s library example says what it claims', () => {
  const record = extract({ id: 'a1', publishedAt: '2024-05-01', text: '“It rained,” said Ana Roe.' });
  expect(record.quotes[0]?.speaker?.name).toBe('Ana Roe');
  expect(typeof openStore).toBe('function');
});

test('the README keeps within two screens or so', () => {
  expect(readme.split('\n').length).toBeLessThan(160);
});

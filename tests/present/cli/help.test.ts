import { expect, test } from 'vitest';
import { buildProgram } from '../../../src/present/cli/program.js';
import { onrecord } from './onrecord.js';

const COMMANDS = [
  'run',
  'extract',
  'story',
  'quotes',
  'speakers',
  'orgs',
  'export',
  'import',
  'stats',
  'failures',
  'runs',
  'serve',
  'corrections',
];

test('every command is there', () => {
  expect(buildProgram().commands.map((command) => command.name())).toEqual(COMMANDS);
});

test.each(COMMANDS)('%s has help with examples that begin with its name', async (name) => {
  const { code, out, err } = await onrecord([name, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: onrecord ${name} `));
  const examples = out.slice(out.indexOf('\nExamples:\n')).match(/^ {2}\$ .*/gm);
  expect(examples?.length).toBeGreaterThan(1);
  for (const example of examples ?? []) expect(example).toContain(`onrecord ${name}`);
});

test('help and version by themselves', async () => {
  const help = await onrecord(['--help']);
  expect(help.code).toBe(0);
  for (const name of COMMANDS) expect(help.out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  expect(await onrecord(['--version'])).toEqual({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    err: '',
  });
});

test('no command at all shows the help and is wrong usage', async () => {
  const { code, out, err } = await onrecord([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Usage: onrecord /);
});

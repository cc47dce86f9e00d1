import { describe, expect, test } from 'vitest';
import { RULES } from '../../../src/annotate/dates/rules.js';
import { isTimex3 } from '../../../src/annotate/dates/value.js';
import { datesOf } from './reference.js';

describe('every rule of the dates', () => {
  test('has an id of its own', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s fires by its own example', (_, rule) => {
    const marked = /^([^[]*)\[([^\]]+)\](.*)$/.exec(rule.example);
    expect(marked, `the example of ${rule.id} marks one expression in [ ]`).not.toBeNull();
    const [, before, expression, after] = marked as unknown as [string, string, string, string];
    const found = datesOf(before + expression + after);
    const hit = found.find(({ rule: id, start }) => id === rule.id && start === before.length);
    expect(hit, JSON.stringify(found)).toMatchObject({ text: expression, value: rule.value });
    expect(isTimex3(rule.value)).toBe(true);
  });
});

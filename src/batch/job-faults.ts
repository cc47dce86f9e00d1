/** What is wrong with a job file, in words: its place as a JSON path, what was expected and what is there. */
import type { z } from 'zod';

export function explainIssue(issue: z.core.$ZodIssue, job: unknown): string {
  const place = jsonPath(issue.path);
  return `${place === '' ? '' : `${place}: `}${reason(issue, valueAt(job, issue.path))}`;
}

function reason(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'invalid_type':
      return `expected ${article(issue.expected)}, ${found === undefined ? 'but it is missing' : `got ${shown(found)}`}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, got ${shown(found)}`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return 'expected at least one, but it is empty';
      return `expected ${issue.minimum} or more, got ${shown(found)}`;
    case 'too_big':
      return `expected ${issue.maximum} or less, got ${shown(found)}`;
    default:
      return `${issue.message}, got ${shown(found)}`;
  }
}

/** "exports[0].file" */
function jsonPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

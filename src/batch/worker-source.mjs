/** worker.ts for a program that runs from its source: has this thread read TypeScript, as tsx and vitest do theirs. */
import { register } from 'tsx/esm/api';

register();
export const { extract, parse } = await import('./worker.ts');

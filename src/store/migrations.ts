/**
 * The schema's history, in order: migration n takes a database from version n-1 to version n. Change a published
 * migration never; add one.
 */
import { COMPACT_ROWS } from './migrations/compact-rows.js';
import { CORRECTIONS_SCHEMA } from './migrations/corrections.js';
import { FIRST_SCHEMA } from './migrations/first.js';
import { LEAN_ROWS } from './migrations/lean-rows.js';
import { NO_RECORD_HASH } from './migrations/no-record-hash.js';

export const MIGRATIONS: readonly string[] = [
  FIRST_SCHEMA,
  COMPACT_ROWS,
  CORRECTIONS_SCHEMA,
  LEAN_ROWS,
  NO_RECORD_HASH,
];

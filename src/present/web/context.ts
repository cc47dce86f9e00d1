/** What the desk's pages and its API work with. */
import type { DeskDatabase } from './database.js';
import type { Frame } from './parts/layout.js';

export interface Desk {
  readonly database: DeskDatabase;
  readonly frame: Frame;
}

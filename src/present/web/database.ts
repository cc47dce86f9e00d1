/** The database behind the desk: asked through a connection that only reads, written through one that lasts for one change. */
import { statSync } from 'node:fs';
import { OnrecordError } from '../../errors.js';
import { openStore, type Store } from '../../store/index.js';

export interface DeskDatabase {
  /** Asks, of the file that is at the path now: one that was replaced is opened anew. */
  readonly ask: <T>(question: (store: Store) => T) => T;
  /** Changes something. Errors: 'store-locked', 'store-unwritable' and those of the change. */
  readonly change: <T>(change: (store: Store) => T) => T;
  /** A connection of its own for what takes long. */
  readonly open: () => { readonly store: Store; readonly close: () => void };
  readonly close: () => void;
}

/** Errors: those of openStore. */
export function openDatabase(path: string): DeskDatabase {
  let open = { store: openStore(path, { readonly: true }), file: fileAt(path) };
  return {
    ask(question) {
      const file = fileAt(path);
      if (file !== open.file) {
        open.store.close();
        open = { store: openStore(path, { readonly: true }), file };
      }
      return question(open.store);
    },
    change(change) {
      const store = openStore(path, { create: false });
      try {
        return change(store);
      } finally {
        store.close();
      }
    },
    open() {
      const store = openStore(path, { readonly: true });
      return { store, close: () => store.close() };
    },
    close: () => open.store.close(),
  };
}

/** Which file it is, whatever its name. */
function fileAt(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file) return `${file.dev} ${file.ino}`;
  throw new OnrecordError(
    'input-missing',
    'The database is gone. Make it with `onrecord run INPUT --db FILE`',
  );
}

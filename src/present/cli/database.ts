import { openStore, type Store } from '../../store/index.js';

/** Asks a database that is there already; a job may be writing to it meanwhile. */
export async function withStore<T>(path: string, ask: (store: Store) => T | Promise<T>): Promise<T> {
  const store = openStore(path, { readonly: true });
  try {
    return await ask(store);
  } finally {
    store.close();
  }
}

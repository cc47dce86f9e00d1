/** DuckDB as a reader of its own, where it is installed: `npm install --no-save @duckdb/node-api`. CI installs it. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<Rows> }> }>;
  };
}

interface Rows {
  getRowObjectsJson(): Record<string, unknown>[];
}

const PACKAGE = '@duckdb/node-api';
const library = (await import(PACKAGE).catch(() => null)) as DuckDb | null;

/** In CI a missing DuckDB is a failure, not a skipped test. */
export const withoutDuckDb = library === null && !process.env.CI;
if (withoutDuckDb) console.log(`${PACKAGE} is not installed: tests that read Parquet with it are skipped`);

export async function duck(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await library!.DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

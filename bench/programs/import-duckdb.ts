import { rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { printFigures } from '../figures.ts';

interface DuckDb {
  readonly DuckDBInstance: {
    create(
      file: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<{ run(sql: string): Promise<unknown>; closeSync(): void }>;
      closeSync(): void;
    }>;
  };
}

/** Imports a file into a new DuckDB database on so many threads: `import-duckdb.ts CSV DATABASE THREADS`. */
const [csv = '', out = '', threads = '1'] = process.argv.slice(2);
const path = createRequire(join(import.meta.dirname, '../peers/package.json')).resolve(
  '@duckdb/node-api',
);
const { DuckDBInstance } = (await import(path)) as DuckDb;
for (const left of [out, `${out}.wal`]) rmSync(left, { force: true });
await printFigures(async () => {
  const instance = await DuckDBInstance.create(out, { threads });
  const connection = await instance.connect();
  await connection.run(`create table data as select * from read_csv('${csv}', header = true)`);
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  return { fileMb: statSync(out).size / 1e6 };
});

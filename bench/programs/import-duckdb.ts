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

/** Imports a file into a new DuckDB database on so many threads: `import-duckdb.ts FILE DATABASE THREADS`. */
const [file = '', out = '', threads = '1'] = process.argv.slice(2);
const path = createRequire(join(import.meta.dirname, '../peers/package.json')).resolve(
  '@duckdb/node-api',
);
const { DuckDBInstance } = (await import(path)) as DuckDb;
for (const left of [out, `${out}.wal`]) rmSync(left, { force: true });
const reads = file.endsWith('.parquet')
  ? `read_parquet('${file}')`
  : file.endsWith('.jsonl')
    ? `read_json('${file}', format = 'newline_delimited')`
    : `read_csv('${file}', header = true)`;
await printFigures(async () => {
  const instance = await DuckDBInstance.create(out, { threads });
  const connection = await instance.connect();
  await connection.run(`create table data as select * from ${reads}`);
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  return { fileMb: statSync(out).size / 1e6 };
});

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { printFigures } from '../figures.ts';

interface DuckDb {
  readonly DuckDBInstance: {
    create(
      file: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>;
        runAndReadAll(sql: string): Promise<{ readonly currentRowCount: number }>;
        closeSync(): void;
      }>;
      closeSync(): void;
    }>;
  };
}

/**
 * The same two-way tables by DuckDB's grouping sets over a table in memory, without tests. A sample of
 * the pairs is counted in one statement and the figures are those of all 1,225, each of which serves two
 * tables: `tabulate-duckdb.ts FILE THREADS`.
 */
const [file = '', threads = '1'] = process.argv.slice(2);
const path = createRequire(join(import.meta.dirname, '../peers/package.json')).resolve(
  '@duckdb/node-api',
);
const { DuckDBInstance } = (await import(path)) as DuckDb;
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(`create table data as select * from read_csv('${file}', header = true)`);
const questions = Array.from({ length: 50 }, (_, at) => `q${at + 1}`);
const pairs = questions.flatMap((one, at) =>
  questions.slice(at + 1).map((other) => [one, other] as const),
);
// Every 25th pair: 49 of them, of all sizes.
const sample = pairs.filter((_, at) => at % 25 === 0);
const sets = sample.map((pair) => `(${pair.join(', ')})`).join(', ');
const selected = [...new Set(sample.flat())].join(', ');
await printFigures(async () => {
  const { currentRowCount } = await connection.runAndReadAll(
    `select ${selected}, count(*), sum(w), sum(w * w) from data where age >= 40
       group by grouping sets (${sets})`,
  );
  return { tables: pairs.length * 2, sampled: sample.length, groups: currentRowCount };
}, pairs.length / sample.length);
connection.closeSync();
instance.closeSync();

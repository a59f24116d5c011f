import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ParquetFile } from '#main/import/parquet/parquet-file.ts';
import { readTyped } from '../../import/read-typed.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/sav/parquet_testing');

interface Summed {
  readonly name: string;
  readonly columns: Readonly<
    Record<string, { readonly type: string; readonly rows: number; readonly sha256: string }>
  >;
}

const { summed } = JSON.parse(
  readFileSync(new URL('../../goldens/parquet-duckdb.json', import.meta.url), 'utf8'),
) as { readonly summed: readonly Summed[] };

const isNested = (type: string): boolean => /^STRUCT|\[\]\[\]/u.test(type);

describe.skipIf(!existsSync(folder))(
  'Parquet files of other programs (real files absent: skipped)',
  () => {
    test.each(summed)('$name: every value as DuckDB reads it', async ({ name, columns }) => {
      const typed = await ParquetFile.open(join(folder, name));
      const read = await readTyped(typed);
      typed.dispose();
      for (const [column, { type, rows, sha256 }] of Object.entries(columns)) {
        if (isNested(type)) continue;
        expect(read[column]?.length, column).toBe(rows);
        const sum = createHash('sha256').update(JSON.stringify(read[column])).digest('hex');
        expect(sum, `${column} ${JSON.stringify(read[column]?.slice(0, 5))}`).toBe(sha256);
      }
    });

    test('records are columns of their own, lists of lists are JSON', async () => {
      const nulls = await ParquetFile.open(join(folder, 'nulls.snappy.parquet'));
      const lists = await ParquetFile.open(join(folder, 'nested_lists.snappy.parquet'));
      expect(Object.keys(await readTyped(nulls))).toEqual(['b_struct.b_c_int']);
      const { a } = await readTyped(lists);
      expect(JSON.parse(a?.[0] as string)).toEqual([
        [['a', 'b'], ['c']],
        [null, ['d']],
      ]);
      nulls.dispose();
      lists.dispose();
    });
  },
);

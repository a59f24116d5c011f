import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { ImportError } from '#main/import/import-error.ts';
import { ParquetFile } from '#main/import/parquet/parquet-file.ts';
import { type ReadCell, readTyped } from '../read-typed.ts';

interface Golden {
  readonly columns: Readonly<Record<string, { readonly values: readonly ReadCell[] }>>;
  readonly written: readonly {
    readonly codec: string;
    readonly page: string;
    readonly file: string;
  }[];
}

const { columns, written } = JSON.parse(
  readFileSync(new URL('../../goldens/parquet-duckdb.json', import.meta.url), 'utf8'),
) as Golden;
const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

function onDisk(bytes: Uint8Array): string {
  const path = join(folder, 'file.parquet');
  writeFileSync(path, bytes);
  return path;
}

function bytesOf(place: number): Buffer {
  return Buffer.from(written[place]?.file ?? '', 'base64');
}

describe('files that DuckDB wrote', () => {
  test.each(written)('$codec, pages of $page: reads what DuckDB reads', async ({ file }) => {
    const typed = await ParquetFile.open(onDisk(Buffer.from(file, 'base64')));
    const wanted = Object.entries(columns).map(([name, { values }]) => [name, values]);
    expect(await readTyped(typed)).toEqual(Object.fromEntries(wanted));
    typed.dispose();
  });

  test('dates, yes and no, and numbers beyond what a double holds keep their kinds', async () => {
    const typed = await ParquetFile.open(onDisk(bytesOf(0)));
    const plan = await typed.plan({}, uninterrupted);
    typed.dispose();
    const kindOf = (name: string): string | undefined =>
      plan.variables.find((variable) => variable.name === name)?.kind;
    expect(kindOf('day')).toBe('date');
    expect(kindOf('zoned')).toBe('date');
    expect(kindOf('flag')).toBe('single');
    expect(kindOf('answer')).toBe('scale');
    expect(typed.columns.find(({ name }) => name === 'large')?.type).toBe('text');
    expect(typed.columns.find(({ name }) => name === 'whole')?.type).toBe('number');
  });
});

describe('damage', () => {
  async function read(bytes: Uint8Array): Promise<void> {
    const typed = await ParquetFile.open(onDisk(bytes));
    try {
      await readTyped(typed);
    } finally {
      typed.dispose();
    }
  }

  test('a file that ends early is called damaged at whatever byte it ends', async () => {
    const bytes = bytesOf(2);
    for (let length = 4; length < bytes.length; ) {
      await expect(read(bytes.subarray(0, length)), String(length)).rejects.toThrow('file-damaged');
      length += length < bytes.length - 300 && length > 40 ? 19 : 1;
    }
  }, 60_000);

  test('changed bytes give what was there, other values or a coded error', async () => {
    const whole = bytesOf(2);
    let seed = 7;
    for (let round = 0; round < 600; round++) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change < 3; change++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        bytes[seed % bytes.length] = (seed >> 8) & 255;
      }
      await read(bytes).catch((error: unknown) => {
        expect(error, `round ${round}`).toBeInstanceOf(ImportError);
        expect((error as ImportError).code).toMatch(
          /^(?:file-damaged|format-not-supported|too-many-columns)$/u,
        );
      });
    }
  }, 120_000);

  test('an encrypted file is called that', async () => {
    const bytes = bytesOf(0);
    bytes.write('PARE', bytes.length - 4, 'latin1');
    await expect(read(bytes)).rejects.toThrow(/format-not-supported.*encrypted/u);
  });
});

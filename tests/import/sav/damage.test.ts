import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportTable } from '#main/export/export-table.ts';
import { ImportError } from '#main/import/import-error.ts';
import { openSav } from '#main/import/sav/sav-file.ts';
import { exported, exportedTable, numbers, texts } from '../../export/table-sample.ts';
import { readTyped } from '../read-typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-broken-sav-'));
const table = exportedTable(
  [
    exported('n', numbers([1, 2.5, null, 1e6]), 'number'),
    exported('s', texts(['a', 'longer than eight', '', 'x'.repeat(300)]), 'text'),
  ],
  4,
);
const whole = new Map<string, Buffer>();

beforeAll(async () => {
  for (const ending of ['.sav', '.zsav']) {
    const out = join(folder, `whole${ending}`);
    await exportTable(out, table);
    whole.set(ending, readFileSync(out));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code of the error that reading the bytes ends in; null where they can be read. */
async function codeOf(bytes: Uint8Array): Promise<string | null> {
  const file = join(folder, 'broken.sav');
  writeFileSync(file, bytes);
  try {
    const sav = openSav(file);
    try {
      await readTyped(sav);
      await sav.plan({}, { report: () => undefined });
    } finally {
      sav.dispose();
    }
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.code;
    throw error;
  }
}

describe.each(['.sav', '.zsav'])('a damaged %s file', (ending) => {
  test('cut at any byte is said to be damaged', { timeout: 120_000 }, async () => {
    const bytes = whole.get(ending) as Buffer;
    expect(await codeOf(bytes)).toBeNull();
    // The codes that end the last row may be followed by nothing but their filling.
    const last = ending === '.sav' ? bytes.length - 8 : bytes.length - 1;
    for (let length = 4; length <= last; length++) {
      expect({ length, code: await codeOf(bytes.subarray(0, length)) }).toEqual({
        length,
        code: 'file-damaged',
      });
    }
  });

  test('with any bytes changed is read or refused with a code', { timeout: 120_000 }, async () => {
    const bytes = whole.get(ending) as Buffer;
    const change = fc.record({
      at: fc.integer({ min: 4, max: bytes.length - 4 }),
      value: fc.oneof(
        fc.constantFrom([0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff]),
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 4 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const broken = Buffer.from(bytes);
        for (const { at, value } of changes) broken.set(value, at);
        expect([null, 'file-damaged', 'too-many-columns']).toContain(await codeOf(broken));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

test('a row that is cut names its number and its byte', async () => {
  const bytes = whole.get('.sav') as Buffer;
  const file = join(folder, 'cut.sav');
  writeFileSync(file, bytes.subarray(0, bytes.length - 100));
  const sav = openSav(file);
  await expect(readTyped(sav)).rejects.toMatchObject({
    code: 'file-damaged',
    details: { file, row: 4, byte: expect.any(Number) },
  });
  sav.dispose();
});

test('a big-endian file without compression is read', async () => {
  const file = join(folder, 'big-endian.sav');
  writeFileSync(file, bigEndianFile([1.5, -Number.MAX_VALUE, 3]));
  const sav = openSav(file);
  expect(await readTyped(sav)).toEqual({ X: [1.5, null, 3] });
  expect(sav.rowCount).toBeNull();
  sav.dispose();
});

/** The smallest file that there is: one number, no extension records, no count of rows. */
function bigEndianFile(values: readonly number[]): Buffer {
  const int32s = (...numbersOf: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(numbersOf.length * 4);
    for (const [index, value] of numbersOf.entries()) bytes.writeInt32BE(value, index * 4);
    return bytes;
  };
  const doubles = (...numbersOf: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(numbersOf.length * 8);
    for (const [index, value] of numbersOf.entries()) bytes.writeDoubleBE(value, index * 8);
    return bytes;
  };
  return Buffer.concat([
    Buffer.from('$FL2'),
    Buffer.alloc(60, ' '),
    int32s(2, 1, 0, 0, -1),
    doubles(100),
    Buffer.alloc(17 + 64 + 3, ' '),
    int32s(2, 0, 0, 0, 0x050802, 0x050802),
    Buffer.from('X       '),
    int32s(999, 0),
    doubles(...values),
  ]);
}

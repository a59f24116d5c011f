import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { importText } from './import-into.ts';

const rows = [
  ['when', 'sold', 'ok', 'note'],
  [new Date(Date.UTC(2024, 1, 29)), 12.5, true, 'a, "b"'],
  [new Date(Date.UTC(2024, 11, 31)), 7, false, 'two\nlines'],
  [new Date(Date.UTC(2025, 0, 1)), -3, true, null],
];

async function workbook(
  sheets: readonly { name: string; rows: unknown[][]; hidden?: boolean }[],
): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: sheets as never }));
}

describe('a workbook', () => {
  test('gives dates, numbers, truth values and texts as its cells hold them', async () => {
    const dataset = await importText(await workbook([{ name: 'Data', rows }]), {}, 'book.xlsx');
    expect(dataset.variables.get('when')).toMatchObject({
      kind: 'date',
      values: [Date.UTC(2024, 1, 29), Date.UTC(2024, 11, 31), Date.UTC(2025, 0, 1)],
    });
    expect(dataset.variables.get('sold')?.values).toEqual([12.5, 7, -3]);
    expect(dataset.variables.get('ok')?.values).toEqual(['TRUE', 'FALSE', 'TRUE']);
    expect(dataset.variables.get('note')?.values).toEqual(['a, "b"', 'two\nlines', null]);
  });

  test('is read from the sheet asked for, whatever its case, and names the sheets when there is none', async () => {
    const book = await workbook([
      { name: 'First', rows },
      {
        name: 'Second & last',
        rows: [
          ['x', 'y'],
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      },
    ]);
    const second = await importText(book, { sheet: 'second & LAST' }, 'book.xlsx');
    expect([...second.variables.keys()]).toEqual(['x', 'y']);
    await expect(importText(book, { sheet: 'Third' }, 'book.xlsx')).rejects.toMatchObject({
      code: 'sheet-not-found',
      details: { sheet: 'Third', sheets: ['First', 'Second & last'] },
    });
    const first = await importText(book, {}, 'book.xlsx');
    expect(first.result.warnings).toContainEqual(expect.stringContaining('Second & last'));
  });

  test('may have a title above its header', async () => {
    const titled = [['Sales of the year'], [], ...rows];
    const dataset = await importText(
      await workbook([{ name: 'S', rows: titled }]),
      {},
      'book.xlsx',
    );
    expect([...dataset.variables.keys()]).toEqual(['when', 'sold', 'ok', 'note']);
    expect(dataset.result.rows).toBe(3);
  });

  test('that would unpack to far more than it holds is refused before it is unpacked', async () => {
    const bomb = zipOf('xl/workbook.xml', Buffer.alloc(100 << 20, 0x20));
    expect(bomb.length).toBeLessThan(600_000);
    await expect(importText(bomb, {}, 'book.xlsx')).rejects.toMatchObject({
      code: 'workbook-expands-too-far',
      details: { expandsTo: 100 << 20 },
    });
  });

  test('that is broken, or is another kind of archive, is refused by name', async () => {
    const book = await workbook([{ name: 'Data', rows }]);
    await expect(
      importText(book.subarray(0, book.length - 40), {}, 'book.xlsx'),
    ).rejects.toMatchObject({
      code: 'workbook-not-readable',
    });
    await expect(
      importText(zipOf('word/document.xml', Buffer.from('<x/>')), {}, 'book.xlsx'),
    ).rejects.toMatchObject({
      code: 'format-not-supported',
      details: { found: 'a Word document' },
    });
  });
});

/** A zip archive with one deflated entry. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  const directoryAt = local.length + name.length + packed.length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(directoryAt, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { openTableFile } from '#main/import/open-table-file.ts';
import { testFolder } from '../import-into.ts';

const folder = testFolder();
afterAll(() => folder.remove());

/** The rows that records of a file become, as the text that is then read. */
async function rowsOf(records: readonly unknown[]): Promise<readonly string[]> {
  const file = folder.path('records.jsonl');
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const table = await openTableFile(file, null, uninterrupted);
  const { source } = table.open('utf-8', false);
  try {
    const text = Buffer.alloc(4 << 20);
    let length = 0;
    for (let count = 1; count > 0; length += count) {
      count = source.read(text, length, text.length - length);
    }
    return text.toString('utf8', 0, length).trimEnd().split('\n');
  } finally {
    source.close();
    table.dispose();
  }
}

/** More records than are held back before their fields are taken for those of all. */
const many = Array.from({ length: 12_000 }, (_, row) => ({
  id: row,
  text: row % 3 === 0 ? `Größe ${row} 🎉` : `size, ${row}`,
  tags: ['a', 'b'],
}));
const late = 11_990;

/** The records with one of them changed. */
function withLate(change: Readonly<Record<string, unknown>>): readonly unknown[] {
  return many.map((record, row) => (row === late ? { ...record, ...change } : record));
}

describe('thousands of records become rows', () => {
  test('each once and in their order, whatever letters they hold', async () => {
    const rows = await rowsOf(many);
    expect(rows).toHaveLength(12_001);
    expect(rows[0]).toBe('id,text,tags');
    expect(rows.slice(1)).toEqual(
      many.map(({ id, text }) => `${id},${text.includes(',') ? `"${text}"` : text},a;b`),
    );
  });

  test('with a column for a field that only one of the last has', async () => {
    const rows = await rowsOf(withLate({ reply: 'yes' }));
    expect(rows[0]).toBe('id,text,tags,reply');
    expect(rows[1]).toBe('0,Größe 0 🎉,a;b,');
    expect(rows[late + 1]).toBe('11990,"size, 11990",a;b,yes');
    expect(rows).toHaveLength(12_001);
  });

  test('whose lists are parted by a mark that no element holds, also of the last', async () => {
    const rows = await rowsOf(withLate({ tags: ['a;c', 'b'] }));
    expect(rows[1]).toBe('0,Größe 0 🎉,a|b');
    expect(rows[late + 1]).toBe('11990,"size, 11990",a;c|b');
  });

  test('with the value of a field that was an object before', async () => {
    const authors = many.map((record) => ({ ...record, by: { name: 'Ann' } }));
    const rows = await rowsOf(
      authors.map((record, row) => (row === late ? { ...record, by: 'Ben' } : record)),
    );
    expect(rows[0]).toBe('id,text,tags,by,by.name');
    expect(rows[1]).toBe('0,Größe 0 🎉,a;b,,Ann');
    expect(rows[late + 1]).toBe('11990,"size, 11990",a;b,Ben,');
  });
});

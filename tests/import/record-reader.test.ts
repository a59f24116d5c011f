import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { MemorySource } from '#main/import/byte-source.ts';
import { readerLimits } from '#main/import/reader-limits.ts';
import { RecordReader } from '#main/import/record-reader.ts';
import { readTable } from './read-table.ts';

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    'a"b',
    'a,b',
    'a;b',
    'a\tb',
    'a|b',
    'x\ny',
    'x\r\ny',
    'x\ry',
    '0',
    '-1.5',
    'é',
    '🙂',
    '"a',
    'b"',
  ),
);
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
);
const delimiter = fc.constantFrom(',', ';', '\t', '|');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

function written(
  rows: readonly (readonly string[])[],
  mark: string,
  end: string,
  quoteAll: boolean,
): string {
  const needsQuotes = new RegExp(`["\\r\\n${mark}]|^\\s*$|^\\ufeff`, 'u');
  const line = (row: readonly string[]): string =>
    row
      .map((text) =>
        quoteAll || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
      )
      .join(mark);
  return rows.map(line).join(end);
}

describe('the record reader', () => {
  test('reads back any table that was written in any dialect', () => {
    fc.assert(
      fc.property(table, delimiter, lineEnd, fc.boolean(), (rows, mark, end, quoteAll) => {
        expect(
          readTable(written(rows, mark, end, quoteAll), { delimiter: mark, quote: '"' }),
        ).toEqual(rows);
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  test('reads the same wherever the buffer ends', () => {
    fc.assert(
      fc.property(table, lineEnd, fc.boolean(), (rows, end, quoteAll) => {
        const text = written(rows, ',', end, quoteAll);
        for (const bufferBytes of [4, 5, 7, 11, 16, 33]) {
          expect(readTable(text, { delimiter: ',', quote: '"' }, bufferBytes)).toEqual(rows);
        }
      }),
      { numRuns: 120, seed: 12 },
    );
  });

  test('gives what Papa Parse gives for tables with one kind of line end', () => {
    fc.assert(
      fc.property(table, delimiter, fc.constantFrom('\n', '\r\n'), (rows, mark, end) => {
        const text = written(rows, mark, end, false);
        const parsed = Papa.parse<string[]>(text, { delimiter: mark, newline: end });
        expect(readTable(text, { delimiter: mark, quote: '"' })).toEqual(parsed.data);
      }),
      { numRuns: 300, seed: 13 },
    );
  });

  test('mixes line feeds, carriage returns and both', () => {
    expect(readTable('a,b\r\n1,2\r3,4\n5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  test('numbers records as a spreadsheet does, wherever the buffer ends', () => {
    for (const bufferBytes of [4, 5, 6, 7, 8, 9, 1024]) {
      const source = new MemorySource(Buffer.from('a,b\r\n"x\r\ny",2\r\n\r\n3,4\r\n'));
      const limits = { ...readerLimits, bufferBytes };
      const reader = new RecordReader('t.csv', source, { delimiter: ',', quote: '"' }, limits);
      const numbers: number[] = [];
      do {
        while (reader.scanRecord(0) > 0) if (!reader.isBlank) numbers.push(reader.recordNumber);
      } while (reader.refill());
      expect(numbers).toEqual([1, 2, 4]);
    }
  });

  test('leaves out a byte order mark, and lines with nothing in them', () => {
    expect(readTable('\ufeffa,b\n\n1,2\n\n\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('leaves out byte order marks and spaces without width at the ends of cells', () => {
    const text =
      '\ufeffa,b\n1,\ufeff1 (None)\n2,"\ufeff1 (None)"\n3,\ufeff"x, ""y"""\n4,x\u200b\n5,\u200b\n6,a\ufeffb\n7,é\n';
    for (const bufferBytes of [4, 5, 7, 1024]) {
      expect(readTable(text, undefined, bufferBytes).map((row) => row[1])).toEqual([
        'b',
        '1 (None)',
        '1 (None)',
        'x, "y"',
        'x',
        '',
        'a\ufeffb',
        'é',
      ]);
    }
  });

  test('keeps a quoted empty cell that is alone in its row', () => {
    expect(readTable('a\n""\nb\n')).toEqual([['a'], [''], ['b']]);
  });

  test('takes a stray quote inside a quoted cell as it stands', () => {
    expect(readTable('"the "new" plan",1\n"x" ,2\n')).toEqual([
      ['the "new" plan', '1'],
      ['x', '2'],
    ]);
  });

  test('takes quotes as ordinary characters where the dialect has none', () => {
    expect(readTable('1\t"open\n2\t"b"\n', { delimiter: '\t', quote: '' })).toEqual([
      ['1', '"open'],
      ['2', '"b"'],
    ]);
  });

  test('names the row in which a quote opens that never closes', () => {
    expect(() => readTable('a,b\n1,2\n3,"four\n5,6\n')).toThrow(
      expect.objectContaining({
        code: 'unclosed-quote',
        details: expect.objectContaining({ rowNumber: 3, column: 2, begins: '"four\n5,6\n' }),
      }),
    );
  });

  test('does not merge rows where a quote closes only in a later row, within its text', () => {
    const text =
      'id,comment,city\n1,"good, really",Rome\n2,"bad, but ok,Paris\n3,"fine, thanks",Oslo\n';
    for (const bufferBytes of [4, 9, 33, 1024]) {
      expect(() => readTable(text, undefined, bufferBytes)).toThrow(
        expect.objectContaining({
          code: 'unclosed-quote',
          details: expect.objectContaining({
            rowNumber: 3,
            column: 2,
            begins: expect.stringMatching(/^"bad/u),
          }),
        }),
      );
    }
  });

  test('keeps a cell that only begins with a quoted word as it stands, and says in which row', () => {
    for (const bufferBytes of [4, 9, 1024]) {
      const source = new MemorySource(Buffer.from('id,q\n1,"x"y\n2,"a "b" c"\n3,"d\ne"\n4,"x"y'));
      const limits = { ...readerLimits, bufferBytes };
      const reader = new RecordReader('t.csv', source, { delimiter: ',', quote: '"' }, limits);
      const cells: (string | undefined)[] = [];
      do {
        for (let width = reader.scanRecord(0); width > 0; width = reader.scanRecord(0)) {
          cells.push(reader.cellTexts(width)[1]);
        }
      } while (reader.refill());
      expect(cells).toEqual(['q', '"x"y', 'a "b" c', 'd\ne', '"x"y']);
      expect(reader.strayQuotes).toEqual({ count: 4, rowNumbers: [2, 3, 5] });
    }
  });

  test('refuses a cell that is longer than the limit, and says which', () => {
    const text = `a,b\n1,${'x'.repeat(5000)}\n`;
    const read = (): unknown => readTable(text, { delimiter: ',', quote: '"' }, 64, 4000);
    expect(read).toThrow(
      expect.objectContaining({
        code: 'cell-too-long',
        details: expect.objectContaining({ rowNumber: 2, column: 2, bytes: 5000, limit: 4000 }),
      }),
    );
  });

  test('tells a quote that nothing closes in a long file from a cell that is too long', () => {
    const open = `a\n"${'x,'.repeat(9000)}\n`;
    const long = `a\n"${'x,'.repeat(9000)}"\n`;
    const read = (text: string) => (): unknown =>
      readTable(text, { delimiter: ',', quote: '"' }, 64, 1000);
    expect(read(open)).toThrow(expect.objectContaining({ code: 'unclosed-quote' }));
    expect(read(long)).toThrow(expect.objectContaining({ code: 'cell-too-long' }));
  });

  test('refuses more columns than 20,000', () => {
    expect(() => readTable(`a${',a'.repeat(20_000)}\n`)).toThrow(
      expect.objectContaining({ code: 'too-many-columns' }),
    );
    expect(readTable(`a${',a'.repeat(19_999)}\n`)[0]).toHaveLength(20_000);
  });

  test('says near which row bytes stop being UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('a\nb\nc'), Buffer.from([0xe9]), Buffer.from('d\n')]);
    expect(() => readTable(bytes)).toThrow(
      expect.objectContaining({
        code: 'bytes-do-not-fit-encoding',
        details: expect.objectContaining({ nearRowNumber: 3 }),
      }),
    );
  });
});

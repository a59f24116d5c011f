import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { exportTable } from '#main/export/export-table.ts';
import {
  packageFaults,
  python,
  pythonWithOpenpyxl,
  type ReadSheet,
  readByOpenpyxl,
} from './other-readers.ts';
import { answers, exported, exportedTable, numbers, texts } from './table-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-table-'));
let fileCount = 0;

function freshFile(ending: string): string {
  return join(folder, `table-${fileCount++}${ending}`);
}

const day = Date.UTC(2024, 2, 5);

/** Six posts: a tag, its score, a many-label tag, a member of a set, a day, a text. */
const posts = exportedTable(
  [
    exported('id', numbers([1, 2, 3, 4, 5, 6]), 'id'),
    exported('sentiment', answers(['negative', 'neutral', 'positive'], [0, 2, 1, 3, 2, 0])),
    exported(
      'sentiment_score',
      numbers([-0.8, 0.3, 0, null, 1, -0.123_456_79], Float32Array),
      'number',
    ),
    exported('trait_deals', numbers([1, 0, 0, null, 1, 0]), 'number'),
    exported('uses_linkedin', answers(['Not selected', 'Yes'], [1, 0, 1, 2, 0, 1]), 'single', true),
    exported('posted', numbers([day, day + 86_400_000, null, day, day, day]), 'date'),
    exported(
      'text',
      texts(['fine', '=1+1', 'a "quoted", one', null, '', '@brand\r\nthanks']),
      'text',
    ),
  ],
  6,
);

describe('a csv file', () => {
  it('has a header, labels, 0 and 1 for members, ISO days, empty cells for missing, and CRLF', async () => {
    const out = freshFile('.csv');
    const { rows, columns, sizeBytes } = await exportTable(out, posts);
    expect(readFileSync(out, 'utf8')).toBe(
      [
        'id,sentiment,sentiment_score,trait_deals,uses_linkedin,posted,text',
        '1,negative,-0.8,1,1,2024-03-05,fine',
        "2,positive,0.3,0,0,2024-03-06,'=1+1",
        '3,neutral,0,0,1,,"a ""quoted"", one"',
        '4,,,,,2024-03-05,',
        '5,positive,1,1,0,2024-03-05,',
        '6,negative,-0.12345679,0,1,2024-03-05,"\'@brand\r\nthanks"',
        '',
      ].join('\r\n'),
    );
    expect({ rows, columns }).toEqual({ rows: 6, columns: 7 });
    expect(sizeBytes).toBe(readFileSync(out).length);
  });

  it('holds the rows that the mask wants and no other', async () => {
    const out = freshFile('.csv');
    const { rows } = await exportTable(out, {
      ...posts,
      mask: Uint8Array.from([0, 1, 0, 0, 1, 0]),
    });
    const ids = readFileSync(out, 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line[0]);
    expect({ rows, ids }).toEqual({ rows: 2, ids: ['2', '5'] });
  });

  it('writes the time of day in UTC for every date of a column that has one', async () => {
    const out = freshFile('.csv');
    const times = exported('at', numbers([day, day + 52_200_000, Date.UTC(1969, 6, 20)]), 'date');
    await exportTable(out, exportedTable([times], 3));
    expect(readFileSync(out, 'utf8')).toBe(
      'at\r\n2024-03-05T00:00:00Z\r\n2024-03-05T14:30:00Z\r\n1969-07-20T00:00:00Z\r\n',
    );
  });

  it('makes text inert that a spreadsheet would compute, and leaves numbers as they are', async () => {
    const cells = ['=cmd|x', '+1 555', '-2+3', '@SUM(A1)', '\tx', '-5', '+44', '-', '= '];
    const out = freshFile('.csv');
    const columns = [
      exported('text', texts(cells), 'text'),
      exported('n', numbers(cells.map(() => -7))),
    ];
    await exportTable(out, exportedTable(columns, cells.length));
    const { data } = Papa.parse<string[]>(readFileSync(out, 'utf8').trimEnd());
    expect(data.slice(1).map(([text]) => text)).toEqual([
      "'=cmd|x",
      "'+1 555",
      "'-2+3",
      "'@SUM(A1)",
      "'\tx",
      '-5',
      '+44',
      "'-",
      "'= ",
    ]);
    expect(new Set(data.slice(1).map(([, n]) => n))).toEqual(new Set(['-7']));
  });

  it('does not leave a formula live behind the line feed that a cell begins with', async () => {
    const out = freshFile('.csv');
    const cells = ['\n=1+1', '\n', 'two\n=lines'];
    await exportTable(out, exportedTable([exported('text', texts(cells), 'text')], cells.length));
    const { data } = Papa.parse<string[]>(readFileSync(out, 'utf8'), { newline: '\r\n' });
    expect(data.slice(1, -1)).toEqual([["'\n=1+1"], ["'\n"], ['two\n=lines']]);
  });

  it('makes a header inert, and quotes one that Excel would take for another format', async () => {
    const out = freshFile('.csv');
    const columns = ['ID', '=A1', 'a,b'].map((name) => exported(name, numbers([1])));
    await exportTable(out, exportedTable(columns, 1));
    expect(readFileSync(out, 'utf8').split('\r\n')[0]).toBe(`"ID",'=A1,"a,b"`);
  });

  it('keeps an empty cell in a table of one column from reading as no row', async () => {
    const out = freshFile('.csv');
    await exportTable(out, exportedTable([exported('q', texts(['a', null, 'b']), 'text')], 3));
    expect(readFileSync(out, 'utf8')).toBe('q\r\na\r\n""\r\nb\r\n');
  });

  it.each(['.csv', '.tsv'])(
    'gives any label and any text back to another reader (%s)',
    async (ending) => {
      await fc.assert(
        fc.asyncProperty(anyTexts, async (cells) => {
          const out = freshFile(ending);
          await exportTable(out, labelledTable(cells));
          const { data } = Papa.parse<string[]>(readFileSync(out, 'utf8'), {
            delimiter: ending === '.csv' ? ',' : '\t',
            newline: '\r\n',
          });
          const read = data.slice(1, -1);
          expect(read.map(([, label]) => uninert(label ?? ''))).toEqual(cells);
          expect(read.map(([, , text]) => uninert(text ?? ''))).toEqual(cells);
        }),
        { numRuns: 60, seed: 20261122 },
      );
    },
  );
});

describe('a workbook of rows', () => {
  it('gives any label and any text back to a reader, as text', async () => {
    await fc.assert(
      fc.asyncProperty(anyTexts, async (cells) => {
        const out = freshFile('.xlsx');
        await exportTable(out, labelledTable(cells));
        const { sheets } = await readXlsx(readFileSync(out));
        const read = (sheets[0]?.rows ?? []).slice(1);
        expect(read.map(([, label]) => label ?? '')).toEqual(cells);
        expect(read.map(([, , text]) => text ?? '')).toEqual(cells);
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  it.skipIf(pythonWithOpenpyxl === null)(
    'is read by openpyxl with real dates, numbers, and formulas as text',
    async () => {
      const out = freshFile('.xlsx');
      await exportTable(out, posts);
      const { cells, frozen } = readByOpenpyxl(out).get('Posts') as ReadSheet;
      const rowOf = (row: number) =>
        ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(
          (column) => cells[`${column}${row}`]?.value ?? null,
        );
      expect(rowOf(2)).toEqual([1, 'negative', -0.8, 1, 1, '2024-03-05T00:00:00', 'fine']);
      expect(rowOf(3)).toEqual([2, 'positive', 0.3, 0, 0, '2024-03-06T00:00:00', '=1+1']);
      expect(rowOf(5)).toEqual([4, null, null, null, null, '2024-03-05T00:00:00', null]);
      expect(cells['F2']).toMatchObject({ type: 'd', format: 'yyyy-mm-dd' });
      expect(cells['G3']?.formula).toBeNull();
      expect(frozen).toBe('A2');
    },
  );

  it.skipIf(python === null)('has nothing that a program would offer to repair', async () => {
    const out = freshFile('.xlsx');
    const name = "A name: far too long for a sheet, with 'marks' / [and] brackets";
    await exportTable(out, { ...posts, name });
    expect(packageFaults(out)).toEqual([]);
  });
});

describe('a file of JSON lines', () => {
  it('holds an object a row, null for missing, and text as it is', async () => {
    const out = freshFile('.jsonl');
    await exportTable(out, posts);
    const rows = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(rows[1]).toEqual({
      id: 2,
      sentiment: 'positive',
      sentiment_score: 0.3,
      trait_deals: 0,
      uses_linkedin: 0,
      posted: '2024-03-06',
      text: '=1+1',
    });
    expect(rows[3]).toMatchObject({
      sentiment: null,
      sentiment_score: null,
      uses_linkedin: null,
      text: null,
    });
  });
});

describe('an Arrow file', () => {
  it('holds labels, numbers, instants and texts, and null for missing', async () => {
    const out = freshFile('.arrow');
    await exportTable(out, posts);
    const table = tableFromIPC(readFileSync(out));
    const columnOf = (name: string) => [...(table.getChild(name) ?? [])];
    expect(table.schema.fields.map(({ name }) => name)).toEqual(
      posts.columns.flatMap(({ name, column }) =>
        column().type === 'category' ? [name, `${name}__missing`] : [name],
      ),
    );
    expect(columnOf('sentiment')).toEqual([
      'negative',
      'positive',
      'neutral',
      null,
      'positive',
      'negative',
    ]);
    expect(columnOf('sentiment_score')).toEqual([-0.8, 0.3, 0, null, 1, -0.12345679]);
    expect(columnOf('uses_linkedin')).toEqual([1, 0, 1, null, 0, 1]);
    expect(columnOf('posted').slice(0, 3)).toEqual([day, day + 86_400_000, null]);
    expect(columnOf('text')).toEqual([
      'fine',
      '=1+1',
      'a "quoted", one',
      null,
      '',
      '@brand\r\nthanks',
    ]);
  });

  it('goes on over several batches, through the mask', async () => {
    const rowCount = 200_001;
    const values = Array.from({ length: rowCount }, (_, row) => row);
    const label = answers(
      ['even', 'odd'],
      values.map((row) => row % 2),
    );
    const columns = [exported('n', numbers(values)), exported('label', label)];
    const mask = values.map((row) => (row % 3 === 0 ? 1 : 0));
    const out = freshFile('.arrow');
    await exportTable(out, exportedTable(columns, rowCount, mask));
    const table = tableFromIPC(readFileSync(out));
    expect(table.numRows).toBe(66_667);
    expect(table.batches).toHaveLength(2);
    expect(table.getChild('n')?.get(66_666)).toBe(199_998);
    expect(table.getChild('label')?.get(66_665)).toBe('odd');
  });
});

describe('exporting a table', () => {
  it('names the formats that it knows when it is asked for another', async () => {
    await expect(exportTable(freshFile('.doc'), posts)).rejects.toMatchObject({
      code: 'format-not-supported',
      details: {
        format: '.doc',
        supported: [
          '.csv',
          '.tsv',
          '.xlsx',
          '.jsonl',
          '.ndjson',
          '.arrow',
          '.feather',
          '.parquet',
          '.sav',
          '.zsav',
          '.sqlite',
        ],
      },
    });
  });

  it('does not overwrite a file unasked', async () => {
    const out = freshFile('.csv');
    writeFileSync(out, 'before');
    await expect(exportTable(out, posts)).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(out, 'utf8')).toBe('before');
    await exportTable(out, posts, undefined, { overwrite: true });
    expect(readFileSync(out, 'utf8')).toContain('negative');
  });

  it.each(['.csv', '.tsv', '.xlsx', '.jsonl', '.arrow'])(
    'leaves nothing behind when it is cancelled (%s)',
    async (ending) => {
      const own = mkdtempSync(join(tmpdir(), 'parallax-cancelled-'));
      const rowCount = 5000;
      const stopped = {
        report: (_: string, done: number, total: number | null) => {
          expect(total).toBe(rowCount);
          if (done > 2000) throw new AnalysisError('cancelled');
        },
      };
      const table = exportedTable(
        [exported('n', numbers(new Array<number>(rowCount).fill(1)))],
        rowCount,
      );
      await expect(exportTable(join(own, `out${ending}`), table, stopped)).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(readdirSync(own)).toEqual([]);
    },
  );

  it('writes a yes-or-no member that has no yes with its labels', async () => {
    const column = {
      ...answers(['rot', 'blau'], [0, 1]),
      categories: [
        { code: 'r', label: 'rot', value: null, missing: null },
        { code: 'b', label: 'blau', value: null, missing: null },
      ],
    };
    const out = freshFile('.csv');
    await exportTable(out, exportedTable([exported('m', column, 'single', true)], 2));
    expect(readFileSync(out, 'utf8')).toBe('m\r\nrot\r\nblau\r\n');
  });
});

const anyTexts = fc.array(
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.stringMatching(/^[=+\-@,"'\r\n\t ;x0-9_]{0,8}$/),
      fc.constantFrom('_x0041_', '#N/A', "'", '\uFEFF', '\u2028', '﷽'),
    )
    .map((text) => Array.from(text, (one) => (isLegal(one) ? one : '?')).join('')),
  { minLength: 1, maxLength: 12 },
);

/** Whether a workbook can hold a character: XML has no control characters but tab and line ends. */
function isLegal(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff)
  );
}

/** A number, then the same texts as labels and as texts. */
function labelledTable(cells: readonly string[]) {
  return exportedTable(
    [
      exported('row', numbers(cells.map((_, row) => row))),
      exported(
        'label',
        answers(
          cells,
          cells.map((_, row) => row),
        ),
      ),
      exported('text', texts(cells), 'text'),
    ],
    cells.length,
  );
}

/** Takes back the one apostrophe that is put before text which a spreadsheet would compute. */
function uninert(text: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/u.test(text) ? text.slice(1) : text;
}

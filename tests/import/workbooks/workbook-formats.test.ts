import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import { hasLibreOffice, pythonWithOpenpyxl } from '../../export/other-readers.ts';
import { importAndReadBack, testFolder } from '../import-into.ts';
import {
  convertByLibreOffice,
  makeByOpenpyxl,
  openSheet,
  rowsByOpenpyxl,
} from './make-workbooks.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const header = [
  [
    'Respondent ID',
    ...Array(3).fill('Which channels do you use?'),
    'How old are you?',
    ...Array(2).fill('How satisfied are you with ...'),
  ],
  ['', 'TV', 'Radio', 'Web', 'Response', 'Price', 'Service'],
];

describe.skipIf(pythonWithOpenpyxl === null)('a workbook by openpyxl (without it: skipped)', () => {
  beforeAll(() => makeByOpenpyxl(folder.path('.')), 60_000);

  test('has its merged headings over every column, and what is odd about it is said', async () => {
    const survey = await openSheet(folder.path('book.xlsx'));
    expect(survey.rows.slice(1, 3)).toEqual(header);
    expect(survey.why).toEqual([
      'The table begins in column C; what is left of it is empty.',
      '2 merged header cells stand over every column spanned.',
    ]);
    expect(survey.warnings).toEqual([
      '1 hidden row of the sheet was imported like the others.',
      'Hidden column G of the sheet was imported like the others.',
      'Row 46 at the end reads like a total (“Total”) and was imported like the others.',
      'Row 48 at the end reads like a note (“Source: own survey, 2024”) and was imported like the others.',
      'Read from sheet “Survey”; the workbook also has “Sections”, “Values”.',
      'Hidden sheet “Hidden” was not read.',
    ]);
  });

  test('becomes questions over several columns by two rows of merged headings', async () => {
    const survey = await importAndReadBack(folder.path('book.xlsx'));
    expect(survey.sets.map(({ label, members }) => [label, members.length])).toEqual([
      ['Which channels do you use?', 3],
      ['How satisfied are you with ...', 2],
    ]);
    expect(survey.variables.get('old')?.label).toBe('How old are you?');
    // What is left out was not "imported like the others".
    expect(survey.result.rows).toBe(40);
    expect(survey.result.warnings.filter((warning) => warning.includes('46'))).toEqual([
      'Left out as totals of the other rows: row 46 (“Total”).',
    ]);
  });

  test('becomes questions under sections by three rows of merged headings', async () => {
    const sections = await importAndReadBack(folder.path('book.xlsx'), { sheet: 'Sections' });
    expect([...sections.variables.values()].map(({ label }) => label)).toEqual([
      'TV',
      'Radio',
      'Section A, Q2 Rate - Price',
      'Section A, Q2 Rate - Service',
      'Section B, Q3 Age - Years',
      'Section B, Q4 Note - Words',
    ]);
    expect(sections.sets.map(({ label }) => label)).toEqual([
      'Section A, Q1 Use',
      'Section A, Q2 Rate',
    ]);
  });

  test.each(['book.xlsx', 'since-1904.xlsx'])(
    'has the values that openpyxl reads (%s)',
    async (name) => {
      const sheet = name === 'book.xlsx' ? 'Values' : 'Sheet';
      const { rows } = await openSheet(folder.path(name), sheet);
      expect(rows).toEqual(inTexts(rowsByOpenpyxl(folder.path(name), sheet)));
    },
  );

  test('says that formulas without a saved value are empty', async () => {
    const { warnings } = await openSheet(folder.path('book.xlsx'), 'Values');
    expect(warnings).toEqual([
      '3 whole numbers have more than 15 digits, which a spreadsheet cannot keep: if they are ids, they were rounded before this import.',
      '6 formulas were saved without a value, so their cells are empty: open the workbook in a spreadsheet program and save it.',
      'Hidden sheet “Hidden” was not read.',
    ]);
  });

  describe.skipIf(!hasLibreOffice)('saved by LibreOffice (without it: skipped)', () => {
    const made = testFolder();
    const formats = ['xlsx', 'xls', 'ods', 'fods'];
    beforeAll(() => {
      convertByLibreOffice(folder.path('book.xlsx'), made.path('.'), formats);
    }, 120_000);
    afterAll(() => made.remove());

    test.each(formats)(
      'as .%s has the values that openpyxl reads, with those of the formulas',
      async (format) => {
        const expected = inTexts(rowsByOpenpyxl(made.path('book.xlsx'), 'Values'));
        const { rows } = await openSheet(made.path(`book.${format}`), 'Values');
        expect(withoutIds(rows)).toEqual(withoutIds(expected));
        expect(rows.slice(1).map((row) => row.slice(-2))).toEqual([
          ['25', '#N/A'],
          ['-0.2', '#DIV/0!'],
          ['2e-7', '2'],
        ]);
      },
    );

    test.each(formats)(
      'as .%s says the same of merged, hidden and trailing cells',
      async (format) => {
        const survey = await openSheet(made.path(`book.${format}`));
        expect(survey.format).toBe(format === 'xlsx' ? 'xlsx' : 'spreadsheet');
        expect(survey.rows.slice(1, 3)).toEqual(header);
        expect(survey.rows).toHaveLength(45);
        expect(survey.warnings).toEqual((await openSheet(folder.path('book.xlsx'))).warnings);
        expect(survey.sheets).toEqual(['Survey', 'Sections', 'Values', 'Hidden', 'Empty']);
      },
    );
  });
});

describe('a workbook by SheetJS', () => {
  const rows = [
    ['id', 'score', 'ok', 'comment'],
    [7, 1.5, true, 'Grüße'],
    [8, -2.25, false, 'x'],
    [9, 3, true, null],
  ];
  const expected = [
    ['id', 'score', 'ok', 'comment'],
    ['7', '1.5', 'TRUE', 'Grüße'],
    ['8', '-2.25', 'FALSE', 'x'],
    ['9', '3', 'TRUE', ''],
  ];

  test.each(['xlsb', 'biff8', 'biff5', 'xlml', 'ods', 'fods', 'xlsx', 'xlsm'] as const)(
    'as %s',
    async (bookType) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Data');
      const file = folder.path(`made.${bookType}`);
      writeFileSync(file, write(book, { type: 'buffer', bookType }) as Buffer);
      const sheet = await openSheet(file);
      // Its writer of this format has no letters beyond ASCII.
      const isOld = bookType === 'biff5';
      expect(sheet.rows.map((row) => (isOld ? row.slice(0, 3) : row))).toEqual(
        expected.map((row) => (isOld ? row.slice(0, 3) : row)),
      );
      await expect(openSheet(file, 'Other')).rejects.toMatchObject({
        code: 'sheet-not-found',
        details: { sheets: ['Data'] },
      });
    },
  );
});

/** LibreOffice keeps 15 digits in some formats. */
function withoutIds(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((row) => row.filter((_, column) => column !== 6));
}

function inTexts(rows: readonly (readonly (string | number)[])[]): string[][] {
  return rows.map((row) =>
    row.map((cell) => {
      const text = String(cell);
      // Python writes 1e-07 where JavaScript writes 1e-7, and ids as they are, JavaScript as doubles.
      if (/^-?(?:\d{16,}|[\d.]+e\+\d+)$/u.test(text)) return BigInt(Number(text)).toString();
      return /^-?[\d.]+(?:e-?\d+)?$/u.test(text) ? String(Number(text)) : text;
    }),
  );
}

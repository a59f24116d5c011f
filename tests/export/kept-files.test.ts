import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Category, Column } from '#analysis/columns/column.ts';
import {
  type MissingReason,
  missingByte,
  missingReasons,
} from '#analysis/columns/missing-reason.ts';
import { type ExportedTable, exportTable } from '#main/export/export-table.ts';
import { importAndReadBack } from '../import/import-into.ts';
import { python } from './other-readers.ts';
import { texts } from './table-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));
let fileCount = 0;

function freshFile(ending: string): string {
  return join(folder, `table-${fileCount++}${ending}`);
}

type Cell = string | number | MissingCell;
interface MissingCell {
  readonly reason: MissingReason;
}

function numberColumn(cells: readonly Cell[]): Column {
  const missing = Uint8Array.from(cells, (cell) =>
    typeof cell === 'object' ? missingByte(cell.reason) : 0,
  );
  const values = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN));
  return { type: 'number', values, missing };
}

function textColumn(cells: readonly Cell[]): Column {
  const missing = Uint8Array.from(cells, (cell) =>
    typeof cell === 'object' ? missingByte(cell.reason) : 0,
  );
  const column = texts(cells.map((cell) => (typeof cell === 'string' ? cell : null)));
  return { ...column, missing };
}

function answerColumn(categories: readonly Category[], codes: readonly number[]): Column {
  return {
    type: 'category',
    codes: Uint8Array.from(codes),
    categories,
    order: categories.map((_, index) => index).reverse(),
  };
}

const agreement: readonly Category[] = [
  { code: '1', label: 'Disagree', value: 1, missing: null },
  { code: '2', label: 'Agree', value: 2, missing: null },
  { code: '3', label: 'Agree', value: 3, missing: null },
  { code: '98', label: 'Don’t know', value: null, missing: 'dont-know' },
  { code: '99', label: 'Refused', value: null, missing: 'refused' },
  { code: '', label: '', value: null, missing: 'no-answer' },
];

const member: readonly Category[] = [
  { code: '1', label: 'Selected', value: 1, missing: null },
  { code: '0', label: 'Not selected', value: 0, missing: null },
  { code: '', label: '', value: null, missing: 'no-answer' },
];

interface Drawn {
  readonly answers: readonly number[];
  readonly members: readonly number[];
  readonly numbers: readonly Cell[];
  readonly days: readonly Cell[];
  readonly words: readonly Cell[];
}

function tableOf({ answers, members, numbers, days, words }: Drawn): ExportedTable {
  const column = (
    name: string,
    kind: 'single' | 'scale' | 'number' | 'date' | 'text',
    of: Column,
    isMember = false,
  ) => ({
    name,
    label: `What of ${name}?`,
    kind,
    isMember,
    role: null,
    column: () => of,
  });
  return {
    name: 'Wave 1',
    datasetKind: 'survey',
    rowCount: answers.length,
    mask: null,
    weight: 'amount',
    sets: [{ name: 'media', label: 'Which media?', kind: 'multiple', members: ['tv'] }],
    columns: [
      column('agree', 'scale', answerColumn(agreement, answers)),
      column('tv', 'single', answerColumn(member, members), true),
      column('amount', 'number', numberColumn(numbers)),
      column('day', 'date', numberColumn(days)),
      column('words', 'text', textColumn(words)),
    ],
  };
}

const missingCell = fc.constantFrom(...missingReasons).map((reason) => ({ reason }));
const rowOf = fc.record({
  answer: fc.nat({ max: agreement.length - 1 }),
  member: fc.nat({ max: 2 }),
  number: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.integer(),
    missingCell,
  ),
  day: fc.oneof(fc.integer({ min: -4e12, max: 4e12 }), missingCell),
  word: fc.oneof(
    fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => text.trim() === text && text.isWellFormed() && !text.includes('\0')),
    missingCell,
  ),
});

const drawn = fc.array(rowOf, { minLength: 1, maxLength: 40 }).map((rows) => ({
  answers: rows.map(({ answer }) => answer),
  members: rows.map((row) => row.member),
  numbers: rows.map(({ number }) => number),
  days: rows.map(({ day }) => day),
  words: rows.map(({ word }) => word),
}));

function reasonsOf(cells: readonly Cell[]): readonly (string | null)[] {
  return cells.map((cell) => (typeof cell === 'object' ? cell.reason : null));
}

function valuesOf(cells: readonly Cell[]): readonly (string | number | null)[] {
  return cells.map((cell) => (typeof cell === 'object' ? null : cell));
}

describe.each(['.parquet', '.arrow', '.feather'])('a %s file, imported again', (ending) => {
  it('is the dataset that was exported: labels, codes, sets, weight, and why answers are missing', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (rows) => {
        const out = freshFile(ending);
        await exportTable(out, tableOf(rows));
        const read = await importAndReadBack(out);
        expect(read.result.dataset).toBe('Wave 1');
        expect(read.sets).toMatchObject([
          { name: 'media', label: 'Which media?', members: ['tv'] },
        ]);
        const agree = read.variables.get('agree');
        expect(agree).toMatchObject({ label: 'What of agree?', kind: 'scale', scores: [3, 2, 1] });
        expect(agree?.values).toEqual(
          rows.answers.map((code) => (agreement[code]?.missing ? null : agreement[code]?.label)),
        );
        expect(agree?.reasons).toEqual(rows.answers.map((code) => agreement[code]?.missing));
        expect(read.variables.get('tv')?.values).toEqual(
          rows.members.map((code) => (code === 2 ? null : member[code]?.label)),
        );
        for (const [name, cells] of [
          ['amount', rows.numbers],
          ['day', rows.days],
          ['words', rows.words],
        ] as const) {
          expect(read.variables.get(name)?.reasons, name).toEqual(reasonsOf(cells));
          expect(read.variables.get(name)?.values, name).toEqual(valuesOf(cells));
        }
        rmSync(out);
      }),
      { numRuns: 25, seed: 4711 },
    );
  }, 120_000);

  it('says what other programs do not see', async () => {
    const rows = {
      answers: [0, 4],
      members: [0, 1],
      numbers: [1, 2],
      days: [0, 0],
      words: ['a', 'b'],
    };
    const { notes } = await exportTable(freshFile(ending), tableOf(rows));
    expect(notes.join(' ')).toMatch(/agree__missing/u);
  });
});

const duckdb = join(import.meta.dirname, '../../bench/peers/node_modules/@duckdb/node-api');

interface DuckDb {
  readonly DuckDBInstance: {
    create(file: string): Promise<{
      connect(): Promise<{
        runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown[][] }>;
      }>;
    }>;
  };
}

const sample = {
  answers: [0, 1, 2, 3, 5],
  members: [0, 1, 2, 0, 1],
  numbers: [1, 2, { reason: 'refused' as const }, 4, 5],
  days: [0, 86_400_000, -86_400_000, { reason: 'no-answer' as const }, 1_709_164_800_000],
  words: ['plain', 'café 日本', { reason: 'not-asked' as const }, 'a,b', '"q"'],
};

describe.skipIf(!existsSync(duckdb))('a .parquet file in DuckDB (DuckDB absent: skipped)', () => {
  it('has labels, numbers, dates and nulls', async () => {
    const out = freshFile('.parquet');
    await exportTable(out, tableOf(sample));
    const { DuckDBInstance } = createRequire(import.meta.url)(duckdb) as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const read = await connection.runAndReadAll(`select * from '${out}'`);
    expect(read.getRowsJson()).toEqual([
      ['Disagree', null, 1, 1, null, '1970-01-01', 'plain', null],
      ['Agree (2)', null, 0, 2, null, '1970-01-02', 'café 日本', null],
      ['Agree (3)', null, null, null, 'refused', '1969-12-31', null, 'not-asked'],
      [null, 'Don’t know', 1, 4, null, null, 'a,b', null],
      [null, null, 0, 5, null, '2024-02-29', '"q"', null],
    ]);
  });
});

describe('a .sqlite file', () => {
  it('has the rows, the variables, their answers, the sets, and why answers are missing', async () => {
    const out = freshFile('.sqlite');
    const { rows, notes } = await exportTable(out, tableOf(sample));
    expect([rows, notes]).toEqual([5, []]);
    const database = new Database(out, { readonly: true });
    const all = (sql: string): unknown[] => database.prepare(sql).raw().all();
    expect(all('select * from data')).toEqual([
      [1, 'Disagree', 1, 1, '1970-01-01', 'plain'],
      [2, 'Agree', 0, 2, '1970-01-02', 'café 日本'],
      [3, 'Agree', null, null, '1969-12-31', null],
      [4, null, 1, 4, null, 'a,b'],
      [5, null, 0, 5, '2024-02-29', '"q"'],
    ]);
    expect(all('select name, label, kind, set_name, is_weight from variables')).toContainEqual([
      'amount',
      'What of amount?',
      'number',
      null,
      1,
    ]);
    expect(
      all("select code, label, missing from categories where variable = 'agree' and code = '99'"),
    ).toEqual([['99', 'Refused', 'refused']]);
    expect(all('select * from missing order by 1, 2')).toEqual([
      [3, 'amount', 'refused', null],
      [3, 'words', 'not-asked', null],
      [4, 'agree', 'dont-know', '98'],
    ]);
    expect(all('pragma integrity_check')).toEqual([['ok']]);
    database.close();
  });

  it('goes on in another table beyond the columns that SQLite has', async () => {
    const out = freshFile('.sqlite');
    const columns = Array.from({ length: 2500 }, (_, at) => ({
      name: `v${at}`,
      label: '',
      kind: 'number' as const,
      isMember: false,
      column: () => numberColumn([at, at + 1]),
    }));
    const { notes } = await exportTable(out, { name: 'wide', rowCount: 2, mask: null, columns });
    expect(notes[0]).toMatch(/data_2/u);
    const database = new Database(out, { readonly: true });
    const sql = 'select v0, v2499 from data join data_2 using (row_number) order by row_number';
    expect(database.prepare(sql).raw().all()).toEqual([
      [0, 2499],
      [1, 2500],
    ]);
    database.close();
  });

  it.skipIf(python === null)('opens in pandas (Python absent: skipped)', async () => {
    const out = freshFile('.sqlite');
    await exportTable(out, tableOf(sample));
    const program =
      'import sqlite3, sys; print([tuple(r) for r in sqlite3.connect(sys.argv[1]).execute("select agree, amount from data")])';
    const printed = execFileSync(python as string, ['-c', program, out], { encoding: 'utf8' });
    expect(printed.trim()).toBe(
      "[('Disagree', 1), ('Agree', 2), ('Agree', None), (None, 4), (None, 5)]",
    );
  });
});

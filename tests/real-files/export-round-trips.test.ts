import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import { exportedTable } from '#main/calls/exported-table.ts';
import { exportTable } from '#main/export/export-table.ts';
import { runImport } from '#main/import/run-import.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { testFolder } from '../import/import-into.ts';

const data = join(import.meta.dirname, '../../../shared/data/sav');
const files = existsSync(data)
  ? globSync('{displayr,spss_*,survey_questionr}/**/*.{sav,zsav,dta}', { cwd: data }).sort()
  : [];
const folder = testFolder();
afterAll(() => folder.remove());
let projectCount = 0;

interface Shape {
  readonly weight: string | null;
  readonly sets: readonly string[];
  readonly variables: Readonly<Record<string, VariableShape>>;
}

interface VariableShape {
  readonly about: readonly (string | null)[];
  readonly answers: readonly string[] | null;
  readonly cells: readonly (string | number)[];
}

async function withDataset<Result>(
  file: string,
  work: (dataset: Dataset) => Promise<Result> | Result,
): Promise<Result> {
  const project = Project.create(folder.path(`${++projectCount}.parallax`));
  try {
    await runImport(project, file, { name: 'Data' }, uninterrupted);
    return await work(new Dataset(project, new ColumnCache(), 'Data'));
  } finally {
    project.close();
  }
}

function shapeOf(dataset: Dataset): Shape {
  const setOf = new Map(dataset.sets.map(({ id, name }) => [id, name]));
  return {
    weight: dataset.line.weight,
    sets: dataset.sets.map(({ kind, name, label }) => `${kind} ${name}: ${label}`).sort(),
    variables: Object.fromEntries(
      dataset.variables.map((variable) => {
        const column = dataset.column(variable);
        const { name, label, kind, role, setId } = variable;
        const set = setId === null ? null : (setOf.get(setId) ?? null);
        return [
          name,
          {
            about: [label, kind, role, set],
            answers: column.type === 'category' ? answersOf(column) : null,
            cells: Array.from({ length: dataset.rowCount }, (_, row) => cellOf(column, row)),
          },
        ];
      }),
    ),
  };
}

function answersOf({ categories, order }: CategoryColumn): string[] {
  return order.flatMap((index) => {
    const category = categories[index];
    if (category === undefined) return [];
    const { code, label, value, missing } = category;
    return [`${code} “${label}” ${value} ${missing}`];
  });
}

function cellOf(column: ReturnType<Dataset['column']>, row: number): string | number {
  if (column.type === 'category') {
    const { label = '?', code, missing } = column.categories[column.codes[row] as number] ?? {};
    return missing === null ? label : `<${missing}${code === '' ? '' : ` ${label}`}>`;
  }
  const reason = missingReasonOf(column.missing?.[row] ?? 0);
  if (reason !== null) return `<${reason}>`;
  if (column.type === 'number') return column.values[row] as number;
  return Buffer.from(
    column.bytes.subarray(column.offsets[row], column.offsets[row + 1]),
  ).toString();
}

/** A shape without what a note says is not kept: codes of answers that were numbered, reasons of texts. */
function withoutNoted(shape: Shape, notes: readonly string[], from: Shape): Shape {
  const isNumbered = notes.some((note) => note.startsWith('Answers without numbers'));
  const unsaid = new Set(
    notes.flatMap((note) => /^(\S+): why .* missing is not kept/u.exec(note)?.[1] ?? []),
  );
  const variables = Object.entries(shape.variables).map(([name, variable]) => {
    const hasNumbers = (from.variables[name]?.answers ?? []).every((answer) =>
      /^(?:-?[\d.]+)? “/u.test(answer),
    );
    const answers =
      isNumbered && !hasNumbers
        ? (variable.answers?.map((answer) => answer.replace(/^.*? “/u, '“')) ?? null)
        : variable.answers;
    const cells = unsaid.has(name)
      ? variable.cells.map((cell) => (String(cell).startsWith('<') ? '<>' : cell))
      : variable.cells;
    return [name, { ...variable, answers, cells }] as const;
  });
  return { ...shape, variables: Object.fromEntries(variables) };
}

function formatsFor(file: string): readonly string[] {
  const isLarge = /Cola|RD34|fecondite/u.test(file);
  return isLarge ? ['.sav', '.parquet'] : ['.sav', '.zsav', '.parquet', '.arrow', '.feather'];
}

describe.skipIf(files.length === 0)('exported and read again (real files absent: skipped)', () => {
  test.each(files)('%s is the same dataset', { timeout: 120_000 }, async (name) => {
    if (!hasRows(name)) return;
    await withDataset(join(data, name), async (dataset) => {
      const before = shapeOf(dataset);
      for (const format of formatsFor(name)) {
        const out = folder.path(`${basename(name)}${++projectCount}${format}`);
        const { notes } = await exportTable(out, exportedTable(dataset, null), uninterrupted);
        const after = await withDataset(out, shapeOf);
        expect(withoutNoted(after, notes, before), format).toEqual(
          withoutNoted(before, notes, before),
        );
      }
    });
  });

  test.each(files.filter((name) => !/Cola\.sav|RD34/u.test(name)))(
    '%s has its answers and codes in sheets and tables',
    { timeout: 120_000 },
    async (name) => {
      if (!hasRows(name)) return;
      await withDataset(join(data, name), async (dataset) => {
        const table = exportedTable(dataset, null);
        for (const format of ['.csv', '.xlsx']) {
          const out = folder.path(`plain${++projectCount}${format}`);
          await exportTable(out, table, uninterrupted);
          const sheet = read(readFileSync(out), {
            raw: true,
            type: 'buffer',
            codepage: 65_001,
          });
          const [first = ''] = sheet.SheetNames;
          const rows = utils.sheet_to_json<unknown[]>(sheet.Sheets[first] as object, { header: 1 });
          expect(rows[0]?.length).toBe(dataset.variables.length);
          dataset.variables.forEach((variable, place) => {
            const column = dataset.column(variable);
            if (column.type !== 'category' || table.columns[place]?.isMember) return;
            for (let row = 0; row < dataset.rowCount; row++) {
              const { label, missing } = column.categories[column.codes[row] as number] ?? {};
              const cell = String(rows[row + 1]?.[place] ?? '').replace(/^'(?=[=+\-@])/u, '');
              expect(cell, `${variable.name} ${row}`).toBe(missing === null ? label : '');
            }
          });
        }
        const out = folder.path(`plain${++projectCount}.sqlite`);
        await exportTable(out, table, uninterrupted);
        const database = new Sqlite(out, { readonly: true });
        try {
          const tables = database
            .prepare("select name from sqlite_master where type = 'table'")
            .pluck()
            .all() as string[];
          const counts = tables.map((one) =>
            database.prepare(`select count(*) from "${one}"`).pluck().get(),
          );
          expect(counts).toContain(dataset.rowCount);
        } finally {
          database.close();
        }
      });
    },
  );
});

/** Files of two rows and a variable that hold nothing are no datasets. */
function hasRows(name: string): boolean {
  return !/(?:missing_test\.dta)$/u.test(name);
}

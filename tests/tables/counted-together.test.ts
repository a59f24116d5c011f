import { expect, it } from 'vitest';
import { crosstab } from '#analysis/tables/crosstab.ts';
import type { ColumnVariable } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, members } from './make-tables.ts';

/** Enough rows for tables to be counted together; weights are whole numbers, so that order does not show. */
const rowCount = 21_000;
const rows = Array.from({ length: rowCount }, (_, row) => row);
const question = (name: string, step: number, labels: readonly string[]): ColumnVariable =>
  answers(
    name,
    rows.map((row) => labels[Math.floor(row / step) % (labels.length + 1)] ?? null),
    labels,
  );
const stub: readonly ColumnVariable[] = [
  question('colour', 1, ['red', 'green', 'blue']),
  question('size', 7, ['small', 'large']),
  members('media', {
    tv: rows.map((row) => (row % 11 === 0 ? null : row % 3 === 0)),
    web: rows.map((row) => (row % 11 === 0 ? null : row % 5 < 2)),
  }),
];
const banner = [question('region', 13, ['north', 'south']), question('age', 3, ['young', 'old'])];
const weights = numberColumn(rows.map((row) => row % 4));
const filter = Uint8Array.from(rows, (row) => Number(row % 60 !== 0));

it('a table counted together has the cells of its parts counted one by one', () => {
  const whole = crosstab({ rowCount, rows: stub, columns: banner, weights, filter });
  let firstRow = 0;
  for (const one of stub) {
    let firstColumn = 1;
    for (const across of banner) {
      const part = crosstab({ rowCount, rows: [one], columns: [across], weights, filter });
      for (const [row, line] of part.cells.entries()) {
        for (const [column, cell] of line.slice(1).entries()) {
          const { letters, ...figures } = cell;
          expect(whole.cells[firstRow + row]?.[firstColumn + column]).toMatchObject(figures);
          expect(letters.length).toBe(
            whole.cells[firstRow + row]?.[firstColumn + column]?.letters.length,
          );
        }
      }
      firstColumn += part.columns.length - 1;
    }
    firstRow += crosstab({ rowCount, rows: [one], columns: [] }).rows.length;
  }
  expect(firstRow).toBe(whole.rows.length);
});

import { describe, expect, test } from 'vitest';
import { columnLetter } from '#analysis/tables/crosstab.ts';
import type { Crosstab } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import rGolden from '../goldens/tables.json' with { type: 'json' };
import golden from '../goldens/tables-expss.json' with { type: 'json' };
import { answers, cellAt, numbers, tableOf } from './make-tables.ts';

const { columns: cars } = rGolden.mtcars;
const rowCount = cars.cyl.length;
const named = (name: keyof typeof cars, labels: readonly string[]) =>
  answers(name, cars[name].map(String), labels);
const cyl = named('cyl', ['4', '6', '8']);
const gear = named('gear', ['3', '4', '5']);
const vs = named('vs', ['0', '1']);
const am = named('am', ['0', '1']);

/** The letters of a printed cell, "71.4 A B D". */
function lettersOf(cell: string | undefined): readonly string[] {
  return (cell ?? '').split(' ').filter((word) => /^[A-Z]$/u.test(word));
}

/**
 * The other columns of the same variable over which the printed cell is higher. There the total is
 * column A, and columns of different variables are compared too; here neither is.
 */
function higherThan(
  columns: readonly string[],
  at: number,
  printed: string | undefined,
): readonly string[] {
  const variable = columns[at]?.split(' ')[0];
  return lettersOf(printed)
    .map((letter) => columns[letter.charCodeAt(0) - 65] ?? '')
    .filter((column) => column !== 'total' && column.split(' ')[0] === variable);
}

function foundHigher(table: Crosstab, row: string, column: string): readonly string[] {
  return cellAt(table, row, column)
    .letters.filter((letter) => letter === letter.toUpperCase())
    .map((letter) => {
      const lower = table.columns.find((one) => one.letter === letter);
      return `${lower?.variable} ${lower?.category}`;
    });
}

/** Rows of the printed table belong to cyl until its base, and to gear after it. */
function rowNames(rows: readonly (readonly unknown[])[]): readonly string[] {
  const end = rows.findIndex(([name]) => name === '#Total cases');
  return rows.map(([name], index) =>
    name === '#Total cases'
      ? `${index === end ? 'cyl' : 'gear'} Base`
      : `${index < end ? 'cyl' : 'gear'} ${name}`,
  );
}

describe('mtcars as in expss', () => {
  const { shares, means } = golden;
  const table = tableOf(rowCount, { rows: [cyl, gear], columns: [vs, am] });
  const titles = shares.columns.map((name) => (name === 'total' ? 'Total' : name));

  test('percentages and bases', () => {
    for (const [index, name] of rowNames(shares.percent).entries()) {
      for (const [column, title] of titles.entries()) {
        const printed = shares.percent[index]?.[column + 1] ?? 0;
        const cell = cellAt(table, name, title);
        if (name.endsWith('Base')) expect(cell.count).toBe(printed);
        else expectClose((cell.columnShare ?? Number.NaN) * 100, Number(printed), 1e-12);
      }
    }
  });

  test('percentages with weights', () => {
    const weights = numberColumn(cars.cyl.map((_, row) => [0.5, 1, 1.5, 1][row % 4] ?? 0));
    const weighted = tableOf(rowCount, { rows: [cyl, gear], columns: [vs, am], weights });
    for (const [index, name] of rowNames(shares.weightedPercent).entries()) {
      if (name.endsWith('Base')) continue;
      for (const [column, title] of titles.entries()) {
        const printed = Number(shares.weightedPercent[index]?.[column + 1] ?? 0);
        const share = cellAt(weighted, name, title).columnShare;
        expectClose((share ?? Number.NaN) * 100, printed, 1e-12);
      }
    }
  });

  test('letters of shares, but for cells that nobody chose, which are tested here only', () => {
    let comparedCount = 0;
    for (const [index, name] of rowNames(shares.letters).entries()) {
      if (name.endsWith('Base')) continue;
      for (const [column, title] of titles.entries()) {
        if (title === 'Total') continue;
        const printed = shares.letters[index]?.[column + 1];
        const found = foundHigher(table, name, title).filter(
          (other) => cellAt(table, name, other).count > 0,
        );
        expect(found, `${name}, ${title}`).toEqual(higherThan(shares.columns, column, printed));
        comparedCount += found.length;
      }
    }
    expect(comparedCount).toBe(6);
  });

  test('means and their letters', () => {
    const rows = (['mpg', 'disp', 'hp'] as const).map((name) => numbers(name, cars[name]));
    const found = tableOf(rowCount, { rows, columns: [am, gear] });
    for (const [index, [name]] of means.letters.entries()) {
      for (const [column, title] of means.columns.entries()) {
        const cell = cellAt(found, `${name} Mean`, title === 'total' ? 'Total' : title);
        expectClose(cell.mean, Number(means.mean[index]?.[column + 1]), 1e-12);
        if (title === 'total') continue;
        const printed = means.letters[index]?.[column + 1];
        expect(foundHigher(found, `${name} Mean`, title), `${name}, ${title}`).toEqual(
          higherThan(means.columns, column, printed),
        );
      }
    }
  });
});

test('columns are lettered A to Z, then AA', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

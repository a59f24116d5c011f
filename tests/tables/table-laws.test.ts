import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Crosstab, TableCell } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, cellAt, members, numbers, tableOf } from './make-tables.ts';

interface Person {
  readonly q: string | null;
  readonly b: string | null;
  readonly tv: boolean | null;
  readonly web: boolean;
  readonly n: number | null;
  readonly w: number;
  readonly kept: boolean;
}

const labels = ['x', 'y', 'z'];
const scale = [1, 2, 4];
const people = fc.array(
  fc.record<Person>({
    q: fc.constantFrom('x', 'y', 'z', null),
    b: fc.constantFrom('x', 'y', 'z', null),
    tv: fc.constantFrom(true, false, null),
    web: fc.boolean(),
    n: fc.option(fc.integer({ min: -5, max: 20 })),
    w: fc.constantFrom(0, 0.5, 1, 2.25),
    kept: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

const q = (rows: readonly Person[]) =>
  answers(
    'q',
    rows.map((one) => one.q),
    labels,
    scale,
  );
const b = (rows: readonly Person[]) =>
  answers(
    'b',
    rows.map((one) => one.b),
    labels,
  );
const set = (rows: readonly Person[]) =>
  members('set', { tv: rows.map(({ tv }) => tv), web: rows.map(({ web }) => web) });
const weightsOf = (rows: readonly Person[], times = 1) =>
  numberColumn(rows.map(({ w }) => w * times));
const filterOf = (rows: readonly Person[]) => Uint8Array.from(rows, ({ kept }) => Number(kept));

function fullTable(rows: readonly Person[], times: number | null = null): Crosstab {
  return tableOf(rows.length, {
    rows: [
      q(rows),
      set(rows),
      numbers(
        'n',
        rows.map(({ n }) => n),
      ),
    ],
    columns: [b(rows), set(rows)],
    filter: filterOf(rows),
    weights: times === null ? null : weightsOf(rows, times),
    // Counts with weights have no exact test, so that tables with and without would differ.
    smallCells: 'z',
  });
}

/** Who stands in a column or row by its name, by the plain meaning of the words. */
function isIn(person: Person, name: string): boolean {
  const [variable, category] = name.split(' ');
  if (name === 'Total') return true;
  if (variable === 'set') return person[category as 'tv' | 'web'] === true;
  return person[variable as 'q' | 'b'] === category;
}

function answered(person: Person, name: string): boolean {
  const [variable, category] = name.split(' ');
  if (name === 'Total') return true;
  if (variable === 'set') return person[category as 'tv' | 'web'] !== null;
  return person[variable as 'q' | 'b'] !== null;
}

const rowNames = ['q x', 'q y', 'q z', 'set tv', 'set web'];
const columnNames = ['Total', 'b x', 'b y', 'b z', 'set tv', 'set web'];

describe('a table', () => {
  test('holds what counting person by person gives', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const table = fullTable(rows, 1);
        const counted = rows.filter(({ kept, w }) => kept && w > 0);
        const weigh = (of: readonly Person[]) => of.reduce((sum, { w }) => sum + w, 0);
        for (const row of rowNames) {
          for (const column of columnNames) {
            const cell = cellAt(table, row, column);
            const both = counted.filter((one) => answered(one, row) && answered(one, column));
            const base = both.filter((one) => isIn(one, column));
            const hit = base.filter((one) => isIn(one, row));
            const rowBase = both.filter((one) => isIn(one, row));
            expect(cell.count).toBe(hit.length);
            expect(cell.base).toBe(base.length);
            expect(cell.weightedCount).toBeCloseTo(weigh(hit), 10);
            expectShare(cell.columnShare, weigh(hit), weigh(base));
            expectShare(cell.rowShare, weigh(hit), weigh(rowBase));
            expectShare(cell.totalShare, weigh(hit), weigh(both));
          }
        }
        for (const [index, column] of columnNames.entries()) {
          const inside = counted.filter((one) => isIn(one, column));
          expect(table.bases[index]?.unweighted).toBe(inside.length);
          expect(table.bases[index]?.weighted).toBeCloseTo(weigh(inside), 10);
          const numbered = inside.flatMap(({ n, w }) => (n === null ? [] : [{ n, w }]));
          const sum = numbered.reduce((total, { n, w }) => total + n * w, 0);
          const cell = cellAt(table, 'n Mean', column);
          expect(cell.count).toBe(numbered.length);
          if (numbered.length === 0) expect(cell.mean).toBeNull();
          else expect(cell.mean).toBeCloseTo(sum / weigh(inside.filter(({ n }) => n !== null)), 10);
        }
        const out = rows.filter(({ kept, w }) => kept && w === 0);
        expect(table.unweightedOutCount).toBe(out.length);
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  test('has shares of a single answer that sum to 1 in every column, row and altogether', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const table = fullTable(rows, 1);
        const sums = (
          names: readonly (readonly [string, string])[],
          share: 'columnShare' | 'rowShare' | 'totalShare',
        ) =>
          names.reduce((sum, [row, column]) => sum + (cellAt(table, row, column)[share] ?? 0), 0);
        for (const column of columnNames) {
          if (cellAt(table, 'q x', column).base === 0) continue;
          const names = ['q x', 'q y', 'q z'].map((row) => [row, column] as const);
          expect(sums(names, 'columnShare')).toBeCloseTo(1, 12);
        }
        for (const row of rowNames) {
          const names = ['b x', 'b y', 'b z'].map((column) => [row, column] as const);
          if (names.every(([, column]) => cellAt(table, row, column).count === 0)) continue;
          expect(sums(names, 'rowShare')).toBeCloseTo(1, 12);
        }
      }),
      { seed: 32, numRuns: 40 },
    );
  });

  test('turned over swaps row and column shares', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const weights = weightsOf(rows);
        const upright = tableOf(rows.length, {
          rows: [q(rows)],
          columns: [b(rows), set(rows)],
          weights,
        });
        const turned = tableOf(rows.length, {
          rows: [b(rows), set(rows)],
          columns: [q(rows)],
          weights,
        });
        for (const row of ['q x', 'q y', 'q z']) {
          for (const column of columnNames.slice(1)) {
            const [one, other] = [cellAt(upright, row, column), cellAt(turned, column, row)];
            expect(one.count).toBe(other.count);
            expectNear(one.columnShare, other.rowShare);
            expectNear(one.rowShare, other.columnShare);
            expectNear(one.totalShare, other.totalShare);
          }
        }
      }),
      { seed: 33, numRuns: 40 },
    );
  });

  test('does not care for the scale of weights', () => {
    fc.assert(
      fc.property(people, fc.double({ min: 0.01, max: 1000, noNaN: true }), (rows, times) => {
        const [one, scaled] = [fullTable(rows, 1), fullTable(rows, times)];
        for (const [row, line] of one.cells.entries()) {
          for (const [column, cell] of line.entries()) {
            const other = scaled.cells[row]?.[column] as TableCell;
            for (const key of figures) expectNear(cell[key], other[key], 1e-9);
            expect(other.letters).toEqual(cell.letters);
          }
        }
      }),
      { seed: 34, numRuns: 40 },
    );
  });

  test('with equal weights is the table without', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const equal = rows.map((one) => ({ ...one, w: 3 }));
        const [plain, weighted] = [fullTable(equal), fullTable(equal, 1)];
        for (const [row, line] of plain.cells.entries()) {
          for (const [column, cell] of line.entries()) {
            const other = weighted.cells[row]?.[column] as TableCell;
            for (const key of figures) expectNear(cell[key], other[key], 1e-9);
            expect(other.weightedCount).toBeCloseTo(cell.count * 3, 9);
            if (plain.rows[row]?.kind === 'category') expect(other.letters).toEqual(cell.letters);
          }
        }
      }),
      { seed: 35, numRuns: 40 },
    );
  });

  test('of two columns has exceptions that mirror each other', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const two = answers(
          'two',
          rows.map(({ b: given }) => (given === null ? null : given === 'x' ? 'x' : 'y')),
          ['x', 'y'],
        );
        const table = tableOf(rows.length, {
          rows: [q(rows)],
          columns: [two],
          tests: 'exceptions',
        });
        for (const row of ['q x', 'q y', 'q z', 'q Mean']) {
          const [left, right] = [cellAt(table, row, 'two x'), cellAt(table, row, 'two y')];
          const mirrored = { high: 'low', low: 'high' } as const;
          expect(right.exception).toBe(left.exception === null ? null : mirrored[left.exception]);
          if (left.residual !== null) expectNear(left.residual, -(right.residual ?? Number.NaN));
        }
      }),
      { seed: 36, numRuns: 60 },
    );
  });
});

const figures = [
  'columnShare',
  'rowShare',
  'totalShare',
  'mean',
  'standardError',
  'low',
  'high',
  'residual',
  'effectiveBase',
] as const;

function expectShare(share: number | null, part: number, whole: number): void {
  if (whole === 0) expect(share).toBeNull();
  else expect(share).toBeCloseTo(part / whole, 10);
}

function expectNear(found: number | null, expected: number | null, tolerance = 1e-10): void {
  if (expected === null || found === null) expect(found).toBe(expected);
  else
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(expected)),
    );
}

import { chiSquareUpperTail } from '../numerics/chi-square-distribution.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

/**
 * Counts of two questions against each other, row by row: `cells[row * columnCount + column]`, at least
 * 0, weighted or not.
 */
export interface CrossCounts {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: Float64Array;
}

/** Whether two questions have anything to do with each other; Cramer's V says how much, in [0, 1]. */
export interface ChiSquareTest {
  readonly status: 'computed';
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  readonly cramersV: number;
  readonly smallestExpected: number;
}

/**
 * Pearson's chi-square test of independence, no continuity correction, for counts without weights.
 *
 * Answers that nobody gave are left out of the table and of the degrees of freedom. Not computable where
 * nobody answered, or where fewer than two answers are left on a side. Rough where an expected count is
 * under 5: see `smallestExpected`.
 *
 * Source: Pearson (1900), Philosophical Magazine 50, 157-175; Cramer (1946), Mathematical Methods of
 * Statistics, 21.9. Held to R `chisq.test(correct = FALSE)`.
 */
export function pearsonChiSquareTest(counts: CrossCounts): ChiSquareTest | NotComputable {
  const used = withoutEmptyLines(counts);
  if (used.cells.length === 0) return notComputable('nobody-answered');
  if (used.rowCount < 2 || used.columnCount < 2) return notComputable('same-in-everyone');
  const { statistic, total, smallestExpected } = pearsonStatistic(used);
  const degreesOfFreedom = (used.rowCount - 1) * (used.columnCount - 1);
  return {
    status: 'computed',
    statistic,
    degreesOfFreedom,
    p: chiSquareUpperTail(statistic, degreesOfFreedom),
    cramersV: cramersV(statistic, total, used),
    smallestExpected,
  };
}

/** The size of an association, 0 none to 1 complete, from Pearson's statistic over `total` answers. */
export function cramersV(statistic: number, total: number, counts: CrossCounts): number {
  const least = Math.min(counts.rowCount, counts.columnCount) - 1;
  return Math.min(1, Math.sqrt(statistic / (total * least)));
}

/** Pearson's statistic of a table without empty rows or columns, and the smallest expected count. */
export function pearsonStatistic({ rowCount, columnCount, cells }: CrossCounts): {
  readonly statistic: number;
  readonly total: number;
  readonly smallestExpected: number;
} {
  const rowSums = new Float64Array(rowCount);
  const columnSums = new Float64Array(columnCount);
  let total = 0;
  for (const [at, count] of cells.entries()) {
    const row = Math.floor(at / columnCount);
    rowSums[row] = (rowSums[row] as number) + count;
    columnSums[at % columnCount] = (columnSums[at % columnCount] as number) + count;
    total += count;
  }
  let statistic = 0;
  let smallestExpected = Number.POSITIVE_INFINITY;
  for (const [at, count] of cells.entries()) {
    const row = rowSums[Math.floor(at / columnCount)] as number;
    const expected = (row * (columnSums[at % columnCount] as number)) / total;
    statistic += (count - expected) ** 2 / expected;
    smallestExpected = Math.min(smallestExpected, expected);
  }
  return { statistic, total, smallestExpected };
}

/** Which rows and columns of a table have any count. */
export function linesInUse({ rowCount, columnCount, cells }: CrossCounts): {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
} {
  const indices = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
  const isUsed = (row: number, column: number): boolean =>
    (cells[row * columnCount + column] as number) > 0;
  const rows = indices(rowCount).filter((row) =>
    indices(columnCount).some((column) => isUsed(row, column)),
  );
  const columns = indices(columnCount).filter((column) =>
    indices(rowCount).some((row) => isUsed(row, column)),
  );
  return { rows, columns };
}

/** The part of a table that `linesInUse` names. */
export function takeLines(
  counts: CrossCounts,
  rows: readonly number[],
  columns: readonly number[],
): CrossCounts {
  const cells = rows.flatMap((row) =>
    columns.map((column) => counts.cells[row * counts.columnCount + column] as number),
  );
  return { rowCount: rows.length, columnCount: columns.length, cells: Float64Array.from(cells) };
}

function withoutEmptyLines(counts: CrossCounts): CrossCounts {
  const { rows, columns } = linesInUse(counts);
  return takeLines(counts, rows, columns);
}

import { type CrossCounts, pearsonChiSquareTest } from '../statistics/chi-square-test.ts';
import { raoScottTest } from '../statistics/rao-scott-test.ts';
import type { JointTally } from './joint-tally.ts';
import type { TableTest, TestReason } from './table.ts';
import type { TableBlock } from './table-block.ts';

/**
 * Whether the row variable and the column variable of a block have anything to do with each other:
 * Pearson's chi-square, with weights the F of Rao and Scott. Both need one answer a respondent; for
 * other blocks the reason says so.
 */
export function independenceTest(block: TableBlock, isWeighted: boolean): TableTest {
  const rows = block.row.name;
  const columns = block.column?.name ?? '';
  const [tally] = block.tallies;
  const isOneEach =
    block.row.kind === 'counted' && !block.row.overlaps && block.column?.overlaps === false;
  if (tally === undefined || !isOneEach) return untested(rows, columns, 'not-one-answer-each');
  if (isWeighted) return weightedTest(rows, columns, tally);
  const test = pearsonChiSquareTest(answered(tally, tally.counts));
  if (test.status === 'notComputable') return untested(rows, columns, test.reason as TestReason);
  return {
    rows,
    columns,
    method: 'pearson-chi-square',
    statistic: test.statistic,
    df: test.degreesOfFreedom,
    p: test.p,
    cramersV: test.cramersV,
    reason: null,
    smallExpected: test.smallestExpected < 5,
  };
}

function weightedTest(rows: string, columns: string, tally: JointTally): TableTest {
  const counts = answered(tally, tally.counts);
  const base = counts.cells.reduce((sum, count) => sum + count, 0);
  const weights = answered(tally, tally.weights);
  const test = raoScottTest(weights, answered(tally, tally.squaredWeights), base);
  if (test.status === 'notComputable') return untested(rows, columns, test.reason as TestReason);
  return {
    rows,
    columns,
    method: 'rao-scott-f',
    statistic: test.statistic,
    df: [test.numeratorDegrees, test.denominatorDegrees],
    p: test.p,
    cramersV: test.cramersV,
    reason: null,
    smallExpected: false,
  };
}

function untested(rows: string, columns: string, reason: TestReason): TableTest {
  const none = { statistic: null, df: null, p: null, cramersV: null };
  return { rows, columns, method: 'none', ...none, reason, smallExpected: false };
}

/** The cells of those with an answer to both. */
function answered({ rowSize, columnSize }: JointTally, cells: Float64Array): CrossCounts {
  const taken = new Float64Array(rowSize * columnSize);
  for (let at = 0; at < taken.length; at++) {
    const row = Math.floor(at / columnSize);
    taken[at] = cells[row * (columnSize + 1) + (at % columnSize)] as number;
  }
  return { rowCount: rowSize, columnCount: columnSize, cells: taken };
}

import { type CrossCounts, pearsonChiSquareTest } from '../statistics/chi-square-test.ts';
import { designedRaoScottTest } from '../statistics/designed-rao-scott-test.ts';
import { fisherExactTest } from '../statistics/fisher-exact-test.ts';
import {
  designBasedRanksTest,
  designBasedRankTest,
  kruskalWallisTest,
  mannWhitneyTest,
} from '../statistics/rank-tests.ts';
import { type RaoScottTest, raoScottTest } from '../statistics/rao-scott-test.ts';
import type { DesignErrors } from './design-errors.ts';
import type { JointTally } from './joint-tally.ts';
import type { TableTest, TestReason } from './table.ts';
import type { TableBlock } from './table-block.ts';
import type { CellOptions } from './table-cells.ts';

/**
 * Whether the row variable and the column variable of a block have anything to do with each other:
 * Pearson's chi-square (of two by two with a small expected count the p is Fisher's), with weights the F
 * of Rao and Scott. Both need one answer a respondent; for other blocks the reason says so. With tests
 * by ranks, those of numbers and scales follow.
 */
export function independenceTests(
  block: TableBlock,
  options: CellOptions,
  errors: DesignErrors | null,
): readonly TableTest[] {
  if (errors !== null) return [designedTest(block, errors)];
  const ranks = options.scaleTests === 'ranks' ? rankTestOf(block, options) : null;
  if (ranks !== null && block.row.kind === 'number') return [ranks];
  return [answersTest(block, options), ...(ranks === null ? [] : [ranks])];
}

function answersTest(block: TableBlock, options: CellOptions): TableTest {
  const [tally] = block.tallies;
  const { row, column } = block;
  const isOneEach = row.kind === 'counted' && !row.overlaps && column?.overlaps === false;
  if (tally === undefined || !isOneEach) return untested(block, 'not-one-answer-each');
  const counts = answered(block, tally, tally.counts);
  if (options.isWeighted) return weightedTest(block, tally, counts);
  const test = pearsonChiSquareTest(counts);
  if (test.status === 'notComputable') return untested(block, test.reason as TestReason);
  const smallExpected = test.smallestExpected < 5;
  const exact = smallExpected ? fisherP(counts) : null;
  return {
    ...namesOf(block),
    method: exact === null ? 'pearson-chi-square' : 'fisher-exact',
    statistic: test.statistic,
    df: test.degreesOfFreedom,
    p: exact ?? test.p,
    cramersV: test.cramersV,
    effect: test.cramersV,
    reason: null,
    smallExpected,
  };
}

/** Of a sample with strata or clusters: the F of Rao and Scott over them. */
function designedTest(block: TableBlock, errors: DesignErrors): TableTest {
  const [tally] = block.tallies;
  const { row, column } = block;
  if (tally === undefined || row.kind === 'number' || row.overlaps || column?.overlaps !== false) {
    return untested(block, 'not-one-answer-each');
  }
  const counts = answered(block, tally, tally.counts);
  const [down, across] = [row.items[0], column.items[0]];
  if (down === undefined || across === undefined) return untested(block, 'nobody-answered');
  const cellOf = (at: number): number | null => {
    const [line, place] = [down.codes[at] as number, across.codes[at] as number];
    const isIn = line < row.answerCount && place < column.answerCount;
    return isIn ? line * column.answerCount + place : null;
  };
  const base = counts.cells.reduce((sum, count) => sum + count, 0);
  const weights = answered(block, tally, tally.weights);
  const test = designedRaoScottTest(weights, base, errors.sample, cellOf, errors.weightAt);
  if (test.status === 'notComputable') return untested(block, test.reason as TestReason);
  return raoScottEntry(block, test);
}

/** Of two answers by two, else null. */
function fisherP({ rowCount, columnCount, cells }: CrossCounts): number | null {
  if (rowCount !== 2 || columnCount !== 2) return null;
  const [a = 0, b = 0, c = 0, d = 0] = cells;
  return fisherExactTest(a, a + c, b, b + d);
}

function weightedTest(block: TableBlock, tally: JointTally, counts: CrossCounts): TableTest {
  const base = counts.cells.reduce((sum, count) => sum + count, 0);
  const weights = answered(block, tally, tally.weights);
  const test = raoScottTest(weights, answered(block, tally, tally.squaredWeights), base);
  if (test.status === 'notComputable') return untested(block, test.reason as TestReason);
  return raoScottEntry(block, test);
}

function raoScottEntry(block: TableBlock, test: RaoScottTest): TableTest {
  return {
    ...namesOf(block),
    method: 'rao-scott-f',
    statistic: test.statistic,
    df: [test.numeratorDegrees, test.denominatorDegrees],
    p: test.p,
    cramersV: test.cramersV,
    effect: test.cramersV,
    reason: null,
    smallExpected: false,
  };
}

/** Of the columns that stand apart: no nets, and nobody in two of them. Null where there is no scale. */
function rankTestOf(block: TableBlock, { isWeighted }: CellOptions): TableTest | null {
  const line = block.cells.find(
    ([cell]) => cell?.kind === 'figure' && cell.distribution !== null && cell.reason === null,
  );
  if (line === undefined || block.column === null) return null;
  if (block.column.overlaps) return untested(block, 'not-one-answer-each');
  const { entries } = block.column;
  const groups = line.flatMap((cell, at) => {
    const isApart = entries[at]?.kind === 'category';
    return isApart && cell.kind === 'figure' && cell.distribution !== null
      ? [cell.distribution]
      : [];
  });
  const base = { ...namesOf(block), cramersV: null, reason: null, smallExpected: false } as const;
  const [a, b] = groups;
  if (groups.length === 2 && a !== undefined && b !== undefined) {
    const test = isWeighted ? designBasedRankTest(a, b) : mannWhitneyTest(a, b);
    if (test.status === 'notComputable') return untested(block, test.reason as TestReason);
    const { statistic, degreesOfFreedom: df, p, rankBiserial: effect } = test;
    const method = isWeighted ? 'design-based-ranks' : 'mann-whitney';
    return { ...base, method, statistic, df, p, effect };
  }
  const test = isWeighted ? designBasedRanksTest(groups) : kruskalWallisTest(groups);
  if (test.status === 'notComputable') return untested(block, test.reason as TestReason);
  const { statistic, degreesOfFreedom: df, p, epsilonSquared: effect } = test;
  const method = isWeighted ? 'design-based-ranks' : 'kruskal-wallis';
  return { ...base, method, statistic, df, p, effect };
}

/** The pair of variables that a block is of. */
export function namesOf({ row, column }: TableBlock): Pick<TableTest, 'rows' | 'columns' | 'path'> {
  return {
    rows: row.name,
    columns: column?.name ?? '',
    path: [...row.path, ...(column?.path ?? [])],
  };
}

/** The entry of a pair without a test. */
export function untested(block: TableBlock, reason: TestReason): TableTest {
  const none = { statistic: null, df: null, p: null, cramersV: null, effect: null };
  return { ...namesOf(block), method: 'none', ...none, reason, smallExpected: false };
}

/** The cells of those with an answer to both; kinds of no answer that are shown stay out. */
function answered(
  { row, column }: TableBlock,
  { columnSize }: JointTally,
  cells: Float64Array,
): CrossCounts {
  const rowCount = row.kind === 'counted' ? row.answerCount : 0;
  const columnCount = column?.answerCount ?? 0;
  const taken = new Float64Array(rowCount * columnCount);
  for (let at = 0; at < taken.length; at++) {
    const line = Math.floor(at / columnCount);
    taken[at] = cells[line * (columnSize + 1) + (at % columnCount)] as number;
  }
  return { rowCount, columnCount, cells: taken };
}

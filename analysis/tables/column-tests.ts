import { effectiveBase } from '../statistics/effective-base.ts';
import type { NotComputable } from '../statistics/not-computable.ts';
import { overlappingMeansTest } from '../statistics/overlapping-means-test.ts';
import {
  type OverlappingShare,
  overlappingSharesTest,
} from '../statistics/overlapping-shares-test.ts';
import { designBasedTTest, welchTTest } from '../statistics/t-test.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import type { KeptRows } from './kept-rows.ts';
import type { MeanMoments } from './mean-moments.ts';
import {
  type SharedDeviations,
  type SharedRespondents,
  sharedDeviations,
  sharedRespondents,
  sharedScaleDeviations,
  tallyShared,
} from './shared-respondents.ts';
import type { ShareSums, TableBlock } from './table-block.ts';
import { type CellOptions, reasonOfBase } from './table-cells.ts';

/**
 * A test of one row of a block: its column against another one of the block, or (`other` null) against
 * the rest of the column's variable. Rows and columns are counted within the block.
 */
export interface ColumnTest {
  readonly row: number;
  readonly column: number;
  readonly other: number | null;
  readonly isHigher: boolean;
  readonly p: number;
}

type Tested = { readonly status: 'computed'; readonly p: number } | NotComputable;

/** Every pair of columns of a column variable, for every row of its blocks; one list a block. */
export function pairTests(
  blocks: readonly TableBlock[],
  kept: KeptRows,
  options: CellOptions,
  report: () => void,
): readonly (readonly ColumnTest[])[] {
  const found = blocks.map((): ColumnTest[] => []);
  const column = blocks[0]?.column ?? null;
  if (column === null) return found;
  const width = column.entries.length;
  for (let one = 0; one < width; one++) {
    for (let other = one + 1; other < width; other++) {
      report();
      const shared = column.overlaps ? sharedRespondents(column, one, other, kept) : null;
      for (const [index, block] of blocks.entries()) {
        found[index]?.push(...testPair(block, one, other, shared, options));
      }
    }
  }
  return found;
}

/** Each column of a block against everyone of its variable who is not in it. */
export function exceptionTests(block: TableBlock, options: CellOptions): readonly ColumnTest[] {
  return block.cells.flatMap((line, row) =>
    line.flatMap((cell, column): readonly ColumnTest[] => {
      if (cell.kind === 'base' || cell.rest === null) return [];
      if (cell.kind === 'mean') {
        const isHigher = cell.moments.mean > cell.rest.mean;
        const test = testMeans(cell.moments, cell.rest, options);
        return test === null ? [] : resultOf(test, { row, column, other: null, isHigher });
      }
      const rest = { ...cell, hit: cell.rest.hit, base: cell.rest.base };
      const test = testShares(cell, rest, options);
      const isHigher = shareOf(cell) > shareOf(rest);
      return test === null ? [] : resultOf(test, { row, column, other: null, isHigher });
    }),
  );
}

function testPair(
  block: TableBlock,
  one: number,
  other: number,
  shared: SharedRespondents | null,
  options: CellOptions,
): readonly ColumnTest[] {
  const overlap = shared === null || shared.places.length === 0 ? null : overlapOf(block, shared);
  return block.cells.flatMap((line, row): readonly ColumnTest[] => {
    const [a, b] = [line[one], line[other]];
    if (a === undefined || b === undefined || a.kind === 'base' || b.kind === 'base') return [];
    const pair = { row, column: one, other };
    if (a.kind === 'mean' && b.kind === 'mean') {
      const common = overlap === null ? null : overlap.ofMeans(a.moments.mean, b.moments.mean);
      const test = testMeans(a.moments, b.moments, options, common);
      const isHigher = a.moments.mean > b.moments.mean;
      return test === null ? [] : resultOf(test, { ...pair, isHigher });
    }
    if (a.kind === 'mean' || b.kind === 'mean') return [];
    const test = testShares(a, b, options, overlap?.ofRow(row - 1) ?? null);
    return test === null ? [] : resultOf(test, { ...pair, isHigher: shareOf(a) > shareOf(b) });
  });
}

interface SharedShare {
  readonly squaredBase: number;
  readonly squaredChosen: number;
}

/** What those who stand in both columns add to the tests of a block's rows. */
function overlapOf(block: TableBlock, shared: SharedRespondents) {
  const axis = block.row;
  if (axis.kind === 'number') {
    return {
      ofRow: (): SharedShare | null => null,
      ofMeans: (a: number, b: number) => sharedDeviations(axis, shared, a, b),
    };
  }
  const tallies = axis.items.map((item) => tallyShared(item, shared));
  return {
    ofRow: (entry: number): SharedShare | null => {
      const { item, code } = axis.entries[entry] ?? { item: 0, code: 0 };
      const squares = tallies[item]?.squaredWeights;
      if (squares === undefined) return null;
      const squaredBase = squares.subarray(0, -1).reduce((sum, one) => sum + one, 0);
      return { squaredBase, squaredChosen: squares[code] as number };
    },
    ofMeans: (a: number, b: number): SharedDeviations | null =>
      axis.values === null || tallies[0] === undefined
        ? null
        : sharedScaleDeviations(axis.values, tallies[0], a, b),
  };
}

/** Null where a base is too small to be tested. */
function testShares(
  a: ShareSums,
  b: ShareSums,
  options: CellOptions,
  shared: SharedShare | null = null,
): Tested | null {
  if (reasonOfBase(a.base.count, options) ?? reasonOfBase(b.base.count, options)) return null;
  if (shared !== null && shared.squaredBase > 0) {
    return overlappingSharesTest(overlappingShareOf(a), overlappingShareOf(b), shared);
  }
  const kish = ({ base }: ShareSums): number => effectiveBase(base.weight, base.squaredWeight);
  return twoProportionZTestPooled(shareOf(a), kish(a), shareOf(b), kish(b));
}

/** Null where a base is too small to be tested. */
function testMeans(
  a: MeanMoments,
  b: MeanMoments,
  options: CellOptions,
  shared: SharedDeviations | null = null,
): Tested | null {
  if (reasonOfBase(a.base, options) ?? reasonOfBase(b.base, options)) return null;
  if (shared !== null && shared.count > 0) {
    return overlappingMeansTest(a, b, shared.count, shared.crossed);
  }
  return options.isWeighted ? designBasedTTest(a, b) : welchTTest(a, b);
}

function shareOf({ hit, base }: ShareSums): number {
  return Math.min(1, hit.weight / base.weight);
}

function overlappingShareOf({ hit, base }: ShareSums): OverlappingShare {
  return {
    weightedBase: base.weight,
    squaredBase: base.squaredWeight,
    weightedChosen: hit.weight,
    squaredChosen: hit.squaredWeight,
  };
}

function resultOf(test: Tested, of: Omit<ColumnTest, 'p'>): readonly ColumnTest[] {
  return test.status === 'computed' ? [{ ...of, p: test.p }] : [];
}

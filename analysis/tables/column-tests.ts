import { type Compared, compareByDesign, compareFigures, compareShares } from './compare-cells.ts';
import type { DesignErrors } from './design-errors.ts';
import type { KeptRows } from './kept-rows.ts';
import {
  type SharedDeviations,
  type SharedRespondents,
  sharedDeviations,
  sharedRespondents,
  sharedScaleDeviations,
  tallyShared,
} from './shared-respondents.ts';
import type { AxisEntry, CountedAxis } from './table-axis.ts';
import type { CellSums, TableBlock } from './table-block.ts';
import type { CellOptions } from './table-cells.ts';

/**
 * A test of one row of a block: its column against another one of the block, or (`other` null) against
 * the rest of the column's variable. Rows and columns are counted within the block.
 */
export interface ColumnTest extends Compared {
  readonly row: number;
  readonly column: number;
  readonly other: number | null;
}

/** The errors of a block by the sample's strata and clusters; null where it has none. */
export type ErrorsOf = (block: TableBlock) => DesignErrors | null;

/** Every pair of columns of a column variable, for every row of its blocks; one list a block. */
export function pairTests(
  blocks: readonly TableBlock[],
  kept: KeptRows,
  options: CellOptions,
  errorsOf: ErrorsOf,
  report: () => void,
): readonly (readonly ColumnTest[])[] {
  const found = blocks.map((): ColumnTest[] => []);
  const column = blocks[0]?.column ?? null;
  if (column === null) return found;
  const pairs = comparablePairs(column);
  const errors = blocks.map(errorsOf);
  if (errors.some((known) => known !== null)) {
    return blocks.map((block, index) =>
      testDesigned(block, pairs, errors[index] ?? null, options, report),
    );
  }
  for (const [one, other] of pairs) {
    report();
    const shared = column.overlaps ? sharedRespondents(column, one, other, kept) : null;
    for (const [index, block] of blocks.entries()) {
      found[index]?.push(...testPair(block, one, other, shared, options));
    }
  }
  return found;
}

/** Each column of a block against everyone of its variable who is not in it. */
export function exceptionTests(
  block: TableBlock,
  options: CellOptions,
  errors: DesignErrors | null,
): readonly ColumnTest[] {
  return block.cells.flatMap((line, row) =>
    line.flatMap((cell, column): readonly ColumnTest[] => {
      const isTested = cell.kind !== 'base' && cell.rest !== null && isAnswer(block, column);
      if (!isTested || !isAnswerRow(block, row)) return [];
      const rest = asRest(cell);
      const error = errors?.ofRest(row, column) ?? null;
      let compared: Compared | null = null;
      if (errors !== null) {
        compared = error === null ? null : compareByDesign(cell, rest, options, error);
      } else if (cell.kind === 'figure' && rest.kind === 'figure') {
        compared = compareFigures(cell, rest, options);
      } else if (cell.kind === 'category' && rest.kind === 'category') {
        compared = compareShares(cell, rest, options);
      }
      return compared === null ? [] : [{ ...compared, row, column, other: null }];
    }),
  );
}

/** The rest of a column's variable as a cell. */
function asRest(cell: CellSums): CellSums {
  if (cell.kind === 'figure') {
    const moments = cell.rest ?? cell.moments;
    return { ...cell, moments, distribution: cell.restDistribution };
  }
  return { ...cell, ...(cell.rest ?? {}) };
}

/** Columns that stand apart: no kind of no answer, and no net with a part of it. */
function comparablePairs({ entries }: CountedAxis): readonly (readonly [number, number])[] {
  const areComparable = (one: AxisEntry, other: AxisEntry): boolean =>
    one.kind !== 'missing' &&
    other.kind !== 'missing' &&
    !one.parts.some((part) => other.parts.includes(part));
  return entries.flatMap((one, at) =>
    entries.flatMap((other, index): readonly (readonly [number, number])[] =>
      index > at && areComparable(one, other) ? [[at, index]] : [],
    ),
  );
}

function isAnswer({ column }: TableBlock, at: number): boolean {
  return column?.entries[at]?.kind !== 'missing';
}

/** Rows of kinds of no answer are counted and not tested. */
function isAnswerRow({ row }: TableBlock, at: number): boolean {
  return row.kind === 'number' || row.entries[at - 1]?.kind !== 'missing';
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
    if (!isAnswerRow(block, row)) return [];
    let compared: Compared | null = null;
    if (a.kind === 'figure' && b.kind === 'figure') {
      const isMean = a.row.kind === 'mean';
      const common =
        overlap !== null && isMean ? overlap.ofMeans(a.moments.mean, b.moments.mean) : null;
      const isApart = overlap === null || isMean;
      compared = isApart ? compareFigures(a, b, options, common) : null;
    } else if (a.kind === 'category' && b.kind === 'category') {
      compared = compareShares(a, b, options, overlap?.ofRow(row - 1) ?? null);
    }
    return compared === null ? [] : [{ ...compared, row, column: one, other }];
  });
}

/** Row by row, as the errors are kept a row at a time. */
function testDesigned(
  block: TableBlock,
  pairs: readonly (readonly [number, number])[],
  errors: DesignErrors | null,
  options: CellOptions,
  report: () => void,
): readonly ColumnTest[] {
  if (errors === null) return [];
  return block.cells.flatMap((line, row): readonly ColumnTest[] => {
    if (!isAnswerRow(block, row) || line[0]?.kind === 'base') return [];
    report();
    return pairs.flatMap(([one, other]): readonly ColumnTest[] => {
      const [a, b] = [line[one], line[other]];
      if (a === undefined || b === undefined) return [];
      const error = errors.ofPair(row, one, other);
      if (error === null) return [];
      const compared = compareByDesign(a, b, options, error);
      return compared === null ? [] : [{ ...compared, row, column: one, other }];
    });
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
      const { item, codes } = axis.entries[entry] ?? { item: 0, codes: [] };
      const squares = tallies[item]?.squaredWeights;
      if (squares === undefined) return null;
      const squaredBase = squares.subarray(0, -1).reduce((sum, one) => sum + one, 0);
      const squaredChosen = codes.reduce((sum, code) => sum + (squares[code] as number), 0);
      return { squaredBase, squaredChosen };
    },
    ofMeans: (a: number, b: number): SharedDeviations | null =>
      tallies[0] === undefined ? null : sharedScaleDeviations(axis.values, tallies[0], a, b),
  };
}

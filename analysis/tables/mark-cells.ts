import { benjaminiHochberg, bonferroni } from '../statistics/adjusted-probabilities.ts';
import { type ColumnTest, type ErrorsOf, exceptionTests, pairTests } from './column-tests.ts';
import type { KeptRows } from './kept-rows.ts';
import type {
  CellComparison,
  TableCell,
  TableColumn,
  TableCorrection,
  TableTests,
} from './table.ts';
import type { TableBlock } from './table-block.ts';
import type { CellOptions, PlainCell } from './table-cells.ts';

/** A test with its place in the whole table, and the list that Bonferroni counts it in. */
export interface PlacedTest extends ColumnTest {
  readonly family: string;
}

/** A test with its probability adjusted over a family of so many tests. */
export interface AdjustedTest extends PlacedTest {
  readonly pAdjusted: number;
  readonly familySize: number;
}

/** The tests of a table's columns; rows and columns are counted in the whole table. */
export function placedTests(
  blocks: readonly (readonly TableBlock[])[],
  kept: KeptRows,
  tests: TableTests,
  options: CellOptions,
  errorsOf: ErrorsOf,
  report: () => void,
): readonly PlacedTest[] {
  if (tests === 'none') return [];
  const groups = (blocks[0] ?? []).map((_, group) => blocks.flatMap((line) => line[group] ?? []));
  const firstRows = offsets(blocks.map((line) => line[0]?.cells.length ?? 0));
  const firstColumns = offsets(groups.map(([block]) => block?.cells[0]?.length ?? 0));
  return groups.flatMap((group, groupIndex) => {
    const column = firstColumns[groupIndex] ?? 0;
    const lists =
      tests === 'letters'
        ? pairTests(group, kept, options, errorsOf, report)
        : group.map((block) => exceptionTests(block, options, errorsOf(block)));
    return lists.flatMap((list, index) =>
      list.map((test) => ({
        ...test,
        row: test.row + (firstRows[index] ?? 0),
        column: test.column + column,
        other: test.other === null ? null : test.other + column,
        family: `${index} ${test.row} ${groupIndex}`,
      })),
    );
  });
}

/**
 * Adjusts for the number of tests: Bonferroni over one row within one column variable, Benjamini and
 * Hochberg over the whole table; `familySize` says over how many.
 */
export function adjustTests(
  tests: readonly PlacedTest[],
  correction: TableCorrection,
): readonly AdjustedTest[] {
  if (correction === 'none') {
    return tests.map((test) => ({ ...test, pAdjusted: test.p, familySize: 1 }));
  }
  if (correction === 'bh') return adjustFamily(tests, benjaminiHochberg);
  const families = Map.groupBy(tests, ({ family }) => family);
  return [...families.values()].flatMap((family) => adjustFamily(family, bonferroni));
}

function adjustFamily(
  family: readonly PlacedTest[],
  adjust: (probabilities: readonly number[]) => readonly (number | null)[],
): readonly AdjustedTest[] {
  const adjusted = adjust(family.map(({ p }) => p));
  return family.map((test, index) => ({
    ...test,
    pAdjusted: adjusted[index] ?? 1,
    familySize: family.length,
  }));
}

interface Mark {
  readonly letters: string[];
  readonly comparisons: CellComparison[];
  exception: 'high' | 'low' | null;
}

/** The cells with the letters, exceptions and comparisons that the tests give them. */
export function markCells(
  plain: readonly (readonly PlainCell[])[],
  columns: readonly TableColumn[],
  tests: readonly AdjustedTest[],
  options: CellOptions,
): readonly (readonly TableCell[])[] {
  const marks = new Map<string, Mark>();
  const markAt = (row: number, column: number): Mark => {
    const key = `${row} ${column}`;
    const known = marks.get(key) ?? { letters: [], comparisons: [], exception: null };
    marks.set(key, known);
    return known;
  };
  for (const test of tests) markOne(test, columns, options, markAt);
  return plain.map((line, row) =>
    line.map((cell, column) => ({ ...cell, ...(marks.get(`${row} ${column}`) ?? unmarked) })),
  );
}

const unmarked = { letters: [], comparisons: [], exception: null } as const;

function markOne(
  test: AdjustedTest,
  columns: readonly TableColumn[],
  { level, secondLevel }: CellOptions,
  markAt: (row: number, column: number) => Mark,
): void {
  const { row, column, other, isHigher, method, p, pAdjusted, familySize } = test;
  const effect = test.effect === null || isHigher || other === null ? test.effect : -test.effect;
  const comparison = { letter: null, method, p, pAdjusted, familySize, effect };
  if (other === null) {
    const mark = markAt(row, column);
    mark.comparisons.push(comparison);
    if (pAdjusted < level) mark.exception = isHigher ? 'high' : 'low';
    return;
  }
  const isUpper = pAdjusted < level;
  if (!isUpper && !(secondLevel !== null && pAdjusted < secondLevel)) return;
  const [higher, lower] = isHigher ? [column, other] : [other, column];
  const letter = columns[lower]?.letter ?? '';
  const mark = markAt(row, higher);
  mark.letters.push(isUpper ? letter : letter.toLowerCase());
  mark.comparisons.push({ ...comparison, letter });
}

function offsets(lengths: readonly number[]): readonly number[] {
  let before = 0;
  return lengths.map((length) => {
    const start = before;
    before += length;
    return start;
  });
}

import { type Interruption, uninterrupted } from '../interruption.ts';
import { benjaminiHochberg, bonferroni } from '../statistics/adjusted-probabilities.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { criticalZ } from '../statistics/interval.ts';
import { type ColumnTest, exceptionTests, pairTests } from './column-tests.ts';
import { independenceTest } from './independence-test.ts';
import { emptyTally, sumTallies, tallyItem, tallyOfColumns } from './joint-tally.ts';
import { type KeptRows, keepRows } from './kept-rows.ts';
import type {
  ColumnBases,
  Crosstab,
  TableCell,
  TableColumn,
  TableCorrection,
  TableInput,
  TableRow,
  TableTests,
} from './table.ts';
import { axisOf, type CountedAxis, countedAxisOf, type NumberAxis } from './table-axis.ts';
import { blocksOf, everyoneItem, type TableBlock } from './table-block.ts';
import { type CellOptions, cellOf } from './table-cells.ts';

/**
 * A banner by stub table: any variables as rows against any variables as columns, side by side after a
 * total, with shares, means, intervals, bases and tests.
 *
 * - Rows: for each variable a `base` row, then its answers in people's order or its members, then the
 *   mean of their values where it has one; a number has `base` and `mean`.
 * - Missing: a respondent counts for a row variable only with an answer to it; `cells` carry that base.
 *   `bases` are all respondents of a column. A member of a set has the base of those asked about it.
 *   Rows whose weight is missing or 0 drop out and are counted.
 * - `letters`: pairs of columns within one column variable, never the total. The higher column gets the
 *   letter of the other: upper case where p is under 1 - confidence, lower case where it is under twice
 *   that. Shares by the pooled z test on effective bases, means by Welch's t (design-based with weights);
 *   members of a set, which share respondents, with the covariance over the shared ones.
 * - `exceptions`: each column against everyone else with an answer to the column's variable, never
 *   against a total that contains it; a member of a set against those who did not take it.
 * - `correction`: Bonferroni over the tests of one row within one column variable; Benjamini and
 *   Hochberg over all tests of the table. Where the bases of a test are suppressed there is none.
 * - Limits: strata and clusters do not enter. The z test is rough where few chose.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range`, `confidence-out-of-range`,
 * `rule-does-not-fit-variable` (a set member without a yes), `cancelled`.
 *
 * Held to R (stats, survey), tests/goldens/tables.json, and to the letters of expss.
 */
export function crosstab(input: TableInput, interruption: Interruption = uninterrupted): Crosstab {
  const options: CellOptions = {
    confidence: input.confidence ?? 0.95,
    smallBase: input.smallBase ?? 30,
    suppressedBase: input.suppressedBase ?? 10,
    isWeighted: Boolean(input.weights),
  };
  criticalZ(options.confidence);
  const kept = keepRows(input.rowCount, input.filter ?? null, input.weights ?? null);
  const columnAxes = input.columns.map((one) => countedAxisOf(one, kept, input.rowCount));
  const rowAxes = input.rows.map((one) => axisOf(one, kept, input.rowCount));
  let done = 0;
  const itemCount = rowAxes.reduce(
    (sum, axis) => sum + (axis.kind === 'number' ? 1 : axis.items.length),
    0,
  );
  const total = itemCount * Math.max(1, columnAxes.length);
  const report = (): void => interruption.report('counting', Math.min(done++, total), total);
  // blocks[row variable][0 is the total, then the column variables]
  const blocks = rowAxes.map((axis) => blocksOf(axis, columnAxes, kept, report));
  const columns = columnsOf(columnAxes);
  const testing = (): void => interruption.report('testing', 0, null);
  const tests = columnTestsOf(blocks, kept, input.tests ?? 'letters', options, testing);
  const found = adjust(tests, input.correction ?? 'none');
  return {
    rows: rowAxes.flatMap(rowsOf),
    columns,
    cells: cellsOf(blocks, columns, found, options),
    bases: basesOf(columnAxes, blocks, kept),
    tests: blocks.flatMap((line) =>
      line.slice(1).map((block) => independenceTest(block, options.isWeighted)),
    ),
    testedCount: found.length,
    unweightedOutCount: kept.unweightedOutCount,
  };
}

/** The name of the column at a place, 0 for the first after the total: A to Z, then AA, AB and so on. */
export function columnLetter(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${columnLetter(Math.floor(place / 26) - 1)}${letter}`;
}

function columnsOf(axes: readonly CountedAxis[]): readonly TableColumn[] {
  const entries = axes.flatMap(({ name, label, entries: of }) =>
    of.map(({ category }) => ({ variable: name, label, category })),
  );
  return [
    { variable: null, label: 'Total', category: 'Total', letter: null },
    ...entries.map((entry, place) => ({ ...entry, letter: columnLetter(place) })),
  ];
}

function rowsOf(axis: CountedAxis | NumberAxis): readonly TableRow[] {
  const of = { variable: axis.name, label: axis.label };
  const base: TableRow = { ...of, category: 'Base', kind: 'base' };
  const mean: TableRow = { ...of, category: 'Mean', kind: 'mean' };
  if (axis.kind === 'number') return [base, mean];
  const answers = axis.entries.map(
    ({ category }): TableRow => ({ ...of, category, kind: 'category' }),
  );
  return [base, ...answers, ...(axis.values === null ? [] : [mean])];
}

/** From what was counted already, where a row variable has answers. */
function basesOf(
  axes: readonly CountedAxis[],
  blocks: readonly (readonly TableBlock[])[],
  kept: KeptRows,
): readonly ColumnBases[] {
  const counted = blocks.find(([block]) => block?.row.kind === 'counted');
  const tallies = axes.map((axis, index) =>
    axis.items.map((item, at) => {
      const tally = counted?.[index + 1]?.tallies[at];
      return tally === undefined ? tallyItem(item, kept) : tallyOfColumns(tally);
    }),
  );
  const everyone = sumTallies(tallies[0]?.[0] ?? tallyItem(everyoneItem(kept), kept));
  const columns = axes.flatMap(({ entries }, index) =>
    entries.map(({ item, code }) => tallies[index]?.[item]?.[code] ?? emptyTally),
  );
  return [everyone, ...columns].map(({ count, weight, squaredWeight }) => ({
    unweighted: count,
    weighted: weight,
    effective: effectiveBase(weight, squaredWeight),
  }));
}

/** A test with its place in the whole table, and the list that Bonferroni counts it in. */
interface PlacedTest extends ColumnTest {
  readonly family: string;
}

function columnTestsOf(
  blocks: readonly (readonly TableBlock[])[],
  kept: KeptRows,
  tests: TableTests,
  options: CellOptions,
  report: () => void,
): readonly PlacedTest[] {
  if (tests === 'none') return [];
  const groups = (blocks[0] ?? []).map((_, group) => blocks.flatMap((line) => line[group] ?? []));
  const firstRows = offsets(
    (blocks[0] === undefined ? [] : blocks).map((line) => line[0]?.cells.length ?? 0),
  );
  const firstColumns = offsets(groups.map(([block]) => block?.cells[0]?.length ?? 0));
  return groups.flatMap((group, groupIndex) => {
    const column = firstColumns[groupIndex] ?? 0;
    const lists =
      tests === 'letters'
        ? pairTests(group, kept, options, report)
        : group.map((block) => exceptionTests(block, options));
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

function adjust(tests: readonly PlacedTest[], correction: TableCorrection): readonly ColumnTest[] {
  if (correction === 'none') return tests;
  if (correction === 'bh') {
    const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
    return tests.map((test, index) => ({ ...test, p: adjusted[index] ?? 1 }));
  }
  const families = Map.groupBy(tests, ({ family }) => family);
  return [...families.values()].flatMap((family) => {
    const adjusted = bonferroni(family.map(({ p }) => p));
    return family.map((test, index) => ({ ...test, p: adjusted[index] ?? 1 }));
  });
}

function cellsOf(
  blocks: readonly (readonly TableBlock[])[],
  columns: readonly TableColumn[],
  tests: readonly ColumnTest[],
  options: CellOptions,
): readonly (readonly TableCell[])[] {
  const plain = blocks.flatMap((line) =>
    (line[0]?.cells ?? []).map((_, row) =>
      line.flatMap(({ cells }) => (cells[row] ?? []).map((sums) => cellOf(sums, options))),
    ),
  );
  const level = 1 - options.confidence;
  const letters = plain.map((line) => line.map((): string[] => []));
  const exceptions = plain.map((line) => line.map((): 'high' | 'low' | null => null));
  for (const { row, column, other, isHigher, p } of tests) {
    if (other === null) {
      const line = exceptions[row];
      if (line !== undefined && p < level) line[column] = isHigher ? 'high' : 'low';
    } else if (p < 2 * level) {
      const [higher, lower] = isHigher ? [column, other] : [other, column];
      const letter = columns[lower]?.letter ?? '';
      letters[row]?.[higher]?.push(p < level ? letter : letter.toLowerCase());
    }
  }
  return plain.map((line, row) =>
    line.map((cell, column) => ({
      ...cell,
      letters: letters[row]?.[column] ?? [],
      exception: exceptions[row]?.[column] ?? null,
    })),
  );
}

function offsets(lengths: readonly number[]): readonly number[] {
  let before = 0;
  return lengths.map((length) => {
    const start = before;
    before += length;
    return start;
  });
}

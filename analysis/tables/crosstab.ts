import { type Interruption, uninterrupted } from '../interruption.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { criticalZ } from '../statistics/interval.ts';
import { columnAxesOf, rowAxesOf } from './axes-of-variable.ts';
import type { ErrorsOf } from './column-tests.ts';
import { DesignErrors } from './design-errors.ts';
import { formulaRows, type PlacedFormula } from './formula-rows.ts';
import { independenceTests } from './independence-test.ts';
import { emptyTally, sumTallies, tallyItem, tallyOfColumns } from './joint-tally.ts';
import { type KeptRows, keepRows } from './kept-rows.ts';
import { adjustTests, markCells, placedTests } from './mark-cells.ts';
import { countTogether } from './packed-columns.ts';
import { clusteredSample } from './survey-design.ts';
import type {
  ColumnBases,
  Crosstab,
  RowVariable,
  TableColumn,
  TableInput,
  TableRow,
} from './table.ts';
import { type CountedAxis, everyoneItem, type NumberAxis } from './table-axis.ts';
import { blocksOf, type TableBlock } from './table-block.ts';
import { type CellOptions, cellOf, type PlainCell } from './table-cells.ts';

/**
 * A banner by stub table: any variables as rows against any variables as columns, side by side after a
 * total or nested, with shares, figures, intervals, bases and tests.
 *
 * - Rows: for each variable a `base` row, then its answers in people's order or its members, its nets
 *   and boxes, then the figures of its values; a number has `base` and figures; formulas where they stand.
 * - Nested: the last variable once within each answer of the ones before, on the base of that answer.
 * - Missing: a respondent counts for a row variable only with an answer to it; `cells` carry that base.
 *   `bases` are all respondents of a column. A member of a set has the base of those asked about it.
 *   Rows whose weight is missing or 0 drop out and are counted.
 * - `letters`: pairs of columns within one column variable (of a nest: within one outer answer), never
 *   the total, nor a net and a part of it. The higher column gets the letter of the other: upper case
 *   where p is under 1 - confidence, lower case where it is under 1 - secondConfidence. Shares by the
 *   pooled z test on effective bases, in small cells without weights by Fisher's exact test; means by
 *   Welch's t (design-based with weights) or by ranks; columns that share respondents with the
 *   covariance over the shared ones.
 * - `exceptions`: each column against everyone else with an answer to the column's variable, never
 *   against a total that contains it; a member of a set against those who did not take it.
 * - `correction`: Bonferroni over the tests of one row within one column variable; Benjamini and
 *   Hochberg over all tests of the table. Where the bases of a test are suppressed there is none.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range`, `confidence-out-of-range`,
 * `answer-not-found` (of a net, an order, a formula), `expression-not-understood` (a formula),
 * `rule-does-not-fit-variable` (a set member without a yes), `cancelled`.
 *
 * Held to R (stats, survey), tests/goldens/tables.json and table-figures.json, and to the letters of expss.
 */
export function crosstab(input: TableInput, interruption: Interruption = uninterrupted): Crosstab {
  const options = optionsOf(input);
  const kept = keepRows(input.rowCount, input.filter ?? null, input.weights ?? null);
  const columnAxes = input.columns.flatMap((one) => columnAxesOf(one, kept, input.rowCount));
  const { axes, formulas } = stubOf(input.rows, kept, input.rowCount);
  const report = counterOf(axes, columnAxes, interruption);
  const isRanked = options.scaleTests === 'ranks';
  const ranks = isRanked ? (input.tests === 'exceptions' ? 'rest' : 'columns') : 'none';
  // blocks[row variable][0 is the total, then the column variables]
  const counted = countTogether(axes, columnAxes, kept, () =>
    interruption.report('counting', 0, null),
  );
  const blocks = axes.map((axis) => blocksOf(axis, columnAxes, counted, report, ranks));
  const allColumns = columnsOf(columnAxes);
  const bases = basesOf(columnAxes, blocks, kept);
  const sample = sampleOf(input, kept);
  const known = new Map<TableBlock, DesignErrors>();
  const errorsOf: ErrorsOf = (block) => {
    if (sample === null) return null;
    const errors = known.get(block) ?? new DesignErrors(block, kept, sample);
    known.set(block, errors);
    return errors;
  };
  const testing = (): void => interruption.report('testing', 0, null);
  const tests = adjustTests(
    placedTests(blocks, kept, input.tests ?? 'letters', options, errorsOf, testing),
    input.correction ?? 'none',
  );
  const plain = plainCells(blocks, options, errorsOf);
  const cells = markCells(plain, allColumns, tests, options);
  const stub = formulaRows(axes.map(rowsOf), cells, formulas, bases, options);
  return {
    rows: stub.rows,
    columns: allColumns,
    cells: stub.cells,
    bases,
    tests: blocks.flatMap((line) =>
      line.slice(1).flatMap((block) => independenceTests(block, options, errorsOf(block))),
    ),
    testedCount: tests.length,
    unweightedOutCount: kept.unweightedOutCount,
  };
}

/** The name of the column at a place, 0 for the first after the total: A to Z, then AA, AB and so on. */
export function columnLetter(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${columnLetter(Math.floor(place / 26) - 1)}${letter}`;
}

function optionsOf(input: TableInput): CellOptions {
  const confidence = input.confidence ?? 0.95;
  criticalZ(confidence);
  const second = input.secondConfidence;
  if (typeof second === 'number') criticalZ(second);
  return {
    confidence,
    level: 1 - confidence,
    secondLevel: second === null ? null : second === undefined ? 2 * (1 - confidence) : 1 - second,
    smallBase: input.smallBase ?? 30,
    suppressedBase: input.suppressedBase ?? 10,
    isWeighted: Boolean(input.weights),
    scaleTests: input.scaleTests ?? 'means',
    smallCells: input.smallCells ?? 'fisher',
  };
}

function sampleOf({ design, weights, rowCount }: TableInput, kept: KeptRows) {
  const hasDesign = design?.strata || design?.clusters;
  return hasDesign ? clusteredSample(design, weights ?? null, rowCount, kept) : null;
}

type RowAxis = CountedAxis | NumberAxis;

/** The axes of the stub in order, and between which of them the formulas stand. */
function stubOf(
  variables: readonly RowVariable[],
  kept: KeptRows,
  rowCount: number,
): { readonly axes: readonly RowAxis[]; readonly formulas: readonly PlacedFormula[] } {
  const axes: RowAxis[] = [];
  const formulas: PlacedFormula[] = [];
  for (const variable of variables) {
    if (variable.kind === 'formula') formulas.push({ ...variable, after: axes.length });
    else axes.push(...rowAxesOf(variable, kept, rowCount));
  }
  return { axes, formulas };
}

function counterOf(
  rows: readonly RowAxis[],
  columns: readonly CountedAxis[],
  interruption: Interruption,
): () => void {
  let done = 0;
  const itemCount = rows.reduce(
    (sum, axis) => sum + (axis.kind === 'number' ? 1 : axis.items.length),
    0,
  );
  const total = itemCount * Math.max(1, columns.length);
  return () => interruption.report('counting', Math.min(done++, total), total);
}

function columnsOf(axes: readonly CountedAxis[]): readonly TableColumn[] {
  const entries = axes.flatMap(({ name, label, path, entries: of }) =>
    of.map(({ category, kind }) => ({ variable: name, label, category, kind, path })),
  );
  return [
    { variable: null, label: 'Total', category: 'Total', letter: null, kind: 'total', path: [] },
    ...entries.map((entry, place) => ({ ...entry, letter: columnLetter(place) })),
  ];
}

function rowsOf(axis: RowAxis): readonly TableRow[] {
  const of = { variable: axis.name, label: axis.label, path: axis.path };
  const base: TableRow = { ...of, category: 'Base', kind: 'base' };
  const answers = axis.kind === 'number' ? [] : axis.entries;
  return [
    base,
    ...answers.map(({ category, kind }): TableRow => ({ ...of, category, kind })),
    ...axis.figures.map(({ category, kind }): TableRow => ({ ...of, category, kind })),
  ];
}

/** From what was counted already, where a row variable has answers. */
function basesOf(
  axes: readonly CountedAxis[],
  blocks: readonly (readonly TableBlock[])[],
  kept: KeptRows,
): readonly ColumnBases[] {
  // A nested row variable's first item holds everyone as well, those outside as without an answer.
  const counted = blocks.find(([block]) => block?.row.kind === 'counted');
  const tallies = axes.map((axis, index) =>
    axis.items.map((item, at) => {
      const tally = counted?.[index + 1]?.tallies[at];
      return tally === undefined ? tallyItem(item, kept) : tallyOfColumns(tally);
    }),
  );
  const everyone = sumTallies(tallies[0]?.[0] ?? tallyItem(everyoneItem(kept), kept));
  const columns = axes.flatMap(({ entries }, index) =>
    entries.map(({ item, codes }) =>
      sumTallies(codes.map((code) => tallies[index]?.[item]?.[code] ?? emptyTally)),
    ),
  );
  return [everyone, ...columns].map(({ count, weight, squaredWeight }) => ({
    unweighted: count,
    weighted: weight,
    effective: effectiveBase(weight, squaredWeight),
  }));
}

/** Every cell before letters, its index against the total of its row. */
function plainCells(
  blocks: readonly (readonly TableBlock[])[],
  options: CellOptions,
  errorsOf: ErrorsOf,
): readonly (readonly PlainCell[])[] {
  return blocks.flatMap((line) =>
    (line[0]?.cells ?? []).map((_, row) => {
      const cells = line.flatMap((block) =>
        (block.cells[row] ?? []).map((sums, column) =>
          cellOf(sums, options, errorsOf(block), row, column),
        ),
      );
      const all = cells[0]?.columnShare ?? 0;
      const isShare = line[0]?.cells[row]?.[0]?.kind === 'category';
      return cells.map((cell) => {
        const hasIndex = isShare && cell.columnShare !== null && all > 0;
        return hasIndex ? { ...cell, index: ((cell.columnShare as number) / all) * 100 } : cell;
      });
    }),
  );
}

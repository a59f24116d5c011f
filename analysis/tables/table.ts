import type { CategoryColumn, NumberColumn } from '../columns/column.ts';
import type { SetMember } from '../columns/variable-lookup.ts';

/** Several answers (by label, else by code) taken together under one name. */
export interface Net {
  readonly label: string;
  readonly categories: readonly string[];
}

/**
 * How the answers of a variable are shown; answers are named by label, else by code.
 *
 * - `nets` come after the answers. `hide`: no row or column, but still in the base. `exclude`: read as
 *   no answer, out of the base. `order`: these first, the others behind them as they were.
 * - `missing: 'show'`: each missing answer is a row or column, and the base holds everyone.
 */
export interface AnswerOptions {
  readonly nets?: readonly Net[] | undefined;
  readonly hide?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly order?: readonly string[] | undefined;
  readonly missing?: 'exclude' | 'show' | undefined;
}

/** What a row can say of numbers or of the values of a scale, beside shares. */
export const plainStatistics = ['mean', 'median', 'standardDeviation', 'sum', 'nps'] as const;

/**
 * A row under the answers of a scale, or for a number.
 *
 * - `nps`: share of 9 and 10 less that of 0 to 6, of values from 0 to 10; in [-1, 1].
 * - `percentile`: from 0 to 100; the value that so many percent are at or under.
 * - `topBox`, `bottomBox`: the share of the so many highest or lowest values of a scale.
 */
export type TableStatistic =
  | (typeof plainStatistics)[number]
  | { readonly percentile: number }
  | { readonly topBox: number }
  | { readonly bottomBox: number };

/**
 * A question with one answer from a list. With `hasMean` its answers' values give a mean row;
 * `statistics` say otherwise.
 */
export interface AnswersOfOne extends AnswerOptions {
  readonly kind: 'answers';
  readonly name: string;
  readonly label: string;
  readonly column: CategoryColumn;
  readonly hasMean: boolean;
  readonly statistics?: readonly TableStatistic[] | undefined;
}

/**
 * A multiple-response set: each member is a row or a column of its own, and they overlap. As rows its
 * shares divide by respondents or, on request, by all responses of the column.
 */
export interface AnswersOfMany extends AnswerOptions {
  readonly kind: 'members';
  readonly name: string;
  readonly label: string;
  readonly members: readonly SetMember[];
  readonly base?: 'respondents' | 'responses' | undefined;
}

/** Numbers: a mean row, or the `statistics`. */
export interface NumbersOfOne {
  readonly kind: 'number';
  readonly name: string;
  readonly label: string;
  readonly column: NumberColumn;
  readonly statistics?: readonly TableStatistic[] | undefined;
}

/**
 * Arithmetic over the rows of a table, column by column: `[Top 2] - [Bottom 2]`, `[q1: Yes] / [q2: Yes]`.
 * A share enters as a share in [0, 1], any other row by its figure.
 */
export interface FormulaRow {
  readonly kind: 'formula';
  readonly label: string;
  readonly expression: string;
}

/** What one level of a banner or a stub can be. */
export type AnswersVariable = AnswersOfOne | AnswersOfMany;

/** The last variable within each answer of the ones before it. */
export interface Nested<Inner> {
  readonly kind: 'nested';
  readonly outer: readonly AnswersVariable[];
  readonly inner: Inner;
}

/** What can be a column (part of a banner). */
export type ColumnVariable = AnswersVariable | Nested<AnswersVariable>;

/** What can be rows (part of a stub). */
export type RowVariable =
  | AnswersVariable
  | NumbersOfOne
  | FormulaRow
  | Nested<AnswersVariable | NumbersOfOne>;

/** Strata and first-stage clusters of the sample, each a code per row; what has none is missing. */
export interface SampleDesign {
  readonly strata: CategoryColumn | NumberColumn | null;
  readonly clusters: CategoryColumn | NumberColumn | null;
}

/** Pairwise tests of columns, each column against the others of its variable, or none. */
export const tableTests = ['letters', 'exceptions', 'none'] as const;

/** One of `tableTests`. */
export type TableTests = (typeof tableTests)[number];

/** How probabilities are adjusted for the number of tests. */
export const tableCorrections = ['none', 'bonferroni', 'bh'] as const;

/** One of `tableCorrections`. */
export type TableCorrection = (typeof tableCorrections)[number];

/** How columns of numbers and scales are compared. */
export const scaleTestKinds = ['means', 'ranks'] as const;

/** One of `scaleTestKinds`. */
export type ScaleTests = (typeof scaleTestKinds)[number];

/** How two shares are compared where an expected count is under 5. */
export const smallCellTests = ['fisher', 'z'] as const;

/** One of `smallCellTests`. */
export type SmallCells = (typeof smallCellTests)[number];

/**
 * What a table needs.
 *
 * - `rowCount`: rows of the dataset; every column has as many. `filter`: a byte a row, 0 left out.
 * - `confidence` (0.95): of intervals; letters and exceptions are upper case, or given, below 1 minus it.
 * - `secondConfidence`: of the lower-case letters; absent, 1 less twice the chance of the first; null: none.
 * - `scaleTests`: columns of numbers and scales are compared by means, or by ranks (`ranks`).
 * - `smallCells`: where an expected count is under 5, without weights: Fisher's exact test, or z as elsewhere.
 * - `design`: strata and clusters, by which every error and test is linearised.
 * - `smallBase` (30): bases under it are marked. `suppressedBase` (10): under it no share or mean.
 */
export interface TableInput {
  readonly rowCount: number;
  readonly rows: readonly RowVariable[];
  readonly columns: readonly ColumnVariable[];
  readonly filter?: Uint8Array | null | undefined;
  readonly weights?: NumberColumn | null | undefined;
  readonly tests?: TableTests | undefined;
  readonly correction?: TableCorrection | undefined;
  readonly confidence?: number | undefined;
  readonly secondConfidence?: number | null | undefined;
  readonly scaleTests?: ScaleTests | undefined;
  readonly smallCells?: SmallCells | undefined;
  readonly design?: SampleDesign | null | undefined;
  readonly smallBase?: number | undefined;
  readonly suppressedBase?: number | undefined;
}

/**
 * What a row is. `base` says how many answered the variable, above its answers; `category` is one answer
 * or one member, `net` several answers taken together, boxes too, `missing` one kind of no answer. The
 * others are figures of numbers and scales, and `formula` arithmetic over rows.
 */
export type RowKind =
  | 'category'
  | 'net'
  | 'missing'
  | 'mean'
  | 'base'
  | 'median'
  | 'percentile'
  | 'standardDeviation'
  | 'sum'
  | 'nps'
  | 'formula';

/** A row. `path` names the answers that it is nested in, outermost first; empty where it is not. */
export interface TableRow {
  readonly variable: string;
  readonly label: string;
  readonly category: string;
  readonly kind: RowKind;
  readonly path: readonly string[];
}

/** A column; `path` as for rows. The total, which comes first, has neither variable nor letter. */
export interface TableColumn {
  readonly variable: string | null;
  readonly label: string;
  readonly category: string;
  readonly letter: string | null;
  readonly kind: 'total' | 'category' | 'net' | 'missing';
  readonly path: readonly string[];
}

/** Why some numbers of a cell are null. */
export type CellReason =
  | 'nobody-answered'
  | 'base-too-small'
  | 'too-few-for-a-variance'
  | 'no-values'
  | 'values-outside-0-to-10'
  | 'divided-by-zero'
  | 'a-part-is-missing';

/** How a column was compared with another, or with the rest. */
export type ColumnTestMethod =
  | 'two-proportion-z-pooled'
  | 'fisher-exact'
  | 'overlapping-shares-z'
  | 'welch-t'
  | 'design-based-t'
  | 'overlapping-means-t'
  | 'mann-whitney'
  | 'design-based-ranks';

/**
 * A difference that the table marks: the column over that of `letter`, or against the rest of its
 * variable where that is null.
 *
 * `p` as the test gives it, `pAdjusted` over the family that the correction states, `familySize` tests.
 * `effect`: Cohen's h of shares, d of means, the rank-biserial correlation of ranks, above 0 where this
 * column is higher; null where it has none.
 */
export interface CellComparison {
  readonly letter: string | null;
  readonly method: ColumnTestMethod;
  readonly p: number;
  readonly pAdjusted: number;
  readonly familySize: number;
  readonly effect: number | null;
}

/**
 * Where a row meets a column. Shares are in [0, 1]; what does not belong to the kind of row is null.
 *
 * - `count`, `weightedCount`: respondents in the cell. `base`, `weightedBase`, `effectiveBase`: those in
 *   the column with an answer to the row's variable, which `columnShare` divides by.
 * - `rowShare` divides by those of the row with an answer to the column's variable, `totalShare` by
 *   everyone with an answer to both. `index`: `columnShare` against that of the total, 100 where equal.
 * - `value`: the figure of a row that is no share: mean, median, sum and so on; `mean` that of a mean row.
 * - `standardError`, `low`, `high`: of `columnShare`, or of `value` where it has an interval.
 * - `letters`: the columns over which this one is higher, lower case at the second level.
 * - `exception`: this column against the others of its variable. `residual`: how many standard errors
 *   the share lies above theirs (the adjusted residual). `comparisons`: the tests behind both.
 * - `smallBase` marks a base under the first threshold; `reason` says why a share or figure is null.
 */
export interface TableCell {
  readonly count: number;
  readonly weightedCount: number;
  readonly base: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  readonly columnShare: number | null;
  readonly rowShare: number | null;
  readonly totalShare: number | null;
  readonly index: number | null;
  readonly mean: number | null;
  readonly value: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly letters: readonly string[];
  readonly exception: 'high' | 'low' | null;
  readonly residual: number | null;
  readonly comparisons: readonly CellComparison[];
  readonly smallBase: boolean;
  readonly reason: CellReason | null;
}

/** Respondents of a column, whatever they answered elsewhere. */
export interface ColumnBases {
  readonly unweighted: number;
  readonly weighted: number;
  readonly effective: number;
}

/** Why two variables have no test of independence. */
export type TestReason =
  | 'not-one-answer-each'
  | 'nobody-answered'
  | 'same-in-everyone'
  | 'too-few-for-a-variance'
  | 'all-values-equal'
  | 'too-many-categories'
  | 'too-many-empty-cells';

/** How a row variable was tested against a column variable. */
export type TableTestMethod =
  | 'pearson-chi-square'
  | 'fisher-exact'
  | 'rao-scott-f'
  | 'mann-whitney'
  | 'kruskal-wallis'
  | 'design-based-ranks'
  | 'none';

/**
 * Whether a row variable and a column variable have anything to do with each other: answers by
 * chi-square, the order of numbers and scales by ranks. `df` is a number for chi-squares and t, and an F
 * has two; Mann and Whitney's z has none.
 *
 * `effect`: V of answers, the rank-biserial correlation of two groups' ranks, epsilon squared of more.
 * `path`: the answers that the pair is nested in, those of the rows before those of the columns.
 */
export interface TableTest {
  readonly rows: string;
  readonly columns: string;
  readonly path: readonly string[];
  readonly method: TableTestMethod;
  readonly statistic: number | null;
  readonly df: number | readonly [number, number] | null;
  readonly p: number | null;
  readonly cramersV: number | null;
  readonly effect: number | null;
  readonly reason: TestReason | null;
  /** An expected count under 5 makes the chi-square rough; of two by two the p is then Fisher's. */
  readonly smallExpected: boolean;
}

/**
 * A banner by stub table: `cells[row][column]`, `bases[column]`, and the tests of each pair of a row
 * variable and a column variable.
 *
 * `unweightedOutCount` rows were left out because their weight is missing or 0. `testedCount` says
 * how many probabilities the letters or exceptions rest on.
 */
export interface Crosstab {
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly cells: readonly (readonly TableCell[])[];
  readonly bases: readonly ColumnBases[];
  readonly tests: readonly TableTest[];
  readonly testedCount: number;
  readonly unweightedOutCount: number;
}

import type { CategoryColumn, NumberColumn } from '../columns/column.ts';
import type { SetMember } from '../columns/variable-lookup.ts';

/** A question with one answer from a list. With `hasMean` its answers' values give a mean row. */
export interface AnswersOfOne {
  readonly kind: 'answers';
  readonly name: string;
  readonly label: string;
  readonly column: CategoryColumn;
  readonly hasMean: boolean;
}

/** A multiple-response set: each member is a row or a column of its own, and they overlap. */
export interface AnswersOfMany {
  readonly kind: 'members';
  readonly name: string;
  readonly label: string;
  readonly members: readonly SetMember[];
}

/** Numbers: a mean row. */
export interface NumbersOfOne {
  readonly kind: 'number';
  readonly name: string;
  readonly label: string;
  readonly column: NumberColumn;
}

/** What can be a column (part of a banner). */
export type ColumnVariable = AnswersOfOne | AnswersOfMany;

/** What can be rows (part of a stub). */
export type RowVariable = ColumnVariable | NumbersOfOne;

/** Pairwise tests of columns, each column against the others of its variable, or none. */
export const tableTests = ['letters', 'exceptions', 'none'] as const;

/** One of `tableTests`. */
export type TableTests = (typeof tableTests)[number];

/** How probabilities are adjusted for the number of tests. */
export const tableCorrections = ['none', 'bonferroni', 'bh'] as const;

/** One of `tableCorrections`. */
export type TableCorrection = (typeof tableCorrections)[number];

/**
 * What a table needs.
 *
 * - `rowCount`: rows of the dataset; every column has as many. `filter`: a byte a row, 0 left out.
 * - `confidence` (0.95): of intervals; letters and exceptions are upper case, or given, below 1 minus it.
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
  readonly smallBase?: number | undefined;
  readonly suppressedBase?: number | undefined;
}

/**
 * A row. `base` says how many answered the variable, above its answers; `category` is one answer or one
 * member; `mean` the mean of a number or of the answers' values; `net` several answers taken together.
 */
export interface TableRow {
  readonly variable: string;
  readonly label: string;
  readonly category: string;
  readonly kind: 'category' | 'net' | 'mean' | 'base';
}

/** A column. The total, which comes first, has neither variable nor letter. */
export interface TableColumn {
  readonly variable: string | null;
  readonly label: string;
  readonly category: string;
  readonly letter: string | null;
}

/** Why some numbers of a cell are null. */
export type CellReason = 'nobody-answered' | 'base-too-small' | 'too-few-for-a-variance';

/**
 * Where a row meets a column. Shares are in [0, 1]; what does not belong to the kind of row is null.
 *
 * - `count`, `weightedCount`: respondents in the cell. `base`, `weightedBase`, `effectiveBase`: those in
 *   the column with an answer to the row's variable, which `columnShare` divides by.
 * - `rowShare` divides by those of the row with an answer to the column's variable, `totalShare` by
 *   everyone with an answer to both.
 * - `standardError`, `low`, `high`: of `columnShare`, or of `mean`.
 * - `letters`: the columns over which this one is higher, lower case at the second level.
 * - `exception`: this column against the others of its variable. `residual`: how many standard errors
 *   the share lies above theirs (the adjusted residual).
 * - `smallBase` marks a base under the first threshold; `reason` says why a share or mean is null.
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
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly letters: readonly string[];
  readonly exception: 'high' | 'low' | null;
  readonly residual: number | null;
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

/**
 * Whether a row variable and a column variable have anything to do with each other. `df` is a number for
 * Pearson's chi-square, and the F of Rao and Scott has two.
 */
export interface TableTest {
  readonly rows: string;
  readonly columns: string;
  readonly method: 'pearson-chi-square' | 'rao-scott-f' | 'none';
  readonly statistic: number | null;
  readonly df: number | readonly [number, number] | null;
  readonly p: number | null;
  readonly cramersV: number | null;
  readonly reason: TestReason | null;
  /** An expected count under 5 makes the chi-square rough. */
  readonly smallExpected: boolean;
}

/**
 * A banner by stub table: `cells[row][column]`, `bases[column]`, and a test for each pair of a row
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

import { AnalysisError } from '../analysis-error.ts';
import { nearMatches } from '../columns/near-matches.ts';
import { evaluateFormula, type Formula, parseFormula, rowsInFormula } from './formula.ts';
import type { CellReason, ColumnBases, FormulaRow, TableCell, TableRow } from './table.ts';
import type { CellOptions } from './table-cells.ts';

/** A formula and how many row variables stand before it. */
export interface PlacedFormula extends FormulaRow {
  readonly after: number;
}

interface Stub {
  readonly rows: readonly TableRow[];
  readonly cells: readonly (readonly TableCell[])[];
}

/**
 * The rows of a table with its formulas where they stand. A formula may use any row of a variable, and
 * formulas before it. A row is named by its answer, or where several have it by `variable: answer` or
 * `outer answer > answer`.
 *
 * A formula has a figure and no interval: nothing is assumed of how its parts vary together. Its base
 * is the smallest of its parts; where one of them has no figure it has none, for the same reason.
 *
 * @throws {AnalysisError} `expression-not-understood`; `answer-not-found` for a row that is not there or
 * is named by several.
 */
export function formulaRows(
  rows: readonly (readonly TableRow[])[],
  cells: readonly (readonly TableCell[])[],
  formulas: readonly PlacedFormula[],
  bases: readonly ColumnBases[],
  options: CellOptions,
): Stub {
  let known: Stub = { rows: rows.flat(), cells };
  const made = formulas.map((formula) => {
    const line = formulaLine(formula, known, bases, options);
    const { label } = formula;
    const row: TableRow = { variable: label, label, category: label, kind: 'formula', path: [] };
    known = { rows: [...known.rows, row], cells: [...known.cells, line] };
    return { after: formula.after, row, line };
  });
  const ends = rows.map((_, at) => rows.slice(0, at + 1).flat().length);
  const placed: { rows: TableRow[]; cells: (readonly TableCell[])[] } = { rows: [], cells: [] };
  for (let at = 0; at <= rows.length; at++) {
    const [start, end] = [ends[at - 2] ?? 0, at === 0 ? 0 : (ends[at - 1] ?? 0)];
    if (at > 0) {
      placed.rows.push(...(rows[at - 1] ?? []));
      placed.cells.push(...cells.slice(start, end));
    }
    for (const { after, row, line } of made) {
      if (after !== at) continue;
      placed.rows.push(row);
      placed.cells.push(line);
    }
  }
  return placed;
}

function formulaLine(
  { label, expression }: FormulaRow,
  known: Stub,
  bases: readonly ColumnBases[],
  options: CellOptions,
): readonly TableCell[] {
  const formula = parseFormula(expression);
  const parts = new Map(
    rowsInFormula(formula).map((name) => [name, rowNamed(label, name, known.rows)]),
  );
  return bases.map((base, column) => {
    const cells = new Map(
      [...parts].flatMap(([name, row]) => {
        const cell = known.cells[row]?.[column];
        return cell === undefined ? [] : [[name, cell] as const];
      }),
    );
    return formulaCell(formula, cells, base, options);
  });
}

function formulaCell(
  formula: Formula,
  parts: ReadonlyMap<string, TableCell>,
  base: ColumnBases,
  options: CellOptions,
): TableCell {
  const found = evaluateFormula(formula, (name) => figureOf(parts.get(name)));
  const whole = {
    base: base.unweighted,
    weightedBase: base.weighted,
    effectiveBase: base.effective,
  };
  const smallest = [...parts.values()].sort((one, other) => one.base - other.base)[0] ?? whole;
  const empty = [...parts.values()].find((cell) => figureOf(cell) === null);
  const reason: CellReason | null =
    found.status === 'computed' ? null : (empty?.reason ?? found.reason);
  return {
    count: smallest.base,
    weightedCount: smallest.weightedBase,
    base: smallest.base,
    weightedBase: smallest.weightedBase,
    effectiveBase: smallest.effectiveBase,
    ...noShares,
    value: found.status === 'computed' ? found.value : null,
    smallBase: smallest.base < options.smallBase,
    reason,
  };
}

const noShares = {
  columnShare: null,
  rowShare: null,
  totalShare: null,
  index: null,
  mean: null,
  standardError: null,
  low: null,
  high: null,
  letters: [],
  exception: null,
  residual: null,
  comparisons: [],
} as const;

function figureOf(cell: TableCell | undefined): number | null {
  return cell?.value ?? cell?.columnShare ?? null;
}

function rowNamed(formula: string, name: string, rows: readonly TableRow[]): number {
  const namesOf = ({ variable, label, category, path }: TableRow): readonly string[] => [
    category,
    `${variable}: ${category}`,
    `${label}: ${category}`,
    [...path, category].join(' > '),
  ];
  for (const fold of [(text: string) => text, (text: string) => text.toLowerCase()]) {
    const found = rows.flatMap((row, at) =>
      namesOf(row).some((one) => fold(one) === fold(name)) ? [at] : [],
    );
    if (found.length === 1) return found[0] as number;
    if (found.length > 1) {
      const near = found.map((at) => `${rows[at]?.variable}: ${rows[at]?.category}`);
      throw new AnalysisError('answer-not-found', { variable: formula, answer: name, near });
    }
  }
  const near = nearMatches(name, rows.flatMap(namesOf));
  throw new AnalysisError('answer-not-found', { variable: formula, answer: name, near });
}

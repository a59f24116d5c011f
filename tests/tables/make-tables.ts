import { crosstab } from '#analysis/tables/crosstab.ts';
import type {
  AnswersOfMany,
  AnswersOfOne,
  Crosstab,
  NumbersOfOne,
  TableCell,
  TableInput,
} from '#analysis/tables/table.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

/** A question with one answer from a list; with `values` it has a mean. */
export function answers(
  name: string,
  given: readonly (string | null)[],
  labels?: readonly string[],
  values?: readonly (number | null)[],
): AnswersOfOne {
  const column = categoryColumn(given, labels, values);
  return { kind: 'answers', name, label: name, column, hasMean: values !== undefined };
}

/** A multiple-response set; a null is a member not answered. */
export function members(
  name: string,
  options: Readonly<Record<string, readonly (boolean | null)[]>>,
): AnswersOfMany {
  const words = (given: readonly (boolean | null)[]): readonly (string | null)[] =>
    given.map((taken) => (taken === null ? null : taken ? 'Yes' : 'No'));
  return {
    kind: 'members',
    name,
    label: name,
    members: Object.entries(options).map(([label, given]) => ({
      label,
      column: categoryColumn(words(given), ['Yes', 'No']),
    })),
  };
}

/** Numbers, for a mean row. */
export function numbers(name: string, given: readonly (number | null)[]): NumbersOfOne {
  return { kind: 'number', name, label: name, column: numberColumn(given) };
}

/** A table over so many respondents; nothing is suppressed unless asked. */
export function tableOf(rowCount: number, input: Omit<TableInput, 'rowCount'>): Crosstab {
  return crosstab({ suppressedBase: 0, ...input, rowCount });
}

/** Finds a cell by what its row and column are called; a column as `variable answer`, or `Total`. */
export function cellAt(table: Crosstab, row: string, column: string): TableCell {
  const rowIndex = table.rows.findIndex(
    ({ variable, category }) => `${variable} ${category}` === row,
  );
  const columnIndex = table.columns.findIndex(
    ({ variable, category }) =>
      (variable === null ? category : `${variable} ${category}`) === column,
  );
  const cell = table.cells[rowIndex]?.[columnIndex];
  if (cell === undefined) throw new Error(`no cell ${row}, ${column}`);
  return cell;
}

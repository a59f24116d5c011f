import type { Dataset } from '#main/project/dataset.ts';

/**
 * A variable as numbers, NaN where they are missing. Few different numbers (weeks 1 to 12, 0 and 1) are often read
 * as a list of answers; they count as the numbers that they are.
 *
 * @throws {ProjectError} `variable-kind-unsuitable` where an answer is no number.
 */
export function numbersOfRows(dataset: Dataset, name: string): Float64Array {
  const variable = dataset.variable(name);
  const column = dataset.column(variable);
  if (column.type === 'category') {
    const numbers = column.categories.map(({ code, missing }) =>
      missing === null ? Number(code) : Number.NaN,
    );
    const areNumbers = column.categories.every(
      ({ code, missing }) =>
        missing !== null || (code.trim() !== '' && Number.isFinite(Number(code))),
    );
    if (areNumbers) return Float64Array.from(column.codes, (code) => numbers[code] as number);
  }
  const { values, missing } = dataset.numberColumn(variable);
  return Float64Array.from(values, (value, row) =>
    (missing?.[row] ?? 0) === 0 ? value : Number.NaN,
  );
}

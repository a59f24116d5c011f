import { uninterrupted } from '#analysis/interruption.ts';
import type { TypedFile, TypedValues } from '#main/import/typed-file.ts';

/** A cell: a number, a text, a mark's code, or nothing. */
export type ReadCell = number | string | null;

/** All cells of a typed file by its columns' names. */
export async function readTyped(typed: TypedFile): Promise<Record<string, ReadCell[]>> {
  const read: Record<string, ReadCell[]> = {};
  for (const { name } of typed.columns) read[name] = [];
  for await (const batch of typed.batches([...typed.columns.keys()], uninterrupted)) {
    batch.columns.forEach((values, place) => {
      const { name, markCodes } = typed.columns[place] as TypedFile['columns'][number];
      for (let row = 0; row < batch.rows; row++) read[name]?.push(cell(values, row, markCodes));
    });
  }
  return read;
}

function cell(values: TypedValues, row: number, markCodes: readonly string[]): ReadCell {
  if (values.type === 'text') {
    const [start, end] = [values.offsets[row] as number, values.offsets[row + 1] as number];
    return start === end ? null : Buffer.from(values.bytes.subarray(start, end)).toString('utf8');
  }
  const mark = values.marks?.[row] ?? 0;
  if (mark > 0) return markCodes[mark - 1] ?? '';
  const value = values.values[row] as number;
  return Number.isNaN(value) ? null : value;
}

import type { ImportPlan } from '#contract/import-plan.ts';
import { readHeadings } from '../recognise/headings.ts';
import { RecordReader } from '../record-reader.ts';
import type { TableFile } from '../table-file.ts';
import type { TypedFile } from '../typed-file.ts';

/**
 * What stands above each column of a table, by which its plan finds the column in the next wave's file: the
 * short name where there is one, else the question with its item, else the column's number.
 */
export function tableHeadings(table: TableFile, plan: ImportPlan): readonly string[] {
  const { source } = table.open(plan.encoding, false);
  try {
    const reader = new RecordReader(table.file, source, plan);
    const rows: string[][] = [];
    let width = plan.columnCount ?? 0;
    while (rows.length < Math.max(1, plan.headerRows)) {
      const cells = reader.scanRecord(0);
      if (cells === 0 && !reader.refill()) break;
      if (cells > 0 && !reader.isBlank) rows.push(reader.cellTexts(cells));
      width = Math.max(width, rows[0]?.length ?? 0);
      reader.expectedCells = plan.columnCount ?? width;
    }
    return readHeadings(rows.slice(0, plan.headerRows), width).map((heading) => {
      const { code, question, item, column } = heading;
      const words = [question, item].filter((part) => part !== '').join(' | ');
      return code || words || `column_${column + 1}`;
    });
  } finally {
    source.close();
  }
}

/** The names of the columns of a file with types of its own. */
export function typedHeadings(typed: TypedFile): readonly string[] {
  return typed.columns.map(({ name }) => name);
}

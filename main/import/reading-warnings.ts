import type { RepeatedRows } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import type { Misfit } from './column-set.ts';
import type { RowsRead } from './read-rows.ts';

/** Quotation marks inside quoted cells that are not doubled, and the first rows that hold one. */
interface StrayQuotes {
  readonly count: number;
  readonly rowNumbers: readonly number[];
}

/** Rows that a sheet holds, in .xls and in .xlsx. */
const sheetLimits = [65_536, 1_048_576];

/** What the pass over the whole file noticed, in words for the analyst. */
export function readingWarnings(
  plan: ImportPlan,
  read: RowsRead,
  misfits: readonly Misfit[],
  strayQuotes: StrayQuotes,
  repeated: RepeatedRows | null,
): readonly string[] {
  const warnings: string[] = [];
  for (const misfit of misfits) {
    if (misfit.cells.count > 0) warnings.push(unreadableWarning(plan, misfit));
  }
  if (read.emptyCount > 0) {
    warnings.push(`${counted(read.emptyCount, 'row')} with no cell filled in left out.`);
  }
  if (read.skippedCount > 0) {
    warnings.push(`${counted(read.skippedCount, 'row')} of another width skipped.`);
  }
  if (read.fittedCount > 0) {
    warnings.push(`${counted(read.fittedCount, 'row')} of another width filled up or cut.`);
  }
  const rowsInFile = read.rows + read.skippedCount + read.emptyCount + plan.headerRows;
  if (sheetLimits.includes(rowsInFile)) {
    warnings.push(
      `The file has exactly ${rowsInFile.toLocaleString('en-US')} rows, as many as a sheet of Excel can hold: rows after them may have been cut off.`,
    );
  }
  if (strayQuotes.count > 0) warnings.push(strayQuoteWarning(strayQuotes));
  if (repeated) warnings.push(stackedNote(plan, read, repeated) ?? repetitionWarning(repeated));
  return warnings;
}

function strayQuoteWarning({ count, rowNumbers }: StrayQuotes): string {
  const marks = counted(count, 'quotation mark');
  const rows = `${rowNumbers.length === 1 ? 'row' : 'rows'} ${rowNumbers.join(', ')}`;
  return `${marks} inside quoted cells not doubled: kept as they stand (${rows}${count > rowNumbers.length ? ', …' : ''}).`;
}

function unreadableWarning(plan: ImportPlan, { variable, cells }: Misfit): string {
  const planned = plan.variables[variable];
  const examples = cells.examples.map(({ rowNumber, value }) => `row ${rowNumber} “${value}”`);
  const more = cells.count > examples.length ? ', …' : '';
  return (
    `${planned?.name}: ${counted(cells.count, 'cell')} could not be read as ` +
    `${nounOf(planned?.kind)} and ${cells.count === 1 ? 'is' : 'are'} missing ` +
    `(${examples.join(', ')}${more}).`
  );
}

function nounOf(kind: string | undefined): string {
  if (kind === 'date') return 'a date';
  return kind === 'number' || kind === 'weight' ? 'a number' : 'a mark';
}

const leastStacked = 0.2;
const mostIdentical = 0.05;

/** Rows of one respondent under each other say so once and calmly: that is a layout, and no damage. */
function stackedNote(
  { datasetKind }: ImportPlan,
  { rows }: RowsRead,
  repeated: RepeatedRows,
): string | null {
  const { variable, count, leftOutCount, identicalCount, isComplete, listed } = repeated;
  if (datasetKind !== 'survey' || leftOutCount > 0 || !isComplete) return null;
  if (count < rows * leastStacked || identicalCount > count * mostIdentical) return null;
  const most = Math.max(...listed.map(({ repeats }) => repeats.length + 1));
  const ids = (rows - count).toLocaleString('en-US');
  return `Stacked (long) data: ${rows.toLocaleString('en-US')} rows for ${ids} values of ${variable}, up to ${most} rows each, with other content in each. All rows are kept; counts are of rows.`;
}

function repetitionWarning(repeated: RepeatedRows): string {
  const { variable, count, leftOutCount, richerCount, listed, isComplete } = repeated;
  const repeats = `${isComplete ? '' : 'at least '}${counted(count, 'row')} ${count === 1 ? 'repeats' : 'repeat'}`;
  const first = listed[0];
  const example = first
    ? ` (row ${first.repeats[0]?.rowNumber} repeats row ${first.rowNumber})`
    : '';
  const out = richerCount > 0 ? 'One row of each id was kept.' : 'They were left out.';
  const done = leftOutCount > 0 ? out : 'Nothing was removed.';
  const ids = counted(richerCount, 'id');
  const richer = richerCount > 0 ? ` Of ${ids} the row with the most reactions was kept.` : '';
  return `${variable}: ${repeats} an id of a row further up${example}: ${differences(repeated)}. ${count === 1 && leftOutCount > 0 && richerCount === 0 ? 'It was left out.' : done}${richer}`;
}

function differences({ identicalCount, reactionsOnlyCount, otherCount }: RepeatedRows): string {
  const parts = [
    [identicalCount, 'the same in everything'],
    [reactionsOnlyCount, 'the same but for counts of reactions'],
    [otherCount, 'with other content'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count.toLocaleString('en-US')} ${words}`)
    .join(', ');
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

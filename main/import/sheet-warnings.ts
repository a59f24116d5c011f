import type { SpooledSheet } from './sheet-spool.ts';
import type { EndWarning } from './table-file.ts';

/** What was noticed of a sheet while it was taken out of its workbook. */
export interface SheetNotes {
  readonly hiddenRows: number;
  readonly hiddenColumns: readonly string[];
  readonly roundedCount: number;
  /** Formulas that were saved without a value. */
  readonly emptyFormulas: number;
  readonly spooled: SpooledSheet;
  readonly chosen: { readonly name: string; readonly isHidden: boolean };
  /** Other sheets that hold something. */
  readonly others: readonly { readonly name: string; readonly isHidden: boolean }[];
  /** Whether the person asked for the sheet. */
  readonly isAsked: boolean;
}

const namesShown = 6;

/** Warnings about a sheet, in words for the analyst. */
export function sheetWarnings(notes: SheetNotes): readonly string[] {
  const { hiddenRows, hiddenColumns, roundedCount, emptyFormulas, spooled } = notes;
  const warnings: string[] = [];
  if (hiddenRows > 0) {
    warnings.push(
      `${counted(hiddenRows, 'hidden row')} of the sheet ${hiddenRows === 1 ? 'was' : 'were'} imported like the others.`,
    );
  }
  if (hiddenColumns.length > 0) {
    const what = hiddenColumns.length === 1 ? 'Hidden column' : 'Hidden columns';
    warnings.push(
      `${what} ${some(hiddenColumns)} of the sheet ${hiddenColumns.length === 1 ? 'was' : 'were'} imported like the others.`,
    );
  }
  if (roundedCount > 0) {
    warnings.push(
      `${roundedCount.toLocaleString('en-US')} whole ${roundedCount === 1 ? 'number has' : 'numbers have'} more than 15 digits, which a spreadsheet cannot keep: if they are ids, they were rounded before this import.`,
    );
  }
  if (emptyFormulas > 0) {
    warnings.push(
      `${counted(emptyFormulas, 'formula')} ${emptyFormulas === 1 ? 'was' : 'were'} saved without a value, so ${emptyFormulas === 1 ? 'its cell is' : 'their cells are'} empty: open the workbook in a spreadsheet program and save it.`,
    );
  }
  if (spooled.mergedBelow > 0) {
    warnings.push(
      `${counted(spooled.mergedBelow, 'merged cell')} below the header: the value stands in the first row and column of each, the others are empty.`,
    );
  }
  return [...warnings, ...endWarnings(spooled).map(({ words }) => words), ...otherSheets(notes)];
}

/** Reasons for how the table was taken out of its sheet. */
export function sheetWhy({ emptyColumns, spreadHeaders }: SpooledSheet): readonly string[] {
  const why: string[] = [];
  if (emptyColumns > 0) {
    why.push(
      `The table begins in column ${columnLetters(emptyColumns)}; what is left of it is empty.`,
    );
  }
  if (spreadHeaders > 0) {
    const cells =
      spreadHeaders === 1
        ? 'A merged header cell stands'
        : `${spreadHeaders} merged header cells stand`;
    why.push(`${cells} over every column spanned.`);
  }
  return why;
}

/** A column as spreadsheets name it: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** Warnings of rows at the end of a sheet, which hold unless the plan leaves the first of them out. */
export function endWarnings({ trailing }: SpooledSheet): readonly EndWarning[] {
  return (['total', 'note'] as const).flatMap((what) => {
    const rows = trailing.filter((row) => row.what === what);
    const [first] = rows;
    if (first === undefined) return [];
    const where =
      rows.length === 1
        ? `Row ${first.rowNumber} at the end reads`
        : `${rows.length} rows at the end, from row ${first.rowNumber}, read`;
    const words = `${where} like ${what === 'total' ? 'a total' : 'a note'} (“${first.text}”) and ${rows.length === 1 ? 'was' : 'were'} imported like the others.`;
    return [{ rowNumber: first.rowNumber, words }];
  });
}

function otherSheets({ chosen, others, isAsked }: SheetNotes): readonly string[] {
  const warnings: string[] = [];
  const named = (isHidden: boolean): string[] =>
    others.filter((sheet) => sheet.isHidden === isHidden).map(({ name }) => `“${name}”`);
  const shown = named(false);
  const hidden = named(true);
  if (!isAsked && shown.length > 0) {
    warnings.push(`Read from sheet “${chosen.name}”; the workbook also has ${some(shown)}.`);
  }
  if (hidden.length > 0) {
    warnings.push(
      `Hidden ${hidden.length === 1 ? 'sheet' : 'sheets'} ${some(hidden)} ${hidden.length === 1 ? 'was' : 'were'} not read.`,
    );
  }
  if (chosen.isHidden) warnings.push(`Sheet “${chosen.name}” is hidden in the workbook.`);
  return warnings;
}

function some(names: readonly string[]): string {
  return `${names.slice(0, namesShown).join(', ')}${names.length > namesShown ? ', …' : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

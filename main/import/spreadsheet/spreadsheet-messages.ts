import type { SpooledSheet } from '../sheet-spool.ts';

/** What the thread that reads a spreadsheet is told. */
export interface SpreadsheetTask {
  readonly file: string;
  readonly sheet: string | null;
  /** Where the cells of the sheet are written. */
  readonly target: string;
}

/** What the thread found. */
export interface ReadSpreadsheet {
  readonly sheets: readonly {
    readonly name: string;
    readonly isHidden: boolean;
    readonly isFilled: boolean;
  }[];
  /** Null where no sheet is called so. */
  readonly chosen: number | null;
  readonly spooled: SpooledSheet | null;
  readonly hiddenRows: number;
  readonly hiddenColumns: readonly string[];
  readonly roundedCount: number;
}

/** What the thread answers. `reason` is for people. */
export type SpreadsheetAnswer =
  | { readonly ok: true; readonly value: ReadSpreadsheet }
  | {
      readonly ok: false;
      readonly kind: 'not-supported' | 'not-readable';
      readonly reason: string;
    };

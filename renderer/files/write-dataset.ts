import { create } from 'zustand';
import { startJob } from '../ask/ask.ts';
import { formatCounted } from '../words/numbers.ts';
import { fileNameOf } from '../words/quantities.ts';
import { chooseFile } from './file-request.ts';

/** The kinds of file that data can be written to; `hasCells` where answers can stand as labels or as codes. */
export const exportFormats = [
  { value: 'csv', label: 'Comma-separated (.csv)', hasCells: true },
  { value: 'tsv', label: 'Tab-separated (.tsv)', hasCells: true },
  { value: 'xlsx', label: 'Excel workbook (.xlsx)', hasCells: true },
  { value: 'sav', label: 'SPSS (.sav)', hasCells: false },
  { value: 'zsav', label: 'SPSS, compressed (.zsav)', hasCells: false },
  { value: 'parquet', label: 'Parquet (.parquet)', hasCells: false },
  { value: 'arrow', label: 'Arrow (.arrow)', hasCells: false },
  { value: 'sqlite', label: 'SQLite database (.sqlite)', hasCells: false },
  { value: 'jsonl', label: 'JSON lines (.jsonl)', hasCells: true },
] as const;

/** One of `exportFormats`. */
export type ExportFormat = (typeof exportFormats)[number]['value'];

/** How a dataset is to be written. */
export interface ExportWishes {
  readonly format: ExportFormat;
  readonly values: 'labels' | 'codes';
  readonly hasCodebook: boolean;
  /** Only the rows that this lets through; empty for all. */
  readonly filter: string;
}

/** What the dialog about writing a dataset is open for, if it is. */
export const useExportRequest = create<{
  readonly request: { readonly dataset: string; readonly filter: string } | null;
}>()(() => ({ request: null }));

/** Asks how a dataset, or the rows that a filter lets through, is to be written, and then where. */
export function writeDataset(dataset: string, filter: string): void {
  useExportRequest.setState({ request: { dataset, filter } });
}

/** The file of the codebook that stands beside a file of data. */
export function codebookBeside(out: string): string {
  return `${out.replace(/\.[^.\\/]+$/u, '')} codebook.csv`;
}

/** Writes a dataset as wished where the person says; the status bar says what the file could not hold. */
export async function writeAsWished(dataset: string, wishes: ExportWishes): Promise<void> {
  const { format, values, hasCodebook, filter } = wishes;
  const name = dataset.replace(/\.[^.]+$/u, '');
  const out = await chooseFile('save-data', `${name} export.${format}`);
  if (out === null) return;
  startJob(
    'dataset.export',
    {
      dataset,
      out,
      values,
      overwrite: true,
      ...(filter === '' ? {} : { filter }),
      ...(hasCodebook ? { codebook: codebookBeside(out) } : {}),
    },
    {
      title: `Writing ${fileNameOf(out)}`,
      says: ({ file, rows, notes }) =>
        [
          `Wrote ${formatCounted(rows, 'row')} to ${fileNameOf(file)}${hasCodebook ? ' and a codebook beside it' : ''}`,
          ...notes,
        ].join('. '),
    },
  );
}

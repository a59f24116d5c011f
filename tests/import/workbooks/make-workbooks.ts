import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uninterrupted } from '#analysis/interruption.ts';
import { openTableFile } from '#main/import/open-table-file.ts';
import type { TableFile } from '#main/import/table-file.ts';
import { pythonWithOpenpyxl } from '../../export/other-readers.ts';
import { readTable } from '../read-table.ts';

const script = fileURLToPath(new URL('make-workbooks.py', import.meta.url));

function run(command: string, parameters: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Makes the workbooks of `make-workbooks.py` in a folder. */
export function makeByOpenpyxl(folder: string): void {
  run(pythonWithOpenpyxl ?? '', [script, folder]);
}

/** The rows of a sheet as openpyxl reads them, in the texts that an import has for them. */
export function rowsByOpenpyxl(
  file: string,
  sheet: string,
): readonly (readonly (string | number)[])[] {
  return JSON.parse(run(pythonWithOpenpyxl ?? '', [script, '-', file, sheet])) as string[][];
}

/** Has LibreOffice open a workbook, compute it and save it in other formats, in a folder. */
export function convertByLibreOffice(
  file: string,
  folder: string,
  formats: readonly string[],
): void {
  const profile = `-env:UserInstallation=file://${mkdtempSync(join(tmpdir(), 'parallax-office-'))}`;
  for (const format of formats) {
    run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, file]);
  }
}

/** A sheet as an import reads it. */
export interface OpenedSheet extends Pick<TableFile, 'format' | 'sheets' | 'sheet' | 'warnings'> {
  readonly why: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Opens a sheet as an import does and reads every row of it. */
export async function openSheet(file: string, sheet: string | null = null): Promise<OpenedSheet> {
  const table = await openTableFile(file, sheet, uninterrupted);
  try {
    const { source } = table.open('utf-8', false);
    const pieces: Buffer[] = [];
    for (let count = 1; count > 0; ) {
      const piece = Buffer.alloc(1 << 16);
      count = source.read(piece, 0, piece.length);
      pieces.push(piece.subarray(0, count));
    }
    source.close();
    const { format, sheets, sheet: name, warnings } = table;
    const rows = readTable(Buffer.concat(pieces));
    return { format, sheets, sheet: name, warnings, why: table.shape?.why ?? [], rows };
  } finally {
    table.dispose();
  }
}

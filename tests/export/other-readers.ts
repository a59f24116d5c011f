import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A cell as openpyxl reads it: its cached value, its formula or null, and its type (s, n, f, ...). */
export interface ReadCell {
  readonly value: string | number | null;
  readonly formula: string | null;
  readonly type: string;
  readonly format: string;
  readonly link: string | null;
}

/** A sheet as openpyxl reads it. */
export interface ReadSheet {
  readonly cells: Readonly<Record<string, ReadCell>>;
  readonly charts: readonly {
    readonly kind: string;
    readonly series: readonly {
      readonly name: string | null;
      readonly values: string;
      readonly labels: string;
      readonly colour: string;
    }[];
  }[];
  readonly frozen: string | null;
  readonly printed: string | readonly string[] | null;
}

function works(command: string, parameters: readonly string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;
}

const pythons = ['/usr/bin/python3', 'python3'];

/** A Python, and one that has openpyxl; null where there is none. */
export const python = pythons.find((one) => works(one, ['-c', 'pass'])) ?? null;
export const pythonWithOpenpyxl =
  pythons.find((one) => works(one, ['-c', 'import openpyxl'])) ?? null;

/** Whether LibreOffice can be asked to compute a workbook. */
export const hasLibreOffice = works('soffice', ['--version']);

function runPython(script: string, file: string): string {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(pythonWithOpenpyxl ?? python ?? '', [path, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Every sheet of a workbook as openpyxl reads it. */
export function readByOpenpyxl(file: string): ReadonlyMap<string, ReadSheet> {
  const { sheets } = JSON.parse(runPython('read-workbook.py', file)) as {
    sheets: Record<string, ReadSheet>;
  };
  return new Map(Object.entries(sheets));
}

/** What a program could find wrong with the package of a workbook, one fault an entry. */
export function packageFaults(file: string): readonly string[] {
  return runPython('check-package.py', file)
    .trim()
    .split('\n')
    .filter((line) => line !== '');
}

/** The workbook as LibreOffice saves it after computing every formula. */
export function recomputedByLibreOffice(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-recomputed-'));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const { status, stderr } = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), file],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return join(folder, 'out', basename(file));
}

import { writeFileSync } from 'node:fs';
import { uninterrupted } from '#analysis/interruption.ts';
import type { ImportPreview } from '#contract/calls/imports.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { type ReadBack, type ReadVariable, testFolder } from './import-into.ts';

/** So many rows under a header, each made from its number; cells are quoted where they must be. */
export function csv(
  header: readonly (readonly string[])[],
  count: number,
  row: (index: number) => readonly (string | number)[],
  delimiter = ',',
): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return text.includes(delimiter) || /["\r\n]/u.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  return [...header, ...Array.from({ length: count }, (_, index) => row(index))]
    .map((cells) => `${cells.map(cell).join(delimiter)}\n`)
    .join('');
}

/** The options whose bit is set in a number that differs from row to row. */
export function chosen(options: readonly string[], row: number): readonly string[] {
  const bits = (row * 7 + Math.floor(row / 5)) % 2 ** options.length;
  return options.filter((_, place) => (bits >> place) & 1);
}

export function of(dataset: ReadBack, name: string): ReadVariable {
  const found = dataset.variables.get(name);
  if (!found) throw new Error(`${name} is not among ${[...dataset.variables.keys()].join(', ')}`);
  return found;
}

/** The label of each member of the only set (or a named one) with how many selected it. */
export function selections(dataset: ReadBack, name?: string): Record<string, number> {
  const set = name === undefined ? dataset.sets[0] : dataset.sets.find((one) => one.name === name);
  return Object.fromEntries(
    (set?.members ?? []).map((member) => {
      const { label, values } = of(dataset, member);
      return [label, values.filter((value) => value === 'Selected').length];
    }),
  );
}

/** How often each option is chosen, by the same bits. */
export function counted(options: readonly string[], rows: number): Record<string, number> {
  const all = Array.from({ length: rows }, (_, row) => chosen(options, row)).flat();
  return Object.fromEntries(
    options.map((option) => [option, all.filter((one) => one === option).length]),
  );
}

/** What is proposed for a text. */
export async function planOf(text: string): Promise<ImportPreview> {
  const folder = testFolder();
  try {
    writeFileSync(folder.path('table.csv'), text);
    return await previewImport(folder.path('table.csv'), {}, uninterrupted);
  } finally {
    folder.remove();
  }
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import type { SavVariable } from '#main/import/sav/sav-dictionary.ts';
import { openSav, type SavFile } from '#main/import/sav/sav-file.ts';

const folder = join(import.meta.dirname, '../../../../shared');

interface HavenColumn {
  readonly label: string | null;
  readonly labelCount: number;
  readonly labels: string;
  readonly labelled: number | string;
  readonly missingCount: number;
  readonly missing: number | string;
  readonly missingRange: readonly (number | 'open')[] | null;
  readonly type: 'number' | 'text';
  readonly blank: number;
  readonly values?: string;
  readonly sum?: number;
  readonly placed?: number;
}

interface HavenFile {
  readonly failed?: boolean;
  readonly rows: number;
  readonly names: string;
  readonly columns: readonly HavenColumn[];
}

interface PsppFile {
  readonly failed?: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly filled: number;
    readonly sum?: number;
    readonly text?: string;
  }[];
}

function golden<File>(name: string): readonly (readonly [string, File])[] {
  const url = new URL(`../../goldens/${name}`, import.meta.url);
  const { files } = JSON.parse(readFileSync(url, 'utf8')) as {
    readonly files: Readonly<Record<string, File>>;
  };
  return Object.entries(files).filter(([file]) => existsSync(join(folder, file)));
}

describe.skipIf(!existsSync(join(folder, 'data/sav')))(
  'SPSS files of other programs (real files absent: skipped)',
  () => {
    test.each(golden<HavenFile>('sav-files-haven.json'))(
      '%s: shape, labels, missing codes and values as haven reads them',
      async (file, haven) => {
        expect(haven.failed).toBeUndefined();
        const sav = openSav(join(folder, file));
        const columns = await columnsOf(sav);
        const { variables } = sav.dictionary;
        expect(columns.rows).toBe(haven.rows);
        expect(md5(variables.map(({ name }) => name))).toBe(haven.names);
        variables.forEach((variable, place) => {
          const expected = haven.columns[place] as HavenColumn;
          expect({ name: variable.name, ...dictionaryOf(variable) }).toEqual({
            name: variable.name,
            ...pick(expected),
          });
          expectValues(variable, columns.values[place] as readonly Cell[], expected);
        });
      },
    );

    test.each(golden<PsppFile>('sav-files-pspp.json'))(
      '%s: rows, texts and plain numbers as PSPP reads them',
      async (file, pspp) => {
        expect(pspp.failed).toBeUndefined();
        const sav = openSav(join(folder, file));
        const { rows, values } = await columnsOf(sav);
        expect(rows).toBe(pspp.rows);
        expect(values.length).toBe(pspp.columns.length);
        let comparedCount = 0;
        pspp.columns.forEach(({ filled, sum }, place) => {
          const { name, width, format } = sav.dictionary.variables[place] as SavVariable;
          if (width > 0 || format !== 5) return;
          comparedCount++;
          const numbers = (values[place] as readonly number[]).filter(
            (value) => !Number.isNaN(value),
          );
          expect({ name, filled: numbers.length }).toEqual({ name, filled });
          expectClose(
            numbers.reduce((total, value) => total + value, 0),
            sum as number,
          );
        });
        expect(comparedCount + values.length).toBeGreaterThan(0);
      },
    );
  },
);

type Cell = number | string;

async function columnsOf(
  sav: SavFile,
): Promise<{ readonly rows: number; readonly values: readonly (readonly Cell[])[] }> {
  const values: Cell[][] = sav.columns.map(() => []);
  const all = sav.columns.map((_, place) => place);
  let rows = 0;
  for await (const batch of sav.batches(all, uninterrupted)) {
    rows += batch.rows;
    batch.columns.forEach((column, place) => {
      for (let row = 0; row < batch.rows; row++) {
        values[place]?.push(
          column.type === 'number'
            ? (column.values[row] as number)
            : Buffer.from(
                column.bytes.subarray(column.offsets[row], column.offsets[row + 1]),
              ).toString(),
        );
      }
    });
  }
  sav.dispose();
  return { rows, values };
}

function dictionaryOf({ label, labels, missing, width }: SavVariable): ReturnType<typeof pick> {
  const range = missing.range;
  const numbers = labels.map(({ value }) => value);
  return {
    label: label === null || label === '' ? null : md5([label]),
    labelCount: labels.length,
    labels: md5(labels.map((answer) => answer.label)),
    labelled: labels.length === 0 ? 0 : total(numbers, width),
    missingCount: missing.values.length,
    missing: missing.values.length === 0 ? 0 : total(missing.values, width),
    missingRange: range && [range.low ?? 'open', range.high ?? 'open'],
  };
}

function pick(
  column: HavenColumn,
): Omit<HavenColumn, 'type' | 'blank' | 'values' | 'sum' | 'placed'> {
  const { label, labelCount, labels, labelled, missingCount, missing, missingRange } = column;
  return { label, labelCount, labels, labelled, missingCount, missing, missingRange };
}

function total(values: readonly Cell[], width: number): number | string {
  if (width > 0) return md5(values.map(String));
  const sum = (values as readonly number[]).reduce((all, value) => all + value, 0);
  return Number.isNaN(sum) ? 'NaN' : sum;
}

function expectValues(variable: SavVariable, values: readonly Cell[], haven: HavenColumn): void {
  const { name, width } = variable;
  if (width > 0) {
    const blank = values.filter((value) => value === '').length;
    expect({ name, type: 'text', blank, values: md5(values.map(String)) }).toEqual({
      name,
      type: haven.type,
      blank: haven.blank,
      values: haven.values,
    });
    return;
  }
  const isInstant = [20, 22, 23, 24, 38, 39, 41].includes(variable.format);
  // haven leaves months, quarters and weeks as SPSS counts them: seconds since 14 October 1582.
  const isRaw = [28, 29, 30].includes(variable.format);
  const numbers = (values as readonly number[]).map((value) =>
    isRaw ? value / 1000 + 12_219_379_200 : isInstant ? value / 1000 : value,
  );
  const blank = numbers.filter(Number.isNaN).length;
  expect({ name, type: 'number', blank }).toEqual({ name, type: haven.type, blank: haven.blank });
  const sum = (worth: (value: number, row: number) => number): number =>
    numbers.reduce((all, value, row) => (Number.isNaN(value) ? all : all + worth(value, row)), 0);
  expectClose(
    sum((value) => value),
    haven.sum as number,
  );
  expectClose(
    sum((value, row) => value * ((row + 1) % 97)),
    haven.placed as number,
  );
}

/** Sums are added up in another precision elsewhere. */
function expectClose(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(expected)));
}

function md5(texts: readonly string[]): string {
  return createHash('md5').update(texts.join('\n')).digest('hex');
}

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { TableCorrection } from '#analysis/tables/table.ts';
import { answers, cellAt, tableOf } from '../tables/make-tables.ts';

const folder = new URL('../../../shared/reference/expss/', import.meta.url);
const data = new URL('product_test.csv', folder);

function read(name: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe.skipIf(!existsSync(data))(
  'a product test as expss tabulates it (real files absent: skipped)',
  () => {
    test.each([
      ['pt_cpct_sig.csv', 'none'],
      ['pt_cpct_sig_bonf.csv', 'bonferroni'],
      ['pt_cpct_sig_spss.csv', 'bonferroni'],
    ] as const)('shares, bases and letters of %s', (file, correction: TableCorrection) => {
      const people = read('product_test.csv');
      const question = (name: string, labels: readonly string[]) =>
        answers(
          name,
          people.map((person) => person[name] ?? null),
          labels,
        );
      const table = tableOf(people.length, {
        rows: [question('a22', ['4', '5', '6', '7']), question('c1', ['1', '2', '3'])],
        columns: [question('cell', ['1', '2'])],
        correction,
      });
      const printed = read(file);
      expect(printed).toHaveLength(9);
      for (const [index, row] of printed.entries()) {
        const isBase = row['row_labels'] === '#Total cases';
        const name = `${index < 5 ? 'a22' : 'c1'} ${isBase ? 'Base' : row['row_labels']}`;
        for (const [column, title, other] of [
          ['1|B', 'cell 1', 'C'],
          ['2|C', 'cell 2', 'B'],
        ] as const) {
          const cell = cellAt(table, name, title);
          const text = (row[column] ?? '').trim();
          if (isBase) {
            expect(cell.count).toBe(Number(text));
            continue;
          }
          expect(((cell.columnShare ?? Number.NaN) * 100).toFixed(1)).toBe(text.split(' ')[0]);
          const isHigher = cell.letters.some((letter) => letter === letter.toUpperCase());
          expect(isHigher, name).toBe(text.split(' ').includes(other));
        }
      }
    });
  },
);

import type { Category, Column } from '#analysis/columns/column.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import { exportTable } from '#main/export/export-table.ts';
import { printFigures } from '../figures.ts';
import { seededInts } from '../seeded-random.ts';

/**
 * Writes a seeded survey of 100 variables as an SPSS file: `make-sav.ts FILE ROWS`. 70 questions with
 * labels and missing codes, 24 numbers (six with decimals), a weight, an id, a day and three texts.
 */
const [out = '', rowsAsked = '1000'] = process.argv.slice(2);
const rows = Number(rowsAsked);
const next = seededInts(20_261_122);

const categories: readonly Category[] = [
  ...['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'].map((label, at) => ({
    code: String(at + 1),
    label,
    value: at + 1,
    missing: null,
  })),
  { code: '98', label: "Don't know", value: null, missing: 'dont-know' },
  { code: '99', label: 'Refused', value: null, missing: 'refused' },
];

function question(): Column {
  const codes = Uint8Array.from({ length: rows }, () => next(categories.length));
  return { type: 'category', codes, categories, order: categories.map((_, index) => index) };
}

function number(below: number, divisor: number): Column {
  const values = Float64Array.from({ length: rows }, () => next(below) / divisor);
  return { type: 'number', values, missing: null };
}

const words = 'the service was quick and friendly but parking is hard to find near the shop'.split(
  ' ',
);

function text(most: number): Column {
  const texts = Array.from({ length: 997 }, () =>
    Buffer.from(Array.from({ length: 1 + next(most) }, () => words[next(words.length)]).join(' ')),
  );
  const offsets = new Int32Array(rows + 1);
  const chosen = Int16Array.from({ length: rows }, () => next(texts.length));
  for (let row = 0; row < rows; row++) {
    offsets[row + 1] = (offsets[row] as number) + (texts[chosen[row] as number] as Buffer).length;
  }
  const bytes = Buffer.alloc(offsets[rows] as number);
  chosen.forEach((at, row) => {
    bytes.set(texts[at] as Buffer, offsets[row]);
  });
  return { type: 'text', offsets, bytes, missing: null };
}

interface Made {
  readonly kind: VariableKind;
  make(): Column;
}

const made: readonly Made[] = [
  { kind: 'number', make: () => number(1e9, 1) },
  { kind: 'weight', make: () => number(3000, 1000) },
  { kind: 'date', make: () => days(number(20_000, 1)) },
  ...Array.from({ length: 70 }, (): Made => ({ kind: 'scale', make: question })),
  ...Array.from({ length: 18 }, (): Made => ({ kind: 'number', make: () => number(100, 1) })),
  ...Array.from({ length: 6 }, (): Made => ({ kind: 'number', make: () => number(1e6, 100) })),
  ...[2, 4, 8].map((most): Made => ({ kind: 'text', make: () => text(most) })),
];

function days(column: Column): Column {
  if (column.type === 'number')
    column.values.forEach((day, row) => {
      column.values[row] = day * 86_400_000;
    });
  return column;
}

await printFigures(async () => {
  const columns = made.map(({ kind, make }, at) => {
    const column = make();
    const name = `v${at + 1}`;
    return { name, label: `Variable ${at + 1}`, kind, isMember: false, column: () => column };
  });
  const table = { name: 'Survey', rowCount: rows, mask: null, columns, weight: 'v2' };
  const { sizeBytes } = await exportTable(out, table, undefined, { overwrite: true });
  return { rows, fileMb: sizeBytes / 1e6 };
});

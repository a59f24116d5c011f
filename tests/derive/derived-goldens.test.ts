import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dateParts } from '#analysis/derive/derivation.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { lookupOf, made, shown } from './make-lookup.ts';

interface Golden {
  readonly series: Readonly<Record<string, number[]>>;
  readonly bands: readonly {
    readonly values: string;
    readonly rule: never;
    readonly closed: 'left' | 'right';
    readonly codes: number[];
    readonly made: number;
  }[];
  readonly dates: Readonly<Record<string, (number | string)[]>>;
  readonly rows: {
    readonly grid: (number | null)[][];
    readonly results: readonly {
      readonly statistic: 'mean' | 'sum' | 'min' | 'max';
      readonly leastAnswered: number;
      readonly values: (number | null)[];
    }[];
    readonly fives: (number | null)[];
    readonly answered: number[];
  };
  readonly expressions: {
    readonly x: number[];
    readonly y: number[];
    readonly results: Readonly<Record<string, (number | null)[]>>;
  };
}

const golden = JSON.parse(
  readFileSync(new URL('../goldens/derived-variables.json', import.meta.url), 'utf8'),
) as Golden;

const numbersOrNull = (rows: readonly (string | number)[]) =>
  rows.map((row) => (typeof row === 'number' ? row : null));

describe('bands are those of pandas', () => {
  it.each(golden.bands)(
    '$values, $rule, closed $closed',
    ({ values, rule, closed, codes, made: count }) => {
      const lookup = lookupOf({ x: numberColumn(golden.series[values] ?? []) });
      const { column } = made({ kind: 'band', name: 'b', from: 'x', rule, closed }, lookup);
      if (column.type !== 'category') throw new Error('bands are answers');
      expect(column.categories.filter(({ missing }) => missing === null)).toHaveLength(count);
      const found = [...column.codes].map((code) =>
        column.categories[code]?.missing === null ? Number(column.categories[code]?.code) - 1 : -1,
      );
      expect(found).toEqual(codes);
    },
  );
});

describe('parts of dates are those of pandas', () => {
  const column = numberColumn(golden.dates['milliseconds'] as number[]);
  const lookup = lookupOf({ t: column }, { kinds: { t: 'date' } });
  it.each(dateParts)('%s', (part) => {
    const { column: derived } = made({ kind: 'date-part', name: 'p', from: 't', part }, lookup);
    const isText = part.includes('-');
    const found =
      derived.type === 'category'
        ? [...derived.codes].map((code) => {
            const { label, value } = derived.categories[code] ?? {};
            return isText ? label : value;
          })
        : [...(derived as { values: Float64Array }).values];
    expect(found).toEqual(golden.dates[part]);
  });
});

describe('summaries of rows are those of pandas', () => {
  const { grid, results, fives, answered } = golden.rows;
  const names = ['a', 'b', 'c', 'd'];
  const lookup = lookupOf(
    Object.fromEntries(
      names.map((name, at) => [name, numberColumn(grid.map((row) => row[at] ?? null))]),
    ),
    { sets: { grid: names } },
  );
  it.each(results)(
    '$statistic with at least $leastAnswered',
    ({ statistic, leastAnswered, values }) => {
      const spec = {
        kind: 'row-summary',
        name: 'm',
        from: ['grid'],
        statistic,
        leastAnswered,
      } as const;
      const found = numbersOrNull(shown(made(spec, lookup)));
      // pandas adds in another order: the last bit of a mean may differ.
      expect(found.map((one) => one?.toPrecision(14))).toEqual(
        values.map((one) => one?.toPrecision(14)),
      );
    },
  );
  it('counts', () => {
    const count = { kind: 'count', name: 'c', from: names } as const;
    const asked = { ...count, what: 'answers', answers: ['5'], leastAnswered: 2 } as const;
    expect(numbersOrNull(shown(made(asked, lookup)))).toEqual(fives);
    expect(shown(made({ ...count, what: 'answered' }, lookup))).toEqual(answered);
  });
  it('are the same over answers with values', () => {
    const labels = ['1', '2', '3', '4', '5'];
    const asAnswers = lookupOf(
      Object.fromEntries(
        names.map((name, at) => [
          name,
          categoryColumn(
            grid.map((row) => row[at]?.toString() ?? null),
            labels,
            [1, 2, 3, 4, 5],
          ),
        ]),
      ),
    );
    const spec = { kind: 'row-summary', name: 'm', from: names, leastAnswered: 3 } as const;
    expect(numbersOrNull(shown(made(spec, asAnswers)))).toEqual(
      numbersOrNull(shown(made(spec, lookup))),
    );
  });
});

describe('expressions are worked out as by pandas', () => {
  const { x, y, results } = golden.expressions;
  const lookup = lookupOf({ x: numberColumn(x), y: numberColumn(y) });
  it.each(Object.entries(results))('%s', (expression, values) => {
    const found = numbersOrNull(shown(made({ kind: 'expression', name: 'e', expression }, lookup)));
    expect(found.map((one) => one === null)).toEqual(values.map((one) => one === null));
    // libm and V8 differ in the last bits of powers and logarithms.
    for (const [row, one] of found.entries()) {
      if (one !== null) expect(one).toBeCloseTo(values[row] as number, 9);
    }
  });
});

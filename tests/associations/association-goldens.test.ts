import { describe, expect, it } from 'vitest';
import { associate } from '#analysis/associations/associate.ts';
import type { AssociatedVariable } from '#analysis/associations/association.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import golden from '../goldens/associations.json' with { type: 'json' };
import { expectClose } from '../goldens/close-to.ts';

interface GoldenPair {
  readonly first: string;
  readonly second: string;
  readonly measure: string;
  readonly value: number;
  readonly corrected?: number | null;
  readonly p: number;
  readonly pHolm: number;
}

const answers = (name: 'stype' | 'sch.wide' | 'awards'): AssociatedVariable => ({
  kind: 'answers',
  name,
  label: name,
  column: categoryColumn(golden.data[name]),
  isScale: false,
});

const scale = (name: 'meals5' | 'api4' | 'not'): AssociatedVariable => ({
  kind: 'answers',
  name,
  label: name,
  column: categoryColumn(
    golden.data[name].map((value) => (value === null ? null : String(value))),
    ['1', '2', '3', '4', '5'],
    [1, 2, 3, 4, 5],
  ),
  isScale: true,
});

const number = (name: 'api99' | 'growth' | 'ell'): AssociatedVariable => ({
  kind: 'number',
  name,
  label: name,
  column: numberColumn(golden.data[name]),
});

const variables = [
  answers('stype'),
  answers('sch.wide'),
  answers('awards'),
  scale('meals5'),
  scale('api4'),
  scale('not'),
  number('api99'),
  number('growth'),
  number('ell'),
];

describe.each([
  ['without weights', golden.plain as readonly GoldenPair[], null],
  ['with weights', golden.weighted as readonly GoldenPair[], numberColumn(golden.data.pw)],
])('associations as in R, %s', (_, pairs, weights) => {
  const found = associate({ rowCount: golden.data.pw.length, variables, weights });

  it.each(pairs)('$first and $second: $measure', (expected) => {
    const pair = found.pairs.find(
      ({ first, second }) => first === expected.first && second === expected.second,
    );
    expect(pair?.measure).toBe(expected.measure);
    expectClose(pair?.value, expected.value, 1e-10, 'value');
    expectClose(pair?.p, expected.p, 1e-8, 'p');
    expectClose(pair?.pHolm, expected.pHolm, 1e-8, 'p after Holm');
    if (typeof expected.corrected === 'number') {
      expectClose(pair?.corrected, expected.corrected, 1e-9, 'corrected');
    } else expect(pair?.corrected).toBeNull();
  });

  it('every pair stands once', () => {
    expect(found.pairs).toHaveLength(pairs.length);
    expect(found.testedCount).toBe(pairs.length);
  });
});

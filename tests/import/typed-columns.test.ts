import { describe, expect, test } from 'vitest';
import type { Column } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import { importPlan, type PlannedVariable } from '#contract/import-plan.ts';
import { TypedColumnSet } from '#main/import/typed-columns.ts';
import type { TypedColumn } from '#main/import/typed-file.ts';

type Source = PlannedVariable['source'];

const plan = (variables: readonly object[], sets: readonly object[] = []) =>
  importPlan.parse({
    version: 1,
    file: 'a.sav',
    format: 'sav',
    datasetName: 'a',
    datasetKind: 'survey',
    headerRows: 1,
    variables,
    sets,
  });

const variable = (name: string, kind: string, source: Source, more: object = {}) => ({
  name,
  label: name,
  kind,
  source,
  ...more,
});

const numberColumn = (name: string, markCodes: readonly string[] = []): TypedColumn => ({
  name,
  type: 'number',
  isInstant: false,
  markCodes,
});

/** What each variable holds after one batch: labels, numbers with their missing bytes. */
function read(
  variables: readonly object[],
  columns: readonly TypedColumn[],
  values: readonly (readonly number[])[],
  options: { readonly sets?: readonly object[]; readonly marks?: Uint8Array } = {},
) {
  const kept = new Map<number, Column>();
  const set = new TypedColumnSet(plan(variables, options.sets), columns, (place, column) => {
    kept.set(place, column);
  });
  set.take({
    rows: values[0]?.length ?? 0,
    columns: set.columnsWanted.map((column) => ({
      type: 'number',
      values: Float64Array.from(values[column] as readonly number[]),
      marks: options.marks ?? null,
    })),
  });
  set.endChunk();
  return [...kept].map(([place, column]): readonly unknown[] => {
    if (column.type === 'category') {
      const known = set.categoriesOf(place)?.categories ?? [];
      return [...column.codes].map((code) => known[code]?.missing ?? known[code]?.label);
    }
    if (column.type !== 'number') return [];
    return [...column.values].map((value, row) =>
      column.missing?.[row] ? `missing ${column.missing[row]}` : value,
    );
  });
}

describe('options kept as mentions', () => {
  const mention = (code: string, label: string) =>
    variable(
      label,
      'single',
      { from: 'mentions', column: 0, columns: [0, 1], code },
      {
        set: 'brands',
        missing: [{ code: '99', reason: 'refused' }],
      },
    );
  const sets = [{ name: 'brands', label: 'Brands', kind: 'multiple', base: 'marked-any' }];

  test('are selected where any of the columns names them, and missing where none names anything', () => {
    const columns = [numberColumn('first'), numberColumn('second')];
    const first = [1, 2, Number.NaN, 3, 99];
    const second = [2, Number.NaN, Number.NaN, 3, Number.NaN];
    expect(
      read([mention('1', 'A'), mention('2', 'B')], columns, [first, second], { sets }),
    ).toEqual([
      ['Selected', 'Not selected', 'no-answer', 'Not selected', 'no-answer'],
      ['Selected', 'Selected', 'no-answer', 'Not selected', 'no-answer'],
    ]);
  });

  test('are all told apart where there are hundreds of them', () => {
    const many = Array.from({ length: 300 }, (_, at) => mention(String(at), `o${at}`));
    const columns = [numberColumn('first'), numberColumn('second')];
    const read300 = read(many, columns, [[299], [Number.NaN]], { sets });
    expect(read300.filter(([answer]) => answer === 'Selected')).toHaveLength(1);
    expect(read300.at(-1)).toEqual(['Selected']);
  });
});

describe('numbers that mean that there is no answer', () => {
  test('are told by code, by range with open ends, and by mark', () => {
    const ranged = variable(
      'age',
      'number',
      { from: 'cell', column: 0 },
      {
        missing: [
          { code: '99', reason: 'refused' },
          { code: '.a', reason: 'not-asked' },
        ],
        missingRanges: [{ from: null, to: -1, reason: 'dont-know' }],
      },
    );
    const values = [[30, 99, -5, Number.NaN, Number.NaN, 98]];
    const marks = Uint8Array.from([0, 0, 0, 1, 0, 0]);
    expect(read([ranged], [numberColumn('age', ['.a'])], values, { marks })).toEqual([
      [
        30,
        `missing ${missingByte('refused')}`,
        `missing ${missingByte('dont-know')}`,
        `missing ${missingByte('not-asked')}`,
        `missing ${missingByte('no-answer')}`,
        98,
      ],
    ]);
  });

  test('in a range are no answers of a list and no options of a set either', () => {
    const ranges = { missingRanges: [{ from: 97, to: null, reason: 'refused' }] };
    const columns = [numberColumn('q')];
    const list = variable('q', 'single', { from: 'cell', column: 0 }, ranges);
    const mark: Source = { from: 'mark', column: 0, selected: ['1'], notSelected: ['0'] };
    const option = variable('o', 'single', mark, { ...ranges, set: 's' });
    const sets = [{ name: 's', label: 's', kind: 'multiple', base: 'cell-not-empty' }];
    expect(read([list, option], columns, [[1, 0, 98, 7]], { sets })).toEqual([
      ['1', '0', 'refused', '7'],
      ['Selected', 'Not selected', 'no-answer', 'Not selected'],
    ]);
  });
});

test('answers that nobody planned are put in order by their numbers, on a scale among the planned', () => {
  const categories = [
    { code: '1', label: 'Low', value: 1 },
    { code: '5', label: 'High', value: 5 },
  ];
  const set = new TypedColumnSet(
    plan([variable('q', 'scale', { from: 'cell', column: 0 }, { categories })]),
    [numberColumn('q')],
    () => undefined,
  );
  set.take({
    rows: 3,
    columns: [{ type: 'number', values: Float64Array.of(4, 2, 5), marks: null }],
  });
  const known = set.categoriesOf(0);
  expect(known?.order.map((index) => known.categories[index]?.label)).toEqual([
    'Low',
    '2',
    '4',
    'High',
  ]);
});

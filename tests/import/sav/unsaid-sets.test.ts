import { afterAll, describe, expect, test } from 'vitest';
import type { CategoryColumn, Column } from '#analysis/columns/column.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { type ExportedSet, exportTable } from '#main/export/export-table.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { exported, exportedTable, numbers } from '../../export/table-sample.ts';
import { importAndReadBack, testFolder } from '../import-into.ts';

const folder = testFolder();
afterAll(() => folder.remove());

/** Answers by code; -1 is a blank. */
function coded(labels: Readonly<Record<number, string>>, codes: readonly number[]): CategoryColumn {
  const known = Object.entries(labels);
  const categories = [
    ...known.map(([code, label]) => ({ code, label, value: null, missing: null })),
    { code: '', label: '', value: null, missing: 'no-answer' as const },
  ];
  const place = (code: number): number => {
    const found = known.findIndex(([one]) => Number(one) === code);
    return found < 0 ? known.length : found;
  };
  return {
    type: 'category',
    codes: Uint8Array.from(codes, place),
    categories,
    order: categories.map((_, index) => index),
  };
}

let fileCount = 0;

async function written(
  columns: Readonly<Record<string, Column>>,
  labels: Readonly<Record<string, string>> = {},
  sets: readonly ExportedSet[] = [],
): Promise<string> {
  const file = folder.path(`sets-${++fileCount}.sav`);
  const rows = Object.values(columns)[0];
  const count =
    rows?.type === 'text'
      ? rows.offsets.length - 1
      : rows?.type === 'category'
        ? rows.codes.length
        : (rows?.values.length ?? 0);
  const table = exportedTable(
    Object.entries(columns).map(([name, column]) => ({
      ...exported(name, column, column.type === 'category' ? 'single' : 'number'),
      label: labels[name] ?? name,
    })),
    count,
  );
  await exportTable(file, { ...table, sets }, uninterrupted);
  return file;
}

async function planOf(file: string): Promise<ImportPlan> {
  return (await previewImport(file, {}, uninterrupted)).plan;
}

const yesNo = { 0: 'No', 1: 'Yes' };
const question = 'Which of these do you drink?';

describe('a select-all question that the file names no set for', () => {
  test('is one set of its yes-or-no variables, whose base is those who have a cell filled', async () => {
    const file = await written(
      {
        q4_1: coded(yesNo, [1, 0, 0, -1]),
        q4_2: coded(yesNo, [0, 1, 0, -1]),
        q4_3: coded(yesNo, [1, 1, 0, -1]),
        smokes: coded(yesNo, [1, 0, 1, 0]),
      },
      { q4_1: `${question} - Tea`, q4_2: `${question} - Coffee`, q4_3: `${question} - Milk` },
    );
    const { sets, variables } = await importAndReadBack(file);
    expect(sets).toEqual([
      {
        name: 'q4',
        label: question,
        kind: 'multiple',
        base: 'cell-not-empty',
        members: ['q4_1', 'q4_2', 'q4_3'],
      },
    ]);
    expect(variables.get('q4_2')).toMatchObject({
      label: 'Coffee',
      values: ['Not selected', 'Selected', 'Not selected', null],
    });
    expect(variables.get('smokes')?.kind).toBe('single');
  });

  test('is one set of variables that hold one code or nothing, whose base is those who chose any', async () => {
    const file = await written({
      m1: coded({ 1: 'Radio' }, [1, -1, -1]),
      m2: coded({ 1: 'Press' }, [-1, 1, -1]),
      m3: coded({ 1: 'Web' }, [1, 1, -1]),
    });
    const { sets, variables } = await importAndReadBack(file);
    expect(sets[0]).toMatchObject({ kind: 'multiple', base: 'marked-any' });
    expect([...variables.values()].map(({ label }) => label)).toEqual(['Radio', 'Press', 'Web']);
    expect(variables.get('m1')?.values).toEqual(['Selected', 'Not selected', null]);
  });

  test('is no set where statements are true or false, nor where two variables are alike', async () => {
    const truth = { 0: 'False', 1: 'True' };
    const file = await written({
      s_1: coded(truth, [1, 0]),
      s_2: coded(truth, [0, 1]),
      s_3: coded(truth, [1, 1]),
      t_1: coded(yesNo, [1, 0]),
      t_2: coded(yesNo, [0, 1]),
    });
    expect((await planOf(file)).sets).toEqual([]);
  });
});

describe('a set of categories in the file', () => {
  const brands = { 1: 'Coke', 2: 'Pepsi', 3: 'Fanta' };
  const asSet = (members: readonly string[]): ExportedSet => ({
    name: 'mentions',
    label: 'Brands',
    kind: 'multiple',
    members: [],
    mentionedIn: members,
  });

  test('is one of mentions where nobody names a thing twice, and leaves as it came', async () => {
    const file = await written(
      { first: coded(brands, [1, 2, 3]), second: coded(brands, [2, -1, 1]) },
      {},
      [asSet(['first', 'second'])],
    );
    const { sets, variables } = await importAndReadBack(file);
    expect(sets[0]).toMatchObject({ name: 'mentions', label: 'Brands', kind: 'multiple' });
    expect(variables.get('mentions_1')?.values).toEqual(['Selected', 'Not selected', 'Selected']);
    expect(variables.get('first')?.values).toEqual(['Coke', 'Pepsi', 'Fanta']);
  });

  test('is a grid where rows give one answer twice', async () => {
    const file = await written(
      { first: coded(brands, [1, 2, 3, 1]), second: coded(brands, [1, 2, 1, 1]) },
      {},
      [asSet(['first', 'second'])],
    );
    const plan = await planOf(file);
    expect(plan.sets).toMatchObject([{ name: 'mentions', kind: 'grid', label: 'Brands' }]);
    expect(plan.sets[0]?.why[0]).toContain('3 of 4 rows');
    expect(plan.variables.map(({ name, set }) => [name, set])).toEqual([
      ['first', 'mentions'],
      ['second', 'mentions'],
    ]);
  });
});

describe('answers whose codes run otherwise than their words', () => {
  test('are a scale with values in the order of the words', async () => {
    const labels = { 1: 'high', 2: 'low', 3: 'medium' };
    const file = await written({ level: coded(labels, [1, 2, 3, 3]) });
    const [level] = (await planOf(file)).variables;
    expect(level?.kind).toBe('scale');
    expect(level?.categories.slice(0, 3).map(({ label, value }) => [label, value])).toEqual([
      ['high', 3],
      ['low', 1],
      ['medium', 2],
    ]);
  });
});

describe('rows that repeat an id', () => {
  test('are called stacked data once, where each id has several rows of other content', async () => {
    const file = await written({
      id: numbers([1, 1, 1, 2, 2, 3, 3, 3]),
      score: numbers([5, 2, 7, 1, 9, 3.5, 4, 8]),
    });
    const { result } = await importAndReadBack(file);
    expect(result.warnings).toEqual([
      'Stacked (long) data: 8 rows for 3 values of id, up to 3 rows each, with other content in each. All rows are kept; counts are of rows.',
    ]);
  });

  test('are left out but for the first where the plan says so', async () => {
    const file = await written({
      id: numbers([1, 1, 2, 2, 3]),
      score: numbers([5, 2, 7, 1, 9.5]),
    });
    const plan = { ...(await planOf(file)), repeatedIds: 'leave-out' as const };
    const { result, variables } = await importAndReadBack(file, { plan });
    expect(result.rows).toBe(3);
    expect(variables.get('score')?.values).toEqual([5, 7, 9.5]);
  });
});

import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { importPlan } from '#contract/import-plan.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { repeatedIdsOf } from '#main/import/repeated-ids.ts';
import { importAndReadBack, testFolder } from './import-into.ts';

const folder = testFolder();
afterAll(folder.remove);

const words = [
  'late again today',
  'I love it so much',
  'how do I reset it',
  'never works for me at all',
];
const header = 'post_id,created_at,author,text,likes,shares';
const post = (id: number, likes = id, more = ''): string =>
  `${id + 7_000_000},2024-03-0${1 + (id % 9)}T10:00:00Z,user${id % 7},"Post ${id}: ${words[id % 4]}${more}",${likes},${id % 5}`;
const posts = Array.from({ length: 60 }, (_, id) => post(id));

function file(name: string, rows: readonly string[]): string {
  const path = folder.path(name);
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  return path;
}

describe('posts whose id stood further up', () => {
  test('are left out where they differ in nothing but counts of reactions, and are listed', async () => {
    const path = file('again.csv', [...posts, post(3), post(3, 900), post(9, 901)]);
    const { result, variables } = await importAndReadBack(path);
    expect(result.rows).toBe(60);
    expect(result.repeated).toMatchObject({
      variable: 'post_id',
      count: 3,
      leftOutCount: 3,
      identicalCount: 1,
      reactionsOnlyCount: 2,
      otherCount: 0,
      isComplete: true,
    });
    expect(result.repeated?.listed).toEqual([
      {
        id: '7000003',
        rowNumber: 5,
        repeats: [
          { rowNumber: 62, differs: 'nothing' },
          { rowNumber: 63, differs: 'reactions' },
        ],
      },
      { id: '7000009', rowNumber: 11, repeats: [{ rowNumber: 64, differs: 'reactions' }] },
    ]);
    const once = posts.map((_, id) => id).filter((id) => id !== 3 && id !== 9);
    expect(variables.get('likes')?.values).toEqual([...once, 900, 901]);
    expect(result.warnings.join(' ')).toContain(
      'post_id: 3 rows repeat an id of a row further up (row 62 repeats row 5): 1 the same in everything, 2 the same but for counts of reactions. One row of each id was kept. Of 2 ids the row with the most reactions was kept.',
    );
  });

  test('are kept where one of them says something else', async () => {
    const path = file('other.csv', [...posts, post(3), post(9, 9, ' (edited)')]);
    const { result } = await importAndReadBack(path);
    expect(result.rows).toBe(62);
    expect(result.repeated).toMatchObject({
      count: 2,
      leftOutCount: 0,
      identicalCount: 1,
      otherCount: 1,
    });
  });

  test('are kept after all where only rows beyond those looked at say something else', async () => {
    const many = Array.from({ length: 70_000 }, (_, id) => post(id));
    const path = file('late.csv', [...posts, post(3), ...many.slice(60), post(8, 8, ' (edited)')]);
    const { result } = await importAndReadBack(path);
    expect(result.rows).toBe(70_002);
    expect(result.repeated).toMatchObject({ count: 2, leftOutCount: 0, otherCount: 1 });
  });

  test('are left out as told, also where they say something else, and the preview counts them', async () => {
    const path = file('told.csv', [...posts, post(9, 9, ' (edited)')]);
    const preview = await previewImport(path, {}, uninterrupted);
    expect(preview.plan.repeatedIds).toBe('keep');
    expect(preview.repeated).toMatchObject({ count: 1, leftOutCount: 0, otherCount: 1 });
    const plan = { ...preview.plan, repeatedIds: 'leave-out' as const };
    const { result } = await importAndReadBack(path, { plan });
    expect(result.rows).toBe(60);
    expect(result.repeated).toMatchObject({ leftOutCount: 1, otherCount: 1 });
  });
});

test('ids that a spreadsheet rounded are no reason to leave rows out', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, id) => `5.703E+17,2024-03-01,u${id},"Post ${id}: ${words[id % 4]}",${id},1`,
  );
  const { result } = await importAndReadBack(file('rounded.csv', rows));
  expect(result.rows).toBe(40);
});

test('in any order and number, the row of each id with the most reactions stays, and all are told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 30 }), { minLength: 20, maxLength: 120 }),
      fc.array(fc.nat({ max: 900 }), { minLength: 120, maxLength: 120 }),
      async (ids, liked) => {
        const path = file(
          'any.csv',
          ids.map((id, row) => post(id, liked[row])),
        );
        const preview = await previewImport(path, { datasetKind: 'posts' }, uninterrupted);
        const variablesAsReacted = preview.plan.variables.map((one) =>
          ['likes', 'shares'].includes(one.name)
            ? { ...one, kind: 'number' as const, role: 'reactions' as const, categories: [] }
            : one,
        );
        const plan = {
          ...preview.plan,
          repeatedIds: 'leave-out' as const,
          variables: variablesAsReacted,
        };
        const { result, variables } = await importAndReadBack(path, { plan });
        const most = new Map<number, number>();
        ids.forEach((id, row) => {
          const best = most.get(id);
          if (best === undefined || Number(liked[row]) > Number(liked[best])) most.set(id, row);
        });
        const kept = [...most].sort(([, a], [, b]) => a - b);
        expect(variables.get('post_id')?.values.map(Number)).toEqual(kept.map(([id]) => id + 7e6));
        expect(variables.get('likes')?.values).toEqual(kept.map(([, row]) => liked[row]));
        const told =
          result.repeated?.listed.flatMap(({ repeats }) => repeats.map((one) => one.rowNumber)) ??
          [];
        const expected = ids.flatMap((id, row) => (ids.indexOf(id) < row ? [row + 2] : []));
        expect(told.sort((a, b) => a - b)).toEqual(expected);
      },
    ),
    { seed: 20_241_122, numRuns: 20 },
  );
}, 60_000);

describe('ids of a file with types of its own', () => {
  test('are told apart by themselves, not by the other numbers of their row', async () => {
    const plan = importPlan.parse({
      version: 1,
      file: 'a.sav',
      format: 'sav',
      datasetName: 'a',
      datasetKind: 'survey',
      headerRows: 0,
      variables: ['id', 'x'].map((name, column) => ({
        name,
        label: name,
        kind: name === 'id' ? 'id' : 'number',
        source: { from: 'cell', column },
      })),
    });
    const column = (...values: readonly number[]) =>
      ({ type: 'number', values: Float64Array.from(values), marks: null }) as const;
    const ids = repeatedIdsOf(plan);
    ids?.admitTyped({ rows: 4, columns: [column(1, 2, 3, 2), column(7, 7, 7, 7)] }, [0, 1], 1);
    expect(ids?.found()).toMatchObject({
      count: 1,
      identicalCount: 1,
      listed: [{ id: '2', rowNumber: 2, repeats: [{ rowNumber: 4, differs: 'nothing' }] }],
    });
  });
});

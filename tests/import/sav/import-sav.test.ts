import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { type ExportedTable, exportTable } from '#main/export/export-table.ts';
import { ImportError } from '#main/import/import-error.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';
import { exported, exportedTable, numbers, texts } from '../../export/table-sample.ts';
import { importAndReadBack, testFolder } from '../import-into.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const question = (codes: readonly number[]): CategoryColumn => ({
  type: 'category',
  codes: Uint8Array.from(codes),
  categories: [
    { code: '1', label: 'Strongly disagree', value: 1, missing: null },
    { code: '2', label: 'Neither', value: 2, missing: null },
    { code: '3', label: 'Strongly agree', value: 3, missing: null },
    { code: '98', label: 'Don’t know', value: null, missing: 'dont-know' },
    { code: '', label: '', value: null, missing: 'no-answer' },
  ],
  order: [0, 1, 2, 3, 4],
});

const mark = (codes: readonly number[]): CategoryColumn => ({
  type: 'category',
  codes: Uint8Array.from(codes),
  categories: [
    { code: '1', label: 'Selected', value: 1, missing: null },
    { code: '0', label: 'Not selected', value: 0, missing: null },
    { code: '', label: '', value: null, missing: 'no-answer' },
  ],
  order: [0, 1, 2],
});

const day = Date.UTC(2024, 2, 5);
const ages = {
  type: 'number' as const,
  values: Float64Array.from([18, 44.5, 0, 0, 71]),
  missing: Uint8Array.from([0, 0, missingByte('refused'), missingByte('no-answer'), 0]),
};

const survey: ExportedTable = {
  ...exportedTable(
    [
      exported('resp_id', numbers([1001, 1002, 1003, 1004, 1004]), 'number'),
      exported('q1', question([0, 1, 2, 3, 4]), 'scale'),
      exported('age', ages, 'number'),
      exported('seen_tv', mark([0, 1, 2, 0, 1]), 'single', true),
      exported('seen_web', mark([1, 1, 2, 0, 0]), 'single', true),
      exported('wgt', numbers([0.5, 1.5, 1, 1, 1]), 'weight'),
      exported('when', numbers([day, day, null, day, day]), 'date'),
      exported('why', texts(['it is good', 'é', null, 'b', 'c']), 'text'),
    ],
    5,
  ),
  sets: [{ name: 'seen', label: 'Seen on', kind: 'multiple', members: ['seen_tv', 'seen_web'] }],
  weight: 'wgt',
};

const file = folder.path('survey.sav');
await exportTable(file, survey);

describe('an SPSS file in a project', () => {
  test('has its labels, scales, missing reasons, sets, dates and texts', async () => {
    const { variables, sets, result } = await importAndReadBack(file);
    expect(result.rows).toBe(5);
    expect(variables.get('q1')).toMatchObject({
      kind: 'scale',
      values: ['Strongly disagree', 'Neither', 'Strongly agree', null, null],
      reasons: [null, null, null, 'dont-know', 'no-answer'],
      scores: expect.arrayContaining([1, 2, 3]),
    });
    expect(variables.get('age')).toMatchObject({
      kind: 'number',
      values: [18, 44.5, null, null, 71],
      reasons: [null, null, 'refused', 'no-answer', null],
    });
    expect(variables.get('when')).toMatchObject({
      kind: 'date',
      values: [day, day, null, day, day],
    });
    expect(variables.get('why')?.values).toEqual(['it is good', 'é', null, 'b', 'c']);
    expect(variables.get('wgt')?.kind).toBe('weight');
    expect(sets).toEqual([
      {
        name: 'seen',
        label: 'Seen on',
        kind: 'multiple',
        base: 'cell-not-empty',
        members: ['seen_tv', 'seen_web'],
      },
    ]);
    expect(variables.get('seen_tv')?.values).toEqual([
      'Selected',
      'Not selected',
      null,
      'Selected',
      'Not selected',
    ]);
  });

  test('is weighted as the file says', async () => {
    const project = Project.create(folder.path('weighted.parallax'));
    await runImport(project, file, {}, uninterrupted);
    const weight = project.database
      .prepare('select v.name from dataset d join variable v on v.id = d.weight_variable_id')
      .pluck()
      .get();
    project.close();
    expect(weight).toBe('wgt');
  });

  test('is previewed with the names of its columns above its first rows', async () => {
    const preview = await previewImport(file, {}, uninterrupted);
    expect(preview).toMatchObject({ rowsLookedAt: 5, rowsInFile: 5 });
    expect(preview.firstRows.slice(0, 2)).toEqual([
      ['resp_id', 'q1', 'age', 'seen_tv', 'seen_web', 'wgt', 'when', 'why'],
      ['1001', '1', '18', '1', '0', '0.5', '2024-03-05', 'it is good'],
    ]);
    expect(preview.glimpses.find(({ name }) => name === 'age')).toMatchObject({
      present: 3,
      missing: 2,
      low: 18,
      high: 71,
    });
    expect(preview.plan.why.join(' ')).toContain('Rows are weighted by wgt');
  });

  test('a kind that the analyst changed is honoured, and missing codes stay missing', async () => {
    const { plan } = await previewImport(file, {}, uninterrupted);
    const kinds: Readonly<Record<string, ImportPlan['variables'][number]['kind']>> = {
      q1: 'number',
      age: 'single',
      when: 'text',
    };
    const changed = {
      ...plan,
      variables: plan.variables.map((variable) => ({
        ...variable,
        kind: kinds[variable.name] ?? variable.kind,
      })),
    };
    const { variables } = await importAndReadBack(file, { plan: changed });
    expect(variables.get('q1')).toMatchObject({
      values: [1, 2, 3, null, null],
      reasons: [null, null, null, 'dont-know', 'no-answer'],
    });
    expect(variables.get('age')).toMatchObject({
      values: ['18', '44.5', null, null, '71'],
      reasons: [null, null, 'refused', 'no-answer', null],
    });
    expect(variables.get('when')?.values).toEqual([
      '2024-03-05',
      '2024-03-05',
      null,
      '2024-03-05',
      '2024-03-05',
    ]);
  });

  test('what is stopped half way leaves nothing', async () => {
    const out = folder.path('stopped.parallax');
    const project = Project.create(out);
    const stopping = {
      report: (stage: string) => {
        if (stage === 'reading') throw new ImportError('cancelled');
      },
    };
    await expect(runImport(project, file, {}, stopping)).rejects.toMatchObject({
      code: 'cancelled',
    });
    const count = project.database.prepare('select count(*) from dataset').pluck().get();
    project.close();
    rmSync(out);
    expect(count).toBe(0);
  });

  test('a plan whose weight is no number of its own is refused', async () => {
    const { plan } = await previewImport(file, {}, uninterrupted);
    await expect(
      importAndReadBack(file, { plan: { ...plan, weight: 'why' } }),
    ).rejects.toMatchObject({ code: 'plan-does-not-fit-file' });
  });
});

test('rows beyond a chunk of 65,536 are all there, in order', { timeout: 60_000 }, async () => {
  const rows = 70_001;
  const values = Array.from({ length: rows }, (_, row) => (row * 7) % 9973);
  const long = folder.path('long.zsav');
  await exportTable(long, exportedTable([exported('n', numbers(values), 'number')], rows));
  const { variables } = await importAndReadBack(long);
  expect(variables.get('n')?.values).toEqual(values);
});

test('“N/A” that people wrote into an SPSS file is text, as haven and PSPP read it', async () => {
  const written = folder.path('written.sav');
  const words = ['N/A', 'Nothing to add', '-', 'no answer', null, 'too slow', 'fine by me'];
  const comment = exported('comment', texts(words), 'text');
  const ids = exported('id', numbers([1, 2, 3, 4, 5, 6, 7]), 'number');
  await exportTable(written, exportedTable([ids, comment], words.length));
  const { variables } = await importAndReadBack(written);
  expect(variables.get('comment')).toMatchObject({ kind: 'text', values: words });
});

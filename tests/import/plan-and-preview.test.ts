import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { importPlan } from '#contract/import-plan.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { importText, testFolder } from './import-into.ts';

const people = 'name,age,city\nAda,36,London\nBob,41,Paris\nCy,29,Rome\nDee,55,Oslo\n';

describe('a plan', () => {
  test('is followed as it stands: kinds, labels, names, what is left out', async () => {
    const folder = testFolder();
    writeFileSync(folder.path('p.csv'), people);
    const { plan } = await previewImport(folder.path('p.csv'), {}, uninterrupted);
    const changed = importPlan.parse({
      ...plan,
      variables: plan.variables.map((variable) =>
        variable.name === 'age'
          ? { ...variable, name: 'years', kind: 'text' }
          : { ...variable, included: variable.name !== 'city' },
      ),
    });
    const dataset = await importText(people, { plan: changed });
    expect([...dataset.variables.keys()]).toEqual(['name', 'years']);
    expect(dataset.variables.get('years')?.values).toEqual(['36', '41', '29', '55']);
    folder.remove();
  });

  test('says what happens to ragged rows: skipped and listed, or filled up', async () => {
    const text = 'a,b,c\n1,2,3\n4,5\n6,7,8\n';
    const folder = testFolder();
    writeFileSync(folder.path('p.csv'), 'a,b,c\n1,2,3\n6,7,8\n');
    const { plan } = await previewImport(folder.path('p.csv'), {}, uninterrupted);
    const skipped = await importText(text, { plan: { ...plan, raggedRows: 'skip' } });
    expect(skipped.result).toMatchObject({
      rows: 2,
      skippedCount: 1,
      skipped: [{ rowNumber: 3, why: '2 cells where 3 are expected' }],
    });
    const padded = await importText(text, { plan: { ...plan, raggedRows: 'pad' } });
    expect(padded.variables.get('c')?.values).toEqual([3, null, 8]);
    folder.remove();
  });

  test('survives the journey through JSON', async () => {
    const folder = testFolder();
    writeFileSync(folder.path('p.csv'), people);
    const { plan } = await previewImport(folder.path('p.csv'), {}, uninterrupted);
    expect(importPlan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    folder.remove();
  });
});

describe('a preview', () => {
  test('shows the first rows and a glimpse of every variable, and writes nothing', async () => {
    const folder = testFolder();
    writeFileSync(folder.path('p.csv'), people);
    const preview = await previewImport(folder.path('p.csv'), { name: 'folk' }, uninterrupted);
    expect(preview.plan.datasetName).toBe('folk');
    expect(preview.firstRows[1]).toEqual(['Ada', '36', 'London']);
    expect(preview).toMatchObject({
      rowsLookedAt: 4,
      rowsInFile: 4,
      sheets: [],
      fileBytes: people.length,
    });
    expect(preview.glimpses[1]).toEqual({
      name: 'age',
      present: 4,
      missing: 0,
      unreadable: 0,
      top: [],
      low: 29,
      middle: 38.5,
      high: 55,
    });
    folder.remove();
  });
});

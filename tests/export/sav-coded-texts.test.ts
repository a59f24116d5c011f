import { afterAll, expect, test } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { missingCategory } from '#analysis/derive/derived-column.ts';
import { exportTable } from '#main/export/export-table.ts';
import { importAndReadBack, testFolder } from '../import/import-into.ts';
import { exported, exportedTable } from './table-sample.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const country: CategoryColumn = {
  type: 'category',
  codes: Uint8Array.from([0, 1, 2, 2, 3]),
  categories: [
    { code: 'GB', label: 'United Kingdom', value: null, missing: null },
    { code: 'DE', label: 'Germany', value: null, missing: null },
    missingCategory('not-asked'),
    { code: 'XX', label: 'Refused', value: null, missing: 'refused' },
  ],
  order: [0, 1, 2, 3],
};

test('who was not asked is no answer in an SPSS file, where answers have codes of letters', async () => {
  const file = folder.path('countries.sav');
  const table = exportedTable([exported('country', country)], 5);
  const { notes } = await exportTable(file, table);
  expect(notes.join(' ')).toContain('country: that cells are missing as “Not asked” is not kept');
  const { variables } = await importAndReadBack(file);
  expect(variables.get('country')).toMatchObject({
    values: ['United Kingdom', 'Germany', null, null, null],
    reasons: [null, null, 'no-answer', 'no-answer', 'refused'],
  });
});

import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { testFolder } from './import-into.ts';

let folder: ReturnType<typeof testFolder>;

beforeEach(() => {
  folder = testFolder();
});

afterEach(() => folder.remove());

function fileWith(bytes: string | Buffer): string {
  const file = folder.path('told.csv');
  writeFileSync(file, bytes);
  return file;
}

test('header rows that the person names are taken, and the columns are named by them', async () => {
  const file = fileWith(
    'Study of 2024,,\nname,age,city\nAda,36,London\nBob,41,Paris\nCy,29,Rome\n',
  );
  const { plan, rowsLookedAt } = await previewImport(
    file,
    { told: { headerRows: 0 } },
    uninterrupted,
  );
  expect(plan.headerRows).toBe(0);
  expect(rowsLookedAt).toBe(5);
  const two = await previewImport(file, { told: { headerRows: 2 } }, uninterrupted);
  expect(two.rowsLookedAt).toBe(3);
});

test('a delimiter that the person names cuts the cells', async () => {
  const file = fileWith('a;b,c;d\n1;2,3;4\n5;6,7;8\n9;1,2;3\n');
  const byComma = await previewImport(file, { told: { delimiter: ',' } }, uninterrupted);
  expect(byComma.plan.variables).toHaveLength(2);
  const bySemicolon = await previewImport(file, { told: { delimiter: ';' } }, uninterrupted);
  expect(bySemicolon.plan.variables).toHaveLength(3);
});

test('an encoding that the person names is read', async () => {
  const file = fileWith(Buffer.from('name,place\nZo\u00eb,K\u00f6ln\nBo,Ulm\nCy,Bonn\n', 'latin1'));
  const { plan, firstRows } = await previewImport(
    file,
    { told: { encoding: 'windows-1252' } },
    uninterrupted,
  );
  expect(plan.encoding).toBe('windows-1252');
  expect(firstRows[1]).toEqual(['Zo\u00eb', 'K\u00f6ln']);
});

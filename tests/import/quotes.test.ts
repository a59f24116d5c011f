import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { importText, testFolder } from './import-into.ts';

let folder: ReturnType<typeof testFolder>;

beforeEach(() => {
  folder = testFolder();
});

afterEach(() => folder.remove());

const header = 'id,comment,city\n';

test('an open quote in a long file loses nobody: it is refused by row and column', async () => {
  const rows = Array.from({ length: 300 }, (_, row) =>
    row === 150 ? `${row},"bad, but ok,Paris` : `${row},"good, really ${row}",Rome`,
  );
  await expect(importText(`${header}${rows.join('\n')}\n`)).rejects.toMatchObject({
    code: 'unclosed-quote',
    details: { rowNumber: 152, column: 2, begins: expect.stringMatching(/^"bad, but ok,Paris/u) },
  });
});

test('a single quote that never closes does not switch quoting off', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => (row === 1 ? `${row},"a,b` : `${row},c,d`));
  await expect(importText(`id,q1,q2\n${rows.join('\n')}\n`)).rejects.toMatchObject({
    code: 'unclosed-quote',
    details: { rowNumber: 3, column: 2 },
  });
});

test('a badly quoted cell does not switch quoting off, and is named by its row', async () => {
  const dataset = await importText('id,q\n1,"a ""quoted"" word"\n2,a "mid" quote\n3,"x"y\n');
  expect(dataset.variables.get('q')?.values).toEqual(['a "quoted" word', 'a "mid" quote', '"x"y']);
  expect(dataset.result.warnings).toContainEqual(expect.stringMatching(/not doubled.*row 4/u));
});

test('quoting is off only where no cell is enclosed, and the plan says so', async () => {
  const file = folder.path('inches.csv');
  const rows = Array.from(
    { length: 40 },
    (_, row) => `${row},${row % 4 === 0 ? '"' : ''}size ${row}`,
  );
  writeFileSync(file, `id,q\n${rows.join('\n')}\n`);
  const { plan } = await previewImport(file, {}, uninterrupted);
  expect(plan.quote).toBe('');
  expect(plan.why).toContainEqual(expect.stringMatching(/10 cells begin with one/u));
  writeFileSync(file, `id,q\n99,"one, two"\n${rows.join('\n')}\n`);
  await expect(previewImport(file, {}, uninterrupted)).rejects.toMatchObject({
    code: 'unclosed-quote',
  });
});

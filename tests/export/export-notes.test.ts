import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { exportTable } from '#main/export/export-table.ts';
import { testFolder } from '../import/import-into.ts';
import { answers, exported, exportedTable, numbers, texts } from './table-sample.ts';

const folder = testFolder();
afterAll(folder.remove);

describe('the notes of an export', () => {
  const asked = exported('asked', answers(['Yes', 'No'], [0, 1, 2, 0]));

  test('name the codes in the cells that mean no answer, a codebook beside them or not', async () => {
    for (const hasCodebook of [false, true]) {
      const out = folder.path(`codes-${hasCodebook}.csv`);
      const options = { values: 'codes' as const, hasCodebook };
      const { notes } = await exportTable(out, exportedTable([asked], 4), uninterrupted, options);
      expect(readFileSync(out, 'utf8')).toBe('asked\r\n0\r\n1\r\n2\r\n0\r\n');
      expect(notes.join(' ')).toContain('stand in the cells as any code does: asked (2)');
      expect(notes.join(' ')).not.toContain('is not told by the cells');
    }
    const { notes } = await exportTable(folder.path('labels.csv'), exportedTable([asked], 4));
    expect(notes.join(' ')).toContain('is not told by the cells of asked');
  });

  test('count the cells that got an apostrophe, and only those that are written', async () => {
    const words = texts(['=1+1', 'plain', '@you', '-5', '+49 30 1']);
    const labels = answers(['-5 to 5', 'more'], [0, 1, 0, 0, 1]);
    const columns = [exported('said', words, 'text'), exported('band', labels)];
    const some = exportedTable(columns, 5, [1, 1, 0, 1, 1]);
    const { notes } = await exportTable(folder.path('guarded.csv'), some);
    expect(notes.join(' ')).toContain('4 cells begin as a formula does');
    expect(notes.join(' ')).toContain('said, band');
    const quiet = exportedTable([exported('n', numbers([-1, 2]), 'number')], 2);
    expect((await exportTable(folder.path('quiet.csv'), quiet)).notes).toEqual([]);
  });

  test('say that ids of digits are text in an SPSS file, and nothing of ids with letters', async () => {
    const ids = exported('rid', texts(['0012', '77']), 'id');
    const letters = exported('code', texts(['a1', 'b2']), 'id');
    const { notes } = await exportTable(folder.path('ids.sav'), exportedTable([ids, letters], 2));
    expect(notes.join(' ')).toContain('rid: an id is written as text');
    expect(notes.join(' ')).not.toContain('code');
  });
});

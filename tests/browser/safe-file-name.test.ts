import { basename } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '#main/browser/safe-file-name.ts';

test.each([
  ['survey.csv', 'survey.csv'],
  ['Umfrage Größe 2024.xlsx', 'Umfrage Größe 2024.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\data.csv', 'data.csv'],
  ['..', 'dropped'],
  ['', 'dropped'],
  ['.hidden.csv', 'hidden.csv'],
  ['a\u0000b.csv', 'a_b.csv'],
  ['\u202Evsc.exe', '_vsc.exe'],
  ['con.csv', '_con.csv'],
  [`${'x'.repeat(300)}.csv`, `${'x'.repeat(116)}.csv`],
])('%j is kept as %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept);
});

test('any name becomes one plain name that stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const kept = safeFileName(name);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThanOrEqual(121);
      expect(basename(kept)).toBe(kept);
      expect(kept).not.toMatch(/[\\/\p{Cc}]|^\.|[.\s]$/u);
    }),
    { seed: 41 },
  );
});

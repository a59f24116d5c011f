import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StataFile } from '#main/import/stata/stata-file.ts';
import { readTyped } from '../../import/read-typed.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/sav');

interface Summed {
  readonly name: string;
  readonly rows: number;
  readonly columns: Readonly<
    Record<
      string,
      {
        readonly text: boolean;
        readonly filled: number;
        readonly letters?: number;
        readonly sum?: number;
        readonly tags: number;
      }
    >
  >;
}

const { files } = JSON.parse(
  readFileSync(new URL('../../goldens/stata-real-files.json', import.meta.url), 'utf8'),
) as { readonly files: readonly Summed[] };

describe.skipIf(!existsSync(folder))('Stata files of others (real files absent: skipped)', () => {
  test.each(files)('$name: counts, sums and marks as haven has them', async (wanted) => {
    const typed = new StataFile(join(folder, wanted.name));
    const read = await readTyped(typed);
    typed.dispose();
    expect(typed.rowCount).toBe(wanted.rows);
    expect(Object.keys(read)).toEqual(Object.keys(wanted.columns));
    for (const [name, { text, filled, letters, sum, tags }] of Object.entries(wanted.columns)) {
      const cells = read[name] ?? [];
      const marks = text ? 0 : cells.filter((cell) => typeof cell === 'string').length;
      expect(marks, name).toBe(tags);
      expect(cells.filter((cell) => cell !== null).length - marks, name).toBe(filled);
      if (text) expect([...cells.join('')].length, name).toBe(letters);
      else {
        const total = cells.reduce<number>(
          (all, cell) => all + (typeof cell === 'number' ? cell : 0),
          0,
        );
        expect(Math.abs(total - (sum ?? 0)), name).toBeLessThanOrEqual(1e-9 * Math.abs(sum ?? 0));
      }
    }
  });
});

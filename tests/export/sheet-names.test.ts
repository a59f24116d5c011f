import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames, sheetReference } from '#main/export/sheet-names.ts';

describe('sheet names', () => {
  it('are legal and unique for any names', () => {
    const names = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('a', 'A', '', "''", 'History', 'Data'),
      ),
    );
    fc.assert(
      fc.property(names, (wanted) => {
        const made = sheetNames(wanted, ['Data']);
        expect(made).toHaveLength(wanted.length);
        expect(new Set([...made, 'Data'].map((name) => name.toLowerCase())).size).toBe(
          made.length + 1,
        );
        for (const name of made) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$/iu);
          expect(name.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('keep what can be kept, and number what repeats', () => {
    expect(sheetNames(['Likes: A/B', 'likes A B', "Ana's"], ['Data'])).toEqual([
      'Likes A B',
      'likes A B (2)',
      "Ana's",
    ]);
  });

  it('are quoted in references', () => {
    expect(sheetReference("Ana's", '$A$1')).toBe("'Ana''s'!$A$1");
  });
});

import { describe, expect, it } from 'vitest';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import { gapTable } from '#main/export/gap-table.ts';
import { sampleProvenance } from './report-sample.ts';

const gap = {
  ...perceptionGap(
    [
      {
        item: 'Discounts',
        left: { share: 0.61, base: 1056, decimals: 0, askedOf: 1056, eligibleShare: 0.45 },
        right: { share: 0.6, base: 331 },
      },
      { item: 'Purchase', left: { share: 0.55, base: 1056 }, right: { share: 0.6, base: 334 } },
      { item: 'Community', left: { share: 0.22, base: 1056 }, right: { share: 0.61, base: 329 } },
    ],
    { leftName: 'Consumers', rightName: 'Businesses' },
  ),
  finding: '',
  footnote: '',
  provenance: sampleProvenance('gap.figures'),
};

describe('the sheet of a perception gap', () => {
  const table = gapTable(gap);
  const read = (item: string, header: string): unknown => {
    const row = table.data.rows.findIndex(([name]) => name === item);
    const column = table.columns.findIndex((one) => one.header === header);
    const none = { data: () => '', own: () => '' };
    return table.cell(row, column, none).value;
  };

  it('says which items a headline may name, and why not the others', () => {
    expect(table.subtitle).toContain('Safe to name: Community.');
    expect(read('Community', 'A headline may name it')).toBe('yes');
    expect(read('Purchase', 'A headline may name it')).toBe('no');
    expect(read('Purchase', 'Why no headline may name it')).toContain('no difference');
  });

  it('has the places that the ties leave an item, and the reason why a base is refused', () => {
    expect(read('Community', 'Best place, Businesses')).toBe(1);
    expect(read('Community', 'Worst place, Businesses')).toBe(3);
    expect(read('Community', 'Best place, Consumers')).toBe(gap.items[2]?.left.rankBest);
    expect(read('Discounts', 'Note')).toContain('1,056 cannot be its base');
  });
});

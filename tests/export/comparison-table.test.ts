import { describe, expect, it } from 'vitest';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import type { TableReferences } from '#main/export/analysis-table.ts';
import { comparisonTable } from '#main/export/comparison-table.ts';
import { sampleProvenance } from './report-sample.ts';
import { answers, numbers } from './table-sample.ts';

const references: TableReferences = { data: (row, key) => `${key}${row}`, own: (key) => key };

/** Four hundred respondents with weights: a question, a scale, a number; some refused. */
function computedComparison() {
  const generator = new SeededRandom(20261122);
  const random = () => generator.next();
  const rows = Array.from({ length: 400 }, () => random());
  const pick = (count: number) => rows.map(() => Math.floor(random() * count));
  const variables = [
    {
      name: 'posts_on',
      label: 'Posts on',
      kind: 'single' as const,
      column: answers(['Groups', 'LinkedIn', 'Nowhere'], pick(4)),
    },
    {
      name: 'agree',
      label: 'Agrees',
      kind: 'scale' as const,
      column: answers(['Not', 'Partly', 'Fully'], pick(4)),
    },
    {
      name: 'age',
      label: 'Age',
      kind: 'number' as const,
      column: numbers(rows.map(() => 18 + Math.floor(random() * 50))),
    },
  ];
  const result = compareSegments({
    a: Uint8Array.from(rows, (value) => (value < 0.4 ? 1 : 0)),
    b: Uint8Array.from(rows, (value) => (value < 0.4 ? 0 : 1)),
    weights: numbers(rows.map(() => 0.3 + random() * 2)),
    variables,
  });
  return {
    rows: result.rows,
    skipped: result.skipped,
    a: { name: 'A', rows: result.a.base },
    b: { name: 'B', rows: result.b.base },
    unweightedOut: result.unweightedOutCount,
    finding: 'f',
    footnote: 'n',
    provenance: sampleProvenance('compare.segments'),
  };
}

describe('the sheet of a computed comparison', () => {
  it('makes every share, mean, gap, ratio and relative difference live', () => {
    const comparison = computedComparison();
    const table = comparisonTable(comparison);
    const liveKeys = [
      'a',
      'b',
      'gap',
      'ratio',
      'relative',
      'baseA',
      'weightedBaseB',
      'effectiveBaseA',
    ];
    expect(comparison.rows.length).toBeGreaterThan(6);
    expect(new Set(comparison.rows.map(({ kind }) => kind))).toEqual(new Set(['share', 'mean']));
    for (let row = 0; row < table.rowCount; row++) {
      table.columns.forEach(({ key }, column) => {
        if (!liveKeys.includes(key)) return;
        const { value, live } = table.cell(row, column, references);
        if (comparison.rows[row]?.kind === 'mean' && value === null) {
          expect(['ratio', 'relative']).toContain(key);
          return;
        }
        expect(typeof value, `${key} of row ${row}`).toBe('number');
        expect(live?.value, `${key} of row ${row}`).toBeCloseTo(value as number, 9);
      });
    }
  });

  it('states what each figure is, and never gives a note or a label a meaning', () => {
    const table = comparisonTable(computedComparison());
    table.columns.forEach(({ key, isFigure }, column) => {
      const { means } = table.cell(0, column, references);
      if (!isFigure) expect(means, key).toBeNull();
    });
    const means = table.columns.flatMap(
      (_, column) => table.cell(0, column, references).means ?? [],
    );
    expect(means.length).toBeGreaterThan(7);
    expect(new Set(means).size).toBe(means.length);
  });
});

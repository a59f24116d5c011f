import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { importAndReadBack, type ReadVariable } from '../../import/import-into.ts';

const folder = join(import.meta.dirname, '../../../../shared/data');

interface CountedColumn {
  readonly filled: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly letters?: number;
  readonly numbers?: number;
  readonly sum?: number;
}

interface CountedFile {
  readonly rows: number;
  readonly columns: readonly CountedColumn[];
}

const { files } = JSON.parse(
  readFileSync(new URL('../../goldens/further-files.json', import.meta.url), 'utf8'),
) as { readonly files: Readonly<Record<string, CountedFile>> };

/** How many cells each answer has by pandas, once codes are called as the plan calls them. */
function expectedAnswers(
  { categories }: PlannedVariable,
  counts: Readonly<Record<string, number>>,
): Record<string, number> {
  const expected: Record<string, number> = {};
  for (const { code, label, missing } of categories) {
    if (missing !== null) continue;
    expected[label] = (expected[label] ?? 0) + (counts[code] ?? 0);
  }
  return expected;
}

function answerCounts({ answers, values }: ReadVariable): Record<string, number> {
  return Object.fromEntries(
    [...new Set(answers)].map((answer) => [
      answer,
      values.filter((value) => value === answer).length,
    ]),
  );
}

function isCoded({ kind }: PlannedVariable): boolean {
  return kind === 'single' || kind === 'scale';
}

/** Cells that the plan says are no answer. */
function toldMissing(variable: PlannedVariable, counts: CountedColumn['counts']): number {
  return variable.missing.reduce((sum, { code }) => sum + (counts?.[code] ?? 0), 0);
}

function expectColumn(planned: PlannedVariable, read: ReadVariable, counted: CountedColumn): void {
  const answered = read.values.filter((value) => value !== null);
  const { counts, letters, numbers, sum } = counted;
  if (isCoded(planned) && counts) {
    expect(answerCounts(read), planned.name).toEqual(expectedAnswers(planned, counts));
    return;
  }
  if (planned.missing.length > 0 && !counts) return;
  const unreadable = read.reasons.filter((reason) => reason === 'unreadable').length;
  expect(answered.length + toldMissing(planned, counts) + unreadable, planned.name).toBe(
    counted.filled,
  );
  if (letters !== undefined && (planned.kind === 'text' || planned.kind === 'id')) {
    const trimmed = answered.map((text) => String(text).trim()).join('');
    expect([...trimmed].length, planned.name).toBe(letters);
  }
  const isPlain = numbers === counted.filled && planned.decimal === '.';
  if (isPlain && sum !== undefined && ['number', 'weight'].includes(planned.kind)) {
    const total = (answered as number[]).reduce((all, value) => all + value, 0);
    expect(Math.abs(total - sum), planned.name).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(sum)),
    );
  }
}

/** Options of a set: how many cells are their mark. */
function expectMark(planned: PlannedVariable, read: ReadVariable, counted: CountedColumn): void {
  if (planned.source.from !== 'mark' || !counted.counts || planned.source.selected.length === 0)
    return;
  const { counts } = counted;
  const selected = planned.source.selected.reduce((sum, text) => sum + (counts[text] ?? 0), 0);
  expect(read.values.filter((value) => value === 'Selected').length, planned.name).toBe(selected);
}

describe.skipIf(!existsSync(folder))(
  'further files of other people, cell by cell as pandas reads them (real files absent: skipped)',
  () => {
    test.each(Object.entries(files))('%s', async (file, counted) => {
      const path = join(folder, file);
      const preview = await previewImport(path, {}, uninterrupted);
      const plan: ImportPlan = { ...preview.plan, repeatedIds: 'keep' };
      const dataset = await importAndReadBack(path, { plan });
      expect(dataset.result.rows).toBe(counted.rows);
      for (const planned of plan.variables) {
        const read = dataset.variables.get(planned.name);
        const cells = counted.columns[planned.source.column];
        if (!planned.included || !read || !cells) continue;
        if (planned.source.from === 'cell') expectColumn(planned, read, cells);
        expectMark(planned, read, cells);
      }
    });
  },
);

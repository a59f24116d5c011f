import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gapFromDatasets } from '#main/calls/gap-from-datasets.ts';
import { Project } from '#main/project/project.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/perception-gap-means.json' with { type: 'json' };
import { contextOf, writeDataset } from '../project/make-project.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-means-'));
let project: Project;
beforeAll(() => {
  project = Project.create(join(folder, 'means.parallax'));
  for (const [name, answers, weights] of [
    ['Left', golden.left, golden.weightLeft],
    ['Right', golden.right, golden.weightRight],
  ] as const) {
    writeDataset(
      project,
      {
        one: { kind: 'number', column: numberColumn(answers.map((row) => row[0] as number)) },
        two: { kind: 'number', column: numberColumn(answers.map((row) => row[1] as number)) },
        three: { kind: 'number', column: numberColumn(answers.map((row) => row[2] as number)) },
        w: { kind: 'weight', column: numberColumn(weights) },
      },
      { name },
    );
  }
});
afterAll(() => {
  project.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = ['one', 'two', 'three'] as const;

function gapOf(weight: string | null, isReversed = false, leftScale: [number, number] = [1, 5]) {
  return gapFromDatasets(contextOf(project), {
    left: { dataset: 'Left', weight },
    right: { dataset: 'Right', weight },
    match: names.map((name) => ({
      item: name,
      left: name,
      right: name,
      rule: 'linear' as const,
      leftScale,
      rightScale: [0, 10] as [number, number],
      ...(isReversed ? { leftReversed: true, rightReversed: true } : {}),
    })),
    level: 0.95,
  });
}

test('means of scales of 1 to 5 and 0 to 10 are compared as R compares them', () => {
  const gap = gapOf(null);
  for (const [index, expected] of golden.items.entries()) {
    const item = gap.items[index];
    expect(item).toMatchObject({ measure: 'mean', method: 'welch-t', z: null });
    expectClose(item?.left.share, expected.left);
    expectClose(item?.left.mean, 1 + 4 * expected.left);
    expectClose(item?.right.mean, 10 * expected.right);
    expectClose(item?.left.low, expected.leftInterval[0] as number);
    expectClose(item?.gap, expected.right - expected.left);
    expectClose(item?.gapLow, expected.gapLow);
    expectClose(item?.gapHigh, expected.gapHigh);
    expectClose(item?.t, expected.t);
    expectClose(item?.degreesOfFreedom, expected.df);
    expectClose(item?.p, expected.p);
  }
  expectClose(gap.meanAbsoluteGap, golden.meanAbsoluteGap);
  // The correction for the sample's size is n/(n-1) on each side, as in R's var.
  expectClose(gap.meanAbsoluteGapLow, Math.max(0, golden.meanAbsoluteGapInterval[0] as number));
  expectClose(gap.meanAbsoluteGapHigh, golden.meanAbsoluteGapInterval[1] as number);
  expect(gap.footnote).toContain('All items are means on their own scales');
});

test('weighted means are compared as by svyttest', () => {
  const gap = gapOf('w');
  for (const [index, expected] of golden.items.entries()) {
    const item = gap.items[index];
    expect(item?.method).toBe('design-based-t');
    expectClose(item?.gap, expected.weightedGap);
    expectClose(item?.t, expected.weightedT);
    expectClose(item?.p, expected.weightedP);
  }
});

test('both scales reversed turn every gap round and keep its p', () => {
  const [plain, reversed] = [gapOf(null), gapOf(null, true)];
  for (const [index, item] of plain.items.entries()) {
    expectClose(reversed.items[index]?.gap, -(item.gap as number), 1e-9);
    expectClose(reversed.items[index]?.p, item.p as number, 1e-9);
    expectClose(reversed.items[index]?.left.mean, item.left.mean as number, 1e-9);
  }
});

test('a value beyond the stated scale is refused with its variable', () => {
  expect(() => gapOf(null, false, [1, 4])).toThrow(
    expect.objectContaining({
      code: 'rule-does-not-fit-variable',
      details: expect.objectContaining({ variable: 'one', reason: expect.stringContaining('5') }),
    }),
  );
});

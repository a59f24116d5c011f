import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gapFromDatasets } from '#main/calls/gap-from-datasets.ts';
import { proposeMatch } from '#main/calls/propose-match.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn } from '../columns/make-columns.ts';
import { contextOf, writeDataset } from '../project/make-project.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-scales-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('scales of five and of seven answers', () => {
  /** Everyone spreads over the answers alike, so that nothing sets the two apart but how many there are. */
  function surveys<Answer>(use: (project: Project) => Answer): Answer {
    const project = Project.create(join(folder, `steps ${randomUUID()}.parallax`));
    try {
      for (const [name, steps] of [
        ['Five', 5],
        ['Seven', 7],
      ] as const) {
        const labels = Array.from({ length: steps }, (_, at) => `${at + 1}`);
        const given = Array.from({ length: 700 }, (_, row) => labels[row % steps] as string);
        const values = labels.map(Number);
        const column = categoryColumn(given, labels, values);
        const label = name === 'Five' ? 'Speed of delivery' : 'Delivery speed';
        writeDataset(project, { speed: { kind: 'scale', column, label } }, { name });
      }
      return use(project);
    } finally {
      project.close();
    }
  }
  const sides = { left: { dataset: 'Five' }, right: { dataset: 'Seven' }, level: 0.95 };
  const pair = { item: 'Speed', left: 'speed', right: 'speed' };

  it('are proposed as means, which do not differ where the answers are spread alike', () => {
    surveys((project) => {
      const context = contextOf(project);
      const [proposed] = proposeMatch(context, { left: 'Five', right: 'Seven' });
      expect(proposed).toMatchObject({
        left: 'speed',
        right: 'speed',
        likeness: 1,
        rule: 'linear',
      });
      const gap = gapFromDatasets(context, { ...sides, match: [{ ...pair, rule: 'linear' }] });
      expect(gap.items[0]?.gap).toBeCloseTo(0, 10);
      expect(gap.items[0]?.unevenScales).toBeNull();
    });
  });

  it('give no gap that may be named by their two highest answers, and the footnote says why', () => {
    surveys((project) => {
      const gap = gapFromDatasets(contextOf(project), { ...sides, match: [pair] });
      expect(gap.items[0]).toMatchObject({ unevenScales: [5, 7] });
      expect(gap.items[0]?.p).toBeLessThan(0.001);
      expect(gap.headline.safe).toEqual([]);
      expect(gap.finding).toContain('no gap may be named yet');
      expect(gap.footnote.replace(/\u202f/gu, ' ')).toContain('they would be 40 % and 29 %');
    });
  });
});

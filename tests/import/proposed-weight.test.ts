import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { revisedPlan } from '#main/import/revise-plan.ts';
import { runImport } from '#main/import/run-import.ts';
import { datasetLines } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { testFolder } from './import-into.ts';

const folder = testFolder();
afterAll(folder.remove);

function survey(name: string, header: string, row: (at: number) => string, rows = 60): string {
  const file = folder.path(name);
  const lines = Array.from({ length: rows }, (_, at) => row(at));
  writeFileSync(file, `${header}\n${lines.join('\n')}\n`);
  return file;
}

const yes = (at: number): string => (at % 3 === 0 ? 'Yes' : 'No');
const heavy = (at: number): string => (0.5 + (at % 10) / 10).toFixed(2);

describe('the weight of a file that cannot say whether it is weighted', () => {
  test('is its only weight, which the plan proposes and says, and by which the dataset is weighted', async () => {
    const file = survey('one.csv', 'id,q1,weight', (at) => `${at + 1},${yes(at)},${heavy(at)}`);
    const { plan } = await previewImport(file, {}, uninterrupted);
    expect(plan.weight).toBe('weight');
    expect(plan.warnings.join()).toContain('weight is a weight: every table');
    const project = Project.create(folder.path('one.parallax'));
    await runImport(project, file, {}, uninterrupted);
    expect(datasetLines(project)[0]?.weight).toBe('weight');
    project.close();
  });

  test('is none of several, which are named', async () => {
    const file = survey(
      'two.csv',
      'id,q1,weight,design_weight',
      (at) => `${at + 1},${yes(at)},${heavy(at)},${heavy(at + 3)}`,
    );
    const { plan } = await previewImport(file, {}, uninterrupted);
    expect(plan.weight).toBeNull();
    expect(plan.warnings.join()).toContain('(weight, design_weight); none is used');
  });

  test('is none where it can be negative', async () => {
    const file = survey(
      'negative.csv',
      'id,q1,weight',
      (at) => `${at + 1},${yes(at)},${at === 7 ? '-0.5' : heavy(at)}`,
    );
    expect((await previewImport(file, {}, uninterrupted)).plan.weight).toBeNull();
  });

  test('is no longer one where further rows show that it is text', async () => {
    const file = survey('late.csv', 'id,q1,weight', (at) => `${at + 1},${yes(at)},${heavy(at)}`);
    const { plan } = await previewImport(file, {}, uninterrupted);
    const cells = { count: 30, examples: [{ rowNumber: 61, value: 'heavy' }] };
    const misfit = { variable: 2, cells, presentCount: 60, hasOverflowed: false };
    const revised = revisedPlan(plan, [misfit], 90);
    expect(revised?.weight).toBeNull();
    expect(revised?.warnings.join()).toContain('weight is no weight after all');
    expect(revised?.warnings.join()).not.toContain('every table');
  });
});

describe('codes beyond a rating', () => {
  const planOf = async (name: string, header: string, row: (at: number) => string) =>
    (await previewImport(survey(name, header, row), {}, uninterrupted)).plan;

  test.each([
    ['9', 'a lone 9'],
    ['99', 'a lone 99'],
  ])('%s beside 1 to 5 is proposed as no answer, and said', async (code) => {
    const plan = await planOf(
      `rating${code}.csv`,
      'id,"How satisfied are you?",town',
      (at) => `${at + 1},${at % 17 === 0 ? code : (at % 5) + 1},${yes(at)}`,
    );
    const rating = plan.variables[1];
    expect(rating?.kind).toBe('scale');
    expect(rating?.categories.find((one) => one.code === code)).toMatchObject({
      value: null,
      missing: 'no-answer',
    });
    expect(plan.warnings.join()).toContain(`${code} beside a scale from 1 to 5`);
  });

  test('9 beside 1 to 5 in a grid is no step of its scale', async () => {
    const plan = await planOf(
      'grid.csv',
      'id,Rate [a],Rate [b],Rate [c]',
      (at) => `${at + 1},${(at % 5) + 1},${at % 11 === 0 ? 9 : (at % 5) + 1},${((at + 2) % 5) + 1}`,
    );
    const item = plan.variables.find(({ label }) => label.includes('b'));
    expect(item?.categories.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, null]);
    expect(plan.sets[0]?.why.join()).toContain('Scale from 1 to 5');
  });

  test('9 of 0 to 10, and of a list that is no rating, stays an answer', async () => {
    const plan = await planOf(
      'answers.csv',
      'id,How likely to recommend?,brand',
      (at) => `${at + 1},${at % 11},${at % 13 === 0 ? 9 : (at % 5) + 1}`,
    );
    for (const { categories } of plan.variables.slice(1))
      expect(categories.filter(({ missing }) => missing !== null)).toEqual([]);
  });
});

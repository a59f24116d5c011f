import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import golden from '../../goldens/survey-layouts.json' with { type: 'json' };
import { importAndReadBack, type ReadBack, type ReadVariable } from '../../import/import-into.ts';

const surveys = new URL('../../../../shared/data/surveys/', import.meta.url).pathname;
const whereThere = describe.skipIf(!existsSync(surveys));

function variable(dataset: ReadBack, name: string): ReadVariable {
  const found = dataset.variables.get(name);
  if (!found) throw new Error(`${name} is not among ${[...dataset.variables.keys()].join(', ')}`);
  return found;
}

function counts({ answers, values }: ReadVariable): Record<string, number> {
  return Object.fromEntries(
    answers.map((answer) => [answer, values.filter((value) => value === answer).length]),
  );
}

function base({ values }: ReadVariable): number {
  return values.filter((value) => value !== null).length;
}

function selected({ values }: ReadVariable): number {
  return values.filter((value) => value === 'Selected').length;
}

whereThere('counts and bases as pandas finds them (real files absent: skipped)', () => {
  test('coded answers and delimited sets with metadata of Quantipy', async () => {
    const dataset = await importAndReadBack(`${surveys}quantipy/Example Data (A).csv`, {
      metadata: `${surveys}quantipy/Example Data (A).json`,
    });
    const { quantipy } = golden;
    expect(dataset.result.rows).toBe(quantipy.rows);
    for (const [name, expected] of Object.entries(quantipy.single)) {
      expect(counts(variable(dataset, name)), name).toEqual(expected);
    }
    for (const [name, expected] of Object.entries(quantipy.several)) {
      const set = dataset.sets.find((one) => one.name === name);
      const members = (set?.members ?? []).map((member) => variable(dataset, member));
      expect(set?.kind).toBe('multiple');
      expect(Object.fromEntries(members.map((one) => [one.label, selected(one)])), name).toEqual(
        expected.selected,
      );
      expect(members.map(base), name).toEqual(members.map(() => expected.base));
    }
    for (const [name, items] of Object.entries(quantipy.grids)) {
      const grid = dataset.sets.find((one) => one.name === name);
      expect([grid?.kind, grid?.members.length], name).toEqual(['grid', items]);
    }
    expect(variable(dataset, 'q14r01c02').scores).toEqual([1, 2, 3, 4, 5]);
    const weight = variable(dataset, 'weight_a').values.reduce<number>(
      (sum, one) => sum + Number(one),
      0,
    );
    expect(weight).toBeCloseTo(quantipy.weightSum, 6);
    expect(variable(dataset, 'q5_1').label).toContain('How likely are you');
  });

  test('choices and checkboxes with a data dictionary of REDCap', async () => {
    const dataset = await importAndReadBack(`${surveys}redcap/longitudinal/data.csv`, {
      metadata: `${surveys}redcap/longitudinal/dictionary.csv`,
    });
    const { redcap } = golden;
    expect(dataset.result.rows).toBe(redcap.rows);
    expect(counts(variable(dataset, 'race'))).toEqual(redcap.race);
    for (const [name, options] of Object.entries(redcap.boxes)) {
      const set = dataset.sets.find((one) => one.name === name);
      const found = (set?.members ?? []).map((member) => {
        const one = variable(dataset, member);
        return [one.label, { base: base(one), selected: selected(one) }];
      });
      expect(Object.fromEntries(found), name).toEqual(options);
    }
    expect(variable(dataset, 'demographics_complete').answers).toEqual([
      'Incomplete',
      'Unverified',
      'Complete',
    ]);
  });

  test('options with codes of their own, among them a 0', async () => {
    const dataset = await importAndReadBack(`${surveys}surveymonkey_todogroup/2022/RawData.csv`);
    for (const [name, expected] of Object.entries(golden.ownCodes)) {
      const set = dataset.sets.find((one) => one.name === name);
      const first = variable(dataset, set?.members[0] ?? '');
      expect({ base: base(first), first: selected(first) }, name).toEqual(expected);
    }
  });

  test('a scale in Spanish in its order', async () => {
    const dataset = await importAndReadBack(`${surveys}googleforms_rcommunity/2019-spanish.csv`);
    const level = [...dataset.variables.values()].find(({ label }) =>
      label.startsWith('¿Cómo calif'),
    );
    expect(level && Object.entries(counts(level))).toEqual(Object.entries(golden.spanish));
    expect(level?.scores).toEqual([1, 2, 3, 4]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../goldens/close-to.ts';
import { computed, rakeSample, type Sample } from './samples.ts';

interface Golden {
  readonly anesrake: {
    readonly cells: readonly {
      readonly married: string;
      readonly agecats: string;
      readonly weight: number;
      readonly x: number;
    }[];
    readonly designEffect: number;
  };
  readonly apiclus1: {
    readonly stype: readonly string[];
    readonly schwide: readonly string[];
    readonly pw: number;
    readonly api00: readonly number[];
    readonly quick: readonly number[];
    readonly exact: readonly number[];
    readonly post: readonly number[];
    readonly crossed: readonly number[];
    readonly quickMean: number;
  };
  readonly apistrat: {
    readonly stype: readonly string[];
    readonly schwide: readonly string[];
    readonly awards: readonly string[];
    readonly pw: readonly number[];
    readonly weights: readonly number[];
  };
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../goldens/raking.json', import.meta.url), 'utf8'),
);
const types = { E: 4421, H: 755, M: 1018 };
const wide = { No: 1072, Yes: 5122 };

function expectAll(found: Float64Array, expected: readonly number[], tolerance?: number): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((weight, row) => {
    expectClose(found[row], weight, tolerance, `row ${row + 1}`);
  });
}

describe('anesrake', () => {
  const { cells, designEffect } = golden.anesrake;
  const sample: Sample = {
    married: cells.flatMap(({ married, x }) =>
      new Array<string | null>(x).fill(married === 'missing' ? null : married),
    ),
    agecats: cells.flatMap(({ agecats, x }) => new Array<string>(x).fill(agecats)),
  };
  const targets = {
    married: { TRUE: 0.4, FALSE: 0.6 },
    agecats: {
      age1824: 0.1,
      age2534: 0.15,
      age3544: 0.17,
      age4554: 0.23,
      age5564: 0.22,
      age6599: 0.13,
    },
  };

  it('gives the same weights, a row with a missing answer passed over', () => {
    const raking = computed(
      rakeSample(sample, targets, { missing: 'pass-over', tolerance: 1e-13 }),
    );
    const expected = cells.flatMap(({ weight, x }) => new Array<number>(x).fill(weight));
    expectAll(raking.weights, expected);
    // anesrake prints nine digits.
    expectClose(raking.summary.designEffect, designEffect, 1e-8);
  });

  it('gives the same margins after, to the last digit that it prints', () => {
    const raking = computed(rakeSample(sample, targets, { missing: 'pass-over' }));
    const married = raking.margins.find(({ margin }) => margin === 'married');
    const single = married?.categories.find(({ category }) => category === 'FALSE');
    expect(single?.rows).toBe(563);
    expectClose(single?.before, 0.464905037, 1e-8);
    expectClose(single?.after, 0.6, 1e-6);
    expect(married?.missing).toBe(1);
  });
});

describe('survey', () => {
  const { stype, schwide, api00, quick, exact, post, crossed, quickMean } = golden.apiclus1;
  const sample: Sample = { stype, schwide };
  const start = new Float64Array(stype.length).fill(golden.apiclus1.pw);

  it('rake gives the same weights when it stops after as many iterations', () => {
    const raking = computed(
      rakeSample(sample, { stype: types, schwide: wide }, { start, total: 6194, maxIterations: 4 }),
    );
    expect(raking.outcome).toBe('not-converged');
    expectAll(raking.weights, quick);
    const mean = api00.reduce((sum, value, row) => sum + value * (raking.weights[row] ?? 0), 0);
    expectClose(mean / 6194, quickMean);
  });

  it('rake gives the same weights when both run to the end', () => {
    const raking = computed(
      rakeSample(sample, { stype: types, schwide: wide }, { total: 6194, tolerance: 1e-13 }),
    );
    expect(raking.outcome).toBe('converged');
    expectAll(raking.weights, exact);
  });

  it('rake gives the same weights from uneven starting weights and three margins', () => {
    const { pw, weights, ...columns } = golden.apistrat;
    const raking = computed(
      rakeSample(
        { ...columns },
        { schwide: wide, awards: { No: 2000, Yes: 4194 }, stype: types },
        { start: Float64Array.from(pw), total: 6194, tolerance: 1e-13 },
      ),
    );
    // Ten digits: rake stops when no cell moves by 1e-10 of a school.
    expectAll(raking.weights, weights, 1e-9);
  });

  it('postStratify is raking with one margin, plain or crossed, and takes one iteration', () => {
    const plain = computed(rakeSample(sample, { stype: types }, { total: 6194 }));
    expect(plain.rounds).toHaveLength(1);
    expectAll(plain.weights, post);
    const both = {
      'E|No': 420,
      'H|No': 330,
      'M|No': 322,
      'E|Yes': 4001,
      'H|Yes': 425,
      'M|Yes': 696,
    };
    const cells = computed(rakeSample(sample, { 'stype*schwide': both }, { total: 6194 }));
    expectAll(cells.weights, crossed);
  });
});

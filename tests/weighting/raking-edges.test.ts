import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { summariseWeights } from '#analysis/weighting/weight-summary.ts';
import { computed, largestMiss, rakeSample } from './samples.ts';

const half = { gender: { Male: 0.5, Female: 0.5 } };
const four = { gender: ['Male', 'Male', 'Male', 'Female'] };

function thrownBy(act: () => unknown): AnalysisError {
  try {
    act();
  } catch (error) {
    if (error instanceof AnalysisError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('raking at its edges', () => {
  it('names a target category that nobody is in, and weights nothing', () => {
    const raking = rakeSample({ gender: ['Male', 'Female'] }, half, {
      start: Float64Array.of(1, 0),
    });
    expect(raking).toEqual({
      status: 'notComputable',
      reason: 'nobody-in-category',
      empty: [{ margin: 'gender', category: 'Female', target: 0.5 }],
    });
  });

  it('gives 0 to those whose category the population does not have', () => {
    const { weights, outcome, summary } = computed(
      rakeSample(four, { gender: { Male: 1, Female: 0 } }),
    );
    expect(outcome).toBe('converged');
    expect([...weights]).toEqual([4 / 3, 4 / 3, 4 / 3, 0]);
    expect(summary).toMatchObject({ weighted: 3, zero: 1 });
  });

  it('weighs one row as itself', () => {
    const { weights, summary } = computed(
      rakeSample({ gender: ['Male'] }, { gender: { Male: 1 } }),
    );
    expect([...weights]).toEqual([1]);
    expect(summary).toMatchObject({ designEffect: 1, effectiveBase: 1, bins: [1] });
  });

  it('cannot weigh where everybody is missing: nobody is in the categories', () => {
    const gender = [null, 'Male', 'Female'];
    const start = Float64Array.of(1, Number.NaN, Number.NaN);
    expect(rakeSample({ gender }, half, { start })).toMatchObject({ reason: 'nobody-in-category' });
    expect(rakeSample({ gender }, half, { start, missing: 'leave-out' })).toMatchObject({
      reason: 'nobody-to-weigh',
    });
  });

  it('copes with nearly all starting weight in one row', () => {
    const start = Float64Array.of(1e9, 1e-3, 1e-3, 1e-3);
    const { outcome, weights } = computed(rakeSample(four, half, { start }));
    expect(outcome).toBe('converged');
    expect((weights[0] as number) + (weights[1] as number) + (weights[2] as number)).toBeCloseTo(
      2,
      6,
    );
    expect(weights[3]).toBeCloseTo(2, 6);
  });

  it('names two margins that contradict each other, and the category that is missed', () => {
    const gender = ['Male', 'Male', 'Female', 'Female'];
    const raking = computed(
      rakeSample(
        { gender, sex: gender, age: ['a', 'b', 'a', 'b'] },
        { ...half, age: { a: 0.4, b: 0.6 }, sex: { Male: 0.45, Female: 0.55 } },
      ),
    );
    expect(raking.outcome).toBe('contradictory');
    expect(raking.contradictions).toEqual([{ first: 'gender', second: 'sex' }]);
    expect(raking.rounds.at(-1)).toMatchObject({ margin: 'gender' });
    expect(largestMiss(raking.margins)).toBeCloseTo(0.05, 6);
  });

  it('does not take slow convergence for an end', () => {
    const rows = (answers: readonly string[], count: number) =>
      Array.from({ length: count }, () => answers);
    const all = [
      ...rows(['x', 'x'], 500),
      ...rows(['y', 'y'], 500),
      ...rows(['x', 'y'], 1),
      ...rows(['y', 'x'], 1),
    ];
    const sample = { p: all.map(([p]) => p ?? ''), q: all.map(([, q]) => q ?? '') };
    const targets = { p: { x: 0.6, y: 0.4 }, q: { x: 0.4, y: 0.6 } };
    const few = computed(rakeSample(sample, targets, { maxIterations: 20 }));
    expect(few.outcome).toBe('not-converged');
    expect(few.rounds).toHaveLength(20);
    const many = computed(rakeSample(sample, targets));
    expect(many.outcome).toBe('converged');
    expect(largestMiss(many.margins)).toBeLessThan(1e-6);
  });

  it('says that a bound binds, how many it cuts and what it leaves', () => {
    const gender = [...new Array<string>(95).fill('Male'), ...new Array<string>(5).fill('Female')];
    const { outcome, margins, cutHigh, cutLow } = computed(
      rakeSample({ gender }, half, { trim: { low: null, high: 3 } }),
    );
    expect(outcome).toBe('trimmed');
    expect([cutHigh, cutLow]).toEqual([5, 0]);
    expect(margins[0]?.categories.map(({ after }) => after)).toEqual([
      expect.closeTo(0.85, 12),
      expect.closeTo(0.15, 12),
    ]);
  });

  it.each([
    [{ low: 1.2, high: null }],
    [{ low: null, high: 0.9 }],
    [{ low: Number.NaN, high: null }],
    [{ low: -1, high: 3 }],
  ])('refuses the bounds %j', (trim) => {
    expect(thrownBy(() => rakeSample(four, half, { trim })).code).toBe('trim-out-of-range');
  });

  it('refuses a negative or infinite starting weight with its row', () => {
    for (const wrong of [-1, Number.POSITIVE_INFINITY]) {
      const start = Float64Array.of(1, 1, wrong, 1);
      const error = thrownBy(() => rakeSample(four, half, { start }));
      expect(error).toMatchObject({ code: 'weight-out-of-range', details: { rowNumber: 3 } });
    }
  });

  it('leaves a row without a starting weight without one, and one of 0 at 0', () => {
    const start = Float64Array.of(1, Number.NaN, 0, 1);
    const { weights, summary } = computed(rakeSample(four, half, { start }));
    expect([...weights]).toEqual([1, Number.NaN, 0, 1]);
    expect(summary).toMatchObject({ rows: 4, weighted: 2, zero: 1, missing: 1 });
  });

  it('refuses missing answers where it is told to, and counts them', () => {
    const error = thrownBy(() =>
      rakeSample({ gender: ['Male', null, 'Female'] }, half, { missing: 'refuse' }),
    );
    expect(error).toMatchObject({
      code: 'answers-missing',
      details: { variable: 'gender', count: 1 },
    });
  });

  it('keeps the share of the missing, or leaves them at their starting weight', () => {
    const sample = {
      gender: ['Male', 'Male', 'Male', 'Female', null],
      age: ['a', 'b', 'b', 'b', 'a'],
    };
    const targets = { ...half, age: { a: 0.5, b: 0.5 } };
    const kept = computed(rakeSample(sample, targets, { missing: 'keep-share' }));
    expect(kept.weights[4]).toBeCloseTo(1, 5);
    const left = computed(
      rakeSample({ ...sample, age: ['a', 'a', 'b', 'b', 'a'] }, targets, { missing: 'leave-out' }),
    );
    expect(left.weights[4]).toBe(1);
    expect(left.leftOutRows).toBe(1);
    expect(left.rakedRows).toBe(4);
  });
});

describe('the summary of weights', () => {
  it('counts zero, negative and missing apart, and describes the others', () => {
    const summary = summariseWeights(
      Float64Array.of(2, 2, 2, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0, -3, Number.NaN),
    );
    expect(summary).toMatchObject({
      rows: 15,
      weighted: 12,
      zero: 1,
      negative: 1,
      missing: 1,
      sum: 13,
      smallest: 0.5,
      largest: 2,
      topShare: 2 / 13,
    });
    expect(summary.effectiveBase).toBeCloseTo(169 / 18, 12);
    expect(summary.designEffect).toBeCloseTo((12 * 18) / 169, 12);
    expect(summary.bins.reduce((sum, count) => sum + count, 0)).toBe(12);
  });

  it('has nothing to say where nobody weighs anything', () => {
    expect(summariseWeights(Float64Array.of(0, Number.NaN))).toMatchObject({
      weighted: 0,
      designEffect: null,
      effectiveBase: null,
      bins: [],
    });
  });
});

describe('raked estimates', () => {
  it('lose the bias of a response that depends on the raking variables alone', () => {
    const random = new SeededRandom(7);
    const chance = (share: number): boolean => random.next() < share;
    let plain = 0;
    let raked = 0;
    const samples = 150;
    const truth = { Male: 0.5, Female: 0.5 };
    const ages = { young: 0.4, old: 0.6 };
    const likes = (woman: boolean, old: boolean): number =>
      0.2 + 0.3 * Number(woman) + 0.2 * Number(old);
    const population = 0.2 + 0.3 * 0.5 + 0.2 * 0.6;
    for (let run = 0; run < samples; run++) {
      const gender: string[] = [];
      const age: string[] = [];
      const agrees: boolean[] = [];
      while (gender.length < 500) {
        const woman = chance(0.5);
        const old = chance(0.6);
        if (!chance((woman ? 0.8 : 0.3) * (old ? 0.9 : 0.35))) continue;
        gender.push(woman ? 'Female' : 'Male');
        age.push(old ? 'old' : 'young');
        agrees.push(chance(likes(woman, old)));
      }
      const { weights } = computed(rakeSample({ gender, age }, { gender: truth, age: ages }));
      plain += agrees.filter(Boolean).length / 500;
      raked +=
        agrees.reduce((sum, one, row) => sum + (one ? (weights[row] as number) : 0), 0) / 500;
    }
    const biasOf = (sum: number): number => sum / samples - population;
    expect(biasOf(plain)).toBeGreaterThan(0.08);
    // Four standard errors of a mean of 150 samples of 500 with a design effect of about 1.4.
    expect(Math.abs(biasOf(raked))).toBeLessThan(4 * Math.sqrt((0.25 * 1.4) / (500 * samples)));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computed, largestMiss, rakeSample, rakingTreatments } from './samples.ts';

const genders = ['Male', 'Female'] as const;
const ages = ['18-34', '35-54', '55+'] as const;
const regions = ['North', 'South', 'East', 'West'] as const;

/** Everybody combination is there at least once, so that every target can be met. */
const everyCell = genders.flatMap((gender) =>
  ages.flatMap((age) => regions.map((region) => ({ gender, age, region, start: 1 }))),
);

const person = fc.record({
  gender: fc.constantFrom(...genders),
  age: fc.constantFrom(...ages),
  region: fc.constantFrom(...regions),
  start: fc.double({ min: 0.2, max: 5, noNaN: true }),
});
const people = fc
  .array(person, { maxLength: 120 })
  .map((more) => [...everyCell, ...more])
  .map((all) => ({
    start: Float64Array.from(all, ({ start }) => start),
    sample: {
      gender: all.map(({ gender }) => gender),
      age: all.map(({ age }) => age),
      region: all.map(({ region }) => region),
    },
  }));

function target<Name extends string>(names: readonly Name[]) {
  return fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: names.length, maxLength: names.length })
    .map((parts) => {
      const sum = parts.reduce((total, part) => total + part, 0);
      return Object.fromEntries(names.map((name, at) => [name, (parts[at] as number) / sum]));
    });
}
const targets = fc.record({ gender: target(genders), age: target(ages), region: target(regions) });

function expectAlike(found: Float64Array, expected: Float64Array, tolerance = 1e-6): void {
  const off = found.map((weight, row) => Math.abs(weight / (expected[row] as number) - 1));
  expect(Math.max(...off)).toBeLessThan(tolerance);
}

describe('raking, whatever the sample and the targets', () => {
  it('meets every margin, with weights above 0 that sum to the rows', () => {
    fc.assert(
      fc.property(people, targets, ({ sample, start }, wanted) => {
        const { outcome, margins, weights } = computed(rakeSample(sample, wanted, { start }));
        expect(outcome).toBe('converged');
        expect(largestMiss(margins)).toBeLessThan(1e-6);
        expect(Math.min(...weights)).toBeGreaterThan(0);
        const sum = weights.reduce((total, weight) => total + weight, 0);
        expect(sum / weights.length).toBeCloseTo(1, 9);
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  it('gives the same weights in whichever order the margins stand', () => {
    fc.assert(
      fc.property(people, targets, ({ sample, start }, { gender, age, region }) => {
        const options = { start, tolerance: 1e-11 };
        const one = computed(rakeSample(sample, { gender, age, region }, options));
        const other = computed(rakeSample(sample, { region, gender, age }, options));
        expectAlike(one.weights, other.weights);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('gives the same weights from starting weights on another scale', () => {
    fc.assert(
      fc.property(people, targets, fc.double({ min: 0.01, max: 900, noNaN: true }), (p, t, k) => {
        const one = computed(rakeSample(p.sample, t, { start: p.start }));
        const scaled = p.start.map((weight) => weight * k);
        expectAlike(computed(rakeSample(p.sample, t, { start: scaled })).weights, one.weights);
      }),
      { seed: 43, numRuns: 60 },
    );
  });

  it('leaves raked weights as they are', () => {
    fc.assert(
      fc.property(people, targets, ({ sample, start }, wanted) => {
        const once = computed(rakeSample(sample, wanted, { start, tolerance: 1e-9 }));
        const twice = computed(rakeSample(sample, wanted, { start: once.weights }));
        expect(twice.rounds).toHaveLength(1);
        expectAlike(twice.weights, once.weights);
      }),
      { seed: 44, numRuns: 60 },
    );
  });

  it('keeps every ratio of starting weights within a cell', () => {
    fc.assert(
      fc.property(people, targets, ({ sample, start }, wanted) => {
        const doubled = {
          gender: [...sample.gender, ...sample.gender],
          age: [...sample.age, ...sample.age],
          region: [...sample.region, ...sample.region],
        };
        const both = Float64Array.from([...start, ...start.map((weight) => 3 * weight)]);
        const { weights } = computed(rakeSample(doubled, wanted, { start: both }));
        const first = weights.subarray(0, start.length);
        expectAlike(
          weights.subarray(start.length),
          first.map((weight) => 3 * weight),
          1e-12,
        );
      }),
      { seed: 45, numRuns: 60 },
    );
  });

  it('keeps weights inside their bounds, and says what error that leaves', () => {
    const bounds = fc.record({
      low: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      high: fc.double({ min: 1.1, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(people, targets, bounds, ({ sample, start }, wanted, trim) => {
        const raking = computed(rakeSample(sample, wanted, { start, trim }));
        const { weights, outcome, rounds, margins } = raking;
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(trim.low * (1 - 1e-9));
        expect(Math.max(...weights)).toBeLessThanOrEqual(trim.high * (1 + 1e-9));
        expect(weights.reduce((sum, one) => sum + one, 0) / weights.length).toBeCloseTo(1, 9);
        expect(['converged', 'trimmed']).toContain(outcome);
        expect(largestMiss(margins)).toBeCloseTo(rounds.at(-1)?.largestError ?? -1, 12);
        expect(raking.cutLow + raking.cutHigh > 0 || outcome === 'converged').toBe(true);
      }),
      { seed: 46, numRuns: 60 },
    );
  });

  it('meets the margins of those who answered, however missing answers are treated', () => {
    const gaps = fc.array(fc.nat({ max: 200 }), { maxLength: 20 });
    fc.assert(
      fc.property(
        people,
        targets,
        gaps,
        fc.constantFrom(...rakingTreatments),
        ({ sample, start }, wanted, rows, missing) => {
          const keep = everyCell.length;
          const age = sample.age.map((one, row) =>
            row >= keep && rows.includes(row) ? null : one,
          );
          const raking = computed(rakeSample({ ...sample, age }, wanted, { start, missing }));
          expect(raking.outcome).toBe('converged');
          const gone = age.filter((one) => one === null).length;
          expect(raking.leftOutRows).toBe(missing === 'leave-out' ? gone : 0);
          expect(largestMiss(raking.margins)).toBeLessThan(1e-6);
          const sum = raking.weights.reduce((total, weight) => total + weight, 0);
          expect(sum / raking.weights.length).toBeCloseTo(1, 9);
        },
      ),
      { seed: 47, numRuns: 60 },
    );
  });
});

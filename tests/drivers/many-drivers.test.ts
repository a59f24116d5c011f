import { describe, expect, test } from 'vitest';
import type { DriverModel, DriverVariable } from '#analysis/drivers/driver.ts';
import { findDrivers } from '#analysis/drivers/find-drivers.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/drivers.json' with { type: 'json' };

type Computed = Extract<DriverModel, { status: 'computed' }>;

const { x, y, w } = golden;
const predictors = x.map(
  (values, at): DriverVariable => ({
    kind: 'number',
    name: `x${at + 1}`,
    label: `x${at + 1}`,
    column: numberColumn(values),
  }),
);

function modelOf(count: number, outcome: 'number' | 'yes-no' = 'number'): Computed {
  const filter = y.map((_, row) => Number(outcome === 'number' || row < 130));
  const model = findDrivers({
    filter: Uint8Array.from(filter),
    rowCount: y.length,
    outcome:
      outcome === 'number'
        ? { kind: 'number', column: numberColumn(y) }
        : { kind: 'yes-no', states: Uint8Array.from(y, (value) => (value > 0 ? 2 : 0)) },
    predictors: predictors.slice(0, count),
    weights: numberColumn(w),
  });
  if (model.status !== 'computed') throw new Error(model.reason);
  return model;
}

const shareOf = ({ drivers }: Computed, at: number) =>
  drivers.find(({ name }) => name === `x${at + 1}`);

const [thirteen, sixteen] = golden.models;

describe('many predictors', () => {
  test('thirteen of a number are divided over all subsets, as R does', () => {
    const model = modelOf(13);
    expect(model.orders).toBeNull();
    expectClose(model.fit, thirteen?.fit ?? Number.NaN, 1e-9, 'fit');
    for (const [at, share] of (thirteen?.shares ?? []).entries()) {
      expectClose(shareOf(model, at)?.fit, share, 1e-8, `share of x${at + 1}`);
      expect(shareOf(model, at)?.fitError).toBeNull();
    }
  });

  test('sixteen are divided over drawn orders, within their errors of all subsets', () => {
    const model = modelOf(16);
    expect(model.orders).toBe(400);
    expectClose(model.fit, sixteen?.fit ?? Number.NaN, 1e-9, 'fit');
    const distances = (sixteen?.shares ?? []).map((share, at) => {
      const { fit = Number.NaN, fitError } = shareOf(model, at) ?? {};
      // Three thousandths of the variance that the outcome has.
      expect(fitError ?? Number.NaN).toBeLessThan(0.003);
      return Math.abs(fit - share) / (fitError ?? Number.NaN);
    });
    expect(Math.max(...distances)).toBeLessThan(4);
    expect(distances.filter((distance) => distance < 2).length).toBeGreaterThanOrEqual(12);
    const sum = model.drivers.reduce((total, { fit }) => total + fit, 0);
    expectClose(sum, model.fit, 1e-12, 'sum');
  });

  test('the same data give the same drawn shares', () => {
    expect(modelOf(16).drivers.map(({ fit }) => fit)).toEqual(
      modelOf(16).drivers.map(({ fit }) => fit),
    );
  });

  test('sixteen of a yes or no are fitted in bounded work', () => {
    const model = modelOf(16, 'yes-no');
    expect(model.model).toBe('logistic');
    expect(model.orders).toBeGreaterThanOrEqual(40);
    const sum = model.drivers.reduce((total, { fit }) => total + fit, 0);
    expectClose(sum, model.fit, 1e-10, 'sum');
  }, 60_000);
});

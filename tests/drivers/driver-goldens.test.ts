import { describe, expect, it } from 'vitest';
import type { DriverModel, DriverVariable } from '#analysis/drivers/driver.ts';
import { findDrivers } from '#analysis/drivers/find-drivers.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import golden from '../goldens/associations.json' with { type: 'json' };
import { expectClose } from '../goldens/close-to.ts';

const { data } = golden;
const number = (name: 'meals' | 'ell' | 'mobility'): DriverVariable => ({
  kind: 'number',
  name,
  label: name,
  column: numberColumn(data[name]),
});
const predictors: readonly DriverVariable[] = [
  {
    kind: 'answers',
    name: 'stype',
    label: 'stype',
    column: categoryColumn(data.stype, ['E', 'H', 'M']),
  },
  number('meals'),
  number('ell'),
  number('mobility'),
];

function modelOf(
  outcome: string,
  isWeighted: boolean,
): Extract<DriverModel, { status: 'computed' }> {
  const model = findDrivers({
    rowCount: data.pw.length,
    outcome:
      outcome === 'api00'
        ? { kind: 'number', column: numberColumn(data.api00) }
        : {
            kind: 'yes-no',
            states: Uint8Array.from(data.awards, (one) => (one === 'Yes' ? 2 : 0)),
          },
    predictors,
    weights: isWeighted ? numberColumn(data.pw) : null,
  });
  if (model.status !== 'computed') throw new Error(model.reason);
  return model;
}

describe.each(golden.drivers)('drivers of $outcome, $model, weighted: $weighted', (expected) => {
  const model = modelOf(expected.outcome, expected.weighted);
  const driver = (name: string) => model.drivers.find((one) => one.name === name);

  it('explain what R explains, and divide it as the mean over all orders does', () => {
    expect(model.model).toBe(expected.model);
    expectClose(model.fit, expected.fit, 1e-9, 'fit');
    for (const [at, name] of golden.predictors.entries()) {
      expectClose(driver(name)?.fit, expected.shares[at] as number, 1e-8, `share of ${name}`);
    }
  });

  it('have the coefficients and robust errors of svyglm', () => {
    // The tolerance is that of iterations that end where the deviance stands still.
    for (const term of expected.terms) {
      const name = golden.predictors.find((one) => term.name.startsWith(one));
      if (name === undefined) {
        expectClose(model.intercept, term.coefficient, 1e-6, 'intercept');
        continue;
      }
      const category = term.name.slice(name.length) || null;
      const found = driver(name)?.terms.find((one) => one.category === category);
      expectClose(found?.coefficient, term.coefficient, 1e-6, term.name);
      expectClose(found?.standardError, term.standardError, 1e-6, `error of ${term.name}`);
      expectClose(found?.p, term.p, 1e-5, `p of ${term.name}`);
    }
  });

  it('have the inflation that the determinants of R give', () => {
    for (const [at, name] of golden.predictors.entries()) {
      const degrees = name === 'stype' ? 2 : 1;
      const inflation = (expected.gvif[at] as number) ** (1 / degrees);
      expectClose(driver(name)?.inflation, inflation, 1e-8, `inflation of ${name}`);
    }
  });
});

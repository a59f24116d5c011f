import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
});
afterAll(() => host.close());

describe('compare.apart', () => {
  const sides = { dataset: 'Guests', by: 'region', a: 'North', b: 'South' };

  it('ranks the variables of the comparison and states the error of the whole list', async () => {
    const apart = await host.ask('compare.apart', sides);
    const comparison = await host.ask('compare.segments', sides);
    const effects = apart.list.map(({ effect }) => Math.abs(effect));
    expect(effects).toEqual([...effects].sort((one, other) => other - one));
    expect(new Set(apart.list.map(({ row }) => row.variable)).size).toBe(apart.list.length);
    const tested = comparison.rows.filter(({ p }) => p !== null);
    expect(apart.familyTests).toBeGreaterThan(0);
    expect(apart.familyTests).toBeLessThanOrEqual(tested.length);
    expect(apart.footnote).toContain(
      `family-wise error 5 % by Holm over ${apart.familyTests} tests`,
    );
    expect(apart.finding).toContain('North v South: most apart in');
    expect(apart.provenance.call.name).toBe('compare.apart');
  });

  it('refuses what a comparison refuses', async () => {
    const error = await host.refusal('compare.apart', { dataset: 'Guests', a: 'nobody' });
    expect(error.code).toBe('segment-not-found');
  });
});

describe('association.run', () => {
  it('takes every pair of variables, questions by V and numbers by correlation', async () => {
    const found = await host.ask('association.run', { dataset: 'Guests' });
    const count = found.variables.length;
    expect(count).toBeGreaterThan(3);
    expect(found.pairs).toHaveLength((count * (count - 1)) / 2);
    const pair = found.pairs.find(({ first, second }) => first === 'region' && second === 'liked');
    expect(pair).toMatchObject({ measure: 'cramers-v', base: 90, isShown: true });
    // phi of 30, 10 and 10, 40
    expect(pair?.value).toBeCloseTo(0.55, 2);
    expect(found.finding).toContain('The strongest of');
    expect(found.footnote).toContain(
      'for each pair those with both answers; unweighted; no filter',
    );
  });

  it('takes a filter, a weight and a choice of variables, and says what has no place', async () => {
    const found = await host.ask('association.run', {
      dataset: 'Guests',
      variables: ['region', 'liked', 'score'],
      weight: 'w',
      filter: 'age <= 80',
    });
    expect(found.pairs).toHaveLength(3);
    expect(found.weighted).toBe(true);
    expect(found.footnote).toContain('weighted by w; filter: age <= 80');
    const error = await host.refusal('association.run', { dataset: 'Guests', variables: ['no'] });
    expect(error.code).toBe('variable-not-found');
  });
});

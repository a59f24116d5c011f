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

describe('compare.profile', () => {
  it('puts a segment on one card: size, what stands out, typical answers', async () => {
    const card = await host.ask('compare.profile', { dataset: 'Guests', by: 'region', a: 'North' });
    // 40 of the north and 50 of the south; those who did not say are on neither side.
    expect(card).toMatchObject({ name: 'North', base: 40 });
    expect(card.sizeShare).toBeCloseTo(40 / 90, 12);
    expect(card.typical).toContainEqual({
      variable: 'liked',
      label: 'Did you like it?',
      category: 'Yes',
      share: 0.75,
      shareOfRest: 0.2,
      base: 40,
    });
    const shares = card.typical.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((one, two) => two - one));
    expect(card.standsOut.length).toBeGreaterThan(0);
    expect(card.standsOut.every(({ isShown }) => isShown)).toBe(true);
    expect(card.finding).toContain('North, 44');
    const weighted = await host.ask('compare.profile', {
      dataset: 'Guests',
      by: 'region',
      a: 'North',
      weight: 'w',
    });
    // 20 of 1 and 20 of 3 against 25 of 1 and 25 of 3
    expect(weighted.sizeShare).toBeCloseTo(80 / 180, 12);
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

describe('driver.run', () => {
  const asked = { dataset: 'Guests', outcome: 'liked', predictors: ['region', 'age'] };

  it('models who said yes, and divides what is explained among the predictors', async () => {
    const { model, outcome, finding, footnote, provenance } = await host.ask('driver.run', {
      ...asked,
      predictors: ['region'],
    });
    if (model.status !== 'computed') throw new Error(model.reason);
    expect(outcome).toMatchObject({ name: 'liked', answers: ['Yes'] });
    expect([model.model, model.base, model.incompleteCount]).toEqual(['logistic', 90, 10]);
    // ln(10 / 40) - ln(30 / 10)
    const [term] = model.drivers[0]?.terms ?? [];
    expect(term).toMatchObject({ category: 'South' });
    expect(term?.coefficient).toBeCloseTo(Math.log(10 / 40) - Math.log(30 / 10), 8);
    expect(finding).toContain('What goes most with “Did you like it?” is');
    expect(footnote).toContain('Base: 90; unweighted; no filter; intervals at 95 %; 10 rows');
    expect(provenance.call.name).toBe('driver.run');
  });

  it('models a scale by its values, or by chosen answers', async () => {
    const { model } = await host.ask('driver.run', { ...asked, outcome: 'score' });
    if (model.status !== 'computed') throw new Error(model.reason);
    expect(model.model).toBe('linear');
    const sum = model.drivers.reduce((total, { fit }) => total + fit, 0);
    expect(sum).toBeCloseTo(model.fit, 10);
    const top = await host.ask('driver.run', { ...asked, outcome: 'score', answers: ['5', '4'] });
    expect(top.model.status === 'computed' ? top.model.model : top.model.reason).toMatch(
      /^(logistic|separated)$/u,
    );
    expect(top.outcome.answers).toEqual(['5', '4']);
  });

  it('says that predictors tell the outcome without error', async () => {
    const { model, finding } = await host.ask('driver.run', asked);
    expect(model).toMatchObject({ status: 'notComputable', reason: 'separated' });
    expect(finding).toContain('without error');
  });

  it('refuses an outcome without chosen answers, the outcome as its own predictor, and too many', async () => {
    const refusal = (more: object) => host.refusal('driver.run', { ...asked, ...more });
    expect((await refusal({ predictors: ['liked'] })).why).toBe('It is the outcome itself.');
    expect((await refusal({ outcome: 'id' })).code).toBe('variable-kind-unsuitable');
    expect((await refusal({ answers: ['Perhaps'] })).code).toBe('answer-not-found');
  });
});

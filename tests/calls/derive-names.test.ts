import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '#contract/calls/index.ts';
import type { DerivationRequest } from '#contract/calls/preparations.ts';
import type { UndoStep } from '#contract/undo.ts';
import { openHost, type TestHost } from './open-host.ts';
import { writePreparedSurvey } from './prepared-survey.ts';

const dataset = 'Survey';
let host: TestHost;
beforeEach(async () => {
  host = await openHost(writePreparedSurvey);
});
afterEach(() => host.close());

const box = (name: string, side: 'top' | 'bottom'): DerivationRequest => ({
  kind: 'box',
  name,
  from: 'q1',
  side,
  answers: 1,
});
const mentions = (name: string): DerivationRequest => ({
  kind: 'mentions',
  name,
  from: ['q1', 'q2'],
});
const derive = (spec: DerivationRequest, replace = false) =>
  host.ask('derive.run', { dataset, specs: [spec], replace });
const undo = ({ call, input }: UndoStep) => host.ask(call as CallName, input as never);
const variables = async () =>
  JSON.parse(JSON.stringify(await host.ask('dataset.variables', { dataset })));
const names = async () =>
  (await host.ask('dataset.variables', { dataset })).map(({ name }) => name);

describe('names of derived variables', () => {
  it('are the same in any case: what is made again keeps its spelling, and undo puts it back', async () => {
    await derive(box('Top', 'top'));
    const before = await variables();
    const { made, undo: back } = await derive(box('top', 'bottom'), true);
    expect(made.map(({ name, variable }) => [name, variable.label])).toEqual([
      ['Top', 'q1 (bottom 1)'],
    ]);
    await undo(back);
    expect(await variables()).toEqual(before);
  });

  it('of the members of a set must be free', async () => {
    await derive(box('K_2', 'top'));
    const before = await variables();
    const error = await host.refusal('derive.run', { dataset, specs: [mentions('K')] });
    expect(error).toMatchObject({ code: 'variable-exists', details: { variable: 'K_2' } });
    expect(await variables()).toEqual(before);
  });

  it('leave no set behind when one variable takes the place of a set', async () => {
    await derive(mentions('M'));
    const before = await variables();
    const { undo: back } = await derive(box('M', 'top'), true);
    const [M] = (await variables()).filter(({ name }: { name: string }) => name === 'M');
    expect(M.memberOf).toBe(null);
    await host.ask('variable.remove', { dataset, variables: ['M'] });
    await host.ask('set.define', { dataset, name: 'M', kind: 'multiple', members: ['tv', 'web'] });
    await host.ask('set.remove', { dataset, name: 'M' });
    await derive(box('M', 'top'));
    await undo(back);
    expect(await names()).toEqual(before.map(({ name }: { name: string }) => name));
  });
});

describe('a derived variable in a set that was put together by hand', () => {
  it('is not removed while the set holds it', async () => {
    await derive(box('B1', 'top'));
    await derive(box('B2', 'bottom'));
    const members = ['B1', 'B2'];
    await host.ask('set.define', { dataset, name: 'Boxes', kind: 'multiple', members });
    const before = await variables();
    const error = await host.refusal('variable.remove', { dataset, variables: ['B1'] });
    expect(error.code).toBe('variable-in-use');
    expect(JSON.stringify(error)).toContain('set “Boxes”');
    expect(await variables()).toEqual(before);
  });
});

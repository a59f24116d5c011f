import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '#contract/calls/index.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost(() => undefined);
});
afterAll(() => host.close());

describe('a call', () => {
  it.each([
    ['call-not-known', 'dataset.destroy', {}],
    ['call-not-known', 'constructor', {}],
    ['input-not-understood', 'dataset.list', { extra: 1 }],
    ['input-not-understood', 'dataset.rows', { dataset: 'Guests', count: 1e9 }],
    ['input-not-understood', 'dataset.rows', null],
    ['input-not-understood', 'dataset.rows', undefined],
  ])('is refused with %s when %s is asked with %j', async (code, name, input) => {
    const answer = await host.host.answerCall(name as CallName, input);
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });

  it('that was stopped before it began answers that it was', async () => {
    const signal = AbortSignal.abort();
    const error = await host.refusal('project.verify', {}, { signal });
    expect(error.code).toBe('cancelled');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
let comparison = 0;
let table = 0;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
  });
  const compared = { dataset: 'Guests', by: 'region', a: 'North', b: 'South', level: 0.95 };
  const crossed = { dataset: 'Guests', rows: ['liked'], columns: ['region'] };
  const keep = async (
    specification: Parameters<typeof host.ask<'analysis.save'>>[1]['specification'],
  ) => (await host.ask('analysis.save', { specification })).id;
  comparison = await keep({ kind: 'comparison', input: compared });
  table = await keep({ kind: 'table', input: crossed });
});
afterAll(() => host.close());

/** Keeps the claim of a sentence as a person would, and gives its number. */
async function kept(text: string): Promise<number> {
  const { claims } = await host.ask('claims.check', { text });
  const [line] = claims;
  if (!line) throw new Error(`no claim in “${text}”`);
  const side = ({ name, printed, base }: typeof line.a) => ({ name, printed, base });
  const { kept: made } = await host.ask('claims.keep', {
    source: { title: text },
    claims: [
      {
        reading: {
          quote: line.text,
          claimed: line.claimed,
          a: side(line.a),
          b: side(line.b),
        },
      },
    ],
  });
  const [claim] = made;
  if (!claim) throw new Error('nothing was kept');
  return claim.id;
}

// Of the North 30 of 40 liked it, of the South 10 of 50: 3.75 times, 55 points.
// Katz: exp(ln 3.75 ± 1.96 · sqrt(1/30 - 1/40 + 1/10 - 1/50)) = 2.09 to 6.71.
describe('a claim held against the data of the project', () => {
  it.each([
    ['The North is four times as likely to like it as the South (80% vs 20%).', 'within'],
    ['The North is ten times as likely to like it as the South (80% vs 8%).', 'outside'],
    ['The North likes it 55 points more often than the South (75% vs 20%).', 'within'],
    ['The North is 34% more likely to like it than the South (71% vs 47%).', 'outside'],
  ])('is confirmed or refuted by a comparison: %s', async (text, verdict) => {
    const id = await kept(text);
    const data = { analysis: comparison, item: 'Did you like it?', answer: 'Yes' };
    const { claim } = await host.ask('claims.link', { id, data });
    expect(claim.evidence).toMatchObject({
      verdict,
      shareA: 0.75,
      baseA: 40,
      shareB: 0.2,
      baseB: 50,
    });
    expect(claim.evidence?.ratioLow).toBeCloseTo(2.0943, 3);
    expect(claim.evidence?.ratioHigh).toBeCloseTo(6.7146, 3);
    const { claims } = await host.ask('claims.library', {});
    expect(claims.find((one) => one.id === id)?.evidence?.verdict).toBe(verdict);
  });

  it('is held against two columns of a table, by the names of its groups or of the columns', async () => {
    const id = await kept('The North is 3.5 times as likely to like it as the South (70% vs 20%).');
    const link = (more: object) =>
      host.ask('claims.link', {
        id,
        data: { analysis: table, item: 'liked', answer: 'Yes', ...more },
      });
    const { claim } = await link({});
    expect(claim.evidence).toMatchObject({ verdict: 'within', shareA: 0.75, shareB: 0.2 });
    const turned = await link({ columns: ['South', 'North'] });
    expect(turned.claim.evidence).toMatchObject({ verdict: 'outside', shareA: 0.2, shareB: 0.75 });
    const fault = await host.refusal('claims.link', {
      id,
      data: { analysis: table, item: 'liked', answer: 'Yes', columns: ['North', 'West'] },
    });
    expect(fault.code).toBe('claim-does-not-fit');
  });

  it('is freed again, and the link can be taken back', async () => {
    const id = await kept(
      'The North is five times as likely to like it as the South (80% vs 16%).',
    );
    const data = { analysis: comparison, item: 'liked', answer: 'Yes', swapped: true };
    const { claim, undo } = await host.ask('claims.link', { id, data });
    expect(claim.evidence).toMatchObject({ shareA: 0.2, shareB: 0.75 });
    await host.ask('claims.restore', undo.input);
    const { claims } = await host.ask('claims.library', {});
    expect(claims.find((one) => one.id === id)?.evidence).toBeNull();
  });
});

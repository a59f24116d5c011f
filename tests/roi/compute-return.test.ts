import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeReturn } from '#analysis/roi/compute-return.ts';
import type { Ledger } from '#analysis/roi/ledger.ts';
import { paybackOf } from '#analysis/roi/payback.ts';
import { ledgerTemplates } from '#analysis/roi/templates.ts';
import golden from '../goldens/returns.json' with { type: 'json' };

const none = { inputs: [], lines: [], checks: [], scenarios: [] };
const calls: Ledger = {
  ...none,
  inputs: Object.entries(golden.calls).map(([name, [value, low, high]]) => ({
    name,
    value: value as number,
    low: low as number,
    high: high as number,
    source: 'a test',
  })),
  lines: [
    {
      channel: 'Call deflection',
      cost: 'programme_cost',
      value: 'conversations * deflection_share * cost_per_call',
    },
  ],
};

describe('computeReturn', () => {
  it('has the returns, shares and costs that plain arithmetic has', () => {
    const { lines } = computeReturn({
      ...none,
      inputs: [{ name: 'margin', value: golden.margin, source: 'a test' }],
      lines: Object.entries(golden.channels).map(([channel, [cost, conversions]]) => ({
        channel,
        cost: cost as number,
        conversions: conversions as number,
        value: `${conversions} * margin`,
      })),
    });
    for (const [at, wanted] of golden.lines.entries()) {
      for (const [field, number] of Object.entries(wanted)) {
        if (typeof number === 'number') {
          expect(lines[at]?.[field as 'roi'], `${wanted.channel} ${field}`).toBeCloseTo(number, 12);
        }
      }
    }
  });

  it('has numpy’s tornado, break-even and bounds', () => {
    const result = computeReturn(calls, { draws: 100_000, seed: 5, confidence: 0.95 });
    expect(result.total.roi).toBeCloseTo(golden.roi, 12);
    for (const { input, low, high } of result.sensitivity) {
      const [wantedLow, wantedHigh] = golden.bars[input as 'conversations'] as [number, number];
      expect(low).toBeCloseTo(wantedLow, 12);
      expect(high).toBeCloseTo(wantedHigh, 12);
    }
    for (const { input, breakEven } of result.breakEven) {
      const wanted = golden.breakEven[input as 'conversations'];
      expect((breakEven ?? 0) / wanted).toBeCloseTo(1, 9);
    }
    // 100,000 draws place these quantiles within about 0.01.
    expect(Math.abs((result.total.low ?? 9) - golden.low)).toBeLessThan(0.02);
    expect(Math.abs((result.total.high ?? 9) - golden.high)).toBeLessThan(0.03);
    expect(Math.abs((result.total.mean ?? 9) - golden.mean)).toBeLessThan(0.01);
    expect(Math.abs((result.total.lossShare ?? 9) - golden.lossShare)).toBeLessThan(0.005);
    expect(result.lines[0]?.low).toBe(result.total.low);
  });

  it('orders the tornado by width, and sets all inputs to their worse and better bounds', () => {
    const { sensitivity, scenarios } = computeReturn(calls);
    expect(sensitivity.map(({ input }) => input)).toEqual([
      'deflection_share',
      'conversations',
      'cost_per_call',
      'programme_cost',
    ]);
    expect(scenarios.map(({ scenario, cost, value }) => [scenario, cost, value])).toEqual([
      ['Everything at its worse bound', 190_000, 80_000],
      ['As stated', 150_000, 250_000],
      ['Everything at its better bound', 140_000, 130_000 * 0.2 * 30],
    ]);
  });

  it('repeats with the same seed and moves with another', () => {
    const draw = (seed: number) =>
      computeReturn(calls, { draws: 200, seed, confidence: 0.9 }).total;
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4)).not.toEqual(draw(5));
  });

  it.each([
    ['no-return', { cost: 10 }],
    ['no-cost', { value: 10 }],
    ['no-cost', { value: 10, cost: 0 }],
    ['nothing-known', {}],
    ['input-missing', { cost: 10, value: 'nobody_knows' }],
    ['input-missing', { cost: 'not_yet', value: 3 }],
    ['not-a-number', { cost: 1, value: '1 / 0' }],
  ] as const)('has no return and says %s for %j, while the rest stands', (reason, line) => {
    const result = computeReturn({
      ...none,
      inputs: [{ name: 'not_yet', value: null, source: 'a test' }],
      lines: [
        { channel: 'Broken', ...line },
        { channel: 'Whole', cost: 4, value: 5 },
      ],
    });
    expect(result.lines[0]).toMatchObject({ roi: null, roas: null, reason });
    expect(result.total).toMatchObject({ lines: 1, cost: 4, value: 5, roi: 0.25 });
    expect(result.warnings[0]).toContain('Broken has no return');
  });

  it('takes a value of nothing for a loss of all, not for a missing one', () => {
    const { lines } = computeReturn({ ...none, lines: [{ channel: 'Flop', cost: 10, value: 0 }] });
    expect(lines[0]).toMatchObject({ roi: -1, roas: 0, reason: null });
  });

  it('asks whether 29 million are the new total or the gain, and computes once it is said', () => {
    const ledger = (means?: 'total' | 'gain'): Ledger => ({
      ...none,
      inputs: [{ name: 'revenue', value: 29_000_000, increase: 0.18, means, source: 'a slide' }],
      lines: [{ channel: 'Programme', cost: 1_000_000, value: 'revenue_gain' }],
    });
    const asked = computeReturn(ledger());
    expect(asked.lines[0]?.reason).toBe('total-or-gain');
    expect(asked.questions[0]?.sentence).toBe(
      'Is 29,000,000 the new total or the gain? With an increase of 18 %: as the total, the gain is 4,423,729 on 24,576,271; as the gain, it came on top of 161,111,111.',
    );
    expect(computeReturn(ledger('total')).lines[0]?.value).toBeCloseTo(4_423_728.81, 2);
    expect(computeReturn(ledger('gain')).lines[0]?.value).toBe(29_000_000);
  });

  it('holds a unit value against usual ones', () => {
    const check = { name: 'Value of a conversation', usualLow: 2, usualHigh: 25 };
    const { unitValues, warnings } = computeReturn({
      ...none,
      checks: [
        { ...check, total: 5_000_000, count: 100_000 },
        { ...check, total: 250_000, count: 100_000 },
        { ...check, total: 1, count: 0 },
      ],
    });
    expect(unitValues.map(({ each, isUsual }) => [each, isUsual])).toEqual([
      [50, false],
      [2.5, true],
      [null, null],
    ]);
    expect(warnings).toEqual([
      'Value of a conversation: 5,000,000 over 100,000 is 50 each: usual figures are 2 to 25.',
    ]);
  });

  it('converts another currency by a stated rate, and refuses it without', () => {
    const ledger: Ledger = {
      ...none,
      currency: 'USD',
      inputs: [{ name: 'spend', value: 100, unit: 'EUR', source: 'an invoice' }],
      lines: [{ channel: 'Fair', cost: 'spend', value: 220 }],
    };
    expect(computeReturn(ledger).lines[0]?.reason).toBe('currencies-differ');
    expect(computeReturn({ ...ledger, rates: { EUR: 1.1 } }).lines[0]?.roi).toBeCloseTo(1, 12);
  });

  it.each([
    [{ name: 'a', value: 5, low: 6 }, 'count-out-of-range'],
    [{ name: 'a', value: 5, high: 4 }, 'count-out-of-range'],
    [{ name: 'a', value: 5, increase: -1 }, 'count-out-of-range'],
  ] as const)('refuses %j', (input, code) => {
    expect(() => computeReturn({ ...none, inputs: [input] })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('refuses two inputs of one name, and a formula that is none', () => {
    const twice = { name: 'a', value: 1 };
    expect(() => computeReturn({ ...none, inputs: [twice, twice] })).toThrow('count-out-of-range');
    for (const value of ['1 +', 'a = 3', '"text"']) {
      expect(() => computeReturn({ ...none, lines: [{ channel: 'x', cost: 1, value }] })).toThrow(
        'expression-not-understood',
      );
    }
  });

  it('every template can be filled in and computed', () => {
    for (const { id, ledger } of ledgerTemplates) {
      const filled = { ...ledger, inputs: ledger.inputs.map((one) => ({ ...one, value: 2 })) };
      const { lines } = computeReturn(filled);
      expect(
        lines.map(({ reason }) => reason),
        id,
      ).toEqual(lines.map(() => null));
      expect(
        computeReturn(ledger).lines.every(({ reason }) => reason === 'input-missing'),
        id,
      ).toBe(true);
    }
  });

  it('does not depend on the order of lines, and scales with the currency', () => {
    const line = fc.record({
      cost: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      value: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (amounts) => {
        const lines = amounts.map((one, at) => ({ channel: `c${at}`, ...one }));
        const { total } = computeReturn({ ...none, lines });
        const turned = computeReturn({ ...none, lines: [...lines].reverse() }).total;
        const dearer = computeReturn({
          ...none,
          lines: lines.map((one) => ({ ...one, cost: one.cost * 7, value: one.value * 7 })),
        }).total;
        expect(turned.roi).toBeCloseTo(total.roi ?? Number.NaN, 9);
        expect(dearer.roi).toBeCloseTo(total.roi ?? Number.NaN, 9);
      }),
      { seed: 81, numRuns: 60 },
    );
  });
});

describe('paybackOf', () => {
  it('discounts and pays back as numpy says', () => {
    const result = paybackOf(golden.flows, golden.rate);
    expect(result.netPresentValue).toBeCloseTo(golden.netPresentValue, 9);
    expect(result.payback).toBeCloseTo(golden.payback, 12);
    expect(result.discountedPayback).toBeCloseTo(golden.discountedPayback, 12);
  });

  it('never pays back where the last sum is below nothing', () => {
    expect(paybackOf([-10, 12, -5], 0)).toMatchObject({ payback: null });
    expect(paybackOf([0, 4], 0)).toMatchObject({ payback: 0 });
  });

  it.each([-1, Number.NaN])('refuses a rate of %d', (rate) => {
    expect(() => paybackOf([1], rate)).toThrow(
      expect.objectContaining({ code: 'count-out-of-range' }),
    );
  });
});

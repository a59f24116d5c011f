import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOfCounts, agreementOfTags } from '#analysis/text/agreement.ts';
import golden from '../goldens/cohen-kappa.json' with { type: 'json' };

describe('agreement of tags with corrections', () => {
  it('has the kappa and the standard error that R prints', () => {
    const report = agreementOfCounts({
      classes: golden.classes,
      counts: golden.countsHusbandByWife,
    });
    // R prints five significant digits.
    expect(report.kappa?.toPrecision(golden.significantDigits)).toBe(String(golden.kappa));
    expect(report.kappaStandardError?.toPrecision(golden.significantDigits)).toBe(
      String(golden.standardError),
    );
    const z = 1.959963984540054;
    expect(report.kappaLow).toBeCloseTo(golden.kappa - z * golden.standardError, 4);
    expect(report.kappaHigh).toBeCloseTo(golden.kappa + z * golden.standardError, 4);
  });

  it('counts rows as truth and columns as prediction', () => {
    const report = agreementOfTags(['a', 'a', 'a', 'b'], ['a', 'b', 'b', 'b'], ['a', 'b']);
    expect(report.confusion).toEqual({
      classes: ['a', 'b'],
      counts: [
        [1, 0],
        [2, 1],
      ],
    });
    expect(report.accuracy).toBe(0.5);
    expect(report.perClass[0]).toMatchObject({
      class: 'a',
      predictedCount: 3,
      correctedCount: 1,
      precision: 1 / 3,
      recall: 1,
      recallHigh: 1,
      f1: 0.5,
    });
    expect(report.perClass[1]).toMatchObject({ precision: 1, recall: 1 / 3, f1: 0.5 });
  });

  it('leaves out texts that were not checked, and gives no number for none', () => {
    const report = agreementOfTags(['a', null, 'a'], [null, 'a', 'a'], ['a', 'b']);
    expect(report.checked).toBe(1);
    const nothing = agreementOfTags([null], [null], ['a']);
    expect(nothing).toMatchObject({
      checked: 0,
      accuracy: null,
      kappa: null,
      kappaReason: 'nothing-checked',
    });
    expect(nothing.perClass[0]).toMatchObject({ precision: null, recall: null, f1: null });
  });

  it('gives no kappa where both sides use one class throughout', () => {
    expect(agreementOfTags(['a', 'a'], ['a', 'a'], ['a', 'b'])).toMatchObject({
      accuracy: 1,
      kappa: null,
      kappaReason: 'one-class-only',
    });
  });

  it.each([
    [
      'agree',
      'perfect-agreement',
      [
        [7, 0],
        [0, 4],
      ],
      1,
    ],
    [
      'agree in three classes',
      'perfect-agreement',
      [
        [3, 0, 0],
        [0, 3, 0],
        [0, 0, 1],
      ],
      1,
    ],
    [
      'oppose each other evenly',
      'no-spread',
      [
        [0, 5],
        [5, 0],
      ],
      -1,
    ],
  ])('does not call kappa certain where the two %s throughout', (_, kappaReason, counts, kappa) => {
    const classes = counts.map((_row, index) => `class ${index}`);
    expect(agreementOfCounts({ classes, counts })).toMatchObject({
      kappa,
      kappaStandardError: 0,
      kappaLow: null,
      kappaHigh: null,
      kappaReason,
    });
  });

  it('keeps the interval where one text of a million is called otherwise', () => {
    const report = agreementOfCounts({
      classes: ['a', 'b'],
      counts: [
        [5e5, 1],
        [0, 5e5],
      ],
    });
    expect(report.kappaStandardError).toBeGreaterThan(0);
    expect(report.kappaLow).toBeLessThan(report.kappaHigh ?? Number.NaN);
    expect(report.kappaReason).toBeNull();
  });

  it('puts classes that were not named behind those that were', () => {
    expect(agreementOfTags(['z', 'c'], ['b', 'c'], ['c']).confusion.classes).toEqual([
      'c',
      'b',
      'z',
    ]);
  });

  it.each([
    [() => agreementOfTags(['a'], []), 'lengths-differ'],
    [() => agreementOfCounts({ classes: ['a'], counts: [[1, 2]] }), 'lengths-differ'],
    [() => agreementOfCounts({ classes: ['a'], counts: [[Number.NaN]] }), 'count-out-of-range'],
    [() => agreementOfTags(['a'], ['a'], [], 1), 'confidence-out-of-range'],
  ])('refuses %s', (call, code) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });

  it('keeps kappa under a change of sides and of the order of classes, and within -1..1', () => {
    const tables = fc.integer({ min: 2, max: 5 }).chain((size) =>
      fc.array(fc.array(fc.nat(20), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(tables, (counts) => {
        const classes = counts.map((_, index) => `class ${index}`);
        const report = agreementOfCounts({ classes, counts });
        const swapped = counts.map((_, i) => counts.map((row) => row[i] ?? 0));
        const other = agreementOfCounts({ classes, counts: swapped });
        const reversed = counts.map((row) => row.toReversed()).toReversed();
        const turned = agreementOfCounts({ classes: classes.toReversed(), counts: reversed });
        if (report.kappa === null || report.kappaStandardError === null) {
          expect(other.kappaReason).toBe(report.kappaReason);
          return;
        }
        expect(other.kappa).toBeCloseTo(report.kappa, 10);
        expect(turned.kappa).toBeCloseTo(report.kappa, 10);
        expect(other.kappaStandardError).toBeCloseTo(report.kappaStandardError, 10);
        expect(turned.kappaStandardError).toBeCloseTo(report.kappaStandardError, 10);
        expect(Math.abs(report.kappa)).toBeLessThanOrEqual(1 + 1e-12);
        expect(report.kappaLow === null).toBe(report.kappaReason !== null);
        if (report.kappaLow === null) return;
        expect(report.kappaLow).toBeGreaterThanOrEqual(-1);
        expect(report.kappaHigh).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});

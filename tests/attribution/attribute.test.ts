import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { attribute } from '#analysis/attribution/attribute.ts';
import { attributionModels } from '#analysis/attribution/attribution-models.ts';
import { checkedCredits } from '#analysis/attribution/credits.ts';
import { pathsOf } from './path-tables.ts';

const paths = pathsOf([
  { path: 'Search > Email > Direct', conversions: 40, value: 4000, nulls: 60 },
  { path: 'Search', conversions: 10, value: 900, nulls: 120 },
  { path: 'Social > Search', conversions: 25, value: 2000, nulls: 75 },
  { path: 'Email > Email > Direct', conversions: 5, value: 450, nulls: 15 },
]);

describe('attribute', () => {
  it('answers all models, removal effects and the band between them', () => {
    const result = attribute(paths);
    expect(result).toMatchObject({
      conversions: 80,
      value: 7350,
      nulls: 270,
      paths: 4,
      warnings: [],
    });
    expect(Object.keys(result.models)).toEqual([...attributionModels]);
    expect(result.removalEffects.map((effect) => effect.channel)).toEqual(paths.channels);
    expect(result.disagreement).toHaveLength(4);
    expect(result.models.first?.[0]).toEqual({
      channel: 'Search',
      conversions: 50,
      value: 4900,
      share: 50 / 80,
      low: null,
      high: null,
      reason: 'no-bootstrap-asked',
    });
  });

  it('computes only the models that were asked for', () => {
    const result = attribute(paths, { models: ['last'] });
    expect(Object.keys(result.models)).toEqual(['last']);
    expect(result.removalEffects).toEqual([]);
    expect(result.disagreement).toEqual([]);
  });

  it('says in words how far the models are apart, from the numbers alone', () => {
    const { disagreement } = attribute(paths, { models: ['first', 'last', 'linear'] });
    expect(disagreement.map((band) => band.sentence)).toEqual([
      'Search earns 44 to 63 % of the conversions depending on the model; its rank moves between 1 and 2.',
      'Email earns 0 to 21 % of the conversions depending on the model; its rank moves between 2 and 3.',
      'Direct earns 0 to 56 % of the conversions depending on the model; its rank moves between 1 and 4.',
      'Social earns 0 to 31 % of the conversions depending on the model; its rank moves between 2 and 4.',
    ]);
  });

  it('puts the share inside its bootstrap interval, and repeats to the last digit with the same seed', () => {
    const bootstrap = { draws: 200, seed: 7 };
    const result = attribute(paths, { bootstrap });
    for (const rows of Object.values(result.models)) {
      for (const { share, low, high, reason } of rows) {
        expect(reason).toBeNull();
        expect(low).toBeLessThanOrEqual((share as number) + 1e-12);
        expect(high).toBeGreaterThanOrEqual((share as number) - 1e-12);
      }
    }
    expect(attribute(paths, { bootstrap })).toEqual(result);
    expect(attribute(paths, { bootstrap: { draws: 200, seed: 8 } })).not.toEqual(result);
  });

  it('has intervals as wide as the binomial says, for first touch', () => {
    const { models } = attribute(paths, { models: ['first'], bootstrap: { draws: 2000, seed: 5 } });
    const search = models.first?.[0];
    const halfWidth = 1.96 * Math.sqrt((0.625 * 0.375) / 80);
    // 2,000 draws place a 2.5 % quantile within about 0.01 of this; the normal form adds as much.
    expect(search?.low).toBeCloseTo(0.625 - halfWidth, 1);
    expect(search?.high).toBeCloseTo(0.625 + halfWidth, 1);
    expect((search?.high as number) - (search?.low as number)).toBeGreaterThan(1.8 * halfWidth);
    expect((search?.high as number) - (search?.low as number)).toBeLessThan(2.2 * halfWidth);
  });

  it('has nulls beside a reason when nothing converted or nothing was there', () => {
    const idle = attribute(pathsOf([{ path: 'a > b', conversions: 0, nulls: 4 }]), {
      bootstrap: { draws: 5, seed: 1 },
    });
    for (const rows of Object.values(idle.models)) {
      expect(rows.map((row) => [row.share, row.conversions, row.reason])).toEqual([
        [null, null, 'no-conversions'],
        [null, null, 'no-conversions'],
      ]);
    }
    expect(idle.disagreement).toEqual([]);
    const empty = attribute(pathsOf([]), { bootstrap: { draws: 5, seed: 1 } });
    expect(empty).toMatchObject({ conversions: 0, paths: 0, removalEffects: [], disagreement: [] });
  });

  it('warns when no unsuccessful journey was known to Markov', () => {
    const { warnings } = attribute(pathsOf([{ path: 'a > b', conversions: 3 }]));
    expect(warnings).toEqual(['no-unsuccessful-journeys']);
  });

  it('stops when it is told to, between models and between draws', () => {
    const stopAt = (stage: string) => ({
      report(current: string) {
        if (current === stage) {
          throw new AnalysisError('cancelled');
        }
      },
    });
    for (const stage of ['attributing', 'resampling']) {
      expect(() => attribute(paths, { bootstrap: { draws: 3, seed: 1 } }, stopAt(stage))).toThrow(
        expect.objectContaining({ code: 'cancelled' }),
      );
    }
  });

  it('refuses draws and confidences that are none', () => {
    for (const draws of [0, 1.5, NaN]) {
      expect(() => attribute(paths, { bootstrap: { draws, seed: 1 } })).toThrow(
        expect.objectContaining({ code: 'count-out-of-range' }),
      );
    }
    expect(() => attribute(paths, { bootstrap: { draws: 9, seed: 1, confidence: 1 } })).toThrow(
      expect.objectContaining({ code: 'confidence-out-of-range' }),
    );
  });
});

describe('checkedCredits', () => {
  it('throws when a model gives away more than there was', () => {
    const credits = {
      conversions: Float64Array.of(40, 40, 1e-6, 0),
      values: Float64Array.of(7350, 0, 0, 0),
    };
    expect(() => checkedCredits('linear', credits, paths)).toThrow(
      expect.objectContaining({
        code: 'credits-do-not-sum',
        details: expect.objectContaining({ model: 'linear' }),
      }),
    );
  });
});

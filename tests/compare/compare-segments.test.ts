import { describe, expect, test } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { compareSegments, type SegmentsToCompare } from '#analysis/compare/compare-segments.ts';
import type { ComparedVariable } from '#analysis/compare/comparison.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import { type Answers, number, single } from './make-variables.ts';

const sides = (sizeA: number, sizeB: number) => ({
  a: Uint8Array.from({ length: sizeA + sizeB }, (_, row) => (row < sizeA ? 1 : 0)),
  b: Uint8Array.from({ length: sizeA + sizeB }, (_, row) => (row < sizeA ? 0 : 1)),
});

describe('the order of rows', () => {
  test('shares by gap, then means by effect size, those without either last of their kind', () => {
    const rowsOf = Array.from({ length: 60 }, (_, row) => row);
    const { rows } = compareSegments({
      ...sides(25, 35),
      variables: [
        number(
          'few',
          rowsOf.map((row) => (row === 3 ? 1 : null)),
        ),
        number(
          'weak',
          rowsOf.map((row) => (row * 7) % 13),
        ),
        number(
          'strong',
          rowsOf.map((row) => row),
        ),
        single(
          'even',
          rowsOf.map((row) => (row % 2 === 0 ? 'Even' : 'Odd')),
        ),
        single(
          'early',
          rowsOf.map((row) => (row < 30 ? 'Early' : 'Late')),
        ),
        single(
          'nobody',
          rowsOf.map(() => null),
          ['Never'],
        ),
      ],
    });
    expect(rows.map(({ variable, category }) => `${variable} ${category}`)).toEqual([
      'early Early',
      'early Late',
      'even Even',
      'even Odd',
      'nobody Never',
      'strong Mean',
      'weak Mean',
      'few Mean',
    ]);
    expect(rows.at(-1)).toMatchObject({ gap: null, reason: 'nobody-answered' });
  });
});

/** `yesA` of `sizeA` say yes on the first side, `yesB` of `sizeB` on the second. */
function yesNo(yesA: number, sizeA: number, yesB: number, sizeB: number): SegmentsToCompare {
  const answers = Array.from({ length: sizeA + sizeB }, (_, row) =>
    row < sizeA ? (row < yesA ? 'Yes' : 'No') : row - sizeA < yesB ? 'Yes' : 'No',
  );
  return { ...sides(sizeA, sizeB), variables: [single('q', answers, ['Yes', 'No'])] };
}

describe('kinds of variables', () => {
  test('a set has a row for each member, on the base of those who were asked', () => {
    const member = (label: string, answers: Answers) => ({
      label,
      column: categoryColumn(answers, ['No', 'Yes']),
    });
    const { rows } = compareSegments({
      ...sides(20, 20),
      variables: [
        {
          name: 'channels',
          label: 'Channels',
          kind: 'multiple',
          members: [
            member(
              'Facebook',
              Array.from({ length: 40 }, (_, row) => (row < 15 ? 'Yes' : 'No')),
            ),
            member(
              'Fora',
              Array.from({ length: 40 }, (_, row) => (row < 5 ? null : row < 10 ? 'Yes' : 'No')),
            ),
          ],
        },
      ],
    });
    expect(rows.map(({ category }) => category)).toEqual(['Facebook', 'Fora']);
    expect(rows[0]).toMatchObject({
      variable: 'channels',
      a: { share: 0.75, base: 20 },
      b: { share: 0 },
    });
    expect(rows[1]).toMatchObject({ a: { share: 5 / 15, base: 15, count: 5 }, b: { base: 20 } });
  });

  test('a scale has a mean row beside its answers, from the values of its answers', () => {
    const answers = Array.from(
      { length: 60 },
      (_, row) => ['Agree', 'Neither', 'Disagree', null, "Don't know"][(row * row) % 5] ?? null,
    );
    const column = categoryColumn(
      answers,
      ['Disagree', 'Neither', 'Agree', "Don't know"],
      [1, 2, 3, null],
    );
    const values = answers.map((answer) =>
      answer === null ? null : ({ Disagree: 1, Neither: 2, Agree: 3 }[answer] ?? null),
    );
    const weights = numberColumn(answers.map((_, row) => 1 + (row % 4)));
    for (const weighting of [{}, { weights }]) {
      const scale: ComparedVariable = { name: 's', label: 's', kind: 'scale', column };
      const { rows } = compareSegments({
        ...sides(24, 36),
        ...weighting,
        variables: [scale, number('s', values)],
      });
      expect(rows.filter(({ kind }) => kind === 'share')).toHaveLength(4);
      const [left, right] = rows.filter(({ kind }) => kind === 'mean');
      expect(left?.ratio === null || right?.ratio === null).toBe(true);
      for (const key of ['gap', 'gapLow', 'gapHigh', 'p', 'effectSize'] as const) {
        expectClose(left?.[key], right?.[key] as number, 1e-12, key);
      }
      expect(left?.a.base).toBe(right?.a.base);
    }
  });

  test('what cannot be compared is listed with the reason', () => {
    const names = Array.from({ length: 20 }, (_, row) => `person ${row}`);
    const { rows, skipped } = compareSegments({
      ...sides(10, 10),
      mostCategories: 10,
      variables: [
        { name: 'id', label: 'Id', kind: 'id', column: categoryColumn(names) },
        { name: 'note', label: 'Note', kind: 'text', column: textColumn(names) },
        { name: 'w', label: 'W', kind: 'weight', column: numberColumn(names.map(() => 1)) },
        { name: 'day', label: 'Day', kind: 'date', column: numberColumn(names.map(() => 1)) },
        single('name', names),
      ],
    });
    expect(rows).toEqual([]);
    expect(skipped.map(({ variable, reason }) => `${variable}: ${reason}`)).toEqual([
      'id: not-for-comparison',
      'note: not-for-comparison',
      'w: not-for-comparison',
      'day: not-for-comparison',
      'name: too-many-categories',
    ]);
  });
});

describe('small and empty bases', () => {
  test('a base under 30 is marked, under 10 hidden behind its reason, both adjustable', () => {
    const [marked] = compareSegments(yesNo(10, 29, 5, 40)).rows;
    expect(marked).toMatchObject({ smallBase: true, reason: null });
    expect(compareSegments(yesNo(10, 30, 5, 40)).rows[0]?.smallBase).toBe(false);
    const [hidden] = compareSegments(yesNo(3, 9, 5, 40)).rows;
    expect(hidden).toMatchObject({
      reason: 'base-too-small',
      method: 'none',
      gap: null,
      ratio: null,
      p: null,
      pAdjusted: null,
      a: { base: 9, share: null, low: null, count: null },
      b: { base: 40, share: null },
    });
    expect(hidden?.sentence).toContain('too few answered');
    const shown = compareSegments({ ...yesNo(3, 9, 5, 40), suppressedBase: 5, smallBase: 9 })
      .rows[0];
    expect(shown).toMatchObject({ reason: null, smallBase: false, a: { share: 3 / 9 } });
  });

  test('nobody on a side, one person, nobody at all', () => {
    for (const input of [yesNo(0, 0, 5, 40), yesNo(0, 0, 0, 0)]) {
      for (const row of compareSegments(input).rows) {
        expect(row).toMatchObject({ reason: 'nobody-answered', gap: null, p: null });
      }
    }
    const one = { ...sides(1, 30), suppressedBase: 0 };
    const mean = compareSegments({
      ...one,
      variables: [
        number(
          'n',
          Array.from({ length: 31 }, (_, row) => row),
        ),
      ],
    });
    expect(mean.rows[0]).toMatchObject({
      reason: 'too-few-for-a-variance',
      gap: null,
      a: { base: 1 },
    });
    const share = compareSegments({ ...one, variables: yesNo(1, 1, 10, 30).variables });
    expect(share.rows[0]).toMatchObject({ a: { share: 1, base: 1 }, method: 'fisher-exact' });
  });

  test('all answers missing', () => {
    const missing = Array.from({ length: 40 }, () => null);
    const { rows } = compareSegments({
      ...sides(20, 20),
      variables: [single('q', missing, ['Yes']), number('n', missing)],
    });
    expect(rows.map(({ reason }) => reason)).toEqual(['nobody-answered', 'nobody-answered']);
    expect(rows[0]).toMatchObject({ a: { base: 0, weightedBase: 0, effectiveBase: 0 } });
  });

  test('0 % and 100 % keep intervals, and everyone alike has no test', () => {
    const [row] = compareSegments(yesNo(40, 40, 0, 40)).rows;
    expect(row).toMatchObject({ gap: 1, ratio: null, oddsRatio: null, reason: null });
    expect(row?.gapLow).toBeGreaterThan(0.8);
    expect(row?.gapHigh).toBe(1);
    expect(row?.p).toBeLessThan(1e-10);
    const [alike] = compareSegments(yesNo(40, 40, 40, 40)).rows;
    expect(alike).toMatchObject({
      gap: 0,
      ratio: 1,
      p: null,
      method: 'none',
      reason: 'same-in-everyone',
    });
    expect(alike?.gapLow).toBeLessThan(0);
    const same = compareSegments({
      ...sides(20, 20),
      variables: [
        number(
          'n',
          Array.from({ length: 40 }, () => 7),
        ),
      ],
    });
    expect(same.rows[0]).toMatchObject({
      gap: 0,
      p: null,
      effectSize: null,
      reason: 'all-values-equal',
      a: { mean: 7 },
    });
  });
});

describe('weights', () => {
  test('rows whose weight is missing or 0 drop out and are counted', () => {
    const input = yesNo(20, 40, 10, 40);
    const weights = numberColumn(
      Array.from({ length: 80 }, (_, row) => (row === 0 ? null : row === 79 ? 0 : 1)),
    );
    const result = compareSegments({ ...input, weights });
    expect(result.unweightedOutCount).toBe(2);
    expect(result.rows[0]).toMatchObject({
      a: { base: 39, count: 19 },
      b: { base: 39, count: 10 },
    });
    expect(result.rows[0]?.sentence).toContain('weighted');
  });

  test('all weights 0 leave nobody', () => {
    const weights = numberColumn(Array.from({ length: 80 }, () => 0));
    const result = compareSegments({ ...yesNo(20, 40, 10, 40), weights });
    expect(result).toMatchObject({ unweightedOutCount: 80, a: { base: 0, effectiveBase: 0 } });
    expect(result.rows.every(({ reason }) => reason === 'nobody-answered')).toBe(true);
  });

  test.each([-1, Number.POSITIVE_INFINITY])('a weight of %d is refused with its row', (weight) => {
    const weights = numberColumn(Array.from({ length: 80 }, (_, row) => (row === 41 ? weight : 1)));
    try {
      compareSegments({ ...yesNo(20, 40, 10, 40), weights });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'weight-out-of-range',
        details: { rowNumber: 42, weight },
      });
    }
  });
});

describe('what a caller can do wrong', () => {
  const input = yesNo(20, 40, 10, 40);

  test('segments that overlap within the filter', () => {
    const a = input.a.slice();
    a[50] = 1;
    a[60] = 1;
    expect(() => compareSegments({ ...input, a })).toThrow('segments-overlap {"count":2}');
    const filter = Uint8Array.from({ length: 80 }, (_, row) => (row < 50 ? 1 : 0));
    expect(compareSegments({ ...input, a, filter }).b.base).toBe(10);
  });

  test('lengths that differ, and a level that is none', () => {
    expect(() => compareSegments({ ...input, b: new Uint8Array(3) })).toThrow('lengths-differ');
    expect(() => compareSegments({ ...input, filter: new Uint8Array(3) })).toThrow(
      'lengths-differ',
    );
    expect(() => compareSegments({ ...input, variables: [number('n', [1])] })).toThrow(
      'lengths-differ',
    );
    expect(() => compareSegments({ ...input, confidence: 95 })).toThrow('confidence-out-of-range');
  });

  test('stopping stops it', () => {
    const report = () => {
      throw new AnalysisError('cancelled');
    };
    expect(() => compareSegments(input, { report })).toThrow('cancelled');
  });
});

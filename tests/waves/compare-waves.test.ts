import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnalysisError } from '#analysis/analysis-error.ts';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { compareWaves } from '#analysis/waves/compare-waves.ts';
import type { WaveRow, WaveVariable } from '#analysis/waves/wave-changes.ts';
import { pairsOf } from '#analysis/waves/wave-rows.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

const wavesOf = (...sizes: readonly number[]): Uint8Array =>
  Uint8Array.from(sizes.flatMap((size, wave) => Array.from({ length: size }, () => wave)));

const repeat = <Value>(count: number, value: Value): readonly Value[] =>
  Array.from({ length: count }, () => value);

function single(name: string, answers: readonly (string | null)[], labels?: readonly string[]) {
  const column = categoryColumn(answers, labels);
  return { name, label: name, kind: 'single', column } as const;
}

function found(rows: readonly WaveRow[], category: string): WaveRow {
  const row = rows.find((one) => one.category === category);
  if (row === undefined) throw new Error(`no row ${category}`);
  return row;
}

describe('which waves are held against which', () => {
  test('each against the one before, then from the third on against the first', () => {
    expect(pairsOf(2)).toEqual([[0, 1]]);
    expect(pairsOf(4)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 2],
      [0, 3],
    ]);
    expect(pairsOf(1)).toEqual([]);
    expect(pairsOf(0)).toEqual([]);
  });

  test('two waves give what a comparison of two segments gives', () => {
    const random = new SeededRandom(5);
    const draw = (): string | null => {
      const place = random.next();
      return place < 0.1 ? null : place < 0.5 ? 'Yes' : 'No';
    };
    const answers = Array.from({ length: 300 }, draw);
    const weights = numberColumn(answers.map(() => 0.2 + 2 * random.next()));
    const waveOf = wavesOf(120, 180);
    const variable = single('q', answers, ['Yes', 'No']);
    const waves = compareWaves({ waves: ['A', 'B'], waveOf, weights, variables: [variable] });
    const sides = compareSegments({
      a: waveOf.slice(),
      b: waveOf.map((wave) => 1 - wave),
      weights,
      variables: [variable],
    });
    for (const row of waves.rows) {
      const side = sides.rows.find(({ category }) => category === row.category);
      const [change] = row.changes;
      expect(change?.change).toBeCloseTo(side?.gap ?? Number.NaN, 12);
      expect(change?.p).toBeCloseTo(side?.p ?? Number.NaN, 12);
      expect(change?.low).toBeCloseTo(side?.gapLow ?? Number.NaN, 12);
      expect(change?.effectSize).toBeCloseTo(side?.effectSize ?? Number.NaN, 12);
      expect(change?.sentence).toBe(`B v A: ${side?.sentence}`);
    }
  });
});

describe('answers that come and go', () => {
  const answers = [
    ...repeat(40, 'Old'),
    ...repeat(40, 'Kept'),
    ...repeat(60, 'Kept'),
    ...repeat(20, 'New'),
    ...repeat(50, 'Kept'),
    ...repeat(30, 'New'),
  ];
  const column = categoryColumn(answers, ['Old', 'Kept', 'New']);
  const input = { waves: ['2022', '2023', '2024'], waveOf: wavesOf(80, 80, 80) };

  test('are named with the waves in which nobody gave them, and tested where lists are not known', () => {
    const { rows } = compareWaves({ ...input, variables: [single('q', answers)] });
    expect(found(rows, 'New').note).toBe('New in 2023: nobody gave it in 2022');
    expect(found(rows, 'New').absentIn).toEqual([0]);
    expect(found(rows, 'Old').note).toBe('Vanished after 2022: nobody gave it in 2023, 2024');
    expect(found(rows, 'Kept').note).toBeNull();
    expect(found(rows, 'New').changes[0]?.p).toBeLessThan(0.001);
  });

  test('are not compared with a wave whose list is known not to have had them', () => {
    const offered = [
      [1, 1, 0, 1],
      [1, 1, 1, 1],
      [0, 1, 1, 1],
    ].map((codes) => Uint8Array.from(codes));
    const variable: WaveVariable = { name: 'q', label: 'q', kind: 'single', column, offered };
    const { rows, changeTests } = compareWaves({ ...input, variables: [variable] });
    const fresh = found(rows, 'New');
    expect(fresh.changes[0]).toMatchObject({ p: null, change: null, reason: 'not-in-the-list' });
    expect(fresh.changes[0]?.sentence).toBe(
      '2023 v 2022: not compared, as the answer is not in the list of 2022',
    );
    expect(fresh.changes[1]?.p).not.toBeNull();
    expect(found(rows, 'Old').changes[0]?.p).toBeLessThan(0.001);
    expect(found(rows, 'Old').changes[1]?.reason).toBe('not-in-the-list');
    // Kept in all three pairs; New in one, Old in one.
    expect(changeTests).toBe(5);
    // Two waves at most offered them: no line through three.
    expect(fresh.trend).toBeNull();
  });

  test('of a question that a wave did not ask are neither new nor vanished', () => {
    const asked = [...repeat(80, null), ...answers.slice(80)];
    const { rows, questions } = compareWaves({ ...input, variables: [single('q', asked)] });
    expect(found(rows, 'New').note).toBeNull();
    expect(found(rows, 'New').points[0]).toMatchObject({ base: 0, reason: 'nobody-answered' });
    expect(found(rows, 'New').changes[0]).toMatchObject({ p: null, reason: 'nobody-answered' });
    expect(questions[0]?.answeredIn).toEqual([1, 2]);
  });
});

describe('data without an answer', () => {
  const input = { waves: ['A', 'B', 'C'], waveOf: wavesOf(50, 50, 50) };
  const one = single('q', [...repeat(75, 'Yes'), ...repeat(75, 'No')]);

  test('a constant has no test, no trend and no question, and the rest stands', () => {
    const constant = single('same', repeat(150, 'Yes'));
    const { rows, questions } = compareWaves({ ...input, variables: [constant, one] });
    const same = rows.find(({ variable }) => variable === 'same');
    expect(same?.changes.map(({ reason }) => reason)).toEqual(repeat(3, 'same-in-everyone'));
    expect(same?.trend).toBeNull();
    expect(questions.map(({ method }) => method)).toEqual(['none', 'pearson-chi-square']);
    expect(rows.find(({ variable }) => variable === 'q')?.changes[1]?.p).toBeLessThan(1e-6);
  });

  test('a number that is the same in everyone has no trend of rounding errors', () => {
    const column = numberColumn(repeat(150, 0.1));
    const { rows } = compareWaves({
      ...input,
      weights: numberColumn(Array.from({ length: 150 }, (_, row) => 0.3 + (row % 7))),
      variables: [{ name: 'n', label: 'n', kind: 'number', column }],
    });
    expect(rows[0]?.trend).toBeNull();
    expect(rows[0]?.changes.every(({ p }) => p === null)).toBe(true);
  });

  test('everyone missing, a filter that keeps nobody, weights of zero: values with a reason', () => {
    const none = compareWaves({ ...input, variables: [single('q', repeat(150, null), ['Yes'])] });
    expect(none.rows[0]?.changes[0]?.reason).toBe('nobody-answered');
    const filtered = compareWaves({ ...input, filter: new Uint8Array(150), variables: [one] });
    expect(filtered.waves.map(({ base }) => base)).toEqual([0, 0, 0]);
    expect(filtered.rows[0]?.points[0]?.reason).toBe('nobody-answered');
    const weightless = compareWaves({
      ...input,
      weights: numberColumn(repeat(150, 0)),
      variables: [one],
    });
    expect(weightless.unweightedOutCount).toBe(150);
    expect(weightless.changeTests).toBe(0);
  });

  test('one wave has nothing to be compared with', () => {
    const alone = compareWaves({ waves: ['A'], waveOf: wavesOf(50), variables: [] });
    expect(alone.rows).toEqual([]);
    expect(alone.waves).toMatchObject([{ name: 'A', base: 50 }]);
  });

  test('small bases are marked, those under ten are not shown, nor do they bend the trend', () => {
    const waveOf = wavesOf(5, 20, 60, 65);
    const answers = Array.from({ length: 150 }, (_, row) => (row % 3 === 0 ? 'Yes' : 'No'));
    const input4 = { waves: ['A', 'B', 'C', 'D'], waveOf };
    const { rows } = compareWaves({ ...input4, variables: [single('q', answers)] });
    const yes = found(rows, 'Yes');
    expect(yes.points.map(({ value }) => value === null)).toEqual([true, false, false, false]);
    expect(yes.points.map(({ isSmall }) => isSmall)).toEqual([true, true, false, false]);
    const without = compareWaves({
      ...input4,
      filter: waveOf.map((wave) => Number(wave > 0)),
      variables: [single('q', answers)],
    });
    expect(found(without.rows, 'Yes').trend?.slope).toBe(yes.trend?.slope);
    expect(yes.trend).not.toBeNull();
  });

  test('texts and lists of names are left out with the reason', () => {
    const names = Array.from({ length: 150 }, (_, row) => `Name ${row}`);
    const column = categoryColumn(names);
    const { skipped } = compareWaves({
      ...input,
      mostCategories: 100,
      variables: [
        { name: 'names', label: 'names', kind: 'single', column },
        { name: 'day', label: 'day', kind: 'date', column: numberColumn(repeat(150, 1)) },
      ],
    });
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'too-many-categories',
      'not-for-comparison',
    ]);
  });

  test('a negative weight is refused with its row', () => {
    const weights = numberColumn([...repeat(149, 1), -1]);
    try {
      compareWaves({ ...input, weights, variables: [one] });
      expect.unreachable();
    } catch (error) {
      expect((error as AnalysisError).code).toBe('weight-out-of-range');
      expect((error as AnalysisError).details).toMatchObject({ rowNumber: 150 });
    }
  });
});

describe('members of a set', () => {
  test('each member is one row, with the base of those asked about it', () => {
    const member = (answers: readonly (string | null)[]) => categoryColumn(answers, ['No', 'Yes']);
    const { rows } = compareWaves({
      waves: ['A', 'B'],
      waveOf: wavesOf(40, 40),
      variables: [
        {
          name: 'media',
          label: 'Media',
          kind: 'multiple',
          members: [
            { label: 'TV', column: member([...repeat(40, 'Yes'), ...repeat(40, 'No')]) },
            { label: 'Web', column: member([...repeat(40, null), ...repeat(40, 'Yes')]) },
          ],
        },
      ],
    });
    expect(found(rows, 'TV').changes[0]?.change).toBe(-1);
    expect(found(rows, 'Web').points.map(({ base }) => base)).toEqual([0, 40]);
  });
});

describe('laws', () => {
  const draws = fc.array(
    fc.record({
      wave: fc.integer({ min: 0, max: 3 }),
      answer: fc.constantFrom('Yes', 'No', 'Perhaps', null),
      weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
    }),
    { minLength: 120, maxLength: 200 },
  );
  const compare = (
    rows: readonly { wave: number; answer: string | null; weight: number }[],
    scale: readonly number[] = [1, 1, 1],
  ) =>
    compareWaves({
      waves: ['A', 'B', 'C'],
      waveOf: Uint8Array.from(rows, ({ wave }) => wave),
      weights: numberColumn(rows.map(({ wave, weight }) => weight * (scale[wave] ?? 1))),
      variables: [
        single(
          'q',
          rows.map(({ answer }) => answer),
          ['Yes', 'No', 'Perhaps'],
        ),
      ],
    });

  test('the scale of the weights of a wave changes neither changes nor trends', () => {
    fc.assert(
      fc.property(draws, (rows) => {
        const [one, other] = [compare(rows), compare(rows, [1, 300, 0.02])];
        for (const row of one.rows) {
          const same = found(other.rows, row.category);
          expect(same.trend?.slope ?? 0).toBeCloseTo(row.trend?.slope ?? 0, 10);
          expect(same.trend?.p ?? 1).toBeCloseTo(row.trend?.p ?? 1, 9);
          expect(same.changes[0]?.p ?? 1).toBeCloseTo(row.changes[0]?.p ?? 1, 9);
        }
        expect(other.questions[0]?.p ?? 1).toBeCloseTo(one.questions[0]?.p ?? 1, 8);
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  test('changes from wave to wave add up to the change since the first', () => {
    fc.assert(
      fc.property(draws, (rows) => {
        for (const { changes } of compare(rows).rows) {
          const [first, second, whole] = changes.map(({ change }) => change);
          if (first == null || second == null || whole == null) continue;
          expect(first + second).toBeCloseTo(whole, 12);
        }
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  test('a trend backwards is the trend turned over', () => {
    fc.assert(
      fc.property(draws, (rows) => {
        const there = rows.filter(({ wave }) => wave < 3);
        const back = compare(there.map((row) => ({ ...row, wave: 2 - row.wave })));
        for (const row of compare(there).rows) {
          const trend = found(back.rows, row.category).trend;
          expect(trend?.slope ?? 0).toBeCloseTo(-(row.trend?.slope ?? 0), 10);
          expect(trend?.p ?? 1).toBeCloseTo(row.trend?.p ?? 1, 9);
        }
      }),
      { seed: 43, numRuns: 60 },
    );
  });
});

test.each([
  ['plain', false],
  ['weighted', true],
])(
  '%s trends and tests of questions call one in twenty stable measures changing',
  (_, isWeighted) => {
    const random = new SeededRandom(808);
    const draws = 500;
    let [trends, questions] = [0, 0];
    for (let round = 0; round < draws; round++) {
      const waveOf = wavesOf(60, 110, 90, 140);
      const answers = Array.from(waveOf, () => {
        const place = random.next();
        return place < 0.35 ? 'Yes' : place < 0.8 ? 'No' : 'Perhaps';
      });
      const weights = Array.from(waveOf, (wave) => [1, 30, 0.2, 4][wave] as number).map(
        (scale) => scale * (0.3 + 2.4 * random.next() ** 2),
      );
      const changes = compareWaves({
        waves: ['A', 'B', 'C', 'D'],
        waveOf,
        weights: isWeighted ? numberColumn(weights) : null,
        variables: [single('q', answers, ['Yes', 'No', 'Perhaps'])],
      });
      trends += Number((found(changes.rows, 'Yes').trend?.p ?? 1) < 0.05);
      questions += Number((changes.questions[0]?.p ?? 1) < 0.05);
    }
    // Three and a half standard errors of a rate of 5 % over the draws.
    const error = 3.5 * Math.sqrt((0.05 * 0.95) / draws);
    expect(Math.abs(trends / draws - 0.05)).toBeLessThan(error);
    expect(Math.abs(questions / draws - 0.05)).toBeLessThan(error);
  },
);

import { describe, expect, test } from 'vitest';
import { compareWaves } from '#analysis/waves/compare-waves.ts';
import type { WaveChange, WaveChanges, WaveRow } from '#analysis/waves/wave-changes.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/waves.json' with { type: 'json' };

interface GoldenRow {
  readonly points: readonly object[];
  readonly changes: readonly { readonly from: number; readonly to: number }[];
  readonly trend: object;
}

const { columns } = golden;
const marks = ['1', '2', '3', '4', '5'];
const scores = columns.score.map((score) => (score === null ? null : String(score)));

function changesOf(isWeighted: boolean): WaveChanges {
  return compareWaves({
    waves: ['W1', 'W2', 'W3', 'W4'],
    waveOf: Uint8Array.from(columns.wave, (wave) => wave - 1),
    weights: isWeighted ? numberColumn(columns.weight) : null,
    variables: [
      {
        name: 'brand',
        label: 'Brand',
        kind: 'single',
        column: categoryColumn(columns.brand, ['A', 'B', 'C', 'D']),
      },
      {
        name: 'score',
        label: 'Score',
        kind: 'scale',
        column: categoryColumn(scores, marks, marks.map(Number)),
      },
      { name: 'spend', label: 'Spend', kind: 'number', column: numberColumn(columns.spend) },
    ],
  });
}

function rowOf({ rows }: WaveChanges, variable: string, category: string): WaveRow {
  const row = rows.find((one) => one.variable === variable && one.category === category);
  if (row === undefined) throw new Error(`no row ${variable} ${category}`);
  return row;
}

/** Every number of the golden, in the points, the changes and the trend of a row. */
function expectRow(row: WaveRow, expected: GoldenRow): void {
  const where = `${row.variable} ${row.category}`;
  expected.points.forEach((point, wave) => {
    expectNumbers(row.points[wave], point, `${where} in wave ${wave + 1}`);
  });
  for (const wanted of expected.changes) {
    const change = row.changes.find(({ from, to }) => from === wanted.from && to === wanted.to);
    expectNumbers(change, wanted, `${where} from ${wanted.from} to ${wanted.to}`);
  }
  expectNumbers(row.trend, expected.trend, `${where} trend`);
}

function expectNumbers(actual: unknown, wanted: object, where: string): void {
  for (const [key, value] of Object.entries(wanted)) {
    const found = (actual as Readonly<Record<string, number | null>> | undefined)?.[key];
    // Fisher's p of R carries seven digits where tables are nearly as likely.
    expectClose(found, value as number, key === 'p' ? 1e-8 : 1e-10, `${where} ${key}`);
  }
}

describe.each([
  ['without weights', false, golden.plain],
  ['with weights on another scale in each wave', true, golden.weighted],
])('changes between four waves %s agree with R', (_, isWeighted, expected) => {
  const changes = changesOf(isWeighted);

  test.each(['A', 'B', 'C', 'D'] as const)('shares of brand %s', (brand) => {
    expectRow(rowOf(changes, 'brand', brand), expected.brand[brand]);
  });

  test.each(['1', '2', '3', '4', '5'] as const)('shares of score %s', (score) => {
    expectRow(rowOf(changes, 'score', score), expected.score[score]);
  });

  test('means of a scale and of an amount', () => {
    expectRow(rowOf(changes, 'score', 'Mean'), expected.scoreMean);
    expectRow(rowOf(changes, 'spend', 'Mean'), expected.spend);
  });

  test('tests of questions over all waves', () => {
    for (const name of ['brand', 'score'] as const) {
      const question = changes.questions.find(({ variable }) => variable === name);
      const { statistic, df, p } = expected.questions[name];
      expectClose(question?.statistic, statistic, 1e-10, `${name} statistic`);
      expectClose(question?.p, p, 1e-9, `${name} p`);
      const [own, wanted] = [[question?.df ?? []].flat(), [df].flat()];
      wanted.forEach((degrees, at) => {
        expectClose(own[at], degrees, 1e-10, `${name} degrees`);
      });
    }
  });

  test('changes, trends and questions are adjusted each over all of their kind', () => {
    const all = changes.rows.flatMap((row) => row.changes);
    expectAdjusted(all, changes.changeTests);
    expectAdjusted(
      changes.rows.flatMap(({ trend }) => trend ?? []),
      changes.trendTests,
    );
    expectAdjusted(changes.questions, changes.questionTests);
  });
});

/** The step-up rule of Benjamini and Hochberg, written down once more. */
function expectAdjusted(
  tests: readonly Pick<WaveChange, 'p' | 'pAdjusted'>[],
  familySize: number,
): void {
  const tested = tests.filter(({ p }) => p !== null);
  expect(tested.length).toBe(familySize);
  for (const { p, pAdjusted } of tested) {
    const least = tested
      .filter((one) => (one.p as number) >= (p as number))
      .map((one) => {
        const rank = tested.filter((other) => (other.p as number) <= (one.p as number)).length;
        return ((one.p as number) * tested.length) / rank;
      });
    expectClose(pAdjusted, Math.min(1, ...least), 1e-12, 'adjusted p');
  }
}

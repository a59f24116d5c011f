import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import { crosstab } from '#analysis/tables/crosstab.ts';
import type { AnswersOfOne, Crosstab, TableCell, TableInput } from '#analysis/tables/table.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import spec from '../goldens/generate/tables-real-data-cases.json' with { type: 'json' };
import plain from '../goldens/tables-real-data.json' with { type: 'json' };
import weighted from '../goldens/tables-real-data-weighted.json' with { type: 'json' };

const shared = new URL('../../../shared/', import.meta.url);
const areThere = spec.cases.every(({ file }) => existsSync(new URL(file, shared)));
const missing = new Set(spec.missing);

interface Case {
  readonly name: string;
  readonly file: string;
  readonly headers: number;
  readonly weight?: number;
  readonly strata?: number;
  readonly clusters?: number;
}

type Rows = readonly (readonly string[])[];

function caseNamed(name: string): Case {
  return spec.cases.find((one) => one.name === name) as Case;
}

function readRows({ file, headers }: Case): Rows {
  const text = readFileSync(new URL(file, shared), 'latin1');
  return parse<string[]>(text, { skipEmptyLines: true }).data.slice(headers);
}

function valuesAt(rows: Rows, at: number, gone = missing): readonly (string | null)[] {
  return rows.map((row) => {
    const value = (row[at] ?? '').trim();
    return gone.has(value) ? null : value;
  });
}

function sorted(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

function question(rows: Rows, at: number, gone = missing): AnswersOfOne {
  const values = valuesAt(rows, at, gone);
  const column = categoryColumn(values, sorted(values));
  return { kind: 'answers', name: `q${at}`, label: `q${at}`, column, hasMean: false };
}

function numbersAt(rows: Rows, at: number): NumberColumn {
  return numberColumn(valuesAt(rows, at).map((value) => (value === null ? null : Number(value))));
}

/** Without columns that nobody answered beside the row: the other programs leave them out. */
function tableOf(rows: Rows, input: Omit<TableInput, 'rowCount' | 'suppressedBase'>): Crosstab {
  return crosstab({
    ...input,
    rowCount: rows.length,
    suppressedBase: 0,
    secondConfidence: 0.000001,
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function category(rows: Rows, at: number | undefined): CategoryColumn | null {
  return at === undefined ? null : question(rows, at).column;
}

/** Column of a table without its total. */
function lineOf(table: Crosstab, row: number): readonly TableCell[] {
  return table.cells[row]?.slice(1) ?? [];
}

function close(found: number | null | undefined, expected: number | null, tolerance = 1e-8): void {
  expectClose(found ?? Number.NaN, expected ?? Number.NaN, tolerance);
}

/** The p of the test between the first two columns of a row, whichever is higher. */
function pairP(table: Crosstab, row: number): number | null {
  const [one, other] = lineOf(table, row);
  const found = [
    ...(one?.comparisons.filter(({ letter }) => letter === 'B') ?? []),
    ...(other?.comparisons.filter(({ letter }) => letter === 'A') ?? []),
  ];
  return found[0]?.p ?? null;
}

describe.skipIf(!areThere)('tables of real files (real files absent: skipped)', () => {
  test.each(plain.cases)(
    '$name: counts, shares and tests as scipy and statsmodels have them',
    (golden) => {
      const rows = readRows(caseNamed(golden.name));
      for (const expected of golden.tables) {
        const [row, column] = [question(rows, expected.rows), question(rows, expected.columns)];
        const table = tableOf(rows, { rows: [row], columns: [column], smallCells: 'z' });
        for (const [at, counts] of expected.counts.entries()) {
          const line = lineOf(table, at + 1);
          expect(line.map(({ count }) => count)).toEqual(counts);
          for (const [index, cell] of line.entries()) {
            close(cell.columnShare, expected.shares[at]?.[index] ?? null);
            close(cell.residual, expected.residuals[at]?.[index] ?? null);
          }
          const p = expected.firstTwoColumnsP[at] ?? null;
          if (p !== null && p < 0.99999) close(pairP(table, at + 1), p);
        }
        const [independence] = table.tests;
        close(independence?.statistic, expected.chiSquare);
        close(independence?.p, expected.fisher ?? expected.p);
        close(independence?.cramersV, expected.cramersV);
        expect(independence?.df).toBe(expected.df);
      }
      for (const expected of golden.numbers) expectNumbers(rows, expected);
    },
  );

  function expectNumbers(
    rows: Rows,
    expected: (typeof plain.cases)[number]['numbers'][number],
  ): void {
    const column = numbersAt(rows, expected.rows);
    const statistics = ['mean', 'standardDeviation', 'sum', 'median', { percentile: 90 }] as const;
    const of = { kind: 'number', name: 'n', label: 'n', column } as const;
    const columns = [question(rows, expected.columns)];
    const means = tableOf(rows, { rows: [{ ...of, statistics }], columns });
    const keys = ['mean', 'standardDeviation', 'sum', 'median', 'percentile90'] as const;
    for (const [at, key] of keys.entries()) {
      for (const [index, cell] of lineOf(means, at + 1).entries()) {
        close(cell.value, expected[key][index] ?? null);
      }
    }
    for (const [index, cell] of lineOf(means, 1).entries()) {
      close(cell.standardError, expected.standardError[index] ?? null);
      expect(cell.base).toBe(expected.n[index]);
    }
    close(pairP(means, 1), expected.welchP);
    const ranks = tableOf(rows, { rows: [of], columns, scaleTests: 'ranks' });
    close(pairP(ranks, 1), expected.mannWhitneyP);
    const [one, other] = lineOf(ranks, 1);
    const effect = [...(one?.comparisons ?? []), ...(other?.comparisons ?? [])].find(
      ({ letter }) => letter === 'A' || letter === 'B',
    )?.effect;
    close(effect, Math.abs(expected.rankBiserial));
    const [whole] = ranks.tests;
    close(whole?.p, expected.kruskalP, 1e-7);
    if (expected.n.length > 2) {
      close(whole?.statistic, expected.kruskal);
      close(whole?.effect, expected.epsilonSquared);
    }
  }

  test.each(weighted.cases)('$name: weighted as R survey has them', (golden) => {
    const one = caseNamed(golden.name);
    const rows = readRows(one);
    const weights = numbersAt(rows, one.weight ?? -1);
    const [strata, clusters] = [category(rows, one.strata), category(rows, one.clusters)];
    const design = { strata, clusters };
    const hasDesign = strata !== null || clusters !== null;
    const sampleSize = rows.length;
    /** Of a group R's factor n / (n - 1) is that of the whole sample; without a design ours is the group's. */
    const asInR = (cell: TableCell): number => {
      if (hasDesign) return cell.standardError ?? Number.NaN;
      const factor = ((cell.base - 1) / cell.base) * (sampleSize / (sampleSize - 1));
      return (cell.standardError ?? Number.NaN) * Math.sqrt(factor);
    };
    for (const expected of golden.tables) {
      const row = [question(rows, expected.rows)];
      const columns = [question(rows, expected.columns)];
      const table = tableOf(rows, { rows: row, columns, weights, design });
      for (const [at, shares] of expected.shares.entries()) {
        for (const [index, cell] of lineOf(table, at + 1).entries()) {
          close(cell.columnShare, shares[index] ?? null);
          const error = expected.standardErrors[at]?.[index] ?? 0;
          if (error > 0) close(asInR(cell), error);
        }
        const p = expected.firstTwoColumnsP[at] ?? null;
        if (hasDesign && p !== null) close(pairP(table, at + 1), p, 1e-7);
      }
      const [independence] = table.tests;
      const base = hasDesign ? 0 : sumOf(lineOf(table, 0).map((cell) => cell.count));
      const factor = hasDesign ? 1 : (base / (base - 1)) * ((sampleSize - 1) / sampleSize);
      close((independence?.statistic ?? Number.NaN) * factor, expected.f);
      close(independence?.p, expected.p, hasDesign ? 1e-7 : 1e-3);
      const df = independence?.df;
      close(Array.isArray(df) ? df[0] : null, expected.ndf);
      // A filter of those with both answers: R counts them, and so the second degrees are their own.
      close(Array.isArray(df) ? df[1] : null, expected.ddf);
    }
    for (const expected of golden.numbers) {
      const column = numbersAt(rows, expected.rows);
      const statistics = [
        'mean',
        'standardDeviation',
        'sum',
        'median',
        { percentile: 87 },
      ] as const;
      const of = { kind: 'number', name: 'n', label: 'n', column, statistics } as const;
      const columns = [question(rows, expected.columns)];
      const table = tableOf(rows, { rows: [of], columns, weights, design });
      for (const [index, cell] of lineOf(table, 1).entries()) {
        close(cell.value, expected.mean[index] ?? null);
        close(asInR(cell), expected.standardError[index] ?? null);
        close(lineOf(table, 2)[index]?.value, expected.standardDeviation[index] ?? null);
        close(lineOf(table, 3)[index]?.value, expected.sum[index] ?? null);
        close(lineOf(table, 4)[index]?.value, expected.median[index] ?? null);
        close(lineOf(table, 5)[index]?.value, expected.percentile87[index] ?? null);
        if (!hasDesign) continue;
        close(cell.low, expected.low[index] ?? null);
        close(cell.high, expected.high[index] ?? null);
        // Below the first of few respondents svyquantile gives the second value.
        if (cell.base < 20) continue;
        close(lineOf(table, 4)[index]?.low, expected.medianLow[index] ?? null);
        close(lineOf(table, 4)[index]?.high, expected.medianHigh[index] ?? null);
      }
      if (hasDesign) close(pairP(table, 1), expected.meansP, 1e-7);
      if (hasDesign) continue;
      const ranks = tableOf(rows, { rows: [of], columns, weights, scaleTests: 'ranks' });
      // The factor again, which far in the tail moves p itself.
      close(Math.log(pairP(ranks, 1) ?? 0), Math.log(expected.ranksP), 1e-3);
    }
  });

  test('every percentage of a weighted survey over four banners', () => {
    const one = caseNamed('masculinity');
    const rows = readRows(one);
    const gone = new Set(['', 'NA']);
    const { questions, banners, shares } = weighted.grid;
    const table = tableOf(rows, {
      rows: questions.map((at) => question(rows, at, gone)),
      columns: banners.map((at) => question(rows, at, gone)),
      weights: numbersAt(rows, one.weight ?? -1),
      tests: 'none',
    });
    const answers = table.cells.filter((_, row) => table.rows[row]?.kind === 'category');
    let [row, count] = [0, 0];
    for (const ofQuestion of shares) {
      const height = ofQuestion[0]?.length ?? 0;
      for (let answer = 0; answer < height; answer++, row++) {
        const expected = ofQuestion.flatMap((ofBanner) => ofBanner[answer] ?? []);
        for (const [column, share] of expected.entries()) {
          const found = answers[row]?.[column + 1];
          if (share === null) expect(found?.reason).toBe('nobody-answered');
          else close(found?.columnShare, share);
          count++;
        }
      }
    }
    expect(row).toBe(answers.length);
    expect(count).toBeGreaterThan(1790);
  });
});

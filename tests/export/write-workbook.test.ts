import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type WorkbookResult, writeWorkbook } from '#main/export/write-workbook.ts';
import {
  hasLibreOffice,
  packageFaults,
  python,
  pythonWithOpenpyxl,
  type ReadCell,
  type ReadSheet,
  readByOpenpyxl,
  recomputedByLibreOffice,
} from './other-readers.ts';
import {
  manySheets,
  sampleAttribution,
  sampleComparison,
  sampleGap,
  sampleReport,
  sampleTags,
  shareRow,
} from './report-sample.ts';
import {
  cellAt,
  cellsOf,
  expectCells,
  type Row,
  rangeValues,
  scaled,
  tableOf,
  withoutCachedValues,
  withRows,
} from './workbook-cells.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-workbook-'));
const file = join(folder, 'report.xlsx');
let result: WorkbookResult;

beforeAll(async () => {
  result = await writeWorkbook(file, sampleReport());
});

const withoutOpenpyxl = pythonWithOpenpyxl === null ? ' (openpyxl absent: skipped)' : '';
const withoutLibreOffice =
  hasLibreOffice && pythonWithOpenpyxl !== null ? '' : ' (LibreOffice absent: skipped)';
const withoutPython = python === null ? ' (Python absent: skipped)' : '';

describe.skipIf(pythonWithOpenpyxl === null)(
  `a workbook read by openpyxl${withoutOpenpyxl}`,
  () => {
    let sheets: ReadonlyMap<string, ReadSheet>;
    beforeAll(() => {
      sheets = readByOpenpyxl(file);
    });
    const sheetAt = (index: number): ReadSheet =>
      sheets.get(result.sheets[index] as string) as ReadSheet;

    it('holds contents, a sheet for each analysis, data and evidence, in that order', () => {
      expect([...sheets.keys()]).toEqual([
        'Contents',
        'Strategic users everyone else',
        "Perception gap IBM's twelve con",
        'data (2)',
        'Traits',
        'Data',
        'Evidence',
      ]);
      expect(result.sheets).toEqual([...sheets.keys()]);
    });

    it('states every figure of a comparison as it was computed', () => {
      const table = tableOf(sheetAt(1));
      const comparison = sampleComparison();
      expect(table.rows).toHaveLength(comparison.rows.length);
      comparison.rows.forEach((row, at) => {
        const cells = table.rows[at] as Row;
        const scale = row.kind === 'share' ? 100 : 1;
        const [a, b] = row.kind === 'share' ? [row.a.share, row.b.share] : [row.a.mean, row.b.mean];
        expectCells(cells, {
          Question: row.label,
          Answer: row.category,
          'Strategic users': a,
          'Everyone else': b,
          'Gap, A − B': scaled(row.gap, scale),
          'Gap, interval from': scaled(row.gapLow, scale),
          'Times, A / B': row.ratio,
          'p, adjusted': row.pAdjusted,
          'Relative difference': row.relative,
          'Times, interval from': row.ratioLow,
          'Odds ratio': row.oddsRatio,
          'Odds ratio, from': row.oddsRatioLow,
          'Effect size (h, d)': row.effectSize,
          'p, unadjusted': row.p,
          'Base, Strategic users': row.a.base,
          'Weighted base, Strategic users': row.a.weightedBase,
          'Effective base, Everyone else': row.b.effectiveBase,
          'Strategic users, interval from': row.a.low,
          'In words': row.sentence,
          Variable: row.variable,
        });
      });
    });

    it('states every figure of a perception gap, from the highest gap to the lowest', () => {
      const table = tableOf(sheetAt(2));
      const { items } = sampleGap();
      const byItem = new Map(table.rows.map((row) => [row.get('Item')?.value, row]));
      expect(byItem.size).toBe(items.length);
      for (const item of items) {
        expectCells(byItem.get(item.item) as Row, {
          Consumers: item.left.share,
          Businesses: item.right.share,
          'Gap, right − left': scaled(item.gap, 100),
          'Gap, interval from': scaled(item.gapLow, 100),
          'Rank, Consumers': item.left.rank,
          'Rank gap, left − right': item.rankGap,
          z: item.z,
          'p, unadjusted': item.p,
          'Base, Businesses': item.right.base,
        });
      }
      const gaps = table.rows.map((row) => row.get('Gap, right − left')?.value ?? null);
      const known = gaps.filter((gap): gap is number => typeof gap === 'number');
      expect(known).toEqual([...known].sort((one, other) => other - one));
      expect(gaps.at(-1)).toBeNull();
    });

    it('states every share and credit of an attribution', () => {
      const attribution = sampleAttribution();
      const byChannel = new Map(
        tableOf(sheetAt(3)).rows.map((row) => [row.get('Channel')?.value, row]),
      );
      expect(byChannel.size).toBe(6);
      for (const [model, header] of [
        ['first', 'First touch'],
        ['markov', 'Markov'],
        ['shapley', 'Shapley'],
      ] as const) {
        for (const credit of attribution.models[model] ?? []) {
          expectCells(byChannel.get(credit.channel) as Row, {
            [header]: credit.share,
            [`Conversions, ${header}`]: credit.conversions,
            [`Value, ${header}`]: credit.value,
          });
        }
      }
    });

    it('states every class of a tag and its crossing with sentiment', () => {
      const tags = sampleTags();
      const { rows } = tableOf(sheetAt(4));
      tags.classes.forEach((row, at) => {
        expectCells(rows[at] as Row, {
          Trait: row.class,
          Count: row.count,
          Share: row.share,
          'Share, interval from': row.low,
          Base: row.base,
          'Count, negative': tags.cross?.rows[at]?.counts[0] ?? null,
          'negative, share of class':
            (tags.cross?.rows[at]?.counts[0] ?? 0) / (tags.cross?.rows[at]?.base ?? 1),
        });
      });
    });

    it('computes shares from the counts on the data sheet, and gaps and ratios from the shares', () => {
      const [first] = tableOf(sheetAt(1)).rows;
      expect(first?.get('Strategic users')?.formula).toMatch(
        /^='Data'!\$[A-Z]+\$\d+\/'Data'!\$[A-Z]+\$\d+$/u,
      );
      expect(first?.get('Gap, A − B')?.formula).toBe('=(C5-D5)*100');
      expect(first?.get('Times, A / B')?.formula).toBe('=C5/D5');
      expect(first?.get('Relative difference')?.formula).toBe('=C5/D5-1');
      const [channel] = tableOf(sheetAt(3)).rows;
      expect(channel?.get('Markov')?.formula).toMatch(
        /^='Data'!\$[A-Z]+\$\d+\/'Data'!\$[A-Z]+\$\d+$/u,
      );
      const [traitRow] = tableOf(sheetAt(4)).rows;
      expect(traitRow?.get('Share')?.formula).toMatch(/^='Data'!/u);
      const [item] = tableOf(sheetAt(2)).rows;
      expect(item?.get('Gap, right − left')?.formula).toBe('=(C5-B5)*100');
    });

    it('keeps text of the data as text, whatever it begins with', () => {
      const answers = tableOf(sheetAt(1)).rows.map((row) => row.get('Answer'));
      for (const text of [
        '=HYPERLINK("http://example.com")',
        '-5',
        '@home',
        '#N/A',
        'Yes & <often>',
      ]) {
        const cell = answers.find((one) => one?.value === text);
        expect(['s', 'inlineStr'], text).toContain(cell?.type);
        expect(cell?.formula, text).toBeNull();
      }
      expect(cellsOf(sheetAt(4)).find((cell) => cell.value === '+praise')?.type).toBe('s');
      for (const sheet of sheets.values()) {
        for (const { formula } of cellsOf(sheet)) {
          if (formula !== null) expect(formula).toMatch(/^=[('A-Z]/u);
        }
      }
    });

    it('draws a native bar chart on each analysis, the two sides in their own colours', () => {
      const charts = [1, 2, 3, 4].map((at) => sheetAt(at).charts);
      expect(charts.map((one) => one.map(({ kind }) => kind))).toEqual(
        Array.from({ length: 4 }, () => ['BarChart']),
      );
      const sides = charts[0]?.[0]?.series ?? [];
      expect(sides.map(({ name }) => name)).toEqual(['Strategic users', 'Everyone else']);
      expect(sides.map(({ colour }) => colour)).toEqual(['0F5C63', 'C9851A']);
      expect(charts[2]?.[0]?.series).toHaveLength(9);
    });

    it('draws the largest gaps first, from cells that hold the shares', () => {
      const [series] = sheetAt(1).charts[0]?.series ?? [];
      const drawn = rangeValues(sheets, series?.values ?? '');
      const shares = sampleComparison().rows.flatMap((row) =>
        row.kind === 'share' && row.gap !== null
          ? [{ gap: Math.abs(row.gap), share: row.a.share }]
          : [],
      );
      shares.sort((one, other) => other.gap - one.gap);
      expect(drawn).toEqual(shares.slice(0, 10).map(({ share }) => share));
      expect(rangeValues(sheets, series?.labels ?? '')[0]).toBe('Team of one: Yes');
    });

    it('freezes the header and the labels, and prints the chart with the key columns', () => {
      expect([1, 2, 3, 4].map((at) => sheetAt(at).frozen)).toEqual(['C5', 'B5', 'B5', 'B5']);
      expect(String(sheetAt(1).printed)).toContain('$A$1:$J$');
    });

    it('shows shares, points and times in formats that people read', () => {
      const [first] = tableOf(sheetAt(1)).rows;
      expect(first?.get('Strategic users')?.format).toBe('0" "%');
      expect(first?.get('Gap, A − B')?.format).toContain('" points"');
      expect(first?.get('Times, A / B')?.format).toBe('0.00"x"');
      expect(first?.get('p, adjusted')?.format).toBe('[<0.001]"< .001";0.000');
    });

    it('leads from the contents to every sheet, and says what is simulated', () => {
      const contents = cellsOf(sheets.get('Contents') as ReadSheet);
      const links = contents.flatMap(({ link }) => (link === null ? [] : [link]));
      for (const name of result.sheets.slice(1)) {
        expect(links).toContain(`'${name.replaceAll("'", "''")}'!A1`);
      }
      const texts = contents.map(({ value }) => value);
      expect(texts).toContain('Simulated data, not observed: Journeys (simulated).');
      for (const { finding } of sampleReport().analyses) expect(texts).toContain(finding);
    });

    it('says of each figure where it stands, what it is and what it rests on', () => {
      const evidence = tableOf(sheets.get('Evidence') as ReadSheet, 4).rows;
      expect(evidence).toHaveLength(result.evidence);
      for (const line of evidence) {
        const where = line.get('Where') as ReadCell;
        const target = cellAt(sheets, where.link ?? '');
        expect(target?.value).toBe(line.get('Value')?.value);
        expect(line.get('SHA-256 of the source')?.value).toMatch(/^c0ffee/u);
      }
      const first = evidence.find(
        (line) => line.get('What it is')?.value === 'Share of Strategic users: Posts on: LinkedIn',
      );
      expect(first?.get('Base, A')?.value).toBe(180);
      expect(first?.get('Base, B')).toBeUndefined();
      const inputs = evidence.flatMap((line) => line.get('Input of the call (JSON)') ?? []);
      expect(inputs.map(({ value }) => JSON.parse(String(value)))).toEqual(
        sampleReport().analyses.map(({ provenance }) => provenance.call.input),
      );
    });

    it('names the dataset of its own side for a figure of one side of a gap', () => {
      const evidence = tableOf(sheets.get('Evidence') as ReadSheet, 4).rows;
      const datasetOf = (what: string) =>
        evidence.find((line) => line.get('What it is')?.value === what)?.get('Dataset')?.value;
      expect(datasetOf('Share of Consumers: Discount')).toBe('Consumers');
      expect(datasetOf('Share of Businesses: Discount')).toBe('Businesses');
      expect(datasetOf('Gap between Businesses and Consumers: Discount')).toBe(
        'Consumers · Businesses',
      );
    });

    it('never shows a formula that comes to another number than Parallax did', async () => {
      const honest = shareRow('Q', 'Yes', [50, 100], [40, 100]);
      if (honest.kind !== 'share') throw new Error('a share row is expected');
      const adjusted = {
        ...honest,
        a: { ...honest.a, share: 0.123 },
        gap: 0.123 - (honest.b.share ?? 0),
      };
      const out = join(folder, 'adjusted.xlsx');
      await writeWorkbook(out, withRows([adjusted]));
      const [row] = tableOf([...readByOpenpyxl(out).values()][1] as ReadSheet).rows;
      expect(row?.get('Strategic users')).toMatchObject({ value: 0.123, formula: null });
      expect(row?.get('Everyone else')?.formula).toMatch(/^='Data'/u);
    });

    it('gives every text back, however odd, and cuts what no cell can hold', async () => {
      const odd = [
        '_x0041_',
        ' two  spaces ',
        'tab\tnewline\nend',
        '﷽ 👩‍👩‍👧 \u{1F600}',
        "it's",
        '"quoted"',
        '\uFFFE',
        'x'.repeat(40_000),
      ];
      const out = join(folder, 'odd.xlsx');
      await writeWorkbook(
        out,
        withRows(odd.map((text) => shareRow('Odd', text, [5, 10], [4, 10]))),
      );
      const read = tableOf([...readByOpenpyxl(out).values()][1] as ReadSheet).rows.map(
        (row) => row.get('Answer')?.value,
      );
      expect(read.slice(0, 6)).toEqual(odd.slice(0, 6));
      expect(read[6]).toBe('\uFFFD');
      expect(String(read[7])).toHaveLength(32_767);
      expect(packageFaults(out)).toEqual([]);
    });
  },
);

describe.skipIf(withoutLibreOffice !== '')(
  `a workbook computed by LibreOffice${withoutLibreOffice}`,
  () => {
    it('comes to the numbers that were written with the formulas, within 1e-9', {
      timeout: 120_000,
    }, () => {
      const written = readByOpenpyxl(file);
      const recomputed = readByOpenpyxl(recomputedByLibreOffice(withoutCachedValues(file, folder)));
      let formulaCount = 0;
      for (const [name, sheet] of written) {
        for (const [address, { formula, value }] of Object.entries(sheet.cells)) {
          if (formula === null) continue;
          formulaCount++;
          const now = recomputed.get(name)?.cells[address]?.value;
          expect(
            Math.abs(Number(now) - Number(value)),
            `${name}!${address} ${formula}`,
          ).toBeLessThan(1e-9);
        }
      }
      expect(formulaCount).toBeGreaterThan(500);
    });
  },
);

describe.skipIf(python === null)(`the package of a workbook${withoutPython}`, () => {
  it('has nothing that a program would offer to repair', () => {
    expect(packageFaults(file)).toEqual([]);
  });

  it('stays whole with many analyses of one name', { timeout: 60_000 }, async () => {
    const out = join(folder, 'many.xlsx');
    const { sheets } = await writeWorkbook(out, manySheets(12));
    expect(sheets.slice(1, 4)).toEqual(['Comparison', 'Comparison (2)', 'Comparison (3)']);
    expect(packageFaults(out)).toEqual([]);
  });

  it('stays whole without any analysis, and with analyses without rows', async () => {
    const empty = join(folder, 'empty.xlsx');
    await writeWorkbook(empty, { ...sampleReport(), analyses: [] });
    const rowless = join(folder, 'rowless.xlsx');
    await writeWorkbook(rowless, withRows([]));
    expect([...packageFaults(empty), ...packageFaults(rowless)]).toEqual([]);
  });
});

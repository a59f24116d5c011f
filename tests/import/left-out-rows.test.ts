import { describe, expect, test } from 'vitest';
import { importText, type ReadBack } from './import-into.ts';
import { csv, of, planOf } from './made-tables.ts';

describe('rows that are none of the table', () => {
  const campaigns = (row: number): readonly (string | number)[] => [
    ['Brand', 'Generic', 'Video'][row % 3] ?? '',
    `2025-10-${String(1 + (row % 30)).padStart(2, '0')}`,
    (row * 7) % 50,
    1000 + row * 11,
  ];
  const header = ['Campaign', 'Day', 'Cost', 'Impr.'];
  const body = csv([header], 60, campaigns);
  const sum = (column: number): number =>
    Array.from({ length: 60 }, (_, row) => Number(campaigns(row)[column])).reduce((a, b) => a + b);
  const costs = (dataset: ReadBack): number =>
    of(dataset, 'Cost').values.reduce<number>((total, value) => total + Number(value), 0);

  test('totals at the foot are left out, and said', async () => {
    const dataset = await importText(
      `${body}Total: Campaigns, --,${sum(2)},${sum(3)}\nTotal: Account, --,${sum(2)},${sum(3)}\n`,
    );
    expect([dataset.result.rows, costs(dataset)]).toEqual([60, sum(2)]);
    expect(dataset.result.warnings).toContain(
      'Left out as totals of the other rows: row 62 (“Total: Campaigns”), row 63 (“Total: Account”).',
    );
  });

  test.each(['first', 'last'])(
    'a sum of all rows without a name is left out, be it the %s',
    async (place) => {
      const total = `,,${sum(2)},${sum(3)}\n`;
      const [top = '', ...rest] = body.split(/(?<=\n)/u);
      const text = place === 'first' ? [top, total, ...rest].join('') : `${body}${total}`;
      const dataset = await importText(text);
      expect([dataset.result.rows, costs(dataset)]).toEqual([60, sum(2)]);
    },
  );

  test('notes under the table are left out, also where they are cells of one row alone', async () => {
    const dataset = await importText(`${body}\nn = 60\nSource: Panel Ltd.\n`);
    expect(dataset.result.rows).toBe(60);
    expect(dataset.result.warnings).toContainEqual(expect.stringContaining('“Source: Panel Ltd.”'));
  });

  test('are kept where the plan says so', async () => {
    const text = `${body}Total: Campaigns, --,${sum(2)},${sum(3)}\n`;
    const { plan } = await planOf(text);
    expect(plan.leftOutRows).toEqual([62]);
    const dataset = await importText(text, { plan: { ...plan, leftOutRows: [] } });
    expect([dataset.result.rows, costs(dataset)]).toEqual([61, 2 * sum(2)]);
  });

  test('a last respondent with one answer, and one cut off, are rows of the table and damage', async () => {
    const people = csv([['name', 'sex', 'city']], 40, (row) => [
      `N${row}`,
      row % 2 ? 'f' : 'm',
      'Bonn',
    ]);
    expect((await importText(`${people}Ann Lee,,\n`)).result.rows).toBe(41);
    await expect(importText(`${people}Ann Le`)).rejects.toMatchObject({ code: 'ragged-row' });
  });

  test('what an export says of itself above the table is left out, dates and all', async () => {
    const about = 'Report:,Mentions\nBrand:,Acme\nFrom:,2025-10-01\nTo:,2025-10-31\n';
    const wide = csv([['Id', 'Date', 'Author', 'Text', 'Likes', 'Site', 'Lang']], 30, (row) => [
      row + 1,
      '2025-10-02',
      `a${row}`,
      `It is late again, the ${row}th time this year`,
      row,
      'x.com',
      'en',
    ]);
    const dataset = await importText(about + wide);
    expect([dataset.result.rows, dataset.variables.size]).toEqual([30, 7]);
  });
});

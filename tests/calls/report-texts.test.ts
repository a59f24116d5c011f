import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
let id = 0;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
  });
  const input = { dataset: 'Guests', by: 'region', a: 'North', b: 'South', level: 0.95 };
  ({ id } = await host.ask('analysis.save', { specification: { kind: 'comparison', input } }));
});
afterAll(() => host.close());

const verdictsOf = async (text: string, analysis: number | null = id) =>
  (await host.ask('report.check', { analysis, text })).statements.map(({ verdict }) => verdict);

describe('the text that a person writes into a report', () => {
  it('is kept with its analysis, and goes when it is emptied', async () => {
    await host.ask('report.text', { analysis: null, text: 'We asked our guests.' });
    const kept = await host.ask('report.text', { analysis: id, text: 'As we feared.' });
    expect(kept).toEqual({
      introduction: 'We asked our guests.',
      notes: [{ analysis: id, text: 'As we feared.' }],
    });
    expect(await host.ask('report.texts', {})).toEqual(kept);
    await host.ask('report.text', { analysis: id, text: '  ' });
    expect((await host.ask('report.texts', {})).notes).toEqual([]);
    expect(await host.ask('analysis.list', {})).toHaveLength(1);
    expect((await host.ask('project.verify', {})).sound).toBe(true);
  });

  it('is refused for an analysis that is not kept', async () => {
    const fault = await host.refusal('report.text', { analysis: 999, text: 'Lost' });
    expect(fault.code).toBe('analysis-not-found');
    expect((await host.refusal('report.check', { analysis: 999, text: '' })).code).toBe(
      'analysis-not-found',
    );
  });

  it('is held to the figures that it prints, and to those of the rows it speaks of', async () => {
    // 75 % of the North liked it, and 20 % of the South.
    expect(await verdictsOf('75% of the North liked it, against 20% of the South.')).toEqual([
      'not-testable',
    ]);
    expect(await verdictsOf('80% of the North liked it, against 40% of the South.')).toEqual([
      'does-not-hold',
    ]);
    const liked = (words: string) => verdictsOf(`The North is ${words} to like it as the South.`);
    expect(await liked('ten times as likely')).toEqual(['does-not-hold']);
    expect(await liked('3.75 times as likely')).toEqual(['holds']);
    expect(await verdictsOf('The South is 3.75 times as likely to like it as the North.')).toEqual([
      'does-not-hold',
    ]);
    expect(await verdictsOf('The South is more likely than the North to like it.')).toEqual([
      'does-not-hold',
    ]);
    expect(await verdictsOf('Owners are 34% more likely to post (71% against 47%).', null)).toEqual(
      ['does-not-hold'],
    );
  });

  it('stops the report where it contradicts the numbers, and is in the workbook once it does not', async () => {
    const out = join(host.folder, 'told.xlsx');
    const wrong = 'Owners are 34% more likely to post than renters (71% against 47%).';
    await host.ask('report.text', { analysis: id, text: wrong });
    const fault = await host.refusal('report.write', { out });
    expect(fault.code).toBe('text-contradicts-numbers');
    expect(fault.details).toMatchObject({ place: expect.stringContaining('the note on') });
    await host.ask('report.text', { analysis: id, text: '=1+1 is no formula\nSecond line' });
    await host.ask('report.text', { analysis: null, text: wrong });
    const again = await host.refusal('report.write', { out });
    expect(again.details).toMatchObject({ place: 'the introduction' });
    await host.ask('report.text', { analysis: null, text: 'We asked our guests.' });
    await host.ask('report.write', { out });
    const { sheets } = await readXlsx(readFileSync(out));
    const cellsOf = (at: number) => sheets[at]?.rows.flat() ?? [];
    expect(cellsOf(0)).toContain('We asked our guests.');
    expect(cellsOf(1)).toContain('=1+1 is no formula\nSecond line');
  });

  it('of an analysis goes with it', async () => {
    await host.ask('analysis.remove', { id });
    expect((await host.ask('report.texts', {})).notes).toEqual([]);
  });
});

import type { SegmentProfile, SetApart, SetsApart } from '#contract/calls/explorations.ts';
import { type AnalysisTable, axisLabel, type TableChart, tableCells } from './analysis-table.ts';
import { apartColumns, apartData, sideBases, sideFigure } from './apart-columns.ts';
import { colours } from './workbook-look.ts';

const barCount = 12;

/** What sets two segments apart as a sheet shows it: one line for each question, the largest effect first. */
export function apartTable({ list, a, b, familyTests }: SetsApart): AnalysisTable {
  return {
    subtitle: `${a.name} (side A) against ${b.name} (side B), one line for each question, the largest effect first. Shares in per cent of those who answered; effects are Cohen’s h of shares and d of means: 0.2 small, 0.5 medium, 0.8 large.`,
    ...tableCells(list, apartColumns(a.name, b.name)),
    bases: (row) => ({ a: sideBases(list[row]?.row, 'a'), b: sideBases(list[row]?.row, 'b') }),
    data: apartData(list, a.name, b.name),
    chart: effectChart(list),
    summary: [
      { what: `Rows of ${a.name}`, value: a.rows, format: 'count' },
      { what: `Rows of ${b.name}`, value: b.rows, format: 'count' },
      { what: 'Tests that were adjusted for', value: familyTests, format: 'count' },
    ],
  };
}

/** A segment on one card as a sheet shows it: what stands out against everyone else, then its size. */
export function profileTable(profile: SegmentProfile): AnalysisTable {
  const { name, standsOut, typical, sizeShare, base, effectiveBase, familyTests } = profile;
  return {
    subtitle: `What stands out in ${name} against everyone else after all ${familyTests} tests, the largest effect first. Below, its most given answers.`,
    ...tableCells(standsOut, apartColumns(name, 'Everyone else')),
    bases: (row) => ({
      a: sideBases(standsOut[row]?.row, 'a'),
      b: sideBases(standsOut[row]?.row, 'b'),
    }),
    data: apartData(standsOut, name, 'Everyone else'),
    chart: effectChart(standsOut),
    summary: [
      { what: `Share of everyone who is in ${name}`, value: sizeShare, format: 'share' },
      { what: `Respondents of ${name}`, value: base, format: 'count' },
      { what: `Effective base of ${name}`, value: effectiveBase, format: 'weighted' },
      ...typical.map(({ label, category, share }) => ({
        what: `${label}: most often ${category}`,
        value: share,
        format: 'share' as const,
      })),
    ],
  };
}

/** The largest effects as bars, whichever side is higher; those that do not stand are hollow. */
function effectChart(list: readonly SetApart[]): TableChart | null {
  const bars = list
    .flatMap((one, row) => (sideFigure(one.row, 'a') === null ? [] : [{ one, row }]))
    .slice(0, barCount);
  if (bars.length === 0) return null;
  return {
    title: 'Effect size; above 0 where side A is higher',
    axisTitle: '',
    rows: bars.map(({ row }) => row),
    labels: bars.map(({ one }) => axisLabel(`${one.row.category} (${one.row.label})`)),
    series: [
      {
        name: 'Effect, h or d',
        key: 'effect',
        colour: colours.sideA,
        hollow: bars.flatMap(({ one }, place) => (one.isShown ? [] : [place])),
      },
    ],
    format: 'meanGap',
    axisEnd: null,
  };
}

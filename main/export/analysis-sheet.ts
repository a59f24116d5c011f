import type { CellStyle, NamedRange, WriteSheet } from 'hucre';
import type { AnalysisTable, TableCell, TableColumn, TableReferences } from './analysis-table.ts';
import { barChart, chartHeightPoints } from './bar-chart.ts';
import { paragraphsOf } from './contents-sheet.ts';
import type { DataSheet } from './data-sheet.ts';
import type { EvidenceLine } from './evidence-sheet.ts';
import type { ReportedAnalysis } from './report-content.ts';
import { cellAddress, lineCount, SheetDraft } from './sheet-draft.ts';
import { sheetReference } from './sheet-names.ts';
import { cellStyles, figureStyle, widePage } from './workbook-look.ts';

const headerRow = 3;
const firstRow = headerRow + 1;
const chartWidth = 66;
const footnoteRows = 8;

/** The other sheets that an analysis leads to. */
export interface SheetsToLink {
  readonly contents: string;
  readonly evidence: string;
}

/** An analysis as a sheet, what of it is printed, and the evidence of its figures. */
export interface LaidOutAnalysis {
  readonly sheet: WriteSheet;
  readonly printed: readonly NamedRange[];
  readonly evidence: readonly EvidenceLine[];
}

/**
 * Lays an analysis out on a sheet: finding, subtitle, table with the chart beside its key columns and
 * the details behind it, figures of the whole below, footnote under the chart. Adds its counts to the
 * data sheet and gives the evidence of each figure.
 */
export function analysisSheet(
  name: string,
  analysis: ReportedAnalysis,
  table: AnalysisTable,
  data: DataSheet,
  links: SheetsToLink,
): LaidOutAnalysis {
  const draft = new SheetDraft(name);
  const place = columnPlaces(table.columns);
  putWords(draft, analysis, table, place.chart, links);
  putHeader(draft, table.columns, place);
  const dataReference = data.addBlock(analysis.name, name, table.data);
  const evidence = [
    ...putRows(draft, analysis, table, place, dataReference),
    ...putSummary(draft, analysis, table),
  ];
  const chartEnd = putNote(
    draft,
    analysis.note ?? '',
    putChart(draft, analysis, table, place, data),
    place.chart,
  );
  const footnote = footnoteOf(analysis);
  draft.merge(
    [chartEnd + 1, place.chart],
    [chartEnd + footnoteRows, place.chart],
    footnote,
    cellStyles.footnote,
  );
  const lastRow = Math.max(
    chartEnd + footnoteRows,
    firstRow + table.rowCount + table.summary.length + 1,
  );
  const sheet = draft.finished({
    freezePane: {
      rows: firstRow,
      columns: table.columns.findIndex(({ side }) => side !== null) > 1 ? 2 : 1,
    },
    pageSetup: widePage,
    ...significance(table, place),
  });
  const printed = printedRanges(name, cellAddress(lastRow, place.chart, true));
  return { sheet, printed, evidence };
}

/** What a person wrote, below the chart; returns the last row that it takes. */
function putNote(draft: SheetDraft, note: string, chartEnd: number, column: number): number {
  const text = paragraphsOf(note).join('\n');
  if (text === '') return chartEnd;
  const end = chartEnd + lineCount(text, chartWidth) + 1;
  draft.merge([chartEnd + 1, column], [end, column], text, cellStyles.note);
  return end;
}

interface ColumnPlaces {
  /** The sheet column of each table column. */
  readonly at: readonly number[];
  readonly byKey: ReadonlyMap<string, number>;
  readonly chart: number;
}

function columnPlaces(columns: readonly TableColumn[]): ColumnPlaces {
  const chart = columns.filter(({ place }) => place === 'key').length;
  let [nextKey, nextDetail] = [0, chart + 1];
  const at = columns.map(({ place }) => (place === 'key' ? nextKey++ : nextDetail++));
  return { at, byKey: new Map(columns.map(({ key }, index) => [key, at[index] as number])), chart };
}

function putWords(
  draft: SheetDraft,
  analysis: ReportedAnalysis,
  table: AnalysisTable,
  lastColumn: number,
  links: SheetsToLink,
): void {
  const keyWidths = table.columns.filter(({ place }) => place === 'key').map(({ width }) => width);
  const width = keyWidths.reduce((sum, one) => sum + one, chartWidth);
  draft.merge([0, 0], [0, lastColumn], analysis.finding, cellStyles.finding);
  draft.lines(0, lineCount(analysis.finding, width / 1.5), 22);
  draft.merge([1, 0], [1, lastColumn], table.subtitle, cellStyles.subtitle);
  draft.lines(1, lineCount(table.subtitle, width));
  draft.link(2, 0, 'Contents', links.contents);
  draft.link(2, 1, 'Evidence', links.evidence);
}

function putHeader(
  draft: SheetDraft,
  columns: readonly TableColumn[],
  { at, chart }: ColumnPlaces,
): void {
  const styleBySide = { a: cellStyles.headerA, b: cellStyles.headerB } as const;
  columns.forEach(({ header, width, side, isFigure }, index) => {
    const column = at[index] as number;
    const neutral = isFigure ? cellStyles.headerFigure : cellStyles.header;
    draft.put(headerRow, column, header, side === null ? neutral : styleBySide[side]);
    draft.width(column, width);
  });
  draft.width(chart, chartWidth);
  draft.put(headerRow, chart, null, cellStyles.header);
  const lines = columns.map(({ header, width }) => lineCount(header, width - 2));
  draft.lines(headerRow, Math.min(3, Math.max(...lines)));
}

function putRows(
  draft: SheetDraft,
  analysis: ReportedAnalysis,
  table: AnalysisTable,
  place: ColumnPlaces,
  data: TableReferences['data'],
): readonly EvidenceLine[] {
  const evidence: EvidenceLine[] = [];
  const from = { analysis, sheet: draft.name };
  for (let index = 0; index < table.rowCount; index++) {
    const row = firstRow + index;
    const own = (key: string): string => cellAddress(row, place.byKey.get(key) as number);
    let lines = 1;
    table.columns.forEach((column, at) => {
      const cell = table.cell(index, at, { data, own });
      draft.put(row, place.at[at] as number, cell.value, styleOf(cell, column), cell.live);
      if (typeof cell.value === 'string' && column.place === 'key') {
        lines = Math.max(lines, lineCount(cell.value, column.width - 1));
      }
      if (cell.means !== null && typeof cell.value === 'number') {
        const address = cellAddress(row, place.at[at] as number);
        const { means: what, value, format, interval } = cell;
        const bases = table.bases(index);
        const { side } = column;
        evidence.push({ ...from, address, what, value, format, interval, bases, side });
      }
    });
    draft.lines(row, lines);
  }
  return evidence;
}

function styleOf(cell: TableCell, column: TableColumn): CellStyle | null {
  if (typeof cell.value === 'number') return figureStyle(cell.format);
  return column.place === 'key' ? cellStyles.label : null;
}

function putSummary(
  draft: SheetDraft,
  analysis: ReportedAnalysis,
  table: AnalysisTable,
): readonly EvidenceLine[] {
  const start = firstRow + table.rowCount + 1;
  return table.summary.flatMap(({ what, value, format }, index): readonly EvidenceLine[] => {
    const row = start + index;
    draft.put(row, 0, what, cellStyles.label);
    draft.lines(row, lineCount(what, (table.columns[0]?.width ?? 20) - 1));
    const column = table.columns.findIndex((one) => one.place === 'key' && one.width < 20);
    if (value === null) {
      draft.put(row, column, 'not computable', null);
      return [];
    }
    draft.put(row, column, value, figureStyle(format));
    const bases = { a: { unweighted: null, weighted: null, effective: null }, b: null };
    const address = cellAddress(row, column);
    const from = { analysis, sheet: draft.name };
    return [{ ...from, address, what, value, format, interval: null, bases, side: null }];
  });
}

/** Puts the chart beside the key columns and gives the row that it ends in. */
function putChart(
  draft: SheetDraft,
  analysis: ReportedAnalysis,
  table: AnalysisTable,
  place: ColumnPlaces,
  data: DataSheet,
): number {
  const { chart } = table;
  if (chart === null) return firstRow - 1;
  const numberOf = new Map(table.columns.map(({ key }, at) => [key, at]));
  const references: TableReferences = { data: () => '', own: () => '' };
  const ranges = data.addChartBlock(
    `${analysis.name}: what its chart draws`,
    draft.name,
    chart.labels,
    chart.series.map(({ name, key }) => ({
      header: name,
      format: chart.format,
      cells: chart.rows.map((row) => {
        const { value } = table.cell(row, numberOf.get(key) as number, references);
        const address = cellAddress(firstRow + row, place.byKey.get(key) as number, true);
        const text = sheetReference(draft.name, address);
        return { value, live: typeof value === 'number' ? { text, value } : null };
      }),
    })),
  );
  let end = firstRow;
  for (let left = chartHeightPoints(chart); left > 0; end++) left -= draft.heightPoints(end);
  const anchor = {
    from: { row: firstRow, col: place.chart },
    to: { row: end, col: place.chart + 1 },
  };
  draft.chart(barChart(chart, ranges, anchor, `${analysis.finding} ${chart.title}`));
  return end;
}

/**
 * What is printed of a sheet, with its header repeated. Stated as defined names, because the writer's own
 * setting leaves the sheet's name without quotes, which Excel offers to repair.
 */
function printedRanges(sheet: string, lastCell: string): readonly NamedRange[] {
  const header = `$${headerRow + 1}:$${headerRow + 1}`;
  return [
    { name: '_xlnm.Print_Area', range: sheetReference(sheet, `$A$1:${lastCell}`), scope: sheet },
    { name: '_xlnm.Print_Titles', range: sheetReference(sheet, header), scope: sheet },
  ];
}

/** Sets what is significant in heavier type, so that colour is not needed to see it. */
function significance(table: AnalysisTable, { byKey }: ColumnPlaces): Partial<WriteSheet> {
  const [gap, p] = [byKey.get('gap'), byKey.get('pAdjusted')];
  if (gap === undefined || p === undefined || table.rowCount === 0) return {};
  const [first, last] = [firstRow, firstRow + table.rowCount - 1];
  const pCell = `$${cellAddress(first, p)}`;
  return {
    conditionalRules: [
      {
        type: 'expression',
        priority: 1,
        range: `${cellAddress(first, gap)}:${cellAddress(last, gap)}`,
        formula: `AND(ISNUMBER(${pCell}),${pCell}<0.05)`,
        style: { font: { bold: true } },
      },
    ],
  };
}

function footnoteOf(analysis: ReportedAnalysis): string {
  return isSimulated(analysis)
    ? `${analysis.footnote} These data are simulated.`
    : analysis.footnote;
}

function isSimulated({ provenance }: ReportedAnalysis): boolean {
  return provenance.datasets.some(({ name, source }) =>
    /simulat/i.test(`${name} ${source?.file ?? ''}`),
  );
}

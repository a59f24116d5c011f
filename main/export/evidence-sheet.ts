import type { WriteSheet } from 'hucre';
import type { Provenance } from '#contract/provenance.ts';
import type { CellContent, FigureBases, FigureInterval } from './analysis-table.ts';
import { longestCellText } from './cell-text.ts';
import type { ReportedAnalysis } from './report-content.ts';
import { SheetDraft } from './sheet-draft.ts';
import { sheetReference } from './sheet-names.ts';
import { cellStyles, figureStyle, type NumberFormat, widePage } from './workbook-look.ts';

/** Excel refuses more links on a sheet than this, less a few. */
const linkLimit = 65_000;
const inputPieceLength = longestCellText - 767;
const headerRow = 3;

/** One figure of the workbook: where it stands, what it is, what it rests on. */
export interface EvidenceLine {
  readonly analysis: ReportedAnalysis;
  readonly sheet: string;
  readonly address: string;
  readonly what: string;
  readonly value: number;
  readonly format: NumberFormat;
  readonly interval: FigureInterval | null;
  readonly bases: { readonly a: FigureBases; readonly b: FigureBases | null };
  /** The side that the figure is about; null for one that compares both. */
  readonly side: 'a' | 'b' | null;
}

const columns = [
  ['Where', 26],
  ['Value', 13],
  ['Interval from', 13],
  ['Interval to', 13],
  ['What it is', 60],
  ['Base, A', 11],
  ['Weighted base, A', 12],
  ['Effective base, A', 12],
  ['Base, B', 11],
  ['Weighted base, B', 12],
  ['Effective base, B', 12],
  ['Dataset', 24],
  ['Filter', 30],
  ['Weight', 16],
  ['Method', 34],
  ['Version', 10],
  ['Source file', 30],
  ['SHA-256 of the source', 30],
  ['Call', 20],
  ['Input of the call (JSON)', 60],
] as const;

/**
 * The sheet that says of every figure where it stands, what it is and what it was computed from. The
 * call that computes an analysis again, with its input as JSON, stands in the analysis' first line;
 * an input that is longer than a cell goes on in the next one.
 */
export function evidenceSheet(name: string, lines: readonly EvidenceLine[]): WriteSheet {
  const draft = new SheetDraft(name);
  draft.put(0, 0, 'Evidence', cellStyles.finding);
  draft.put(
    1,
    0,
    'Every figure of this workbook, with what it was computed from. The same call with the same input on the same data gives the same number.',
    cellStyles.subtitle,
  );
  columns.forEach(([header, width], column) => {
    draft.put(headerRow, column, header, cellStyles.header);
    draft.width(column, width);
  });
  draft.lines(headerRow, 2);
  let analysis: ReportedAnalysis | null = null;
  lines.forEach((line, index) => {
    putLine(draft, headerRow + 1 + index, line, index < linkLimit, line.analysis !== analysis);
    analysis = line.analysis;
  });
  return draft.finished({ freezePane: { rows: headerRow + 1, columns: 2 }, pageSetup: widePage });
}

function putLine(
  draft: SheetDraft,
  row: number,
  line: EvidenceLine,
  isLinked: boolean,
  isFirst: boolean,
): void {
  const { sheet, address, what, value, format, analysis } = line;
  const where = `${sheet}!${address}`;
  if (isLinked) draft.link(row, 0, where, sheet, address);
  else draft.put(row, 0, where, null);
  draft.put(row, 1, value, figureStyle(format), { text: sheetReference(sheet, address), value });
  line.interval?.forEach((end, at) => {
    if (end !== null) draft.put(row, 2 + at, end, figureStyle(format));
  });
  draft.put(row, 4, what, null);
  basesOf(line).forEach((base, at) => {
    if (base !== null)
      draft.put(row, 5 + at, base, figureStyle(at % 3 === 0 ? 'count' : 'weighted'));
  });
  [...originOf(analysis.provenance, line), ...(isFirst ? callOf(analysis.provenance) : [])].forEach(
    (content, at) => {
      if (content !== null) draft.put(row, 11 + at, content, null);
    },
  );
}

function basesOf({ bases, side }: EvidenceLine): readonly (number | null)[] {
  const cells = (of: FigureBases | null) => [
    of?.unweighted ?? null,
    of?.weighted ?? null,
    of?.effective ?? null,
  ];
  return [...cells(side === 'b' ? null : bases.a), ...cells(side === 'a' ? null : bases.b)];
}

/** With two datasets, one a side, a figure of one side rests on that side's alone. */
function originOf(provenance: Provenance, { side }: EvidenceLine): readonly CellContent[] {
  const { datasets, method, methodVersion } = provenance;
  const used =
    side !== null && datasets.length === 2
      ? datasets.filter((_, at) => at === (side === 'a' ? 0 : 1))
      : datasets;
  const listed = (
    read: (dataset: Provenance['datasets'][number]) => string | null,
  ): CellContent => {
    const texts = [...new Set(used.map((dataset) => read(dataset) ?? 'none'))];
    return texts.length === 0 ? null : texts.join(' · ');
  };
  return [
    listed(({ name }) => name),
    listed(({ filter }) => filter),
    listed(({ weight }) => weight),
    method,
    methodVersion,
    listed(({ source }) => source?.file ?? null),
    listed(({ source }) => source?.sha256 ?? null),
  ];
}

function callOf({ call }: Provenance): readonly string[] {
  const input = JSON.stringify(call.input) ?? 'null';
  const pieces: string[] = [];
  for (let at = 0; at < input.length; at += inputPieceLength) {
    pieces.push(input.slice(at, at + inputPieceLength));
  }
  return [call.name, ...pieces];
}

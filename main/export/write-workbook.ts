import type { NamedRange } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { type Interruption, uninterrupted } from '#analysis/interruption.ts';
import { analysisSheet } from './analysis-sheet.ts';
import type { AnalysisTable } from './analysis-table.ts';
import { apartTable, profileTable } from './apart-table.ts';
import { associationsTable } from './associations-table.ts';
import { attributionTable } from './attribution-table.ts';
import { budgetTable } from './budget-table.ts';
import { comparisonTable } from './comparison-table.ts';
import { contentsSheet } from './contents-sheet.ts';
import { crosstabTable } from './crosstab-table.ts';
import { DataSheet } from './data-sheet.ts';
import { driversTable } from './drivers-table.ts';
import { type EvidenceLine, evidenceSheet } from './evidence-sheet.ts';
import { gapTable } from './gap-table.ts';
import type { ReportContent, ReportedBody } from './report-content.ts';
import { returnTable } from './return-table.ts';
import { sheetNames } from './sheet-names.ts';
import { tagsTable } from './tags-table.ts';
import { upliftTable } from './uplift-table.ts';
import { wavesTable } from './waves-table.ts';
import { type WriteOutOptions, writeOut } from './write-out.ts';

const contentsName = 'Contents';
const dataName = 'Data';
const evidenceName = 'Evidence';

/** What was written: the sheets in order, and how many figures the evidence lists. */
export interface WorkbookResult {
  readonly sizeBytes: number;
  readonly sheets: readonly string[];
  readonly evidence: number;
}

/**
 * Writes a report as one workbook (.xlsx): contents, a sheet for each analysis with its native chart, the
 * raw counts, and the evidence of every figure.
 *
 * - Shares, gaps, ratios, relative differences and credits are live formulas over the counts, each
 *   written with the value that Parallax computed; where a formula would come to another number (beyond
 *   1e-9) the number stands alone. Intervals, tests and ranks are values.
 * - Units: shares are proportions shown as per cent; gaps between shares are in percentage points.
 * - Missing: a number that cannot be computed is an empty cell beside a note that says why.
 * - Text of the data is text, also where it begins with `=`, `+`, `-` or `@`.
 * - The file is whole or not there; see `writeOut`. The same content makes the same sheets.
 *
 * @throws {ExportError} `file-exists` (unless `overwrite`), `file-not-writable`, `disk-full`;
 *   `cancelled` through `interruption`.
 */
export async function writeWorkbook(
  out: string,
  content: ReportContent,
  interruption: Interruption = uninterrupted,
  options: WriteOutOptions = {},
): Promise<WorkbookResult> {
  const { analyses } = content;
  const names = sheetNames(
    analyses.map(({ name }) => name),
    [contentsName, dataName, evidenceName],
  );
  const data = new DataSheet(dataName);
  const evidence: EvidenceLine[] = [];
  const namedRanges: NamedRange[] = [];
  const links = { contents: contentsName, evidence: evidenceName };
  const sheets = analyses.map((analysis, index) => {
    interruption.report('laying out sheets', index, analyses.length);
    const table = tableOf(analysis.body);
    const made = analysisSheet(names[index] as string, analysis, table, data, links);
    for (const line of made.evidence) evidence.push(line);
    namedRanges.push(...made.printed);
    return made.sheet;
  });
  const contents = contentsSheet(contentsName, content, [
    ...analyses.map(({ finding }, index) => ({ sheet: names[index] as string, finding })),
    { sheet: dataName, finding: 'The counts that the figures are computed from.' },
    { sheet: evidenceName, finding: 'Where each figure stands and what it was computed from.' },
  ]);
  const all = [contents, ...sheets, data.finished(), evidenceSheet(evidenceName, evidence)];
  interruption.report('writing the workbook', 0, null);
  const made = new Date(content.madeAt);
  const sizeBytes = await writeOut(
    out,
    async (sink) => {
      const bytes = await writeXlsx({
        sheets: all,
        namedRanges,
        properties: {
          title: content.title,
          creator: `Parallax ${content.version}`,
          created: made,
          modified: made,
        },
        defaultFont: { name: 'Calibri', size: 11 },
      });
      interruption.report('writing the workbook', 1, null);
      await sink.writeBytes(bytes);
    },
    options,
  );
  return { sizeBytes, sheets: all.map(({ name }) => name), evidence: evidence.length };
}

function tableOf(body: ReportedBody): AnalysisTable {
  switch (body.kind) {
    case 'comparison':
      return comparisonTable(body.comparison);
    case 'gap':
      return gapTable(body.gap);
    case 'attribution':
      return attributionTable(body.attribution);
    case 'table':
      return crosstabTable(body.table);
    case 'tags':
      return tagsTable(body.tags);
    case 'apart':
      return apartTable(body.apart);
    case 'profile':
      return profileTable(body.profile);
    case 'waves':
      return wavesTable(body.waves);
    case 'associations':
      return associationsTable(body.associations);
    case 'drivers':
      return driversTable(body.drivers);
    case 'return':
      return returnTable(body.returned);
    case 'uplift':
      return upliftTable(body.uplift);
    case 'budget':
      return budgetTable(body.budget);
  }
}

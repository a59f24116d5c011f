import type { WriteSheet } from 'hucre';
import type { ReportContent } from './report-content.ts';
import { lineCount, SheetDraft } from './sheet-draft.ts';
import { cellStyles, figureStyle, widePage } from './workbook-look.ts';

const findingWidth = 90;

/** A sheet in the list of contents: its name and what it says. */
export interface ContentsLine {
  readonly sheet: string;
  readonly finding: string;
}

/** The first sheet: what the workbook is, each sheet with its finding as a link, and the data behind it. */
export function contentsSheet(
  name: string,
  content: ReportContent,
  lines: readonly ContentsLine[],
): WriteSheet {
  const draft = new SheetDraft(name);
  [34, findingWidth, 12, 12, 34, 66].forEach((width, column) => {
    draft.width(column, width);
  });
  draft.put(0, 0, content.title, { ...cellStyles.finding, alignment: {} });
  draft.lines(0, 1, 24);
  let row = 1;
  for (const text of wordsAbout(content))
    draft.put(row++, 0, text, { ...cellStyles.subtitle, alignment: {} });
  for (const paragraph of paragraphsOf(content.introduction ?? '')) {
    draft.merge([row, 0], [row, 1], paragraph, cellStyles.label);
    draft.lines(row, lineCount(paragraph, findingWidth + 34));
    row++;
  }
  row = putContents(draft, row + 1, lines);
  putDatasets(draft, row + 1, content);
  return draft.finished({
    pageSetup: widePage,
  });
}

function wordsAbout(content: ReportContent): readonly string[] {
  const { projectFile, madeAt, version, datasets } = content;
  const simulated = datasets
    .filter(({ name, source }) => /simulat/i.test(`${name} ${source?.file ?? ''}`))
    .map(({ name }) => name);
  return [
    `Project ${projectFile}`,
    `Made ${madeAt.replace('T', ' ').replace(/(?::\d\d(?:\.\d+)?)?Z$/, ' UTC')} by Parallax ${version}`,
    'Shares, gaps and ratios are live formulas over the counts on the sheet Data; the sheet Evidence says of every figure what it rests on.',
    ...(simulated.length === 0 ? [] : [`Simulated data, not observed: ${simulated.join('; ')}.`]),
  ];
}

/** A person's text by its lines; empty ones part paragraphs and take no row. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function putContents(draft: SheetDraft, start: number, lines: readonly ContentsLine[]): number {
  draft.put(start, 0, 'Sheet', cellStyles.header);
  draft.put(start, 1, 'Finding', cellStyles.header);
  lines.forEach(({ sheet, finding }, index) => {
    const row = start + 1 + index;
    draft.link(row, 0, sheet, sheet);
    draft.link(row, 1, finding, sheet, 'A1', cellStyles.label);
    draft.lines(row, lineCount(finding, findingWidth));
  });
  return start + 1 + lines.length;
}

function putDatasets(draft: SheetDraft, start: number, { datasets }: ReportContent): void {
  if (datasets.length === 0) return;
  ['Dataset', 'Kind', 'Rows', 'Variables', 'Source file', 'SHA-256 of the source'].forEach(
    (header, column) => {
      draft.put(start, column, header, cellStyles.header);
    },
  );
  datasets.forEach(({ name, kind, rows, variables, source }, index) => {
    const row = start + 1 + index;
    draft.put(row, 0, name, cellStyles.label);
    draft.put(row, 1, kind, cellStyles.label);
    draft.put(row, 2, rows, figureStyle('count'));
    draft.put(row, 3, variables, figureStyle('count'));
    draft.put(row, 4, source?.file ?? 'made in the project', cellStyles.label);
    draft.put(row, 5, source?.sha256 ?? null, cellStyles.label);
  });
}

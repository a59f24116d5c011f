import { writeXlsx } from 'hucre/xlsx';
import type { PrintedFigure } from '#analysis/claims/claim.ts';
import { readPrintedFigure } from '#analysis/claims/printed-figure.ts';
import type { ClaimSource, KeptClaim } from '#contract/calls/claim-library.ts';
import type { LiveFormula } from './analysis-table.ts';
import { inertText } from './cell-text.ts';
import { cellAddress, SheetDraft } from './sheet-draft.ts';
import { cellStyles, figureStyle, type NumberFormat, widePage } from './workbook-look.ts';

/** What the library holds, to be written for other programs. */
export interface ClaimsToExport {
  readonly sources: readonly ClaimSource[];
  readonly claims: readonly KeptClaim[];
}

/** A column of the exported library: its value for a claim, null where there is none. */
interface ClaimColumn {
  readonly name: string;
  readonly width: number;
  readonly format: NumberFormat;
  value(claim: KeptClaim, source: ClaimSource): string | number | null;
  /** A formula over the cells of the same row, given the address of another column. */
  live?(claim: KeptClaim, own: (name: string) => string): string | null;
}

const figureOf = (printed: string | null): PrintedFigure | null =>
  printed === null ? null : readPrintedFigure(printed);

/** Shares as proportions, so that the workbook shows them as per cent; counts as they are. */
const cellFigure = (printed: string | null): number | null => {
  const figure = figureOf(printed);
  if (figure === null) return null;
  return figure.unit === 'percent' ? figure.value / 100 : figure.value;
};

const text = (
  name: string,
  width: number,
  value: (claim: KeptClaim, source: ClaimSource) => string | null,
): ClaimColumn => ({ name, width, format: 'text', value });

const quotientOf = (claim: KeptClaim, own: (name: string) => string): string | null =>
  claim.checked.ratio === null ? null : `${own('first_figure')}/${own('second_figure')}`;

const columns: readonly ClaimColumn[] = [
  { name: 'claim', width: 8, format: 'count', value: ({ id }) => id },
  text('source', 28, (_, { title }) => title),
  text('author', 18, (_, { author }) => author),
  text('date', 11, (_, { date }) => date),
  { name: 'page', width: 7, format: 'count', value: ({ reading }) => reading.page },
  { name: 'line', width: 7, format: 'count', value: ({ reading }) => reading.line },
  text('quote', 60, ({ reading }) => reading.quote),
  text('measure', 28, ({ reading }) => reading.measure),
  text('first_group', 20, ({ reading }) => reading.a.name),
  {
    name: 'first_figure',
    width: 11,
    format: 'share',
    value: ({ reading }) => cellFigure(reading.a.printed),
  },
  { name: 'first_base', width: 9, format: 'count', value: ({ reading }) => reading.a.base },
  text('second_group', 20, ({ reading }) => reading.b.name),
  {
    name: 'second_figure',
    width: 11,
    format: 'share',
    value: ({ reading }) => cellFigure(reading.b.printed),
  },
  { name: 'second_base', width: 9, format: 'count', value: ({ reading }) => reading.b.base },
  text('claimed', 24, ({ reading }) => reading.claimed),
  text('verdict', 14, ({ checked }) => checked.verdict),
  {
    name: 'ratio',
    width: 9,
    format: 'times',
    value: ({ checked }) => checked.ratio,
    live: quotientOf,
  },
  {
    name: 'relative',
    width: 10,
    format: 'relative',
    value: ({ checked }) => checked.relative,
    live: (claim, own) => {
      const quotient = quotientOf(claim, own);
      return quotient === null ? null : `${quotient}-1`;
    },
  },
  {
    name: 'points',
    width: 9,
    format: 'points',
    value: ({ checked }) => (checked.points === null ? null : checked.points * 100),
    live: ({ checked }, own) =>
      checked.points === null ? null : `(${own('first_figure')}-${own('second_figure')})*100`,
  },
  text('formula_that_fits', 18, ({ checked }) => checked.formulaThatFits),
  text('right_wording', 44, ({ checked }) => checked.corrected),
  text('diagnosis', 60, ({ checked }) => checked.diagnosis),
  {
    name: 'base_per_group_for_p05',
    width: 12,
    format: 'count',
    value: ({ checked }) => checked.basePerGroupForP05,
  },
  { name: 'p', width: 9, format: 'probability', value: ({ checked }) => checked.p },
  text('on_the_bases', 40, ({ checked }) => checked.notes.join(' ') || null),
  { name: 'repeats', width: 8, format: 'count', value: ({ repeats }) => repeats },
  text('drift', 50, ({ drift }) => drift?.sentence ?? null),
  text('data', 50, ({ evidence }) => evidence?.sentence ?? null),
  text('tags', 20, ({ tags }) => tags.join(', ') || null),
  text('note', 30, ({ note }) => note || null),
];

/**
 * The library as a workbook: a sheet of claims, whose ratio, relative difference and points are live
 * formulas of the printed figures, and a sheet of sources. Text is text, whatever it begins with.
 */
export async function claimsWorkbook({ sources, claims }: ClaimsToExport): Promise<Uint8Array> {
  const sheet = new SheetDraft('Claims');
  const placeOf = new Map(columns.map(({ name }, place) => [name, place]));
  columns.forEach(({ name, width }, place) => {
    sheet.put(0, place, name, cellStyles.header);
    sheet.width(place, width);
  });
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  claims.forEach((claim, index) => {
    const row = index + 1;
    const own = (name: string): string => cellAddress(row, placeOf.get(name) as number);
    const source = sourceById.get(claim.source) as ClaimSource;
    columns.forEach((column, place) => {
      const value = column.value(claim, source);
      if (value === null) return;
      sheet.put(row, place, value, styleOf(column, claim), liveOf(column, claim, value, own));
    });
  });
  const workbook = {
    sheets: [
      sheet.finished({ freezePane: { rows: 1 }, pageSetup: widePage }),
      sourcesSheet(sources),
    ],
    defaultFont: { name: 'Calibri', size: 11 },
  };
  return writeXlsx(workbook);
}

function styleOf(column: ClaimColumn, claim: KeptClaim): ReturnType<typeof figureStyle> | null {
  if (column.format === 'text') return null;
  const printed =
    column.name === 'first_figure'
      ? claim.reading.a.printed
      : column.name === 'second_figure'
        ? claim.reading.b.printed
        : null;
  const figure = figureOf(printed);
  if (figure === null) return figureStyle(column.format);
  if (figure.unit !== 'percent') return figureStyle('number');
  return figureStyle(figure.halfUnit < 0.5 ? 'shareFine' : 'share');
}

function liveOf(
  column: ClaimColumn,
  claim: KeptClaim,
  value: string | number,
  own: (name: string) => string,
): LiveFormula | null {
  const formula = column.live?.(claim, own) ?? null;
  return formula === null || typeof value !== 'number' ? null : { text: formula, value };
}

function sourcesSheet(sources: readonly ClaimSource[]): ReturnType<SheetDraft['finished']> {
  const sheet = new SheetDraft('Sources');
  const names = ['source', 'title', 'author', 'date', 'file', 'sha256', 'claims', 'note'];
  names.forEach((name, place) => {
    sheet.put(0, place, name, cellStyles.header);
    sheet.width(place, place === 1 ? 40 : 16);
  });
  sources.forEach((source, index) => {
    const { id, title, author, date, file, sha256, claims, note } = source;
    [id, title, author, date, file, sha256, claims, note].forEach((value, place) => {
      if (value !== null && value !== '') sheet.put(index + 1, place, value, null);
    });
  });
  return sheet.finished({ freezePane: { rows: 1 } });
}

/** The library as comma-separated text after RFC 4180, a claim a row; figures with all their digits. */
export function claimsCsv({ sources, claims }: ClaimsToExport): string {
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const cell = (value: string | number | null): string => {
    const plain = value === null ? '' : inertText(String(value));
    return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const lines = claims.map((claim) => {
    const source = sourceById.get(claim.source) as ClaimSource;
    return columns.map((column) => cell(column.value(claim, source))).join(',');
  });
  return [columns.map(({ name }) => name).join(','), ...lines, ''].join('\r\n');
}

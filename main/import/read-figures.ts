import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dsvFormat } from 'd3-dsv';
import type { PerceptionItem } from '#analysis/compare/perception-gap-figures.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { ImportError } from './import-error.ts';

/** Published figures of two sides, item by item, with the file that they stand in. */
export interface Figures {
  readonly items: readonly PerceptionItem[];
  readonly leftName: string;
  readonly rightName: string;
  readonly source: { readonly file: string; readonly sha256: string };
}

interface SideColumns {
  readonly name: string;
  readonly share: number;
  readonly isPercent: boolean;
  readonly base: number | null;
}

const percentWords = ['percent', 'pct', 'percentage', '%'];
const shareWords = ['share', 'proportion'];
const baseWords = ['n', 'base', 'respondents', 'asked'];

/** A small table of text: a header, and rows with as many cells. */
export interface SmallTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly sha256: string;
}

/**
 * Reads a small file of text with a header. Blank lines and lines that begin with # are passed over.
 *
 * @throws {ImportError} `file-not-found`.
 */
export function readSmallTable(file: string): SmallTable {
  if (!existsSync(file)) throw new ImportError('file-not-found', { file });
  const bytes = readFileSync(file);
  const text = new TextDecoder('utf-8').decode(bytes);
  const firstLine = text.split(/\r?\n/u, 1)[0] ?? '';
  const delimiter = ['\t', ';', ','].find((one) => firstLine.includes(one)) ?? ',';
  const lines = dsvFormat(delimiter)
    .parseRows(text)
    .filter((cells) => cells.some((cell) => cell.trim() !== '') && !cells[0]?.startsWith('#'));
  const [header = [], ...rows] = lines;
  return {
    header: header.map((name) => name.trim()),
    rows,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/**
 * Reads a file of figures: a column of items, and for each of two sides a percent (or share) column and
 * a base column that share a word: `left_percent, left_base`, or `consumer_pct, consumer_n`. Columns
 * `left_name` and `right_name` may name the sides. Missing: an empty cell is a figure not stated.
 *
 * @throws {ImportError} `file-not-found`.
 * @throws {ProjectError} `figures-not-understood`, naming row, column and value.
 */
export function readFigures(file: string): Figures {
  const table = readSmallTable(file);
  const itemColumn = Math.max(
    0,
    table.header.findIndex((name) => /^(item|label|statement|question|measure)$/iu.test(name)),
  );
  const [left, right] = sideColumns(table, file);
  const numberAt = (row: readonly string[], rowNumber: number, column: number): number | null => {
    const text = (row[column] ?? '')
      .replace(/[%\s\u00a0\u2009]/gu, '')
      .replace(/,(?=\d{3}\b)/gu, '')
      .trim();
    if (text === '' || /^(na|n\/a|-|–)$/iu.test(text)) return null;
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    const reason = `Row ${rowNumber}, column “${table.header[column]}” holds “${row[column]}”, which is not a number.`;
    throw new ProjectError('figures-not-understood', {
      file,
      reason,
      rowNumber,
      value: row[column],
    });
  };
  const items = table.rows.map((row, index) => {
    const side = (columns: SideColumns) => {
      const share = numberAt(row, index + 2, columns.share);
      const base = columns.base === null ? null : numberAt(row, index + 2, columns.base);
      return { share: share === null ? null : columns.isPercent ? share / 100 : share, base };
    };
    const item = {
      item: (row[itemColumn] ?? '').trim() || `Item ${index + 1}`,
      left: side(left),
      right: side(right),
    };
    refuseImpossible(item, file, index + 2);
    return item;
  });
  if (items.length === 0)
    throw new ProjectError('figures-not-understood', { file, reason: 'It has no rows.' });
  const source = { file: basename(file), sha256: table.sha256 };
  return {
    items,
    leftName: nameOf(table, 'left', left),
    rightName: nameOf(table, 'right', right),
    source,
  };
}

/** The two sides in the order of their columns; a base belongs to the side whose words it shares. */
function sideColumns(table: SmallTable, file: string): readonly [SideColumns, SideColumns] {
  const words = table.header.map((name) =>
    name
      .toLowerCase()
      .split(/[\s_.()-]+/u)
      .filter(Boolean),
  );
  const stemWithout = (index: number, drop: readonly string[]): string =>
    (words[index] ?? []).filter((word) => !drop.includes(word)).join(' ');
  const sides = words.flatMap((headerWords, index): SideColumns[] => {
    const isPercent = headerWords.some((word) => percentWords.includes(word));
    const isShare = headerWords.some((word) => shareWords.includes(word));
    if (!(isPercent || isShare) || !holdsNumbers(table, index)) return [];
    const stem = stemWithout(index, [...percentWords, ...shareWords]);
    const base = words.findIndex(
      (other, at) =>
        other.some((word) => baseWords.includes(word)) && stemWithout(at, baseWords) === stem,
    );
    return [{ name: stem, share: index, isPercent, base: base < 0 ? null : base }];
  });
  const [left, right] = sides;
  if (left && right && sides.length === 2) return [left, right];
  const reason = `It has ${sides.length} percent columns (${sides.map(({ share }) => table.header[share]).join(', ') || 'none'}); two are needed, one for each side.`;
  throw new ProjectError('figures-not-understood', { file, reason });
}

/** Whether most filled cells of a column begin with a digit: a column that tells of sources does not. */
function holdsNumbers(table: SmallTable, column: number): boolean {
  const filled = table.rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  const numeric = filled.filter((cell) => /^[−+-]?[\d.]/u.test(cell));
  return filled.length === 0 || numeric.length * 2 >= filled.length;
}

function nameOf(table: SmallTable, side: 'left' | 'right', columns: SideColumns): string {
  const column = table.header.findIndex((name) => name.toLowerCase() === `${side}_name`);
  const stated = column < 0 ? '' : (table.rows[0]?.[column] ?? '').trim();
  if (stated) return stated;
  return columns.name.charAt(0).toUpperCase() + columns.name.slice(1);
}

function refuseImpossible(item: PerceptionItem, file: string, rowNumber: number): void {
  for (const side of [item.left, item.right]) {
    if (side.share !== null && !(side.share >= 0 && side.share <= 1)) {
      const reason = `Row ${rowNumber} (“${item.item}”) states ${side.share * 100} %, which no share can be.`;
      throw new ProjectError('figures-not-understood', { file, reason, rowNumber });
    }
    if (side.base !== null && !(side.base > 0)) {
      const reason = `Row ${rowNumber} (“${item.item}”) states a base of ${side.base}.`;
      throw new ProjectError('figures-not-understood', { file, reason, rowNumber });
    }
  }
}

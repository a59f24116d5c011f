import { basename } from 'node:path';
import type { PerceptionItem } from '#analysis/compare/perception-gap-figures.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { findSides, type SideColumns, shareLikeColumns } from './figures-columns.ts';
import { numberIn, readSmallTable, type SmallTable } from './small-table.ts';

/** Published figures of two sides, item by item, with the file that they stand in. */
export interface Figures {
  readonly items: readonly PerceptionItem[];
  readonly leftName: string;
  readonly rightName: string;
  readonly source: { readonly file: string; readonly sha256: string };
}

/**
 * Reads a file of figures: a column of items, and for each of two sides a column of per cent or shares
 * and, where it is known, a base: a column that shares a word with it (`left_percent, left_base`;
 * `consumer_pct, consumer_n`; `Share of customers, Customers interviewed`), or a number in its heading
 * (`Consumers (n=1056)`). Columns `left_name` and `right_name` may name the sides.
 *
 * - `left_asked_of`, `left_eligible_percent`, `left_effective_base` say more of a side's base: of how many,
 *   which share of them could answer, Kish's base of a weighted share.
 * - Units: per cent where a heading says so or a figure is above 1, else shares.
 * - Missing: an empty cell, NA or a dash is a figure not stated.
 *
 * @throws {ImportError} `file-not-found`.
 * @throws {ProjectError} `figures-not-understood`, naming row, column and value.
 */
export function readFigures(file: string): Figures {
  const table = readSmallTable(file);
  const sides = findSides(table);
  if (sides === null) throw notTwoSides(table, file);
  const itemColumn = Math.max(
    0,
    table.header.findIndex((name) =>
      /^(item|label|statement|question|measure|attribute|reason)s?$/iu.test(name),
    ),
  );
  const items = table.rows.map((row, index) => {
    const [left, right] = sides.map((side) => figuresOf(table, side, row, index + 2, file));
    const item = (row[itemColumn] ?? '').trim() || `Item ${index + 1}`;
    return { item, left, right } as PerceptionItem;
  });
  if (items.length === 0) {
    throw new ProjectError('figures-not-understood', { file, reason: 'It has no rows.' });
  }
  refuseRepeated(items, file);
  const [left, right] = sides;
  return {
    items,
    leftName: statedName(table, 'left') ?? left.name,
    rightName: statedName(table, 'right') ?? right.name,
    source: { file: basename(file), sha256: table.sha256 },
  };
}

function figuresOf(
  table: SmallTable,
  side: SideColumns,
  row: readonly string[],
  rowNumber: number,
  file: string,
): PerceptionItem['left'] {
  const refuse = (column: number, why: string): ProjectError => {
    const value = row[column] ?? '';
    const reason = `Row ${rowNumber}, column “${table.header[column]}” holds “${value}”, ${why}.`;
    return new ProjectError('figures-not-understood', { file, reason, rowNumber, value });
  };
  const numberAt = (column: number): number | null => {
    const text = (row[column] ?? '').trim();
    if (text === '' || /^(na|n\/a|-|–)$/iu.test(text)) return null;
    const value = numberIn(text, table);
    if (Number.isFinite(value)) return value;
    throw refuse(column, 'which is not a number');
  };
  const stated = numberAt(side.share);
  const share = stated === null ? null : side.isPercent ? stated / 100 : stated;
  if (share !== null && !(share >= 0 && share <= 1))
    throw refuse(side.share, 'which no share can be');
  const base = side.base === null ? side.statedBase : numberAt(side.base);
  if (base !== null && !(base > 0)) throw refuse(side.base ?? side.share, 'which no base can be');
  const more = (column: number | null): number | null =>
    column === null ? null : numberAt(column);
  const eligible = more(side.eligible);
  const eligibleShare = eligible !== null && eligible > 1 ? eligible / 100 : eligible;
  if (eligibleShare !== null && !(eligibleShare >= 0 && eligibleShare <= 1))
    throw refuse(side.eligible ?? side.share, 'which no share can be');
  const [askedOf, effectiveBase] = [more(side.askedOf), more(side.effectiveBase)];
  for (const [value, column] of [
    [askedOf, side.askedOf],
    [effectiveBase, side.effectiveBase],
  ] as const)
    if (value !== null && !(value > 0)) throw refuse(column ?? side.share, 'which no base can be');
  return {
    share,
    base,
    ...(askedOf === null ? {} : { askedOf }),
    ...(eligibleShare === null ? {} : { eligibleShare }),
    ...(effectiveBase === null ? {} : { effectiveBase }),
    ...(share !== null && side.isPercent ? { decimals: decimalsOf(row[side.share] ?? '') } : {}),
  };
}

/** How many decimals a figure is printed with. */
function decimalsOf(cell: string): number {
  return /[.,](\d{1,2})\s*%?\s*$/u.exec(cell.trim())?.[1]?.length ?? 0;
}

function notTwoSides(table: SmallTable, file: string): ProjectError {
  const found = shareLikeColumns(table);
  const reason = `It has ${found.length} columns of per cent (${found.join(', ') || 'none'}); two are needed, one for each side.`;
  return new ProjectError('figures-not-understood', { file, reason });
}

/** Figures of one item in two rows cannot be told apart. */
function refuseRepeated(items: readonly PerceptionItem[], file: string): void {
  const rowByItem = new Map<string, number>();
  items.forEach(({ item }, index) => {
    const first = rowByItem.get(item);
    if (first !== undefined) {
      const reason = `The item “${item}” stands in row ${first} and in row ${index + 2}.`;
      throw new ProjectError('figures-not-understood', { file, reason, rowNumber: index + 2 });
    }
    rowByItem.set(item, index + 2);
  });
}

function statedName(table: SmallTable, side: 'left' | 'right'): string | null {
  const column = table.header.findIndex((name) => name.toLowerCase() === `${side}_name`);
  const stated = column < 0 ? '' : (table.rows[0]?.[column] ?? '').trim();
  return stated === '' ? null : stated;
}

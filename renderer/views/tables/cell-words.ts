import type { TableFigure } from '#contract/calls/saved-tables.ts';
import type {
  CellReason,
  Table,
  TableCell,
  TableColumn,
  TableRow,
} from '#contract/calls/tables.ts';
import { formatCount, formatFixed, formatNumber, formatPercent } from '../../words/numbers.ts';
import { figureOf, isShareRow, pathOf, plainValue } from './read-table.ts';

/** What a cell prints, in words for its menu. */
export const figureWords: Readonly<Record<TableFigure, string>> = {
  column: 'Column %',
  row: 'Row %',
  total: 'Total %',
  count: 'Counts',
  index: 'Index to total',
};

const shareKinds: Readonly<Record<'column' | 'row' | 'total', string>> = {
  column: 'of the column',
  row: 'of the row',
  total: 'of everyone',
};

const reasons: Readonly<Record<string, string>> = {
  'nobody-answered': 'nobody in this column answered the question',
  'base-too-small': 'the base is too small to show',
  'too-few-for-a-variance': 'too few answered for an interval',
  'no-values': 'the answers have no values',
  'values-outside-0-to-10': 'the values are not from 0 to 10',
  'divided-by-zero': 'it would divide by zero',
  'a-part-is-missing': 'a part of the formula is missing',
};

/** Why a cell shows no figure, in words. */
export function reasonWords(reason: CellReason): string {
  return reasons[reason] ?? reason;
}

/** The number of a cell as the table prints it. */
export function cellFigure(table: Table, row: number, column: number, figure: TableFigure): string {
  const cell = table.cells[row]?.[column];
  const line = table.rows[row];
  const value = figureOf(table, row, column, figure);
  if (cell === undefined || line === undefined || value === null) return '–';
  if (line.kind === 'base') return formatCount(value);
  if (line.kind === 'nps') return formatNumber(value * 100);
  if (!isShareRow(line)) return inLine(value, table, row);
  if (figure === 'count') return formatCount(Math.round(value));
  if (figure === 'index') return formatCount(Math.round(value));
  return formatPercent(value, cell.base);
}

/** A mean or the like with the decimals of its whole row, so that points stand under each other. */
function inLine(value: number, { cells }: Table, row: number): string {
  const values = (cells[row] ?? []).flatMap((cell) => plainValue(cell) ?? []);
  const largest = Math.max(...values.map(Math.abs));
  if (values.every(Number.isInteger) || largest >= 100) return formatNumber(value);
  return formatFixed(value, largest < 10 ? 2 : 1);
}

/** A column by name: the answer with what it is nested in. */
export function columnName(column: TableColumn): string {
  if (column.variable === null && pathOf(column).length === 0 && column.letter === null)
    return 'everyone';
  return [...pathOf(column), column.category].join(' › ');
}

/** A row by name: question and answer. */
export function rowName(row: TableRow): string {
  const question = [row.label, ...pathOf(row)].join(' › ');
  if (row.kind !== 'category' && row.category === row.label) return question;
  return `${question}${/[?!.:…]$/u.test(question) ? '' : ':'} ${row.category}`;
}

/** What a cell says, and what its letters and arrows mean, as sentences; for hover, focus and copying. */
export function cellSentences(
  table: Table,
  row: number,
  column: number,
  figure: TableFigure,
  level: number,
): readonly string[] {
  const cell = table.cells[row]?.[column];
  const [line, head] = [table.rows[row], table.columns[column]];
  if (cell === undefined || line === undefined || head === undefined) return [];
  return [
    statement(table, row, column, figure),
    ...letterSentences(table, row, head, cell, level),
    ...(cell.exception === null ? [] : [exceptionSentence(cell, head, level)]),
    ...(cell.smallBase && cell.reason === null && line.kind !== 'base'
      ? [`Small base (${formatCount(cell.base)}): read with care.`]
      : []),
  ];
}

/** What a heading stands for, what its letter means beside the figures of others, and what pressing it does. */
export function headSentences(table: Table, column: number, level: number): readonly string[] {
  const [head, bases] = [table.columns[column], table.bases[column]];
  if (head === undefined || bases === undefined) return [];
  const name = columnName(head);
  const siblings = table.cells.flatMap((line) =>
    line.filter((_, at) => table.columns[at]?.variable === head.variable),
  );
  const chance = probabilityWords(1 - level);
  const { letter } = head;
  return [
    `${name}: ${formatCount(bases.unweighted)} respondents.`,
    ...(letter !== null && siblings.some(({ letters }) => letters.length > 0)
      ? [
          `${letter} beside a figure of another column: that one is significantly higher than ${name} (p < ${chance}).`,
        ]
      : []),
    ...(head.variable !== null && siblings.some(({ exception }) => exception !== null)
      ? [
          `↑ or ↓ beside a figure: it is significantly above or below everyone else of “${head.label}” (p < ${chance}).`,
        ]
      : []),
    'Press to sort by it.',
  ];
}

function statement(table: Table, row: number, column: number, figure: TableFigure): string {
  const cell = table.cells[row]?.[column] as TableCell;
  const line = table.rows[row] as TableRow;
  const name = columnName(table.columns[column] as TableColumn);
  const text = cellFigure(table, row, column, figure);
  const of = `${formatCount(cell.count)} of ${formatCount(cell.base)}${table.weighted ? ' before weighting' : ''}`;
  if (line.kind === 'base') return `${text} of ${name} answered “${line.label}”.`;
  if (cell.reason !== null && text === '–')
    return `No figure for ${name}: ${reasonWords(cell.reason)}.`;
  if (!isShareRow(line))
    return `${line.category} of “${line.label}”, ${name}: ${text} (base ${formatCount(cell.base)}).`;
  if (figure === 'count')
    return `${text} of ${name}: ${rowName(line)}${table.weighted ? ', weighted' : ''}.`;
  if (figure === 'index')
    return `${rowName(line)}: in ${name} the share is ${text} where that of everyone is 100.`;
  const whose = figure === 'column' ? `of ${name}` : `${shareKinds[figure]}, ${name}`;
  return `${text} ${whose}: ${rowName(line)} (${of}).`;
}

function letterSentences(
  table: Table,
  row: number,
  head: TableColumn,
  cell: TableCell,
  level: number,
): readonly string[] {
  return cell.letters.flatMap((letter) => {
    const at = table.columns.findIndex((one) => one.letter?.toLowerCase() === letter.toLowerCase());
    const [other, against] = [table.columns[at], table.cells[row]?.[at]];
    if (other === undefined || against === undefined) return [];
    const isFirst = letter === letter.toUpperCase();
    const chance = probabilityWords(isFirst ? 1 - level : 2 * (1 - level));
    const sure = isFirst ? 'significantly' : 'at the second level';
    const figures = isShareRow(table.rows[row])
      ? `${percent(cell)} against ${percent(against)}`
      : `${formatNumber(plainValue(cell) ?? Number.NaN)} against ${formatNumber(plainValue(against) ?? Number.NaN)}`;
    return [
      `${letter}: ${columnName(head)} is ${sure} higher than ${columnName(other)} (${figures}, p < ${chance}).`,
    ];
  });
}

function exceptionSentence(cell: TableCell, head: TableColumn, level: number): string {
  const way = cell.exception === 'high' ? 'above' : 'below';
  return `${cell.exception === 'high' ? '↑' : '↓'}: ${columnName(head)} is significantly ${way} everyone else of “${head.label}” (p < ${probabilityWords(1 - level)}).`;
}

function percent(cell: TableCell): string {
  return cell.columnShare === null ? '–' : formatPercent(cell.columnShare, cell.base);
}

/** A level of a test without its leading zero: ".05". */
export function probabilityWords(share: number): string {
  return share.toFixed(3).replace(/^0|0+$/gu, '');
}

import type { Table, TableCell, TableColumn, TableRow } from '#contract/calls/tables.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureBases,
  type FigureColumn,
  shareAxisEnd,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import { type NumberFormat, seriesColours } from './workbook-look.ts';

const baseForOneDecimal = 1000;
const barCount = 10;

/** Columns beside the chart; the rest of a wide banner stands behind it. */
const keyColumnCount = 8;

interface Line {
  readonly question: string;
  readonly answer: string;
  readonly kind: TableRow['kind'] | 'unweighted' | 'weighted' | 'effective';
  readonly cells: readonly (TableCell | null)[];
  readonly bases: Table['bases'];
}

type Column = FigureColumn<Line>;

const reasonWords: Readonly<Record<string, string>> = {
  'nobody-answered': 'nobody answered',
  'base-too-small': 'base too small; not shown',
  'too-few-for-a-variance': 'too few answers for an interval',
  'no-values': 'the answers have no values',
  'values-outside-0-to-10': 'the values are not from 0 to 10',
  'divided-by-zero': 'divided by zero',
  'a-part-is-missing': 'a part of the formula is missing',
};

/** A banner by stub table as a sheet shows it: bases first, shares as live formulas over the counts, letters beside them. */
export function crosstabTable(table: Table): AnalysisTable {
  const lines = linesOf(table);
  return {
    subtitle: `Shares are of those of the column who answered the question, in per cent${table.weighted ? ', weighted' : ''}; means in the units of the answers. Letters and arrows are explained below the table.`,
    ...tableCells(lines, [
      {
        key: 'question',
        header: 'Question',
        width: 28,
        place: 'key',
        read: (line) => line.question,
      },
      { key: 'answer', header: 'Answer', width: 26, place: 'key', read: (line) => line.answer },
      ...table.columns.flatMap((column, at) => figureColumns(column, at, at < keyColumnCount)),
      { key: 'note', header: 'Note', width: 40, read: (line) => noteOf(line, table.columns) },
    ]),
    bases: (row) => ({ a: basesOf(lines[row]), b: null }),
    data: dataOf(lines, table),
    chart: chartOf(lines, table),
    summary: [
      ...table.tests
        .filter(({ rows, columns }) => rows !== columns)
        .map(({ rows, columns, p }) => ({
          what: `p that ${rows} has nothing to do with ${columns}`,
          value: p,
          format: 'probability' as const,
        })),
      {
        what: 'Rows left out because their weight is missing or zero',
        value: table.unweightedOutCount,
        format: 'count',
      },
    ],
  };
}

function linesOf({ rows, cells, bases, weighted }: Table): readonly Line[] {
  const baseLine = (kind: 'unweighted' | 'weighted' | 'effective', answer: string): Line => ({
    question: 'Base',
    answer,
    kind,
    cells: bases.map(() => null),
    bases,
  });
  return [
    baseLine('unweighted', 'Unweighted'),
    ...(weighted ? [baseLine('weighted', 'Weighted'), baseLine('effective', 'Effective')] : []),
    ...rows.map(({ label, category, kind, path }, at) => ({
      question: [label, ...path].join(' › '),
      answer: kind === 'base' ? 'Answered' : category,
      kind,
      cells: cells[at] ?? [],
      bases,
    })),
  ];
}

function headerOf({ label, category, letter, variable, path }: TableColumn): string {
  const nested = [label, ...path].join(' › ');
  const name = variable === null ? category : `${nested}: ${category}`;
  return letter === null ? name : `${name} (${letter})`;
}

function figureColumns(column: TableColumn, at: number, isKey: boolean): readonly Column[] {
  const header = headerOf(column);
  const place = isKey ? 'key' : 'detail';
  return [
    {
      key: `value${at}`,
      header,
      width: 14,
      place,
      format: (line) => formatOf(line, at),
      read: (line) => valueAt(line, at),
      live: (line, refs, index) => {
        const value = valueAt(line, at);
        const cell = line.cells[at] ?? null;
        if (value === null) return null;
        if (cell === null || cell.columnShare === null || !(cell.weightedBase > 0))
          return { text: refs.data(index, `value${at}`), value };
        return {
          text: `${refs.data(index, `count${at}`)}/${refs.data(index, `base${at}`)}`,
          value: cell.weightedCount / cell.weightedBase,
        };
      },
      means: (line) => `${line.question}: ${line.answer}, ${header}`,
      interval: (line) => [line.cells[at]?.low ?? null, line.cells[at]?.high ?? null],
    },
    ...(column.variable === null
      ? []
      : [
          {
            key: `mark${at}`,
            header: column.letter === null ? '+ −' : `${column.letter} over`,
            width: 8,
            place,
            read: (line: Line) => marksOf(line.cells[at] ?? null),
          } as const,
        ]),
    ...(['low', 'high'] as const).map(
      (end): Column => ({
        key: `${end}${at}`,
        header: end === 'low' ? `${header}, interval from` : 'to',
        format: (line) => formatOf(line, at),
        read: (line) => line.cells[at]?.[end] ?? null,
      }),
    ),
  ];
}

function marksOf(cell: TableCell | null): string | null {
  if (cell === null) return null;
  const arrow = cell.exception === null ? '' : cell.exception === 'high' ? '↑' : '↓';
  const marks = `${arrow}${cell.letters.join('')}${cell.smallBase && cell.reason === null ? '*' : ''}`;
  return marks === '' ? null : marks;
}

function valueAt(line: Line, at: number): number | null {
  const { kind } = line;
  if (kind === 'unweighted' || kind === 'weighted' || kind === 'effective')
    return line.bases[at]?.[kind] ?? null;
  const cell = line.cells[at] ?? null;
  if (kind === 'base') return cell?.base ?? null;
  return cell?.columnShare ?? cell?.value ?? cell?.mean ?? null;
}

function formatOf({ kind, cells }: Line, at: number): NumberFormat {
  if (kind === 'unweighted' || kind === 'base') return 'count';
  if (kind === 'weighted' || kind === 'effective') return 'weighted';
  const cell = cells[at] ?? null;
  if (cell === null || cell.columnShare === null) return 'mean';
  return cell.base < baseForOneDecimal ? 'share' : 'shareFine';
}

function noteOf({ cells }: Line, columns: Table['columns']): string | null {
  const reasons = new Map<string, string[]>();
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (cell === null || cell.reason === null || column === undefined) return;
    const named = reasons.get(cell.reason) ?? [];
    reasons.set(cell.reason, [...named, column.category]);
  });
  const notes = [...reasons].map(
    ([reason, names]) => `${names.join(', ')}: ${reasonWords[reason] ?? reason}`,
  );
  return notes.length === 0 ? null : `${notes.join('; ')}.`;
}

function basesOf(line: Line | undefined): FigureBases {
  const total = line?.cells[0] ?? null;
  if (total !== null)
    return { unweighted: total.base, weighted: total.weightedBase, effective: total.effectiveBase };
  const [bases] = line?.bases ?? [];
  return bases ?? { unweighted: null, weighted: null, effective: null };
}

function dataOf(lines: readonly Line[], { columns }: Table): AnalysisTable['data'] {
  return {
    columns: [
      { key: 'question', header: 'Question', format: 'text' },
      { key: 'answer', header: 'Answer', format: 'text' },
      ...columns.flatMap((column, at) => [
        {
          key: `count${at}`,
          header: `Weighted count, ${headerOf(column)}`,
          format: 'weighted' as const,
        },
        {
          key: `base${at}`,
          header: `Weighted base, ${headerOf(column)}`,
          format: 'weighted' as const,
        },
        {
          key: `value${at}`,
          header: `Base or mean, ${headerOf(column)}`,
          format: 'number' as const,
        },
      ]),
    ],
    rows: lines.map((line) => [
      line.question,
      line.answer,
      ...columns.flatMap((_, at) => {
        const cell = line.cells[at] ?? null;
        const isShare = cell !== null && cell.columnShare !== null;
        return [
          isShare ? cell.weightedCount : null,
          isShare ? cell.weightedBase : null,
          isShare ? null : valueAt(line, at),
        ];
      }),
    ]),
  };
}

/** The rows that the columns part most, as bars of the first columns beside the total. */
function chartOf(lines: readonly Line[], { columns }: Table): TableChart | null {
  const drawn = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => columns.length === 1 || column.variable !== null)
    .filter(({ at }) => at < keyColumnCount)
    .slice(0, seriesColours.length);
  const bars = lines
    .flatMap((line, row) => {
      const shares = drawn.map(({ at }) => line.cells[at]?.columnShare ?? null);
      const known = shares.filter((share): share is number => share !== null);
      if (line.kind !== 'category' || known.length < shares.length || known.length === 0) return [];
      return [{ line, row, shares, spread: Math.max(...known) - Math.min(...known) }];
    })
    .sort((one, other) => other.spread - one.spread)
    .slice(0, barCount);
  if (bars.length === 0) return null;
  const axisEnd = shareAxisEnd(bars.flatMap(({ shares }) => shares));
  return {
    title: columns.length === 1 ? 'Shares' : 'The answers that the columns part most',
    axisTitle: axisEnd < 1 ? `axis ends at ${Math.round(axisEnd * 100)} %` : '',
    rows: bars.map(({ row }) => row),
    labels: bars.map(({ line }) => axisLabel(`${line.answer} (${line.question})`)),
    series: drawn.map(({ column, at }, index) => ({
      name: column.category,
      key: `value${at}`,
      colour: seriesColours[(index * 5) % seriesColours.length] as string,
      hollow: [],
    })),
    format: 'share',
    axisEnd,
  };
}

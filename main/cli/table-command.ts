import type { CallNamed } from '#contract/calls/index.ts';
import type { Table, TableCell, TableRow } from '#contract/calls/tables.ts';
import type { InputOf } from '#contract/define-call.ts';
import { countOption, levelOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, probabilityCell, textTable } from './text-table.ts';

type Input = InputOf<CallNamed<'table.run'>>;

interface TableOptions {
  readonly rows?: string;
  readonly columns?: string;
  readonly weight?: string;
  readonly filter?: string;
  readonly tests?: string;
  readonly level?: string;
  readonly correction?: string;
  readonly smallBase?: string;
  readonly suppress?: string;
}

/** table: any variables as rows against any variables as columns. */
export function addTableCommand(add: AddCommand): void {
  add<TableOptions>(
    'table <dataset>',
    'any variables as rows against any variables as columns',
    [
      ['--rows <names>', 'variables or sets, separated by commas'],
      ['--columns <names>', 'variables or sets side by side, separated by commas'],
      ['--weight <variable>', 'the case weight; none: without'],
      ['--filter <expression>', 'only these rows'],
      ['--tests <kind>', 'letters, exceptions or none', 'letters'],
      ['--level <share>', 'the level of intervals and tests', '0.95'],
      ['--correction <kind>', 'none, bonferroni or bh', 'none'],
      ['--small-base <count>', 'bases under this are marked', '30'],
      ['--suppress <count>', 'bases under this show no share or mean', '10'],
    ],
    async (session, options, dataset = '') => {
      const [rows, columns] = [namesIn(options.rows), namesIn(options.columns)];
      if (rows.length === 0 || columns.length === 0)
        throw usageError(
          'Name the variables with --rows and --columns.',
          'parallax table DATASET --rows V[,V..] --columns V[,V..]',
        );
      const table = await session.call('table.run', {
        dataset,
        rows,
        columns,
        tests: options.tests as Input['tests'],
        correction: options.correction as Input['correction'],
        level: levelOption(options.level),
        smallBase: countOption('--small-base', options.smallBase),
        suppressedBase: countOption('--suppress', options.suppress),
        ...(options.weight ? { weight: options.weight === 'none' ? null : options.weight } : {}),
        ...(options.filter ? { filter: options.filter } : {}),
      });
      return { data: table, words: tableWords(table) };
    },
  );
}

function namesIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function tableWords(table: Table): string {
  const names = [...new Set(table.columns.flatMap(({ variable }) => variable ?? []))];
  const titles = table.columns.map(({ variable, category, letter }) => {
    if (variable === null) return category;
    return names.length > 1 ? `${variable}: ${category} (${letter})` : `${category} (${letter})`;
  });
  const bases: readonly [string, 'unweighted' | 'weighted' | 'effective'][] = [
    ['respondents', 'unweighted'],
    ['weighted', 'weighted'],
    ['effective base', 'effective'],
  ];
  const shown = table.weighted ? bases : bases.slice(0, 1);
  const baseRows = shown.map(([name, key]) => [
    '',
    name,
    ...table.bases.map((base) => rounded(base[key])),
  ]);
  const rows = table.rows.map((row, index) => [
    row.kind === 'base' ? row.variable : '',
    row.category,
    ...(table.cells[index] ?? []).map((cell) => cellWords(row, cell)),
  ]);
  const body = textTable(['', names.join(', '), ...titles], [...baseRows, ...rows], 30);
  const tests = table.tests.map(
    ({ rows: down, columns, method, statistic, df, p, cramersV, reason }) => [
      down,
      columns,
      method === 'none' ? (reason ?? '') : method,
      numberCell(statistic),
      typeof df === 'number' || df === null
        ? String(df ?? '–')
        : df.map((one) => one.toFixed(1)).join('; '),
      probabilityCell(p),
      numberCell(cramersV),
    ],
  );
  const header = ['rows', 'columns', 'test', 'statistic', 'df', 'p', "Cramér's V"];
  return `${table.finding}\n\n${body}\n${textTable(header, tests)}${table.footnote}\n`;
}

function cellWords(row: TableRow, cell: TableCell): string {
  if (row.kind === 'base') return `${cell.count}${cell.smallBase ? ' *' : ''}`;
  const figure = row.kind === 'mean' ? numberCell(cell.mean) : percentCell(cell.columnShare);
  const arrow = cell.exception === null ? '' : { high: '▲', low: '▼' }[cell.exception];
  const mark = `${arrow}${cell.letters.join('')}`;
  // "100.0 %" is the widest share: padded to it, the letters stand under each other.
  return `${figure.padStart(7)}${mark === '' ? '' : ` ${mark}`}`;
}

function rounded(base: number): string {
  return Number.isInteger(base) ? String(base) : base.toFixed(1);
}

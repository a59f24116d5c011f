import type { Table, TableCell, TableRow } from '#contract/calls/tables.ts';
import type { AddCommand } from './run-command-line.ts';
import { type TableOptions, tableInputOf } from './table-options.ts';
import { numberCell, percentCell, probabilityCell, textTable } from './text-table.ts';

/** table: any variables as rows against any variables as columns. */
export function addTableCommand(add: AddCommand): void {
  add<TableOptions>(
    'table <dataset>',
    'any variables as rows against any variables as columns',
    [
      ['--rows <names>', 'variables or sets, separated by commas; nested: region > age'],
      ['--columns <names>', 'variables or sets side by side, separated by commas; nested as rows'],
      ['--segments <names>', 'segments side by side, after the columns, separated by commas'],
      ['--statistics <names>', 'of numbers and scales: mean, median, p90, top2, bottom2, nps, ..'],
      ['--weight <variable>', 'the case weight; none: without'],
      ['--filter <expression>', 'only these rows'],
      ['--segment <name>', 'only members of this segment'],
      ['--tests <kind>', 'letters, exceptions or none', 'letters'],
      ['--level <share>', 'the level of intervals and tests', '0.95'],
      ['--correction <kind>', 'none, bonferroni or bh', 'none'],
      ['--small-base <count>', 'bases under this are marked', '30'],
      ['--suppress <count>', 'bases under this show no share or mean', '10'],
      ['--second-level <share>', 'the level of lower-case letters, .90 beside .95; none: without'],
      ['--scale-tests <kind>', 'numbers and scales by means or ranks', 'means'],
      ['--small-cells <kind>', 'expected counts under 5 by fisher or z', 'fisher'],
      ['--strata <variable>', 'the strata that the sample was drawn in'],
      ['--clusters <variable>', 'the clusters that the sample was drawn in'],
      ['--no-total', 'without the column of everyone'],
      ['--spec <file>', 'JSON with any of the fields of table.run: nets, order, formulas, ..'],
    ],
    async (session, options, dataset = '') => {
      const table = await session.call('table.run', tableInputOf(dataset, options));
      return { data: table, words: tableWords(table) };
    },
  );
}

function tableWords(table: Table): string {
  const names = [...new Set(table.columns.flatMap(({ variable }) => variable ?? []))];
  const titles = table.columns.map(({ variable, category, letter, path }) => {
    if (variable === null) return category;
    const name = [...path, category].join(' > ');
    return names.length > 1 ? `${variable}: ${name} (${letter})` : `${name} (${letter})`;
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
    row.kind === 'base' ? [row.variable, ...row.path].join(', ') : '',
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
  const isShare = row.kind === 'category' || row.kind === 'net' || row.kind === 'missing';
  const figure = isShare ? percentCell(cell.columnShare) : numberCell(cell.value);
  const arrow = cell.exception === null ? '' : { high: '▲', low: '▼' }[cell.exception];
  const mark = `${arrow}${cell.letters.join('')}`;
  // "100.0 %" is the widest share: padded to it, the letters stand under each other.
  return `${figure.padStart(7)}${mark === '' ? '' : ` ${mark}`}`;
}

function rounded(base: number): string {
  return Number.isInteger(base) ? String(base) : base.toFixed(1);
}

import type { Comparison } from '#contract/calls/comparisons.ts';
import { keep } from './keep.ts';
import { countOption, levelOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, probabilityCell, textTable } from './text-table.ts';

interface CompareOptions {
  readonly by?: string;
  readonly a?: string;
  readonly b?: string;
  readonly variables?: string;
  readonly weight?: string;
  readonly filter?: string;
  readonly level?: string;
  readonly smallBase?: string;
  readonly suppress?: string;
}

/** compare: two segments over every variable. What is computed is kept for the report. */
export function addCompareCommand(add: AddCommand): void {
  add<CompareOptions>(
    'compare <dataset>',
    'compare two segments over every variable',
    [
      ['--by <variable>', 'the variable whose answers are the segments'],
      ['--a <answer>', 'an answer of --by; else a segment, an alias or an expression'],
      ['--b <answer>', 'as --a; everyone else unless given'],
      ['--variables <names>', 'only these, separated by commas'],
      ['--weight <variable>', 'the case weight; none: without'],
      ['--filter <expression>', 'only these rows'],
      ['--level <share>', 'the level of intervals', '0.95'],
      ['--small-base <count>', 'bases under this are marked', '30'],
      ['--suppress <count>', 'bases under this show no numbers', '10'],
    ],
    async (session, options, dataset = '') => {
      if (!options.a)
        throw usageError(
          'Name the first segment with --a.',
          'parallax compare DATASET --by V --a CATEGORY --b CATEGORY',
        );
      const { comparison } = await keep<{ comparison: Comparison }>(session, {
        kind: 'comparison',
        input: {
          dataset,
          a: options.a,
          level: levelOption(options.level),
          smallBase: countOption('--small-base', options.smallBase),
          suppressedBase: countOption('--suppress', options.suppress),
          ...(options.by ? { by: options.by } : {}),
          ...(options.b ? { b: options.b } : {}),
          ...(options.variables
            ? { variables: options.variables.split(',').map((name) => name.trim()) }
            : {}),
          ...(options.weight ? { weight: options.weight === 'none' ? null : options.weight } : {}),
          ...(options.filter ? { filter: options.filter } : {}),
        },
      });
      return { data: comparison.rows, words: comparisonWords(comparison) };
    },
  );
}

function comparisonWords(comparison: Comparison): string {
  const rows = comparison.rows.map((row) =>
    row.kind === 'share'
      ? [
          row.variable,
          row.category,
          percentCell(row.a.share),
          percentCell(row.b.share),
          pointsCell(row.gap),
          numberCell(row.ratio),
          probabilityCell(row.pAdjusted),
          row.a.base,
          row.b.base,
        ]
      : [
          row.variable,
          row.category,
          numberCell(row.a.mean),
          numberCell(row.b.mean),
          numberCell(row.gap),
          numberCell(row.ratio),
          probabilityCell(row.pAdjusted),
          row.a.base,
          row.b.base,
        ],
  );
  const header = [
    'variable',
    'category',
    comparison.a.name,
    comparison.b.name,
    'gap',
    'ratio',
    'p adj.',
    'base a',
    'base b',
  ];
  return `${comparison.finding}\n\n${textTable(header, rows, 40)}${comparison.footnote}\n`;
}

import type { WaveChanges, WaveRow } from '#contract/calls/waves.ts';
import { countOption, levelOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, probabilityCell, textTable } from './text-table.ts';

interface WavesOptions {
  readonly by?: string;
  readonly waves?: string;
  readonly variables?: string;
  readonly weight?: string;
  readonly filter?: string;
  readonly level?: string;
  readonly smallBase?: string;
  readonly suppress?: string;
}

/** waves: what changed between the waves of one dataset, or between datasets. */
export function addWavesCommand(add: AddCommand): void {
  add<WavesOptions>(
    'waves <datasets...>',
    'what changed between waves: each against the one before and against the first',
    [
      ['--by <variable>', 'of one dataset: the variable that says which wave a row is from (wave)'],
      ['--waves <names>', 'some of its answers in order; of several datasets what they are called'],
      ['--variables <names>', 'only these, separated by commas'],
      ['--weight <variable>', 'the case weight; none: without'],
      ['--filter <expression>', 'only these rows'],
      ['--level <share>', 'the level of intervals', '0.95'],
      ['--small-base <count>', 'bases under this are marked', '30'],
      ['--suppress <count>', 'bases under this show no numbers', '10'],
    ],
    async (session, options, ...names) => {
      const datasets = names.flat();
      const usage = 'parallax waves DATASET [--by V], or parallax waves DATASET DATASET';
      if (datasets.length > 1 && options.by) {
        throw usageError('--by is for the waves of one dataset.', usage);
      }
      const waves = options.waves === undefined ? undefined : listed(options.waves);
      if (waves !== undefined && datasets.length > 1 && waves.length !== datasets.length) {
        throw usageError('Name each dataset with --waves, or none.', usage);
      }
      if (waves !== undefined && waves.length < 2) {
        throw usageError('Name two waves or more with --waves.', usage);
      }
      const changes = await session.call('compare.waves', {
        datasets,
        level: levelOption(options.level),
        smallBase: countOption('--small-base', options.smallBase),
        suppressedBase: countOption('--suppress', options.suppress),
        ...(options.by ? { by: options.by } : {}),
        ...(waves === undefined ? {} : { waves }),
        ...(options.variables ? { variables: listed(options.variables) } : {}),
        ...(options.weight ? { weight: options.weight === 'none' ? null : options.weight } : {}),
        ...(options.filter ? { filter: options.filter } : {}),
      });
      return { data: changes, words: wavesWords(changes) };
    },
  );
}

function listed(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

function wavesWords(changes: WaveChanges): string {
  const { waves, finding, footnote, notes } = changes;
  const latest = waves.length - 2;
  const hasTrend = waves.length > 2;
  const last = waves.at(-1)?.name ?? '';
  const header = [
    'variable',
    'category',
    ...waves.map(({ name }) => name),
    `${last} v ${waves.at(-2)?.name ?? ''}`,
    'p adj.',
    ...(hasTrend ? [`v ${waves[0]?.name ?? ''}`, 'p adj.', 'trend', 'p adj.'] : []),
    '',
  ];
  const rows = changes.rows.map((row) => {
    const [change, first] = [row.changes[latest], row.changes.at(-1)];
    const told = row.kind === 'share' ? pointsCell : numberCell;
    return [
      row.variable,
      row.category,
      ...row.points.map(({ value }) =>
        row.kind === 'share' ? percentCell(value) : numberCell(value),
      ),
      told(change?.change ?? null),
      probabilityCell(change?.pAdjusted ?? null),
      ...(hasTrend
        ? [
            told(first?.change ?? null),
            probabilityCell(first?.pAdjusted ?? null),
            told(row.trend?.slope ?? null),
            probabilityCell(row.trend?.pAdjusted ?? null),
          ]
        : []),
      noteOf(row),
    ];
  });
  const differing = notes.map((note) => `${note}.\n`).join('');
  return `${finding}\n\n${textTable(header, rows, 40)}${differing}${footnote}\n`;
}

function noteOf({ note }: WaveRow): string {
  return note ?? '';
}

import { numberCorrelations } from '#analysis/associations/association.ts';
import type { Associations, SetsApart } from '#contract/calls/explorations.ts';
import { countOption, levelOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, probabilityCell, textTable } from './text-table.ts';

interface SegmentOptions {
  readonly by?: string;
  readonly a?: string;
  readonly b?: string;
  readonly variables?: string;
  readonly weight?: string;
  readonly filter?: string;
  readonly level?: string;
  readonly suppress?: string;
  readonly numbers?: string;
}

const segmentOptions = [
  ['--by <variable>', 'the variable whose answers are the segments'],
  ['--a <answer>', 'an answer of --by; else a segment, an alias or an expression'],
  ['--b <answer>', 'as --a; everyone else unless given'],
] as const;

const rowOptions = [
  ['--variables <names>', 'only these, separated by commas'],
  ['--weight <variable>', 'the case weight; none: without'],
  ['--filter <expression>', 'only these rows'],
  ['--level <share>', '1 minus the error of the whole list', '0.95'],
  ['--suppress <count>', 'bases under this show no numbers', '10'],
] as const;

/** apart, associations: what is different between segments, and what goes with what. */
export function addExplorationCommands(add: AddCommand): void {
  add<SegmentOptions>(
    'apart <dataset>',
    'what sets two segments apart, the largest effect first',
    [...segmentOptions, ...rowOptions],
    async (session, options, dataset = '') => {
      if (!options.a)
        throw usageError(
          'Name the first segment with --a.',
          'parallax apart DATASET --by V --a CATEGORY',
        );
      const apart = await session.call('compare.apart', {
        dataset,
        a: options.a,
        ...(options.by ? { by: options.by } : {}),
        ...(options.b ? { b: options.b } : {}),
        ...rowsOf(options),
      });
      return { data: apart, words: apartWords(apart) };
    },
  );
  add<SegmentOptions>(
    'associations <dataset>',
    'how strongly each pair of variables goes together',
    [...rowOptions, ['--numbers <kind>', 'two numbers: pearson or spearman', 'pearson']],
    async (session, options, dataset = '') => {
      const [numbers = 'pearson'] = wordsOption(
        '--numbers',
        options.numbers ?? '',
        numberCorrelations,
      );
      const found = await session.call('association.run', { dataset, numbers, ...rowsOf(options) });
      return { data: found, words: associationWords(found) };
    },
  );
}

function rowsOf(options: SegmentOptions) {
  const names = options.variables?.split(',').map((name) => name.trim());
  return {
    level: levelOption(options.level),
    suppressedBase: countOption('--suppress', options.suppress),
    ...(names === undefined ? {} : { variables: names }),
    ...(options.weight ? { weight: options.weight === 'none' ? null : options.weight } : {}),
    ...(options.filter ? { filter: options.filter } : {}),
  };
}

function apartWords(apart: SetsApart): string {
  const rows = apart.list.map(({ row, effect, effectWord, pHolm, isShown }, index) => [
    index + 1,
    row.label,
    row.category,
    numberCell(effect),
    effectWord,
    probabilityCell(pHolm),
    isShown ? 'yes' : 'no',
  ]);
  const header = ['', 'variable', 'category', 'effect', 'size', 'p Holm', 'shown'];
  return `${apart.finding}\n\n${textTable(header, rows, 40)}${apart.footnote}\n`;
}

function associationWords(found: Associations): string {
  const rows = [...found.pairs]
    .sort((one, other) => (other.strength ?? -1) - (one.strength ?? -1))
    .map(({ first, second, measure, value, corrected, pHolm, base }) => [
      first,
      second,
      measure,
      numberCell(value),
      numberCell(corrected),
      probabilityCell(pHolm),
      base,
    ]);
  const header = ['variable', 'with', 'measure', 'value', 'corrected', 'p Holm', 'base'];
  return `${found.finding}\n\n${textTable(header, rows, 40)}${found.footnote}\n`;
}

import { numberCorrelations } from '#analysis/associations/association.ts';
import type {
  Associations,
  Drivers,
  SegmentProfile,
  SetsApart,
} from '#contract/calls/explorations.ts';
import { countOption, levelOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, probabilityCell, textTable } from './text-table.ts';

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
  readonly outcome?: string;
  readonly answers?: string;
  readonly predictors?: string;
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

/** apart, profile, associations, drivers: what differs between segments, and what goes with what. */
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
    'profile <dataset>',
    'a segment on one card: its size, what stands out, its typical answers',
    [...segmentOptions.slice(0, 2), ...rowOptions],
    async (session, options, dataset = '') => {
      if (!options.a)
        throw usageError(
          'Name the segment with --a.',
          'parallax profile DATASET --by V --a CATEGORY',
        );
      const card = await session.call('compare.profile', {
        dataset,
        a: options.a,
        ...(options.by ? { by: options.by } : {}),
        ...rowsOf(options),
      });
      return { data: card, words: profileWords(card) };
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
  add<SegmentOptions>(
    'drivers <dataset>',
    'what goes with an outcome, and how much of it each predictor explains',
    [
      ['--outcome <variable>', 'a number or scale, or a question'],
      ['--answers <answers>', 'its answers that count, separated by commas'],
      ['--predictors <names>', 'up to 30, separated by commas'],
      ...rowOptions.slice(1, 3),
      ['--level <share>', 'the level of intervals', '0.95'],
      ['--suppress <count>', 'fewer complete rows have no model', '30'],
    ],
    async (session, options, dataset = '') => {
      const { outcome, predictors, answers } = options;
      if (!outcome || !predictors)
        throw usageError(
          'Name the outcome with --outcome and what may explain it with --predictors.',
          'parallax drivers DATASET --outcome V --predictors V,V',
        );
      const found = await session.call('driver.run', {
        dataset,
        outcome,
        predictors: listed(predictors),
        ...(answers ? { answers: listed(answers) } : {}),
        ...rowsOf(options),
      });
      return { data: found, words: driverWords(found) };
    },
  );
}

function listed(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

function rowsOf(options: SegmentOptions) {
  const names = options.variables === undefined ? undefined : listed(options.variables);
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

function profileWords({ finding, footnote, standsOut, typical }: SegmentProfile): string {
  const out = standsOut.map(({ row, sentence }) => [row.label, row.category, sentence]);
  const most = typical.map(({ label, category, share, shareOfRest, base }) => [
    label,
    category,
    percentCell(share),
    percentCell(shareOfRest),
    base,
  ]);
  const header = ['question', 'most given', 'share', 'the rest', 'base'];
  return `${finding}\n\n${textTable(['stands out', 'answer', ''], out, 90)}\n${textTable(header, most, 40)}${footnote}\n`;
}

function driverWords({ model, finding, footnote }: Drivers): string {
  if (model.status === 'notComputable') return `${finding}\n\n${footnote}\n`;
  const rows = model.drivers.flatMap(({ label, share, terms, inflation }) =>
    terms.map(({ category, coefficient, low, high, p }, at) => [
      at === 0 ? label : '',
      at === 0 ? percentCell(share) : '',
      category,
      numberCell(coefficient, 3),
      numberCell(low, 3),
      numberCell(high, 3),
      probabilityCell(p),
      at === 0 ? numberCell(inflation) : '',
    ]),
  );
  const header = ['predictor', 'share', 'answer', 'coefficient', 'low', 'high', 'p', 'inflation'];
  return `${finding}\n\n${textTable(header, rows, 40)}${footnote}\n`;
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

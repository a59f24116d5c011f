import { resolve } from 'node:path';
import type { CallNamed } from '#contract/calls/index.ts';
import type { RakingReport, WeightReport } from '#contract/calls/weights.ts';
import type { InputOf } from '#contract/define-call.ts';
import { countOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { type CommonOptions, type Session, usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, textTable } from './text-table.ts';

type Input = InputOf<CallNamed<'weight.rake'>>;

interface WeightOptions {
  readonly targets?: string;
  readonly from?: string;
  readonly by?: string;
  readonly unit?: string;
  readonly rescale?: boolean;
  readonly missing?: string;
  readonly uncovered?: string;
  readonly start?: string;
  readonly total?: string;
  readonly trim?: string;
  readonly maxIterations?: string;
  readonly name?: string;
  readonly replace?: boolean;
  readonly use?: boolean | string;
  readonly accept?: boolean;
  readonly dryRun?: boolean;
  readonly report?: string;
}

const usage = 'parallax weight DATASET --targets TARGETS.csv';

/** weight: rake to margins, or say what a weight does. */
export function addWeightCommand(add: AddCommand): void {
  add<WeightOptions>(
    'weight <dataset>',
    'weight a sample to the margins of its population (raking), or report on a weight',
    [
      ['--targets <file>', 'a table with variable, category, target (.csv, .xlsx), or JSON'],
      ['--from <dataset>', 'take the targets from another dataset, with its weight'],
      ['--by <names>', 'the variables taken from it, separated by commas; gender*age crosses two'],
      ['--unit <unit>', 'how targets are stated: auto, share, percent or count', 'auto'],
      ['--rescale', 'bring targets that do not sum to the whole to it'],
      [
        '--missing <how>',
        'missing answers: keep-share, pass-over, leave-out or refuse',
        'keep-share',
      ],
      ['--uncovered <how>', 'answers without a target: refuse or as-missing', 'refuse'],
      ['--start <variable>', 'starting weights'],
      ['--total <total>', 'what the weights sum to: a number, or targets; else the rows'],
      ['--trim <low,high>', 'bounds as multiples of the mean weight; either may be left empty'],
      ['--max-iterations <count>', 'at most so many iterations', '1000'],
      ['--name <name>', 'the name of the weight', 'weight'],
      ['--replace', 'make a raked weight of that name anew'],
      ['--use [variable]', 'weight the dataset by it, or by a weight that is there, or by none'],
      ['--accept', 'keep the weights though a margin is missed'],
      ['--dry-run', 'report, and keep nothing'],
      ['--report <variable>', 'say what a weight that is there does'],
    ],
    (session, options, dataset = '') => {
      if (options.report !== undefined) return report(session, dataset, options.report);
      if (typeof options.use === 'string') return weighBy(session, options, dataset, options.use);
      return rake(session, options, dataset);
    },
  );
}

async function weighBy(
  session: Session,
  { targets, from }: WeightOptions,
  dataset: string,
  name: string,
) {
  if (targets !== undefined || from !== undefined)
    throw usageError(
      '--use takes no variable beside targets: --name names the weight that is made.',
      `${usage} --name ${name} --use`,
    );
  const weight = name === 'none' ? null : name;
  const data = await session.call('dataset.weight', { dataset, weight });
  const now = weight === null ? 'no longer weighted' : `weighted by ${weight}`;
  return { data, words: `${dataset} is ${now}\n` };
}

async function report(session: Session, dataset: string, weight: string) {
  const data = await session.call('weight.report', { dataset, weight });
  return { data, words: `${data.finding}\n${warningLines(data)}${summaryWords(data)}` };
}

async function rake(session: Session, options: WeightOptions & CommonOptions, dataset: string) {
  const input = rakingInput(options, dataset);
  if (options.dryRun) {
    const data = await session.call('weight.preview', input);
    return { data, words: reportWords(data) };
  }
  const { name = 'weight', replace = false, accept = false } = options;
  const use = options.use === true;
  const asked: Input = { ...input, name, replace, use, accept };
  const data = await session.call('weight.rake', asked);
  const kept = `Kept as “${name}”${use ? `; ${dataset} is weighted by it` : ''}\n`;
  return { data, words: `${reportWords(data.report)}${kept}` };
}

function rakingInput(
  options: WeightOptions,
  dataset: string,
): InputOf<CallNamed<'weight.preview'>> {
  const { targets, from, by, start } = options;
  if ((targets === undefined) === (from === undefined))
    throw usageError('Name the targets with --targets FILE, or a dataset with --from.', usage);
  if (from !== undefined && by === undefined)
    throw usageError(
      'Name the variables that are taken from it with --by.',
      'parallax weight DATASET --from DATASET --by V[,V..]',
    );
  const variables = (by ?? '').split(',').map((name) => name.trim());
  const source =
    from === undefined
      ? { file: resolve(targets ?? '') }
      : { from: { dataset: from, variables: variables.filter(Boolean) } };
  return {
    dataset,
    ...source,
    unit: oneWord('--unit', options.unit, ['auto', 'share', 'percent', 'count']),
    missing: oneWord('--missing', options.missing, [
      'keep-share',
      'pass-over',
      'leave-out',
      'refuse',
    ]),
    uncovered: oneWord('--uncovered', options.uncovered, ['refuse', 'as-missing']),
    rescale: options.rescale ?? false,
    maxIterations: countOption('--max-iterations', options.maxIterations, 1),
    ...(start === undefined ? {} : { start }),
    ...(options.trim === undefined ? {} : { trim: trimOption(options.trim) }),
    ...(options.total === undefined ? {} : { total: totalOption(options.total) }),
  };
}

function oneWord<const Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Word {
  return wordsOption(name, text ?? '', words)[0] as Word;
}

function totalOption(text: string): number | 'targets' {
  if (text === 'targets') return text;
  const total = Number(text);
  if (total > 0 && Number.isFinite(total)) return total;
  throw usageError(`--total takes a number above 0, or targets; it was given ${text}.`, usage);
}

function trimOption(text: string): { low: number | null; high: number | null } {
  const bounds = text.split(',').map((part) => (part.trim() === '' ? null : Number(part)));
  const [low = null, high = null] = bounds;
  if (bounds.length === 2 && !bounds.some((one) => one !== null && !Number.isFinite(one)))
    return { low, high };
  throw usageError(
    `--trim takes two bounds such as 0.3,3; it was given ${text}.`,
    '--trim LOW,HIGH',
  );
}

function reportWords(report: RakingReport): string {
  const margins = report.margins.flatMap(({ margin, categories }) =>
    categories.map(({ category, rows, before, target, after, gap }, place) => [
      place === 0 ? margin : '',
      category,
      rows,
      percentCell(before),
      percentCell(target),
      percentCell(after),
      Math.abs(gap) < 5e-4 ? '0.0' : pointsCell(gap),
    ]),
  );
  const header = ['variable', 'category', 'rows', 'before', 'target', 'after', 'points off'];
  return `${report.finding}\n${report.convergence}\n${warningLines(report)}\n${textTable(header, margins, 40)}${summaryWords(report)}`;
}

function warningLines({ warnings }: Pick<WeightReport, 'warnings'>): string {
  return warnings.map((warning) => `  ! ${warning}\n`).join('');
}

function summaryWords({ summary }: Pick<WeightReport, 'summary'>): string {
  const { weighted, sum, smallest, largest, designEffect, effectiveBase, topShare } = summary;
  return textTable(
    [
      'rows with a weight',
      'sum',
      'smallest',
      'largest',
      'design effect',
      'effective base',
      'heaviest 1 % hold',
    ],
    [
      [
        weighted,
        numberCell(sum, 1),
        numberCell(smallest, 4),
        numberCell(largest, 4),
        numberCell(designEffect, 4),
        numberCell(effectiveBase, 1),
        percentCell(topShare),
      ],
    ],
  );
}

import { type BudgetAnswer, type BudgetPlan, saturations } from '#contract/calls/budgets.ts';
import { keep } from './keep.ts';
import { countOption, levelOption, numberOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, textTable } from './text-table.ts';

interface BudgetCommandOptions {
  readonly time?: string;
  readonly outcome?: string;
  readonly spend?: string;
  readonly controls?: string;
  readonly saturation?: string;
  readonly season?: string;
  readonly trend?: boolean;
  readonly budget?: string;
  readonly within?: string;
  readonly bounds?: string;
  readonly holdOut?: string;
  readonly draws?: string;
  readonly seed?: string;
  readonly level?: string;
}

const example =
  'parallax budget WEEKS --time week --outcome revenue --spend tv,search,print --controls promotion';

/** budget: response curves from weekly spend and outcome, and the division of a budget by them. */
export function addBudgetCommand(add: AddCommand): void {
  add<BudgetCommandOptions>(
    'budget <dataset>',
    'what further spend brings in each channel, and how a budget would bring the most',
    [
      ['--time <variable>', 'days, weeks or months'],
      ['--outcome <variable>', 'what spend is to move: revenue, sign-ups'],
      ['--spend <variables>', 'the spend of each channel, a variable each'],
      ['--controls <variables>', 'what moves the outcome beside spend: prices, promotions'],
      ['--saturation <form>', 'exponential or hill', 'exponential'],
      ['--season <pairs>', 'pairs of waves of a year; else by the length of the data'],
      ['--no-trend', 'without a straight trend'],
      ['--budget <number>', 'to divide, a week or month; else as much as in the last year'],
      [
        '--within <least,most>',
        'bounds of each channel, as multiples of its present part',
        '0.5,1.5',
      ],
      ['--bounds <list>', 'of single channels: tv=1000..5000,search=..800'],
      ['--hold-out <share>', 'of the periods, to foretell from the others', '0.2'],
      ['--draws <number>', 'how often the curves are fitted anew for bounds', '200'],
      ['--seed <number>', 'the seed of the draws', '1'],
      ['--level <share>', 'the level of bounds', '0.9'],
    ],
    async (session, options, dataset = '') => {
      const { time, outcome, spend } = options;
      if (!time || !outcome || !spend) {
        throw usageError('Name the time, the outcome and the spend of each channel.', example);
      }
      const input = {
        dataset,
        time,
        outcome,
        spend: namesOf(spend),
        controls: namesOf(options.controls ?? ''),
        saturation: wordsOption('--saturation', options.saturation ?? '', saturations)[0],
        trend: options.trend !== false,
        ...(options.season === undefined
          ? {}
          : { seasonPairs: countOption('--season', options.season) }),
        ...budgetOf(options),
        draws: countOption('--draws', options.draws),
        seed: countOption('--seed', options.seed),
        level: levelOption(options.level),
      };
      const { budget } = await keep<{ budget: BudgetAnswer }>(session, { kind: 'budget', input });
      return { data: budget, words: budgetWords(budget) };
    },
  );
}

function namesOf(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function budgetOf({ budget, within = '', bounds = '', holdOut }: BudgetCommandOptions) {
  const [least, most] = within.split(',').map(Number);
  if (least === undefined || most === undefined || !(least >= 0 && least <= most)) {
    throw usageError('--within takes two multiples, the lower first: 0.5,1.5.', example);
  }
  const holdOutShare = numberOption('--hold-out', holdOut, {
    what: 'a share of the periods from 0 to 0.5',
    isRight: (share) => share >= 0 && share <= 0.5,
  });
  const above = { what: 'a number above 0', isRight: (amount: number) => amount > 0 };
  return {
    least,
    most,
    holdOutShare,
    ...(budget === undefined ? {} : { budget: numberOption('--budget', budget, above) }),
    bounds: Object.fromEntries(namesOf(bounds).map(boundOf)),
  };
}

/** "tv=1000..5000"; either end may be left open. */
function boundOf(text: string): [string, { lowest?: number; highest?: number }] {
  const [, name, low, high] = /^(.+)=([\d.]*?)\.\.([\d.]*)$/u.exec(text) ?? [];
  if (name === undefined || [low, high].some((end) => Number.isNaN(Number(end)))) {
    throw usageError(
      `--bounds does not understand ${text}.`,
      '--bounds tv=1000..5000,search=..800',
    );
  }
  return [
    name,
    { ...(low ? { lowest: Number(low) } : {}), ...(high ? { highest: Number(high) } : {}) },
  ];
}

function budgetWords(answer: BudgetAnswer): string {
  const cautions = answer.cautions.map((caution) => `  ! ${caution}\n`).join('');
  const tables =
    answer.status === 'computed' ? `${curveTable(answer)}\n${divisionTable(answer)}` : '';
  return `${answer.finding}\n\n${tables}${cautions}${answer.footnote}\n`;
}

function curveTable({ channels }: BudgetPlan): string {
  const range = ({ low, high }: { readonly low: number | null; readonly high: number | null }) =>
    low === null ? '' : `${numberCell(low)} to ${numberCell(high)}`;
  return textTable(
    [
      'channel',
      'spend',
      'brought',
      'each unit',
      'bounds',
      'a further unit',
      'bounds',
      'carries over',
      'half at',
    ],
    channels.map((one) => [
      one.channel,
      numberCell(one.spend, 0),
      numberCell(one.contribution.estimate, 0),
      numberCell(one.outcomePerUnit.estimate),
      range(one.outcomePerUnit),
      numberCell(one.marginal.estimate),
      range(one.marginal),
      percentCell(one.carryOver.estimate),
      one.isLevellingSeen ? numberCell(one.half.estimate, 0) : 'not seen',
    ]),
  );
}

function divisionTable({ allocation, periodKind }: BudgetPlan): string {
  if (allocation.status === 'notComputable') return '';
  return textTable(
    ['channel', `now a ${periodKind}`, 'proposed', 'in resamples', 'same way'],
    allocation.lines.map((line) => [
      line.channel,
      numberCell(line.present, 0),
      numberCell(line.proposed, 0),
      line.proposedLow === null
        ? ''
        : `${numberCell(line.proposedLow, 0)} to ${numberCell(line.proposedHigh, 0)}`,
      percentCell(line.sameWay),
    ]),
  );
}

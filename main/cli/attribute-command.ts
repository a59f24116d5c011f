import type { AttributionResult } from '#contract/calls/attributions.ts';
import { attributionModels, journeyRules } from '#contract/calls/attributions.ts';
import { keep } from './keep.ts';
import { countOption, numberOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, textTable } from './text-table.ts';
import { daysOption, windowOptions } from './window-options.ts';

interface AttributeOptions {
  readonly models?: string;
  readonly halfLife?: string;
  readonly position?: string;
  readonly markovOrder?: string;
  readonly bootstrap?: string;
  readonly seed?: string;
  readonly path?: string;
  readonly conversions?: string;
  readonly value?: string;
  readonly nulls?: string;
  readonly customer?: string;
  readonly time?: string;
  readonly channel?: string;
  readonly touchType?: string;
  readonly clickWindow?: string;
  readonly viewWindow?: string;
  readonly collapse?: boolean;
  readonly journeys?: string;
  readonly direct?: string;
}

/** attribute: what each channel earned, by several models. What is computed is kept for the report. */
export function addAttributeCommand(add: AddCommand): void {
  add<AttributeOptions>(
    'attribute <dataset>',
    'what each channel earned, by several models',
    [
      [
        '--models <names>',
        'all, or some of first, last, last-non-direct, linear, decay, position, markov, shapley, logistic',
        'all',
      ],
      [
        '--half-life <touches|days>',
        'touches, or days of a log (7d), after which a touch counts half (decay)',
        '2',
      ],
      ['--position <shares>', 'per cent of the first touch, those between, the last', '40,20,40'],
      ['--markov-order <order>', '1, 2 or 3', '1'],
      ['--bootstrap <draws>', 'resamples for intervals', '0'],
      ['--seed <number>', 'the seed of the resamples', '1'],
      ['--path <variable>', 'the column of paths'],
      ['--conversions <variable>', 'the column of conversions'],
      ['--value <variable>', 'the column of value'],
      ['--nulls <variable>', 'the column of journeys without a conversion'],
      ['--customer <variable>', 'of a log of touches: whose touch it is'],
      ['--time <variable>', 'of a log: when'],
      ['--channel <variable>', 'of a log: through what'],
      ['--touch-type <variable>', 'of a log: click or view'],
      ['--click-window <time>', 'how far back clicks count (30d, 12h, none, all)', 'all'],
      ['--view-window <time>', 'how far back views count (1d, 12h, none, all)', 'all'],
      ['--collapse', 'count touches of one channel in a row once'],
      ['--journeys <rule>', 'per-conversion, overlapping or per-customer', 'per-conversion'],
      ['--direct <channels>', 'what last-non-direct passes over; else channels called direct'],
    ],
    async (session, options, dataset = '') => {
      const input = {
        dataset,
        ...modelOptions(options),
        ...logOptions(options),
        ...columnNames(options),
      };
      const { attribution } = await keep<{ attribution: AttributionResult }>(session, {
        kind: 'attribution',
        input,
      });
      return { data: attribution, words: attributionWords(attribution) };
    },
  );
}

function modelOptions(options: AttributeOptions) {
  const all = options.models === 'all' || !options.models;
  const models = all
    ? [...attributionModels]
    : wordsOption('--models', options.models ?? '', attributionModels);
  const [first, last] = positionShares(options.position ?? '');
  return {
    models,
    ...halfLife(options.halfLife ?? ''),
    firstShare: first,
    lastShare: last,
    markovOrder: numberOption('--markov-order', options.markovOrder, {
      what: '1, 2 or 3',
      isRight: (value) => [1, 2, 3].includes(value),
    }) as 1 | 2 | 3,
    bootstrap: countOption('--bootstrap', options.bootstrap),
    seed: countOption('--seed', options.seed),
  };
}

/** "2" is touches; "7d" and "12h" are time. */
function halfLife(text: string): { halfLifeTouches?: number; halfLifeDays?: number } {
  if (/^[\d.]+[dh]$/u.test(text)) {
    const halfLifeDays = daysOption('--half-life', text);
    if (halfLifeDays !== undefined && halfLifeDays > 0) return { halfLifeDays };
  }
  return {
    halfLifeTouches: numberOption('--half-life', text, {
      what: 'touches (2) or days (7d) above 0',
      isRight: (value) => value > 0,
    }),
  };
}

function logOptions(options: AttributeOptions) {
  const [journeyRule] = wordsOption('--journeys', options.journeys ?? '', journeyRules);
  return {
    ...windowOptions(options),
    collapseRepeats: options.collapse === true,
    journeyRule: journeyRule ?? 'per-conversion',
    ...(options.direct ? { direct: options.direct.split(',').map((name) => name.trim()) } : {}),
  };
}

/** "40,20,40": what the first touch, those between and the last one earn, in per cent. */
function positionShares(text: string): readonly [number, number] {
  const percents = text.split(',').map(Number);
  const [first = Number.NaN, , last = Number.NaN] = percents;
  const sum = percents.reduce((a, b) => a + b, 0);
  if (percents.length === 3 && percents.every((one) => one >= 0) && Math.abs(sum - 100) < 1e-9) {
    return [first / 100, last / 100];
  }
  throw usageError(
    `--position takes three percentages that sum to 100; it was given ${text}.`,
    '--position 40,20,40',
  );
}

function columnNames(options: AttributeOptions) {
  const { path, conversions, value, nulls, customer, time, channel, touchType } = options;
  const named = { path, conversions, value, nulls, customer, time, channel, touchType };
  return Object.fromEntries(Object.entries(named).filter(([, name]) => name));
}

function attributionWords(result: AttributionResult): string {
  const models = Object.entries(result.models);
  const channels = models[0]?.[1].map(({ channel }) => channel) ?? [];
  const rows = channels.map((channel) => [
    channel,
    ...models.map(([, lines]) =>
      numberCell(lines.find((line) => line.channel === channel)?.conversions),
    ),
  ]);
  const remarks = (result.log?.remarks ?? []).map((remark) => `  ${remark}\n`).join('');
  return `${result.finding}\n\n${textTable(['channel', ...models.map(([name]) => name)], rows)}${result.conversions} conversions, value ${result.value}, ${result.paths} paths\n${remarks}${result.footnote}\n`;
}

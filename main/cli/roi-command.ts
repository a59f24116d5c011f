import { resolve } from 'node:path';
import { attributionModels } from '#contract/calls/attributions.ts';
import type { ReturnAnswer, ReturnLine } from '#contract/calls/returns.ts';
import { countOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, textTable } from './text-table.ts';
import { windowOptions } from './window-options.ts';

interface RoiOptions {
  readonly ledger?: string;
  readonly dataset?: string;
  readonly channel?: string;
  readonly journeys?: string;
  readonly model?: string;
  readonly clickWindow?: string;
  readonly viewWindow?: string;
  readonly draws?: string;
  readonly seed?: string;
}

/** roi: what each channel or programme returned, from a ledger, campaigns, or both. */
export function addRoiCommand(add: AddCommand): void {
  add<RoiOptions>(
    'roi',
    'what was returned on what was spent, from a ledger and campaigns',
    [
      ['--ledger <file>', 'inputs on record, lines with formulas (JSON)'],
      ['--dataset <campaigns>', 'cost, conversions and value by channel'],
      ['--channel <variable>', 'of the campaigns: what a line is'],
      [
        '--journeys <dataset>',
        'credit conversions and value by journeys, in place of the campaigns’ own',
      ],
      ['--model <name>', 'the model that credits', 'markov'],
      ['--click-window <time>', 'of the journeys: how far back clicks count', 'all'],
      ['--view-window <time>', 'of the journeys: how far back views count', 'all'],
      ['--draws <number>', 'how often inputs are drawn over their ranges', '10000'],
      ['--seed <number>', 'the seed of the draws', '1'],
    ],
    async (session, options) => {
      if (!options.ledger && !options.dataset) {
        throw usageError(
          'Name a ledger, or a dataset of campaigns.',
          'parallax roi --ledger LEDGER.json [--dataset CAMPAIGNS --project FILE]',
        );
      }
      const [model = 'markov'] = wordsOption('--model', options.model ?? '', attributionModels);
      const answer = await session.call('return.compute', {
        ...(options.ledger ? { file: resolve(options.ledger) } : {}),
        ...(options.dataset ? { dataset: options.dataset } : {}),
        ...(options.channel ? { channel: options.channel } : {}),
        ...(options.journeys ? { journeys: options.journeys } : {}),
        model,
        ...windowOptions(options),
        draws: countOption('--draws', options.draws, 1),
        seed: countOption('--seed', options.seed),
      });
      return { data: answer, words: returnWords(answer) };
    },
    'nothing',
  );
}

function returnWords(answer: ReturnAnswer): string {
  const rows = answer.lines.map((line) => [
    line.channel,
    numberCell(line.cost),
    numberCell(line.value),
    numberCell(line.conversions),
    percentCell(line.roi),
    line.low === null ? '' : `${percentCell(line.low)} to ${percentCell(line.high)}`,
    numberCell(line.roas),
    numberCell(line.costPerConversion),
  ]);
  const header = ['channel', 'cost', 'value', 'conversions', 'ROI %', 'range', 'ROAS', 'cost each'];
  const tornado = answer.sensitivity.map((bar) => [
    bar.input,
    `${numberCell(bar.inputLow)} to ${numberCell(bar.inputHigh)}`,
    percentCell(bar.low),
    percentCell(bar.high),
  ]);
  const bars =
    tornado.length === 0
      ? ''
      : `\n${textTable(['input', 'range', 'ROI % at low', 'at high'], tornado)}`;
  const warnings = answer.warnings.map((warning) => `  ! ${warning}\n`).join('');
  return `${answer.finding}\n\n${textTable(header, rows)}${bars}${warnings}${formulas(answer.lines)}${answer.footnote}\n`;
}

function formulas(lines: readonly ReturnLine[]): string {
  return lines
    .filter(({ formulas: { value } }) => value !== null && /[a-z]/iu.test(value))
    .map(
      ({ channel, formulas: { cost, value } }) =>
        `  ${channel}: value = ${value}; cost = ${cost ?? 'not known'}\n`,
    )
    .join('');
}

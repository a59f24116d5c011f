import type { UpliftAnswer } from '#contract/calls/uplifts.ts';
import { keep } from './keep.ts';
import { levelOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, probabilityCell, textTable } from './text-table.ts';

interface UpliftOptions {
  readonly unit?: string;
  readonly time?: string;
  readonly outcome?: string;
  readonly treated?: string;
  readonly since?: string;
  readonly level?: string;
}

/** uplift: difference in differences, with the tests of what it takes for granted. */
export function addUpliftCommand(add: AddCommand): void {
  add<UpliftOptions>(
    'uplift <dataset>',
    'how much more the treated changed than the others (difference in differences)',
    [
      ['--unit <variable>', 'regions, shops or customers, whose rows go together'],
      ['--time <variable>', 'when'],
      ['--outcome <variable>', 'what is measured'],
      ['--treated <expression>', 'who was treated, also before it began'],
      ['--since <time>', 'when it began: a day, or a number as the time variable has them'],
      ['--level <share>', 'the level of intervals', '0.95'],
    ],
    async (session, { unit, time, outcome, treated, since, level }, dataset = '') => {
      if (!unit || !time || !outcome || !treated || !since) {
        throw usageError(
          'Name unit, time, outcome, who was treated and since when.',
          'parallax uplift DATASET --unit region --time week --outcome sales --treated EXPR --since 2026-03-01',
        );
      }
      const given = { dataset, unit, time, outcome, treated, since, level: levelOption(level) };
      const { uplift } = await keep<{ uplift: UpliftAnswer }>(session, {
        kind: 'uplift',
        input: given,
      });
      return { data: uplift, words: upliftWords(uplift) };
    },
  );
}

function upliftWords(answer: UpliftAnswer): string {
  if (answer.status !== 'computed') return `${answer.finding}\n${answer.footnote}\n`;
  const rows = (
    [
      ['difference in differences', answer.effect],
      ['trends apart before, per unit of time', answer.preTrend],
      ['placebo, beginning midway before', answer.placebo],
    ] as const
  ).map(([name, one]) => [
    name,
    numberCell(one?.estimate),
    one === null ? '' : `${numberCell(one.low)} to ${numberCell(one.high)}`,
    one === null ? 'not testable' : probabilityCell(one.p),
  ]);
  const { treatedBefore, treatedAfter, othersBefore, othersAfter } = answer.means;
  const means = textTable(
    ['mean', 'before', 'since'],
    [
      ['treated', numberCell(treatedBefore), numberCell(treatedAfter)],
      ['others', numberCell(othersBefore), numberCell(othersAfter)],
    ],
  );
  const warnings = answer.warnings.map((warning) => `  ! ${warningWords[warning]}\n`).join('');
  return `${answer.finding}\n\n${textTable(['', 'estimate', 'interval', 'p'], rows)}\n${means}${warnings}${answer.footnote}\n`;
}

const warningWords = {
  'trends-differ-before': 'The treated already moved apart from the others before it began.',
  'placebo-finds-an-effect': 'A made-up beginning midway before finds an effect too.',
  'few-units': 'Fewer than ten units on a side: the interval is too narrow.',
  'no-test-of-trends':
    'Fewer than three times before it began: nothing can be said of earlier trends.',
} as const;

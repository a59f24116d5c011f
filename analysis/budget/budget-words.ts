import { wholeCount } from '../compare/figures-in-words.ts';
import type { ChannelReason } from './budget-channels.ts';
import type { BudgetAnswer, BudgetPlan, BudgetWarning } from './plan-budget.ts';

/** Why a channel has no curve, in words. */
export const channelReasonWords: Readonly<Record<ChannelReason, string>> = {
  'spend-missing':
    'its spend is missing in some periods; where nothing was spent, the data must say 0',
  'negative-spend': 'its spend is negative in some periods',
  'never-spent': 'nothing was ever spent on it',
  'always-the-same': 'the same was spent on it in every period, so that nothing shows what it does',
  'repeats-another': 'its spend rises and falls exactly as that of a channel before it',
};

/** A number with about three figures, as people read it. */
export function roundNumber(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  const scale = size >= 1000 ? 10 ** (Math.floor(Math.log10(size)) - 2) : 1;
  const rounded = Math.round(value / scale) * scale;
  const text = (scale > 1 ? rounded : value).toLocaleString('en-GB', {
    maximumFractionDigits: decimals,
  });
  return text.replace('-', '\u2212');
}

function percent(share: number, decimals = 0): string {
  return `${(share * 100).toFixed(decimals)} %`.replace('-', '\u2212');
}

/** The sentence that heads a plan: the largest moves and how sure the gain is, or why there is none. */
export function budgetFinding(answer: BudgetAnswer): string {
  if (answer.status === 'notComputable') return reasonSentence(answer);
  const { holdOut, allocation, warnings, periodKind } = answer;
  if (warnings.includes('spend-does-not-foretell') && holdOut !== null) {
    const plain = Math.min(holdOut.withoutSpend, holdOut.mean);
    return `Spend does not help to foretell the last ${holdOut.periods} ${periodKind}s (missed by ${percent(holdOut.withSpend, 1)} with it, by ${percent(plain, 1)} without): these curves should steer no budget.`;
  }
  if (allocation.status === 'notComputable') {
    return {
      'budget-outside-bounds':
        'The bounds of the channels cannot hold the budget: widen them, or change it.',
      'nothing-spent-now': 'Nothing was spent in the last year: there is no division to better.',
      'no-channel-responds':
        'No channel is followed by more of the outcome than there is without it.',
    }[allocation.reason];
  }
  const moves = allocation.lines
    .map(({ channel, present, proposed }) => ({ channel, by: proposed - present }))
    .sort((one, other) => Math.abs(other.by) - Math.abs(one.by));
  const from = moves.find(({ by }) => by < 0);
  const to = moves.find(({ by }) => by > 0);
  const { gain, betterShare, presentOutcome, resamples } = allocation;
  const relative = presentOutcome > 0 ? gain.estimate / presentOutcome : 0;
  if (from === undefined || to === undefined || relative < 0.005) {
    return 'Within these bounds no other division of the budget would bring noticeably more.';
  }
  const sure =
    gain.low === null || gain.high === null || betterShare === null
      ? ''
      : ` (interval ${roundNumber(gain.low)} to ${roundNumber(gain.high)}), in ${wholeCount(Math.round(betterShare * resamples))} of ${wholeCount(resamples)} resamples`;
  const others = moves.length > 2 ? ' and dividing the rest as below' : '';
  const move = `moving spend from ${from.channel} (${roundNumber(from.by)} a ${periodKind}) to ${to.channel} (+${roundNumber(to.by)})${others} gains ${roundNumber(gain.estimate)} a ${periodKind} on the ${roundNumber(presentOutcome)} that the channels bring${sure}.`;
  return gain.low !== null && gain.low <= 0
    ? `Whether another division gains anything cannot be told from these data. By the best fit, ${move}`
    : `If the curves hold, ${move}`;
}

function reasonSentence(
  answer: Extract<BudgetAnswer, { readonly status: 'notComputable' }>,
): string {
  switch (answer.reason) {
    case 'no-rows':
      return 'Fewer than two rows have a time: there is nothing to fit a curve to.';
    case 'periods-missing':
      return 'Some weeks or months between the first and the last have no row: what was spent then would still work later, so that no curve can be fitted. Add them, with 0 where nothing was spent.';
    case 'no-channel-varies':
      return 'No channel has spend that is known and varies: nothing shows what spend does.';
    case 'too-few-periods':
      return `${wholeCount(answer.periods)} periods are too few: curves for so many channels and controls need ${wholeCount(answer.needed ?? 0)}. Fewer channels or controls need less.`;
    case 'outcome-does-not-vary':
      return 'The outcome does not vary: there is nothing for spend to have moved.';
  }
}

/** What must be known before a plan is used, one sentence each. */
export function budgetCautions(answer: BudgetAnswer): readonly string[] {
  const leftOut = answer.leftOut.map(
    ({ channel, reason }) => `${channel} is left out: ${channelReasonWords[reason]}.`,
  );
  if (answer.status === 'notComputable') return leftOut;
  return [...answer.warnings.map((warning) => warningSentence(warning, answer)), ...leftOut];
}

function warningSentence(warning: BudgetWarning, plan: BudgetPlan): string {
  const period = plan.periodKind;
  switch (warning) {
    case 'spend-does-not-foretell':
      return 'The curves foretell held-out periods no better than trend, season and controls alone, or than the mean.';
    case 'no-hold-out':
      return 'No period was held out: nothing shows whether the curves foretell anything.';
    case 'less-than-two-years':
      return 'Less than two years of data: a season cannot be told from what was spent in it.';
    case 'channels-move-together': {
      const pairs = plan.movingTogether.map(
        ({ channels, correlation }) => `${channels.join(' and ')} (${correlation.toFixed(2)})`,
      );
      return `The spend of ${pairs.join(', ')} moves together: which of them worked is told apart badly.`;
    }
    case 'outcomes-missing':
      return `${wholeCount(plan.starts.length - plan.periodsUsed)} ${period}s without an outcome are left out of the fit.`;
    case 'beyond-what-was-seen': {
      const { allocation } = plan;
      const names =
        allocation.status === 'computed'
          ? allocation.lines.flatMap(({ channel, isBeyondSeen }) => (isBeyondSeen ? [channel] : []))
          : [];
      return `${names.join(', ')} would get more a ${period} than was ever spent: there the curve is a guess.`;
    }
  }
}

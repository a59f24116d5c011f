import type { BudgetAnswer, BudgetPlan } from '#contract/calls/budgets.ts';
import type { Passport } from '../../passport/passport.ts';
import { formatPercent } from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords } from '../exact-words.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';

/** What stands behind a number of a channel: its curve, the fit, and how it foretold what it did not see. */
export function budgetPassport(
  result: BudgetAnswer,
  channel: string,
  label: string,
  value: number,
): Passport {
  const facts: readonly Fact[] = [
    ...(result.status === 'computed' ? planFacts(result, channel) : []),
    ...provenanceFacts(result.provenance),
  ];
  const title = `${channel}: ${label}`;
  const words = exactWords(value);
  return { title, value: words, facts, copyText: asText(title, words, '', facts) };
}

function planFacts(plan: BudgetPlan, name: string): readonly Fact[] {
  const channel = plan.channels.find((one) => one.channel === name);
  if (channel === undefined) return [];
  const { curve, highestSpend } = channel;
  const formula =
    curve.saturation === 'exponential'
      ? `${exactWords(curve.most)} × (1 − 2^(−x / ${exactWords(curve.half)}))`
      : `${exactWords(curve.most)} × x^${exactWords(curve.slope)} / (x^${exactWords(curve.slope)} + ${exactWords(curve.half)}^${exactWords(curve.slope)})`;
  const { holdOut, periodKind } = plan;
  return [
    {
      term: 'Curve',
      description: `${formula}, where x is the spend of a ${periodKind} with ${formatPercent(curve.carryOver)} of x before it carried over`,
    },
    { term: 'Most ever spent', description: `${exactWords(highestSpend)} in a ${periodKind}` },
    {
      term: 'Fit',
      description: `${formatPercent(plan.explained)} of the variance of the outcome, over ${plan.periodsUsed} ${periodKind}s`,
    },
    ...(holdOut === null
      ? []
      : [
          {
            term: 'Held out',
            description: `the last ${holdOut.periods} ${periodKind}s are missed by ${exactWords(holdOut.withSpend * 100)} % on average, without spend by ${exactWords(holdOut.withoutSpend * 100)} %`,
          },
        ]),
    {
      term: 'Note',
      description: 'The curves describe what moved together, and show no cause',
    },
  ];
}

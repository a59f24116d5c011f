import type { Gap, PerceptionGapItem } from '#contract/calls/comparisons.ts';
import { rankWords } from '../../charts/lay-out-rank-slope.ts';
import type { Passport } from '../../passport/passport.ts';
import { formatCount, formatProbability } from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords, lastDigitFacts } from '../exact-words.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';

/** Which number of an item was asked about. */
export type GapFigure = 'left' | 'right' | 'gap' | 'rankGap' | 'p';

/** What stands behind one number of a perception gap. */
export function gapPassport(
  gap: Gap,
  item: PerceptionGapItem,
  figure: GapFigure,
  pin?: () => void,
): Passport {
  const told = tell(gap, item, figure);
  const facts: readonly Fact[] = [
    { term: 'Definition', description: told.definition },
    ...(told.formula === null ? [] : [{ term: 'Formula', description: told.formula }]),
    ...(told.interval === null
      ? []
      : [
          {
            term: `Interval, ${exactWords(gap.confidence * 100)}\u202f%`,
            description: told.interval,
          },
        ]),
    { term: 'Test', description: testWords(item) },
    { term: 'Ranks', description: ranksWords(gap, item) },
    ...lastDigitFacts(figure === 'left' || figure === 'right' ? item[figure].share : item[figure]),
    sideFact(gap.leftName, item.left),
    sideFact(gap.rightName, item.right),
    ...provenanceFacts(gap.provenance),
  ];
  return {
    title: item.item,
    value: told.value,
    sentence: item.finding,
    facts,
    copyText: asText(item.item, told.value, item.finding, facts),
    ...(pin === undefined ? {} : { pin }),
  };
}

function tell(gap: Gap, item: PerceptionGapItem, figure: GapFigure) {
  const none = 'no figure';
  const percent = (share: number | null): string =>
    share === null ? none : `${exactWords(share * 100)}\u202f%`;
  const points = (value: number): string =>
    `${value > 0 ? '+' : ''}${exactWords(value * 100)} points`;
  switch (figure) {
    case 'left':
    case 'right': {
      const { share, low, high } = item[figure];
      const name = figure === 'left' ? gap.leftName : gap.rightName;
      return {
        value: percent(share),
        definition:
          item.measure === 'mean'
            ? `Mean of ${name} on “${item.item}”, the scale from 0\u202f% (its lowest answer) to 100\u202f%`
            : `Share of ${name} who name “${item.item}”`,
        formula: null,
        interval: low === null || high === null ? null : `${percent(low)} to ${percent(high)}`,
      };
    }
    case 'gap':
      return {
        value: item.gap === null ? none : points(item.gap),
        definition: `${gap.rightName} minus ${gap.leftName}, in percentage points`,
        formula:
          item.left.share === null || item.right.share === null
            ? null
            : `${percent(item.right.share)} − ${percent(item.left.share)}`,
        interval:
          item.gapLow === null || item.gapHigh === null
            ? null
            : `${points(item.gapLow)} to ${points(item.gapHigh)}`,
      };
    case 'rankGap':
      return {
        value: item.rankGap === null ? none : signed(item.rankGap),
        definition: `Rank among ${gap.leftName} minus rank among ${gap.rightName}: above 0 where ${gap.rightName} rank it higher`,
        formula: `${rankWords(item.left.rank)} − ${rankWords(item.right.rank)}`,
        interval: null,
      };
    case 'p':
      return {
        value: item.p === null ? none : exactWords(item.p),
        definition: 'How often chance alone gives a gap as large, were there none',
        formula: item.z === null ? null : `z = ${exactWords(item.z)}`,
        interval: null,
      };
  }
}

function testWords(item: PerceptionGapItem): string {
  const { z, t, degreesOfFreedom, method, p, pAdjusted, left, right } = item;
  const refused = [left.baseRefused, right.baseRefused].filter((why) => why !== null);
  if (refused.length > 0) return `none: ${refused.join('; ')}`;
  if (t !== null && degreesOfFreedom !== null && p !== null) {
    const test = method === 'welch-t' ? 'Welch’s t test' : 'design-based t test';
    const adjusted = pAdjusted === null ? '' : `; adjusted ${formatProbability(pAdjusted)}`;
    return `${test} of two means: t = ${exactWords(t)}, ${exactWords(degreesOfFreedom)} degrees of freedom, ${formatProbability(p)}${adjusted}`;
  }
  if (z === null || p === null) return 'none: a base or a share is missing';
  const adjusted = pAdjusted === null ? '' : `; adjusted ${formatProbability(pAdjusted)}`;
  return `z test of two shares, pooled: z = ${exactWords(z)}, ${formatProbability(p)}${adjusted}`;
}

function ranksWords(gap: Gap, { left, right }: PerceptionGapItem): string {
  return `${gap.leftName} ${rankWords(left.rank)}${tiesWords(left.tiedWith)}; ${gap.rightName} ${rankWords(right.rank)}${tiesWords(right.tiedWith)}`;
}

function tiesWords(tiedWith: readonly string[]): string {
  return tiedWith.length === 0 ? '' : `, not told apart from ${tiedWith.join(', ')}`;
}

function sideFact(name: string, side: PerceptionGapItem['left']): Fact {
  const { base, effectiveBase } = side;
  if (base === null) return { term: `Base, ${name}`, description: 'not stated' };
  const isWeighted = effectiveBase !== null && Math.abs(effectiveBase - base) > 0.5;
  const effective = isWeighted ? `; effective ${formatCount(effectiveBase)}` : '';
  return { term: `Base, ${name}`, description: `${formatCount(base)}${effective}` };
}

/** A number with its sign. */
export function signed(value: number): string {
  return value > 0 ? `+${exactWords(value)}` : exactWords(value);
}

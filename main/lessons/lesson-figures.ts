import { type CheckedClaim, checkClaims } from '#analysis/claims/check-claims.ts';
import { diagnosisOf } from '#analysis/claims/diagnosis.ts';
import { recomputeClaim } from '#analysis/claims/recompute-claim.ts';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { PerceptionGap, PerceptionGapItem } from '#analysis/compare/perception-gap-figures.ts';
import type { LessonClaim } from '#contract/calls/lessons.ts';
import type { LessonFile } from '#contract/lesson-file.ts';

/** A figure that a lesson may refer to: in words, and as a number in the unit of the words. */
export interface LessonFigure {
  readonly text: string;
  readonly number: number | null;
}

/** What the calculations of a lesson gave, by name; figures by reference (`pair.relative`). */
export interface LessonResults {
  readonly figures: ReadonlyMap<string, LessonFigure>;
  readonly gaps: Readonly<Record<string, PerceptionGap>>;
  readonly claims: Readonly<Record<string, LessonClaim>>;
}

type Calculation = LessonFile['calculations'][string];
type Named = readonly [string, LessonFigure];

/**
 * Computes what a lesson asks for, by the engines that the rest of Parallax uses.
 *
 * @throws {Error} naming the calculation where there is nothing to compute: a text without a claim, a pair
 * whose second figure is 0.
 */
export function lessonResults(calculations: LessonFile['calculations']): LessonResults {
  const figures = new Map<string, LessonFigure>();
  const gaps: Record<string, PerceptionGap> = {};
  const claims: Record<string, LessonClaim> = {};
  for (const [name, calculation] of Object.entries(calculations)) {
    const computed = compute(name, calculation);
    if (computed.gap !== undefined) gaps[name] = computed.gap;
    if (computed.claim !== undefined) claims[name] = computed.claim;
    for (const [key, figure] of computed.figures) figures.set(`${name}.${key}`, figure);
  }
  return { figures, gaps, claims };
}

interface Computed {
  readonly figures: readonly Named[];
  readonly gap?: PerceptionGap;
  readonly claim?: LessonClaim;
}

function compute(name: string, calculation: Calculation): Computed {
  switch (calculation.kind) {
    case 'pair':
      return { figures: pairFigures(name, calculation) };
    case 'claim': {
      const [claim] = checkClaims(calculation.text);
      if (claim === undefined) {
        throw new LessonFault(`calculations.${name}.text`, 'no comparison is found in it');
      }
      const card = claimCard(claim);
      return { claim: card, figures: claimFigures(claim, card) };
    }
    case 'gap': {
      const gap = gapOf(calculation);
      return { gap, figures: gapFigures(gap) };
    }
  }
}

/** What is wrong in a lesson file, and where. */
export class LessonFault extends Error {
  readonly place: string;
  readonly reason: string;
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.name = 'LessonFault';
    this.place = place;
    this.reason = reason;
  }
}

function pairFigures(
  name: string,
  { a, b }: Extract<Calculation, { kind: 'pair' }>,
): readonly Named[] {
  const printed = (value: number) => ({
    value,
    halfUnit: Number.isInteger(value) ? 0.5 : 0.05,
    unit: 'percent' as const,
  });
  const computed = recomputeClaim(printed(a.percent), printed(b.percent));
  if (computed === null) throw new LessonFault(`calculations.${name}.b`, 'there is no ratio to 0');
  return [
    ['a', percent(a.percent)],
    ['b', percent(b.percent)],
    ['aName', word(a.name)],
    ['bName', word(b.name)],
    ['points', plain((computed.points?.value ?? 0) * 100)],
    ['ratio', plain(computed.ratio.value, 2)],
    ['relative', percent(computed.relative.value * 100)],
    ['relativeToA', percent(computed.relativeToA.value * 100)],
    ['complementA', percent(100 - a.percent)],
    ['complementB', percent(100 - b.percent)],
  ];
}

function claimCard(claim: CheckedClaim): LessonClaim {
  return {
    quote: claim.claim.quote,
    verdict: claim.verdict,
    diagnosis: diagnosisOf(claim.claim, claim),
    corrected: claim.corrected,
  };
}

function claimFigures(claim: CheckedClaim, card: LessonClaim): readonly Named[] {
  return [
    ['quote', word(card.quote)],
    ['claimed', word(claim.claim.claimed)],
    ['verdict', word(claim.verdict.replaceAll('-', ' '))],
    ['formula', word(claim.formulaThatFits ?? 'none')],
    ['gives', plain(claim.formulaGives, 1)],
    ['diagnosis', word(card.diagnosis)],
    ['corrected', word(card.corrected ?? 'nothing')],
  ];
}

function gapOf({
  items,
  leftName,
  rightName,
}: Extract<Calculation, { kind: 'gap' }>): PerceptionGap {
  const side = (one: (typeof items)[number]['left']) => ({
    share: one.percent / 100,
    base: one.base,
    askedOf: one.askedOf ?? null,
    eligibleShare: one.eligiblePercent === undefined ? null : one.eligiblePercent / 100,
  });
  return perceptionGap(
    items.map(({ item, left, right }) => ({ item, left: side(left), right: side(right) })),
    { leftName, rightName },
  );
}

function gapFigures(gap: PerceptionGap): readonly Named[] {
  const shown = gap.items.flatMap(({ right }) => (right.share === null ? [] : [right.share * 100]));
  return [
    ['leftName', word(gap.leftName)],
    ['rightName', word(gap.rightName)],
    ['count', plain(gap.items.length)],
    ['spearman', plain(gap.spearman, 2)],
    ['spearmanLow', plain(gap.spearmanLow, 2)],
    ['spearmanHigh', plain(gap.spearmanHigh, 2)],
    ['meanAbsoluteGap', plain(timesHundred(gap.meanAbsoluteGap), 1)],
    ['lowestRight', percent(Math.min(...shown))],
    ['highestRight', percent(Math.max(...shown))],
    ['safe', word(gap.headline.safe.join(', '))],
    ['safeCount', plain(gap.headline.safe.length)],
    ['headline', word(gap.headline.sentence)],
    ...gap.items.flatMap(itemFigures),
  ];
}

function itemFigures(item: PerceptionGapItem): readonly Named[] {
  const named = (key: string, figure: LessonFigure): Named => [`${item.item}.${key}`, figure];
  const refused = item.left.baseRefused ?? item.right.baseRefused ?? 'nothing speaks against it';
  return [
    named('left', percent(timesHundred(item.left.share))),
    named('right', percent(timesHundred(item.right.share))),
    named('leftBase', plain(item.left.base)),
    named('rightBase', plain(item.right.base)),
    named('leftRank', plain(item.left.rank)),
    named('rightRank', plain(item.right.rank)),
    named('rightRankBest', plain(item.right.rankBest)),
    named('rightRankWorst', plain(item.right.rankWorst)),
    named('rightTies', plain(item.right.tiedWith.length)),
    named('rankGap', plain(item.rankGap)),
    named('gap', plain(timesHundred(item.gap))),
    named('gapLow', plain(timesHundred(item.gapLow))),
    named('gapHigh', plain(timesHundred(item.gapHigh))),
    named('z', plain(item.z, 1)),
    named('p', plain(item.p, 2)),
    named('finding', word(item.finding)),
    named('refused', word(refused)),
  ];
}

function timesHundred(share: number | null): number | null {
  return share === null ? null : share * 100;
}

function plain(value: number | null, decimals?: number): LessonFigure {
  if (value === null) return { text: 'none', number: null };
  const isHalf = Math.abs(value * 2 - Math.round(value * 2)) < 1e-9 && !isWhole(value);
  const digits = decimals ?? (isHalf ? 1 : 0);
  const text = value.toFixed(digits).replace('-', '\u2212');
  const grouped = text.replace(/\B(?=(?:\d{3})+$)/gu, digits === 0 ? ',' : '');
  return { text: /^\u22120(?:\.0+)?$/u.test(grouped) ? grouped.slice(1) : grouped, number: value };
}

function percent(value: number | null): LessonFigure {
  const { text } = plain(value, value !== null && isWhole(value) ? 0 : undefined);
  return { text: value === null ? text : `${text}\u202F%`, number: value };
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

function word(text: string): LessonFigure {
  return { text, number: null };
}

import { attribute } from '#analysis/attribution/attribute.ts';
import { summariseJourneys } from '#analysis/attribution/journey-summary.ts';
import type { ComparisonRow, MeanSide, ShareSide } from '#analysis/compare/comparison.ts';
import type { PerceptionGapItem } from '#analysis/compare/perception-gap-figures.ts';
import type { AttributionResult } from '#contract/calls/attributions.ts';
import type { Comparison, Gap } from '#contract/calls/comparisons.ts';
import type { DatasetLine } from '#contract/calls/datasets.ts';
import type { Provenance } from '#contract/provenance.ts';
import type { ReportContent, ReportedAnalysis, TagSummary } from '#main/export/report-content.ts';

const sha256 = 'c0ffee'.repeat(11).slice(0, 64);

/** What every analysis of the sample rests on. */
export function sampleProvenance(
  call: string,
  names: readonly string[] = ['Social 2026'],
): Provenance {
  return {
    datasets: names.map((name) => ({
      name,
      rows: 1186,
      filter: 'region = "North"',
      weight: 'w',
      source: { file: `${name}.csv`, sha256 },
      variables: { q1: 'h1' },
      segments: {},
    })),
    method: 'two shares, z test pooled on effective bases',
    methodVersion: '1',
    call: { name: call, input: { dataset: names[0], by: 'Segment', a: 'Strategic', b: 'Others' } },
  };
}

function shareSide(count: number, base: number, weight: number): ShareSide {
  const weightedBase = base * weight + 0.37;
  const weightedCount = count * weight * 1.01;
  const share = base === 0 ? null : weightedCount / weightedBase;
  return {
    base,
    weightedBase,
    effectiveBase: base * 0.81,
    low: share === null ? null : share * 0.9,
    high: share === null ? null : Math.min(1, share * 1.1 + 0.01),
    share,
    count,
    weightedCount,
  };
}

function meanSide(mean: number, base: number): MeanSide {
  const deviation = 1.1;
  return {
    base,
    weightedBase: base * 1.02,
    effectiveBase: base * 0.8,
    low: mean - 0.2,
    high: mean + 0.2,
    mean,
    standardDeviation: deviation,
    standardError: deviation / Math.sqrt(base),
  };
}

/** A row of two shares; the figures that tests look at follow from the counts. */
export function shareRow(
  label: string,
  category: string,
  [countA, baseA]: readonly [number, number],
  [countB, baseB]: readonly [number, number],
  p = 0.0004,
): ComparisonRow {
  const [a, b] = [shareSide(countA, baseA, 1.07), shareSide(countB, baseB, 0.93)];
  const isKnown = a.share !== null && b.share !== null;
  const gap = isKnown ? (a.share as number) - (b.share as number) : null;
  const ratio = isKnown && b.share !== 0 ? (a.share as number) / (b.share as number) : null;
  return {
    kind: 'share',
    variable: label.toLowerCase().replaceAll(' ', '_'),
    label,
    category,
    a,
    b,
    gap,
    gapLow: gap === null ? null : gap - 0.08,
    gapHigh: gap === null ? null : gap + 0.08,
    ratio,
    ratioLow: ratio === null ? null : ratio * 0.8,
    ratioHigh: ratio === null ? null : ratio * 1.25,
    relative: ratio === null ? null : ratio - 1,
    oddsRatio: ratio === null ? null : ratio * 1.3,
    oddsRatioLow: ratio,
    oddsRatioHigh: ratio === null ? null : ratio * 1.7,
    effectSize: gap === null ? null : gap * 2,
    p: gap === null ? null : p,
    pAdjusted: gap === null ? null : Math.min(1, p * 3),
    method: gap === null ? 'none' : 'z-pooled-effective-bases',
    smallBase: baseA < 30,
    reason: gap === null ? 'nobody-answered' : null,
    sentence: `${label}, ${category}: side A and side B.`,
  };
}

/** A row of two means. */
export function meanRow(label: string, meanA: number, meanB: number): ComparisonRow {
  const gap = meanA - meanB;
  return {
    ...shareRow(label, 'Mean', [1, 2], [1, 2], 0.2),
    kind: 'mean',
    a: meanSide(meanA, 180),
    b: meanSide(meanB, 240),
    gap,
    gapLow: gap - 0.3,
    gapHigh: gap + 0.3,
    ratio: meanA / meanB,
    relative: meanA / meanB - 1,
    oddsRatio: null,
    oddsRatioLow: null,
    oddsRatioHigh: null,
    method: 'design-based-t',
    smallBase: false,
  };
}

/** Fourteen rows: wide and narrow gaps, a tested nothing, an empty side, a mean. */
export function sampleComparison(rows: readonly ComparisonRow[] = comparisonRows): Comparison {
  return {
    rows,
    skipped: [{ variable: 'id', label: 'Respondent', reason: 'not-for-comparison' }],
    a: { name: 'Strategic users', rows: 180 },
    b: { name: 'Everyone else', rows: 240 },
    unweightedOut: 3,
    finding:
      'Strategic users are 1.5 times as likely to post on Facebook Groups; the largest gap is in listening.',
    footnote:
      'Base 180 and 240, weighted by w. z test pooled on effective bases, adjusted after Benjamini and Hochberg. Source: Social 2026.csv.',
    provenance: sampleProvenance('compare.segments'),
  };
}

const onSocial = 'Which of these do you do on social media?';

const comparisonRows: readonly ComparisonRow[] = [
  shareRow(onSocial, 'Monitor mentions of our brand', [128, 180], [84, 240]),
  shareRow(onSocial, 'Monitor mentions of our industry', [110, 180], [84, 240]),
  shareRow('Posts on', 'Facebook Groups', [128, 180], [113, 240]),
  shareRow('Posts on', 'LinkedIn', [90, 180], [101, 240], 0.3),
  shareRow('Posts on', '=HYPERLINK("http://example.com")', [60, 180], [50, 240], 0.02),
  shareRow('Budget', '-5', [12, 180], [30, 240], 0.12),
  shareRow('Budget', '@home', [0, 180], [30, 240]),
  shareRow('Team of one', 'Yes', [20, 25], [11, 240], 0.0000004),
  shareRow('Never asked', 'Yes', [0, 0], [11, 240]),
  shareRow('Same', '#N/A', [40, 180], [40, 240], 0.6),
  shareRow('Agency', 'Yes & <often>', [70, 180], [120, 240]),
  shareRow('Agency', 'No', [110, 180], [120, 240], 0.04),
  shareRow('Listens weekly', 'Yes', [140, 180], [96, 240]),
  meanRow('Satisfaction, 1 to 5', 3.42, 3.1),
];

function gapItem(item: string, left: number | null, right: number, at: number): PerceptionGapItem {
  const rank = {
    tiedWith: at === 1 ? ['Purchase'] : [],
    low: null,
    high: null,
    mean: null,
    rankBest: null,
    rankWorst: null,
    baseRefused: null,
  };
  return {
    item,
    isUnconfirmed: false,
    unevenScales: null,
    measure: 'share',
    left: {
      ...rank,
      share: left,
      base: 1056,
      effectiveBase: null,
      rank: left === null ? null : at + 1,
    },
    right: { ...rank, share: right, base: 351, effectiveBase: null, rank: 12 - at },
    gap: left === null ? null : right - left,
    gapLow: left === null ? null : right - left - 0.06,
    gapHigh: left === null ? null : right - left + 0.06,
    z: left === null ? null : 3.1,
    t: null,
    degreesOfFreedom: null,
    method: left === null ? 'none' : 'pooled-z',
    p: left === null ? null : 0.002,
    pAdjusted: left === null ? null : at === 2 ? 0.4 : 0.004,
    rankGap: left === null ? null : at + 1 - (12 - at),
    tiedWith: [],
    reason: left === null ? 'share-missing' : null,
    finding: `${item}: the right side says more.`,
  };
}

/** A perception gap over twelve items, one of them without a share on the left. */
export function sampleGap(): Gap {
  const shares: readonly (readonly [string, number | null, number])[] = [
    ['Discount', 0.61, 0.34],
    ['Purchase', 0.55, 0.4],
    ['Reviews and product rankings', 0.53, 0.49],
    ['General information', 0.53, 0.7],
    ['Exclusive information', 0.52, 0.63],
    ['Learn about new products', 0.51, 0.71],
    ['Submit opinion on current products or services', 0.49, 0.69],
    ['Customer service', 0.37, 0.63],
    ['Event participation', 0.34, 0.52],
    ['Feel connected', 0.33, 0.64],
    ['Submit ideas for new products', null, 0.63],
    ['Be part of a community', 0.22, 0.61],
  ];
  return {
    items: shares.map(([item, left, right], at) => gapItem(item, left, right, at)),
    spearman: -0.62,
    spearmanLow: -0.88,
    spearmanHigh: -0.07,
    spearmanP: 0.032,
    meanAbsoluteGap: 0.21,
    meanAbsoluteGapLow: 0.19,
    meanAbsoluteGapHigh: 0.23,
    meanAbsoluteGapByChance: 0.02,
    headline: { safe: [], unsafe: [], sentence: '' },
    leftName: 'Consumers',
    rightName: 'Businesses',
    confidence: 0.95,
    finding:
      'Businesses rank community first where customers rank discounts: the two rankings run against each other.',
    footnote: 'Base 1,056 consumers and 351 businesses, published figures. z test of each gap.',
    provenance: sampleProvenance('gap.figures', ['Consumers', 'Businesses']),
  };
}

/** All models over six channels, computed. */
export function sampleAttribution(): AttributionResult {
  const channels = ['Search', 'Social', 'E-mail', 'Display', 'Affiliates', 'Direct'];
  const journeys = [
    [0, 1, 5],
    [1, 0],
    [2],
    [3, 1, 0],
    [4, 0],
    [5],
    [3, 3, 2],
    [1, 2, 0, 5],
    [0],
    [4, 3, 1],
  ];
  const offsets = Int32Array.from([
    0,
    ...journeys.map((_, at) => journeys.slice(0, at + 1).flat().length),
  ]);
  const paths = {
    channels,
    offsets,
    touches: Int32Array.from(journeys.flat()),
    conversions: Float64Array.from([30, 12, 9, 22, 7, 15, 4, 18, 41, 6]),
    values: Float64Array.from([310, 122, 91, 180, 77, 150, 48, 170, 400, 66]),
    nulls: Float64Array.from([120, 80, 60, 210, 50, 90, 40, 61, 300, 75]),
  };
  return {
    ...attribute(paths),
    log: null,
    summary: summariseJourneys(paths),
    finding: 'Search earns 30 to 52 % of the conversions depending on the model.',
    footnote: '164 conversions over 10 paths. Markov and Shapley solved exactly.',
    provenance: sampleProvenance('attribution.run', ['Journeys (simulated)']),
  };
}

/** A trait tag crossed with sentiment. */
export function sampleTags(): TagSummary {
  const classes = [
    ['deal-seeking', 400],
    ['complaint', 310],
    ['+praise', 200],
    ['none', 290],
  ] as const;
  return {
    tag: 'trait',
    label: 'Trait',
    rows: 1250,
    missing: 50,
    confidence: 0.95,
    classes: classes.map(([name, count]) => ({
      class: name,
      count,
      base: 1200,
      share: count / 1200,
      low: count / 1200 - 0.02,
      high: count / 1200 + 0.02,
    })),
    corrected: { status: 'notComputable', reason: 'nothing-checked', checked: 0, needed: 50 },
    cross: {
      tag: 'sentiment',
      label: 'Sentiment',
      columns: ['negative', 'neutral', 'positive'],
      rows: classes.map(([name, count]) => ({
        class: name,
        counts: [
          Math.floor(count * 0.3),
          Math.floor(count * 0.2),
          count - Math.floor(count * 0.3) - Math.floor(count * 0.2),
        ],
        base: count,
      })),
    },
  };
}

/** A report with one analysis of each kind. */
export function sampleReport(): ReportContent {
  const comparison = sampleComparison();
  const gap = sampleGap();
  const attribution = sampleAttribution();
  const words = ({
    finding,
    footnote,
    provenance,
  }: Pick<Gap, 'finding' | 'footnote' | 'provenance'>) => ({
    finding,
    footnote,
    provenance,
  });
  return {
    title: 'Social media, two views',
    projectFile: '/home/ana/social.parallax',
    madeAt: '2026-11-22T10:46:00.000Z',
    version: '0.1.0',
    datasets: [datasetLine('Social 2026'), datasetLine('Journeys (simulated)')],
    analyses: [
      {
        id: 1,
        name: 'Strategic users: everyone else',
        ...words(comparison),
        body: { kind: 'comparison', comparison },
      },
      {
        id: 2,
        name: "Perception gap [IBM's twelve] / consumers and businesses",
        ...words(gap),
        body: { kind: 'gap', gap },
      },
      { id: 3, name: 'data', ...words(attribution), body: { kind: 'attribution', attribution } },
      {
        id: 4,
        name: 'Traits',
        finding: 'Every third post seeks a deal.',
        footnote: '1,200 of 1,250 posts tagged.',
        provenance: sampleProvenance('text.summary'),
        body: { kind: 'tags', tags: sampleTags() },
      },
    ],
  };
}

/** A dataset as the list of datasets states it. */
export function datasetLine(name: string): DatasetLine {
  const source = {
    file: `${name}.csv`,
    sha256,
    bytes: 1000,
    importedAt: '2026-11-20T08:00:00.000Z',
  };
  return {
    id: 1,
    name,
    kind: 'survey',
    rows: 1186,
    variables: 38,
    source,
    warnings: [],
    weight: 'w',
  };
}

/** A report of many small comparisons. */
export function manySheets(count: number): ReportContent {
  const comparison = sampleComparison();
  const analyses = Array.from(
    { length: count },
    (_, id): ReportedAnalysis => ({
      id,
      name: 'Comparison',
      finding: comparison.finding,
      footnote: comparison.footnote,
      provenance: comparison.provenance,
      body: { kind: 'comparison', comparison },
    }),
  );
  return { ...sampleReport(), analyses };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attribute } from '#analysis/attribution/attribute.ts';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { PerceptionItem } from '#analysis/compare/perception-gap-figures.ts';
import {
  type MeansToWord,
  meanSentence,
  notComparedSentence,
  type SharesToWord,
  shareSentence,
} from '#analysis/compare/wording.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import { benjaminiHochberg, bonferroni } from '#analysis/statistics/adjusted-probabilities.ts';
import { designEffectOfWeights } from '#analysis/statistics/effective-base.ts';
import { crosstab } from '#analysis/tables/crosstab.ts';
import { agreementOfCounts, type ConfusionTable } from '#analysis/text/agreement.ts';
import { correctedShares } from '#analysis/text/corrected-shares.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { netSentiment } from '#analysis/text/net-sentiment.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import type { TrimBounds } from '#analysis/weighting/raking-margin.ts';
import { recognisePlan } from '#main/import/recognise/recognise-plan.ts';
import { delimitedFile } from '#main/import/table-file.ts';
import { pathsOf } from '../attribution/path-tables.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { computed, rakeSample, type Sample, type Targets } from '../weighting/samples.ts';

/** The weights of those who gave each answer, and how many gave none. */
interface Side {
  readonly yes: readonly number[] | number;
  readonly no: readonly number[] | number;
  readonly missing?: number;
}

interface TwoShares {
  readonly a: Side;
  readonly b: Side;
  readonly weighted?: boolean;
}

interface TwoMeans {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

interface PathLine {
  readonly path: string;
  readonly conversions: number;
  readonly nulls?: number;
  readonly value?: number;
}

interface Text {
  readonly text: string;
  readonly brands?: readonly string[];
  readonly lexicon?: readonly { readonly phrase: string; readonly weight: number }[];
}

const engine = createSentimentEngine();

/** Computes what an example of a methods page gives, by the name under which the page asks for it. */
export const computations: Readonly<Record<string, (given: never) => unknown>> = {
  'two shares': compareShares,
  'two means': compareMeans,
  table: tableOfCounts,
  'sentence of two shares': (given: SharesToWord) => ({ sentence: plain(shareSentence(given)) }),
  'sentence of two means': (given: MeansToWord) => ({ sentence: plain(meanSentence(given)) }),
  'sentence without a comparison': (given: {
    readonly reason: 'nobody-answered' | 'base-too-small' | 'too-few-for-a-variance';
    readonly baseA: number;
    readonly baseB: number;
  }) => ({ sentence: plain(notComparedSentence(given.reason, given.baseA, given.baseB)) }),
  'effective base': effectiveBaseOf,
  raking: rakeExample,
  'adjusted p': ({ p }: { readonly p: readonly (number | null)[] }) => ({
    benjaminiHochberg: benjaminiHochberg(p),
    bonferroni: bonferroni(p),
  }),
  'perception gap': gapOf,
  agreement: agreementOfCounts,
  'corrected shares': ({ counted, ...table }: { counted: number[] } & ConfusionTable) =>
    correctedShares(counted, table),
  'net sentiment': netSentiment,
  attribution: attributionOf,
  text: explain,
  'import plan': planOf,
};

/** Sentences with ordinary spaces, as they are typed on a page. */
export function plain(text: string): string {
  return text.replace(/[\u00A0\u2009\u202F]/gu, ' ');
}

function compareShares({ a, b, weighted = false }: TwoShares): unknown {
  const answers: (string | null)[] = [];
  const weights: number[] = [];
  const isA: number[] = [];
  for (const [side, first] of [
    [a, 1],
    [b, 0],
  ] as const) {
    for (const [answer, given] of [
      ['Yes', side.yes],
      ['No', side.no],
      [null, side.missing ?? 0],
    ] as const) {
      for (const weight of typeof given === 'number' ? new Array<number>(given).fill(1) : given) {
        answers.push(answer);
        weights.push(weight);
        isA.push(first);
      }
    }
  }
  const { rows } = compareSegments({
    a: Uint8Array.from(isA),
    b: Uint8Array.from(isA, (first) => 1 - first),
    weights: weighted ? numberColumn(weights) : null,
    variables: [
      { name: 'q', label: 'q', kind: 'single', column: categoryColumn(answers, ['Yes', 'No']) },
    ],
  });
  const row = rows.find(({ category }) => category === 'Yes');
  return { ...row, sentence: plain(row?.sentence ?? '') };
}

function compareMeans({ a, b }: TwoMeans): unknown {
  const isA = [...a.map(() => 1), ...b.map(() => 0)];
  const { rows } = compareSegments({
    a: Uint8Array.from(isA),
    b: Uint8Array.from(isA, (first) => 1 - first),
    variables: [{ name: 'n', label: 'n', kind: 'number', column: numberColumn([...a, ...b]) }],
  });
  return { ...rows[0], sentence: plain(rows[0]?.sentence ?? '') };
}

/** A table of one yes-or-no question over columns, from counts. */
function tableOfCounts({
  columns,
}: {
  readonly columns: Readonly<Record<string, { readonly yes: number; readonly no: number }>>;
}): unknown {
  const people = Object.entries(columns).flatMap(([column, { yes, no }]) => [
    ...new Array<readonly [string, string]>(yes).fill([column, 'Yes']),
    ...new Array<readonly [string, string]>(no).fill([column, 'No']),
  ]);
  const question = (name: string, answers: readonly string[], labels: readonly string[]) =>
    ({
      kind: 'answers',
      name,
      label: name,
      column: categoryColumn(answers, labels),
      hasMean: false,
    }) as const;
  const answers = people.map(([, answer]) => answer);
  const groups = people.map(([column]) => column);
  return crosstab({
    rowCount: people.length,
    rows: [question('q', answers, ['Yes', 'No'])],
    columns: [question('group', groups, Object.keys(columns))],
  });
}

function effectiveBaseOf({ weights }: { readonly weights: readonly number[] }): unknown {
  const { a } = compareSegments({
    a: Uint8Array.from(weights, () => 1),
    b: Uint8Array.from(weights, () => 0),
    weights: numberColumn(weights),
    variables: [],
  });
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  return { ...a, designEffect: designEffectOfWeights(a.base, a.weightedBase, squares) };
}

function gapOf({
  items,
  leftName,
  rightName,
}: {
  readonly items: readonly PerceptionItem[];
  readonly leftName: string;
  readonly rightName: string;
}): unknown {
  const gap = perceptionGap(items, { leftName, rightName });
  return {
    ...gap,
    items: gap.items.map((item) => ({ ...item, finding: plain(item.finding) })),
  };
}

/** Conversions of each channel by model, and the rest of the result as it is. */
function attributionOf({ paths }: { readonly paths: readonly PathLine[] }): unknown {
  const result = attribute(pathsOf(paths));
  const models = Object.entries(result.models).map(([model, rows]) => [
    model,
    Object.fromEntries(rows.map(({ channel, conversions }) => [channel, conversions])),
  ]);
  return {
    ...result,
    models: Object.fromEntries(models),
    removalEffects: Object.fromEntries(
      result.removalEffects.map(({ channel, removalEffect }) => [channel, removalEffect]),
    ),
  };
}

function explain({ text, brands = [], lexicon = [] }: Text): unknown {
  const {
    sentiment,
    trait,
    traits,
    brands: named,
  } = explainText(text, {
    engine,
    brands,
    lexicon,
  });
  return {
    sentiment: sentiment?.label ?? null,
    score: sentiment?.score ?? null,
    certainty: sentiment?.certainty ?? null,
    because: sentiment?.because.map(({ text: words, weight, rule }) => ({ words, weight, rule })),
    trait,
    traitScores: Object.fromEntries(traits.map(({ id, score }) => [id, score])),
    brands: Object.fromEntries(named.map((one) => [one.brand, one.sentiment.label])),
  };
}

/** What a file of these lines is taken for, by the names of its variables. */
function planOf({ lines }: { readonly lines: readonly string[] }): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-docs-'));
  try {
    const file = join(folder, 'answers.csv');
    writeFileSync(file, lines.join('\n'));
    const plan = recognisePlan(delimitedFile(file), {}, uninterrupted);
    const byName = (read: (variable: (typeof plan.variables)[number]) => unknown) =>
      Object.fromEntries(plan.variables.map((variable) => [variable.name, read(variable)]));
    return {
      ...plan,
      kinds: byName(({ kind }) => kind),
      values: byName(({ categories }) =>
        Object.fromEntries(categories.map(({ label, value }) => [label, value])),
      ),
      missing: byName(({ missing, categories }) =>
        Object.fromEntries([
          ...missing.map(({ code, reason }) => [code, reason]),
          ...categories.flatMap((one) => (one.missing ? [[one.code, one.missing]] : [])),
        ]),
      ),
      why: byName(({ why }) => why[0]),
      sets: Object.fromEntries(plan.sets.map(({ name, kind }) => [name, kind])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface RakingExample {
  readonly answers: Sample;
  readonly targets: Targets;
  readonly trim?: TrimBounds;
}

function rakeExample({ answers, targets, trim }: RakingExample) {
  const raking = computed(rakeSample(answers, targets, trim === undefined ? {} : { trim }));
  const { designEffect, effectiveBase } = raking.summary;
  return {
    outcome: raking.outcome,
    weights: [...raking.weights],
    designEffect,
    effectiveBase,
    largestError: raking.rounds.at(-1)?.largestError,
  };
}

import { resolve } from 'node:path';
import type { AttributionResult } from '#contract/calls/attributions.ts';
import { attributionModels } from '#contract/calls/attributions.ts';
import type { Comparison, Gap } from '#contract/calls/comparisons.ts';
import type { CallNamed } from '#contract/calls/index.ts';
import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { tagModels } from '#contract/calls/texts.ts';
import type { InputOf } from '#contract/define-call.ts';
import type { AddCommand, Outcome } from './run-command-line.ts';
import { type CommonOptions, type Session, usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, probabilityCell, textTable } from './text-table.ts';

type Specification = InputOf<CallNamed<'analysis.save'>>['specification'];

/** compare, gap, tag, correct, agreement, attribute. What is computed is kept for the report. */
export function addAnalysisCommands(add: AddCommand): void {
  addCompare(add);
  addGap(add);
  addTag(add);
  addAttribute(add);
}

async function keep<Body>(session: Session, specification: Specification): Promise<Body> {
  const kept = await session.call('analysis.save', {
    specification: specification as AnalysisSpecification,
  });
  return kept.result as Body;
}

interface CompareOptions {
  readonly by?: string;
  readonly a?: string;
  readonly b?: string;
  readonly variables?: string;
  readonly weight?: string;
  readonly filter?: string;
  readonly level?: string;
}

function addCompare(add: AddCommand): void {
  add<CompareOptions>(
    'compare <dataset>',
    'compare two segments over every variable',
    [
      ['--by <variable>', 'the variable whose answers are the segments'],
      ['--a <answer>', 'an answer of --by; else a segment, an alias or an expression'],
      ['--b <answer>', 'as --a; everyone else unless given'],
      ['--variables <names>', 'only these, separated by commas'],
      ['--weight <variable>', 'the case weight; none: without'],
      ['--filter <expression>', 'only these rows'],
      ['--level <share>', 'the level of intervals', '0.95'],
    ],
    async (session, options, dataset = '') => {
      if (!options.a)
        throw usageError(
          'Name the first segment with --a.',
          'parallax compare DATASET --by V --a CATEGORY --b CATEGORY',
        );
      const { comparison } = await keep<{ comparison: Comparison }>(session, {
        kind: 'comparison',
        input: {
          dataset,
          a: options.a,
          level: Number(options.level),
          ...(options.by ? { by: options.by } : {}),
          ...(options.b ? { b: options.b } : {}),
          ...(options.variables
            ? { variables: options.variables.split(',').map((name) => name.trim()) }
            : {}),
          ...(options.weight ? { weight: options.weight === 'none' ? null : options.weight } : {}),
          ...(options.filter ? { filter: options.filter } : {}),
        },
      });
      return { data: comparison.rows, words: comparisonWords(comparison) };
    },
  );
}

function comparisonWords(comparison: Comparison): string {
  const rows = comparison.rows.map((row) =>
    row.kind === 'share'
      ? [
          row.variable,
          row.category,
          percentCell(row.a.share),
          percentCell(row.b.share),
          pointsCell(row.gap),
          numberCell(row.ratio),
          probabilityCell(row.pAdjusted),
          row.a.base,
          row.b.base,
        ]
      : [
          row.variable,
          row.category,
          numberCell(row.a.mean),
          numberCell(row.b.mean),
          numberCell(row.gap),
          numberCell(row.ratio),
          probabilityCell(row.pAdjusted),
          row.a.base,
          row.b.base,
        ],
  );
  const header = [
    'variable',
    'category',
    comparison.a.name,
    comparison.b.name,
    'gap',
    'ratio',
    'p adj.',
    'base a',
    'base b',
  ];
  return `${comparison.finding}\n\n${textTable(header, rows, 40)}${comparison.footnote}\n`;
}

function addGap(add: AddCommand): void {
  add<{ left?: string; right?: string; match?: string; figures?: string; level?: string }>(
    'gap',
    'a perception gap, from published figures or between two datasets',
    [
      ['--figures <file>', 'item, and for each side a percent and a base'],
      ['--left <dataset[:expression]>', 'the first side'],
      ['--right <dataset[:expression]>', 'the second side'],
      ['--match <file>', 'which item answers which: item, left, right (csv or json)'],
      ['--level <share>', 'the level of intervals', '0.95'],
    ],
    async (session, options) => {
      const gap = await gapOf(session, options);
      return { data: gap, words: gapWords(gap) };
    },
    'nothing',
  );
}

async function gapOf(
  session: Session,
  options: {
    left?: string;
    right?: string;
    match?: string;
    figures?: string;
    level?: string;
  } & CommonOptions,
): Promise<Gap> {
  const level = Number(options.level);
  if (options.figures) {
    const input = { file: resolve(options.figures), level };
    if (!options.project) return session.call('gap.figures', input);
    return (await keep<{ gap: Gap }>(session, { kind: 'gap-figures', input })).gap;
  }
  const usage =
    'parallax gap --left DATASET[:EXPR] --right DATASET[:EXPR] --match MATCH.csv, or parallax gap --figures FIGURES.csv';
  if (!options.left || !options.right)
    throw usageError('Name two sides, or a file of figures.', usage);
  if (!options.project) throw usageError('Name the project with --project FILE.', usage);
  const match = options.match
    ? await session.call('gap.match', { file: resolve(options.match) })
    : (
        await session.call('gap.propose', {
          left: sideOf(options.left).dataset,
          right: sideOf(options.right).dataset,
        })
      ).map(({ likeness: _, ...pair }) => pair);
  const input = {
    left: sideOf(options.left),
    right: sideOf(options.right),
    match: [...match],
    level,
  };
  return (await keep<{ gap: Gap }>(session, { kind: 'gap-datasets', input })).gap;
}

function sideOf(text: string): { dataset: string; filter?: string } {
  const colon = text.indexOf(':');
  return colon < 0
    ? { dataset: text }
    : { dataset: text.slice(0, colon), filter: text.slice(colon + 1) };
}

function gapWords(gap: Gap): string {
  const rows = gap.items.map(({ item, left, right, gap: level, pAdjusted, rankGap }) => [
    item,
    percentCell(left.share),
    percentCell(right.share),
    pointsCell(level),
    probabilityCell(pAdjusted),
    numberCell(left.rank, 1),
    numberCell(right.rank, 1),
    numberCell(rankGap, 1),
  ]);
  const header = [
    'item',
    gap.leftName,
    gap.rightName,
    'points',
    'p adj.',
    `rank ${gap.leftName}`,
    `rank ${gap.rightName}`,
    'rank gap',
  ];
  const guarded = gap.items
    .filter(({ p, rankGap }) => p !== null && p >= 0.05 && Math.abs(rankGap ?? 0) >= 2)
    .map(({ item, finding }) => `  ! ${item}: ${finding}\n`);
  const spearman = `Spearman of the two rankings: ${numberCell(gap.spearman)}\n`;
  return `${gap.finding}\n\n${textTable(header, rows, 50)}${guarded.join('')}${spearman}${gap.footnote}\n`;
}

function addTag(add: AddCommand): void {
  add<{ text?: string; brand?: string; models?: string }>(
    'tag <dataset>',
    'tag the sentiment and traits of texts',
    [
      ['--text <variable>', 'the variable that holds the texts'],
      ['--brand <names>', 'brands to look for, separated by commas'],
      ['--models <names>', 'sentiment, trait', 'sentiment,trait'],
    ],
    async (session, options, dataset = '') => {
      if (!options.text)
        throw usageError(
          'Name the texts with --text VARIABLE.',
          'parallax tag DATASET --text VARIABLE',
        );
      const models = (options.models ?? '')
        .split(',')
        .map((name) => name.trim()) as (typeof tagModels)[number][];
      const brands =
        options.brand
          ?.split(',')
          .map((name) => name.trim())
          .filter(Boolean) ?? [];
      const result = await session.call('text.tag', {
        dataset,
        text: options.text,
        models,
        brands,
      });
      for (const tag of result.variables.filter(
        (name) => /^(sentiment|trait)(_|$)/u.test(name) && !/^(sentiment_score|trait_)/u.test(name),
      )) {
        await keep(session, { kind: 'tags', input: { dataset, tag } });
      }
      const rows = Object.entries(result.perClass).flatMap(([tag, classes]) =>
        Object.entries(classes).map(([name, count]) => [tag, name, count]),
      );
      return {
        data: result,
        words: `Tagged ${result.tagged} of ${result.rows} rows in ${result.seconds.toFixed(1)} s\n${textTable(['tag', 'class', 'rows'], rows)}`,
      };
    },
  );
  add<{ tag?: string; row?: string; label?: string }>(
    'correct <dataset>',
    'set a tag by hand',
    [
      ['--tag <variable>', 'the tag'],
      ['--row <number>', 'the row, counted from 0'],
      ['--label <label>', 'what it should be; none: take the correction back'],
    ],
    async (session, options, dataset = '') => {
      if (!options.tag || !options.row)
        throw usageError(
          'Name the tag and the row.',
          'parallax correct DATASET --tag V --row N --label LABEL',
        );
      const label = options.label && options.label !== 'none' ? options.label : null;
      const line = await session.call('text.correct', {
        dataset,
        variable: options.tag,
        row: Number(options.row),
        label,
      });
      return {
        data: line,
        words: `Row ${line.row}: ${line.was ?? '–'} → ${line.became ?? line.was ?? '–'}\n`,
      };
    },
  );
  add<{ tag?: string }>(
    'agreement <dataset>',
    'corrections against predictions',
    [['--tag <variable>', 'the tag']],
    async (session, options, dataset = ''): Promise<Outcome> => {
      if (!options.tag)
        throw usageError('Name the tag with --tag VARIABLE.', 'parallax agreement DATASET --tag V');
      const report = await session.call('text.agreement', { dataset, tag: options.tag });
      const rows = report.perClass.map((one) => [
        one.class,
        percentCell(one.precision),
        percentCell(one.recall),
        numberCell(one.f1),
      ]);
      const summary = `Checked ${report.checked}; accuracy ${percentCell(report.accuracy)}; kappa ${numberCell(report.kappa)} (${numberCell(report.kappaLow)} to ${numberCell(report.kappaHigh)})\n`;
      return {
        data: report,
        words: summary + textTable(['class', 'precision', 'recall', 'F1'], rows),
      };
    },
  );
}

function addAttribute(add: AddCommand): void {
  add<{
    models?: string;
    bootstrap?: string;
    seed?: string;
    path?: string;
    conversions?: string;
    value?: string;
    nulls?: string;
  }>(
    'attribute <dataset>',
    'what each channel earned, by several models',
    [
      [
        '--models <names>',
        'all, or some of first, last, linear, decay, position, markov, shapley',
        'all',
      ],
      ['--bootstrap <draws>', 'resamples for intervals', '0'],
      ['--seed <number>', 'the seed of the resamples', '1'],
      ['--path <variable>', 'the column of paths'],
      ['--conversions <variable>', 'the column of conversions'],
      ['--value <variable>', 'the column of value'],
      ['--nulls <variable>', 'the column of journeys without a conversion'],
    ],
    async (session, options, dataset = '') => {
      const all = options.models === 'all' || !options.models;
      const models = all
        ? [...attributionModels]
        : (options.models?.split(',') as (typeof attributionModels)[number][]);
      const { path, conversions, value, nulls } = options;
      const columns = Object.fromEntries(
        Object.entries({ path, conversions, value, nulls }).filter(([, name]) => name),
      );
      const { attribution } = await keep<{ attribution: AttributionResult }>(session, {
        kind: 'attribution',
        input: {
          dataset,
          models,
          bootstrap: Number(options.bootstrap),
          seed: Number(options.seed),
          ...columns,
        },
      });
      return { data: attribution, words: attributionWords(attribution) };
    },
  );
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
  return `${result.finding}\n\n${textTable(['channel', ...models.map(([name]) => name)], rows)}${result.conversions} conversions, value ${result.value}, ${result.paths} paths\n${result.footnote}\n`;
}

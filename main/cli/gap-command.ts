import { resolve } from 'node:path';
import type { Gap } from '#contract/calls/comparisons.ts';
import { keep } from './keep.ts';
import { levelOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { type CommonOptions, type Session, usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, probabilityCell, textTable } from './text-table.ts';

interface GapOptions {
  readonly left?: string;
  readonly right?: string;
  readonly match?: string;
  readonly figures?: string;
  readonly weight?: string;
  readonly leftWeight?: string;
  readonly rightWeight?: string;
  readonly level?: string;
}

/** Items less alike than this are not compared unless a person says so. */
const sureLikeness = 0.75;

/** gap: from published figures or between two datasets. What is computed is kept for the report. */
export function addGapCommand(add: AddCommand): void {
  add<GapOptions>(
    'gap',
    'a perception gap, from published figures or between two datasets',
    [
      ['--figures <file>', 'item, and for each side a percent and a base'],
      ['--left <dataset[:expression]>', 'the first side'],
      ['--right <dataset[:expression]>', 'the second side'],
      ['--match <file>', 'which item answers which: item, left, right (csv or json)'],
      ['--weight <variable>', 'the case weight of both sides; none: without'],
      ['--left-weight <variable>', 'the case weight of the first side, in place of --weight'],
      ['--right-weight <variable>', 'the case weight of the second side, in place of --weight'],
      ['--level <share>', 'the level of intervals', '0.95'],
    ],
    async (session, options) => {
      const gap = await gapOf(session, options);
      return { data: gap, words: gapWords(gap) };
    },
    'nothing',
  );
}

async function gapOf(session: Session, options: GapOptions & CommonOptions): Promise<Gap> {
  const level = levelOption(options.level);
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
  const left = sideOf(options.left, options.leftWeight ?? options.weight);
  const right = sideOf(options.right, options.rightWeight ?? options.weight);
  const match = options.match
    ? await session.call('gap.match', { file: resolve(options.match) })
    : await sureMatches(session, left, right);
  if (match.length === 0) {
    const problem = 'No items of the two sides are alike enough to be matched unseen.';
    throw usageError(
      `${problem} Name them with --match MATCH.csv (columns item, left, right).`,
      usage,
    );
  }
  const input = { left, right, match: [...match], level };
  return (await keep<{ gap: Gap }>(session, { kind: 'gap-datasets', input })).gap;
}

type SideOption = ReturnType<typeof sideOf>;

async function sureMatches(session: Session, left: SideOption, right: SideOption) {
  const proposed = await session.call('gap.propose', {
    left: left.dataset,
    right: right.dataset,
    ...(left.filter === undefined ? {} : { leftFilter: left.filter }),
    ...(right.filter === undefined ? {} : { rightFilter: right.filter }),
  });
  return proposed
    .filter(({ likeness }) => likeness >= sureLikeness)
    .map(({ likeness: _, ...pair }) => pair);
}

function sideOf(text: string, weight: string | undefined) {
  const colon = text.indexOf(':');
  const dataset = colon < 0 ? text : text.slice(0, colon);
  return {
    dataset,
    ...(colon < 0 ? {} : { filter: text.slice(colon + 1) }),
    ...(weight === undefined ? {} : { weight: weight === 'none' ? null : weight }),
  };
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
  return `${gap.finding}\n\n${textTable(header, rows, 50)}${guarded.join('')}${overall(gap)}${gap.headline.sentence}\n${gap.footnote}\n`;
}

function overall(gap: Gap): string {
  const { spearman, spearmanLow, spearmanHigh, meanAbsoluteGap, meanAbsoluteGapLow } = gap;
  const ranks =
    spearmanLow === null ? '' : ` (${numberCell(spearmanLow)} to ${numberCell(spearmanHigh)})`;
  const points =
    meanAbsoluteGapLow === null
      ? ''
      : ` (${pointsCell(meanAbsoluteGapLow)} to ${pointsCell(gap.meanAbsoluteGapHigh)})`;
  return `Spearman of the two rankings: ${numberCell(spearman)}${ranks}\nMean absolute gap, points: ${pointsCell(meanAbsoluteGap)}${points}\n`;
}

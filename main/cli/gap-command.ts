import { resolve } from 'node:path';
import type { Gap } from '#contract/calls/comparisons.ts';
import { keep } from './keep.ts';
import type { AddCommand } from './run-command-line.ts';
import { type CommonOptions, type Session, usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, probabilityCell, textTable } from './text-table.ts';

/** gap: from published figures or between two datasets. What is computed is kept for the report. */
export function addGapCommand(add: AddCommand): void {
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

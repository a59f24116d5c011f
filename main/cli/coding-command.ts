import { type CodingReport, codingQueues } from '#contract/calls/codings.ts';
import { countOption, wordsOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, pointsCell, textTable } from './text-table.ts';

interface CodeOptions {
  readonly tag?: string;
  readonly coder?: string;
  readonly queue?: string;
  readonly row?: string;
  readonly label?: string;
  readonly limit?: string;
}

/** code: posts to be coded by hand, and their codes; trust: what the coded posts say of a tag. */
export function addCodingCommands(add: AddCommand): void {
  add<CodeOptions>(
    'code <dataset>',
    'posts to code by hand, or the code of one',
    [
      ['--tag <variable>', 'the tag'],
      ['--coder <name>', 'who codes', 'me'],
      ['--queue <kind>', 'random (measures), unsure (teaches) or disagreements', 'random'],
      ['--limit <number>', 'how many posts to show', '20'],
      ['--row <number>', 'the row to code, counted from 0'],
      ['--label <label>', 'its class; none: nobody can tell'],
    ],
    async (session, options, dataset = '') => {
      const usage = 'parallax code DATASET --tag V [--row N --label LABEL] --coder NAME';
      if (!options.tag) throw usageError('Name the tag with --tag VARIABLE.', usage);
      const [queue] = wordsOption('--queue', options.queue ?? 'random', codingQueues);
      const task = { dataset, tag: options.tag, coder: options.coder ?? 'me', queue };
      if (options.row === undefined) {
        const limit = countOption('--limit', options.limit ?? '20', 1);
        const found = await session.call('coding.queue', { ...task, limit });
        const rows = found.items.map(({ row, text, codes }) => [
          row,
          [...codes.map(({ coder, label }) => `[${coder}: ${label}]`), text].join(' '),
        ]);
        return {
          data: found,
          words: `${found.coded} coded, ${found.left} left; classes: ${found.classes.join(', ')}\n${textTable(['row', 'text'], rows, 160)}`,
        };
      }
      if (options.label === undefined) throw usageError('Name the class with --label.', usage);
      const row = countOption('--row', options.row);
      const label = options.label === 'none' ? null : options.label;
      const coded = await session.call('coding.set', { ...task, row, label });
      return {
        data: coded,
        words: `Row ${row}: ${coded.label ?? 'cannot tell'} (${coded.coder}); ${coded.coded} coded\n`,
      };
    },
  );
  add<{ tag?: string }>(
    'trust <dataset>',
    'how right a tag is by the posts coded at random, and its shares corrected',
    [['--tag <variable>', 'the tag']],
    async (session, { tag }, dataset = '') => {
      if (!tag)
        throw usageError('Name the tag with --tag VARIABLE.', 'parallax trust DATASET --tag V');
      const report = await session.call('coding.report', { dataset, tag });
      return { data: report, words: reportWords(report) };
    },
  );
}

function reportWords(report: CodingReport): string {
  const { shares, betweenCoders, coders } = report;
  const parts = [`${report.finding}\n`];
  if (shares.status === 'computed') {
    const rows = shares.shares.map((one) => [
      one.class,
      percentCell(one.counted),
      percentCell(one.corrected),
      percentCell(one.low),
      percentCell(one.high),
      pointsCell(one.moved),
    ]);
    parts.push(
      textTable(['class', 'machine counts', 'corrected', 'low', 'high', 'moved by'], rows),
    );
  }
  if (coders.length > 0) {
    parts.push(
      textTable(
        ['coder', 'coded', 'could not tell'],
        coders.map(({ coder, coded, untold }) => [coder, coded, untold]),
      ),
    );
  }
  for (const pair of betweenCoders?.pairs ?? []) {
    parts.push(
      `${pair.first} and ${pair.second}: ${percentCell(pair.report.accuracy)} of ${pair.report.checked}, Cohen's kappa ${numberCell(pair.report.kappa)} (${numberCell(pair.kappaLow)} to ${numberCell(pair.kappaHigh)})\n`,
    );
  }
  if (betweenCoders !== null) {
    const { alpha } = betweenCoders;
    parts.push(
      `Krippendorff's alpha (${alpha.level}) ${numberCell(alpha.alpha)} (${numberCell(alpha.low)} to ${numberCell(alpha.high)})\n`,
    );
  }
  parts.push(`${report.footnote}\n`);
  return parts.join('\n');
}

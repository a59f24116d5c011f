import type { SocialMeasures } from '#contract/calls/social.ts';
import type { AddCommand } from './run-command-line.ts';
import { numberCell, percentCell, textTable } from './text-table.ts';

interface SocialOptions {
  readonly text?: string;
  readonly brand?: string;
  readonly ours?: string;
  readonly period?: string;
  readonly filter?: string;
}

/** social: share of voice, net sentiment, both over time, answers, authors. */
export function addSocialCommand(add: AddCommand): void {
  add<SocialOptions>(
    'social <dataset>',
    'share of voice, net sentiment, both over time, answers, authors',
    [
      ['--text <variable>', 'the variable that holds the texts'],
      ['--brand <variable>', 'the variable that says which brand a post is about'],
      ['--ours <names>', 'authors that write for the brand, separated by commas'],
      ['--period <kind>', 'auto, day, week or month', 'auto'],
      ['--filter <expression>', 'only these rows'],
    ],
    async (session, { text, brand, ours, period, filter }, dataset = '') => {
      const result = await session.call('social.measure', {
        dataset,
        period: (period ?? 'auto') as 'auto',
        ...(text ? { text } : {}),
        ...(brand ? { brand } : {}),
        ...(filter ? { filter } : {}),
        ...(ours ? { ours: ours.split(',').map((name) => name.trim()) } : {}),
      });
      return { data: result, words: socialInWords(result) };
    },
  );
}

function socialInWords(result: SocialMeasures): string {
  const { findings, voice, net, overTime, authors, notInData } = result;
  const parts: string[] = [];
  if (voice !== null) {
    const rows = voice.brands.map((one) => [
      one.brand,
      one.posts,
      percentCell(one.share),
      percentCell(one.low),
      percentCell(one.high),
      percentCell(one.reachShare),
      numberCell(one.net?.ofAll),
      numberCell(one.net?.ofOpinions),
    ]);
    const header = [
      'brand',
      'posts',
      'voice',
      'low',
      'high',
      'of reach',
      'net of all',
      'net of opinions',
    ];
    parts.push(`${findings.voice}\n`, textTable(header, rows));
  }
  if (net !== null) {
    parts.push(
      `${findings.sentiment}\nof all posts ${numberCell(net.ofAll)} (${numberCell(net.ofAllLow)} to ${numberCell(net.ofAllHigh)}), of opinions ${numberCell(net.ofOpinions)} (${numberCell(net.ofOpinionsLow)} to ${numberCell(net.ofOpinionsHigh)})\n`,
    );
  }
  if (overTime !== null) {
    const rows = overTime.volumeLevels.map(({ from, to, mean }) => [
      overTime.periods[from]?.from ?? '',
      to - from,
      numberCell(mean, 1),
    ]);
    parts.push(
      `${findings.volume}\n`,
      textTable(['level from', `${overTime.period}s`, 'posts each'], rows),
    );
  }
  if (result.replies !== null) parts.push(`${findings.replies}\n`);
  if (authors !== null) {
    const rows = authors.top.map((one) => [
      one.author,
      one.posts,
      one.reach === null ? '–' : String(one.reach),
      percentCell(one.positive),
      one.role ?? '',
    ]);
    parts.push(
      `${findings.authors}\n`,
      textTable(['author', 'posts', 'reach', 'good', 'taken for'], rows),
    );
  }
  return `${[...parts, ...notInData.map((one) => `${one}\n`), result.footnote].join('\n')}\n`;
}

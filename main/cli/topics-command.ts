import type { Topic, TopicResult } from '#contract/calls/topics.ts';
import { countOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, probabilityCell, textTable } from './text-table.ts';

interface TopicsOptions {
  readonly text?: string;
  readonly count?: string;
  readonly filter?: string;
  readonly own?: string;
}

/** topics: what posts are about, how that sounds, what is rising. */
export function addTopicsCommand(add: AddCommand): void {
  add<TopicsOptions>(
    'topics <dataset>',
    'what posts are about, how that sounds, and what is rising',
    [
      ['--text <variable>', 'the variable that holds the texts'],
      ['--count <number>', 'how many topics to look for', '10'],
      ['--filter <expression>', 'only these rows'],
      ['--own <topics>', 'own topics by search, kept in the project: "Late=late OR NEAR(no show)"'],
    ],
    async (session, { text, count, filter, own }, dataset = '') => {
      if (!text) {
        throw usageError(
          'Name the texts with --text VARIABLE.',
          'parallax topics DATASET --text V',
        );
      }
      if (own !== undefined) {
        await session.call('topics.save', { dataset, text, topics: ownTopics(own) });
      }
      const result = await session.call('topics.find', {
        dataset,
        text,
        count: countOption('--count', count ?? '10', 2),
        ...(filter ? { filter } : {}),
      });
      return { data: result, words: topicWords(result) };
    },
  );
}

/** "Late=late OR slow; Price=price*": names and searches. */
function ownTopics(text: string): { name: string; query: string }[] {
  return text
    .split(';')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const at = one.indexOf('=');
      const [name, query] = [one.slice(0, Math.max(0, at)).trim(), one.slice(at + 1).trim()];
      if (at >= 0 && name !== '' && query !== '') return { name, query };
      throw usageError(
        `--own takes NAME=SEARCH, several parted by semicolons; it was given ${one.trim()}.`,
        '--own "Late=late OR slow; Price=price*"',
      );
    });
}

function topicWords(result: TopicResult): string {
  const row = ({ name, isOwn, count, share, net, terms }: Topic) => [
    isOwn ? `${name} *` : name,
    count,
    percentCell(share),
    numberCell(net?.ofAll),
    terms
      .slice(0, 6)
      .map(({ term }) => term)
      .join(', '),
  ];
  const header = ['topic', 'posts', 'share', 'net sentiment', 'typical'];
  const parts = [`${result.finding}\n`, textTable(header, result.topics.map(row), 60)];
  if (result.rising !== null && result.rising.terms.length > 0) {
    const terms = result.rising.terms.map((one) => [
      one.z > 0 ? 'rising' : 'falling',
      one.term,
      percentCell(one.before / one.beforeBase),
      percentCell(one.after / one.afterBase),
      probabilityCell(one.p),
    ]);
    parts.push(
      textTable(['', 'phrase', 'before', `from ${result.rising.since}`, 'p adjusted'], terms),
    );
  }
  const stars = result.ownTopics.length > 0 ? '* own topic. ' : '';
  return `${parts.join('\n')}\n${stars}${result.footnote}\n`;
}

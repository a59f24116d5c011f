import type { TextSearchResult } from '#contract/calls/texts.ts';
import { countOption } from './number-options.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';
import { textTable } from './text-table.ts';

/** search, language. */
export function addTextCommands(add: AddCommand): void {
  add<{ text?: string; query?: string; limit?: string; filter?: string }>(
    'search <dataset>',
    'find the rows whose text holds words',
    [
      ['--text <variable>', 'the variable that holds the texts'],
      ['--query <words>', 'words, "phrases", beginnings*, OR, NOT'],
      ['--limit <number>', 'how many rows to show', '20'],
      ['--filter <expression>', 'only these rows'],
    ],
    async (session, { text, query, limit, filter }, dataset = '') => {
      if (!text || query === undefined) {
        throw usageError(
          'Name the texts with --text VARIABLE and what to look for with --query WORDS.',
          'parallax search DATASET --text VARIABLE --query "late delivery"',
        );
      }
      const result = await session.call('text.search', {
        dataset,
        text,
        // A word that ends the line has been typed to its end.
        query: `${query} `,
        limit: countOption('--limit', limit ?? '20'),
        ...(filter ? { filter } : {}),
      });
      return { data: result, words: foundInWords(result) };
    },
  );
  add<{ text?: string }>(
    'language <dataset>',
    'find the language of each text',
    [['--text <variable>', 'the variable that holds the texts']],
    async (session, { text }, dataset = '') => {
      if (!text) {
        throw usageError(
          'Name the texts with --text VARIABLE.',
          'parallax language DATASET --text VARIABLE',
        );
      }
      const result = await session.call('text.language', { dataset, text });
      const rows = result.languages.map(({ code, label, count }) => [code, label, count]);
      return {
        data: result,
        words: `Languages of ${result.rows - result.missingCount} of ${result.rows} texts in “${result.variable}” in ${result.seconds.toFixed(1)} s; ${result.undeterminedCount} undetermined\n${textTable(['code', 'language', 'rows'], rows)}`,
      };
    },
  );
}

function foundInWords({ found, of, lines, seconds }: TextSearchResult): string {
  const shown = lines.map(({ row, snippet }) => [
    row,
    `${snippet.isCutBefore ? '… ' : ''}${marked(snippet)}${snippet.isCutBehind ? ' …' : ''}`,
  ]);
  const heading = `${found} of ${of} rows in ${seconds.toFixed(2)} s\n`;
  return lines.length === 0 ? heading : `${heading}${textTable(['row', 'text'], shown, 180)}`;
}

/** What was found stands in brackets. */
function marked({ text, marks }: TextSearchResult['lines'][number]['snippet']): string {
  let at = 0;
  let words = '';
  for (const { start, end } of marks) {
    words += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return `${words}${text.slice(at)}`.replace(/\s+/gu, ' ');
}

import { type TagResult, tagModels } from '#contract/calls/texts.ts';
import { keep } from './keep.ts';
import { countOption, wordsOption } from './number-options.ts';
import type { AddCommand, Outcome } from './run-command-line.ts';
import { usageError } from './session.ts';
import { numberCell, percentCell, textTable } from './text-table.ts';

/** tag, correct, agreement. Tags are kept for the report. */
export function addTagCommands(add: AddCommand): void {
  add<{ text?: string; brand?: string; models?: string; learn?: boolean }>(
    'tag <dataset>',
    'tag the sentiment and traits of texts',
    [
      ['--text <variable>', 'the variable that holds the texts'],
      ['--brand <names>', 'brands to look for, separated by commas'],
      ['--models <names>', 'sentiment, trait, intent, stage, interaction', 'sentiment,trait'],
      ['--learn', 'learn the sentiment from corrections made by hand'],
    ],
    async (session, options, dataset = '') => {
      if (!options.text)
        throw usageError(
          'Name the texts with --text VARIABLE.',
          'parallax tag DATASET --text VARIABLE',
        );
      const models = wordsOption('--models', options.models ?? '', tagModels);
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
        learn: options.learn === true,
      });
      for (const tag of result.variables.filter(
        (name) =>
          /^(sentiment|trait)(_|$)/u.test(name) &&
          !/^(sentiment_(score|certainty)|trait_)/u.test(name),
      )) {
        await keep(session, { kind: 'tags', input: { dataset, tag } });
      }
      const rows = Object.entries(result.perClass).flatMap(([tag, classes]) =>
        Object.entries(classes).map(([name, count]) => [tag, name, count]),
      );
      return {
        data: result,
        words: `Tagged ${result.tagged} of ${result.rows} rows in ${result.seconds.toFixed(1)} s\n${otherLanguagesInWords(result)}${correctionsInWords(result)}${learntInWords(result)}${textTable(['tag', 'class', 'rows'], rows)}`,
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
        row: countOption('--row', options.row),
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
      const summary = `Checked ${report.checked}; accuracy ${percentCell(report.accuracy)}; kappa ${numberCell(report.kappa)}${report.kappaLow === null ? '' : ` (${numberCell(report.kappaLow)} to ${numberCell(report.kappaHigh)})`}${report.checked < 30 ? '; few are checked' : ''}\n`;
      return {
        data: report,
        words: summary + textTable(['class', 'precision', 'recall', 'F1'], rows),
      };
    },
  );
}

function learntInWords({ learntFrom, changedCount }: TagResult): string {
  if (learntFrom === 0) return '';
  return `Learnt from ${learntFrom} corrections; the sentiment of ${changedCount} rows is read otherwise\n`;
}

/** How many texts were left untagged because of their language. */
function otherLanguagesInWords({ otherLanguages }: TagResult): string {
  const found = Object.entries(otherLanguages);
  if (found.length === 0) return '';
  const count = found.reduce((sum, [, rows]) => sum + rows, 0);
  const each = found.map(([code, rows]) => `${code} ${rows}`).join(', ');
  return `${count} in other languages than English were left untagged (${each})\n`;
}

function correctionsInWords({
  correctionsKept,
  correctionsLost,
}: {
  readonly correctionsKept: number;
  readonly correctionsLost: number;
}): string {
  if (correctionsKept + correctionsLost === 0) return '';
  return `Corrections by hand: ${correctionsKept} kept, ${correctionsLost} lost (label gone)\n`;
}

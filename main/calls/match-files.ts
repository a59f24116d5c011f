import { existsSync, writeFileSync } from 'node:fs';
import { csvFormatRows } from 'd3-dsv';
import { z } from 'zod';
import { gapMatch, type saveMatch as saveCall } from '#contract/calls/comparisons.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { ImportError } from '#main/import/import-error.ts';
import { schemaProblems } from '#main/import/schema-problems.ts';
import { readSmallJson } from '#main/import/small-json.ts';
import { readSmallTable } from '#main/import/small-table.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';

type Match = z.output<typeof gapMatch>;

/** Answers `gap.match`. */
export function readMatch(
  _context: CallContext,
  { file }: { readonly file: string },
): readonly Match[] {
  if (!existsSync(file)) throw new ImportError('file-not-found', { file });
  const read = /\.json$/iu.test(file) ? readJson(file) : readTable(file);
  const checked = z.array(gapMatch).min(1).safeParse(read);
  if (checked.success) return checked.data;
  const reason = schemaProblems(checked.error);
  throw new ProjectError('match-not-understood', { file, reason });
}

function readJson(file: string): unknown {
  return readSmallJson(
    file,
    (reason) => new ProjectError('match-not-understood', { file, reason }),
  );
}

function readTable(file: string): unknown {
  const table = readSmallTable(file);
  const header = table.header.map((name) => name.toLowerCase());
  return table.rows.map((row) => {
    const at = (name: string): string => (row[header.indexOf(name)] ?? '').trim();
    const optional = (name: string, value: (text: string) => unknown) =>
      at(name) === '' ? {} : { [camelCase(name)]: value(at(name)) };
    const parts = (text: string): readonly string[] => text.split('|').map((one) => one.trim());
    const isYes = (text: string): boolean => /^(?:yes|true|1)$/iu.test(text);
    return {
      item: at('item') || at('left'),
      left: at('left'),
      right: at('right'),
      ...optional('left_answers', parts),
      ...optional('right_answers', parts),
      ...optional('rule', (text) => text),
      ...optional('left_scale', (text) => parts(text).map(Number)),
      ...optional('right_scale', (text) => parts(text).map(Number)),
      ...optional('left_reversed', isYes),
      ...optional('right_reversed', isYes),
    };
  });
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/**
 * Answers `gap.saveMatch`. A csv file cannot hold an answer with a `|` or with spaces at its ends: such a
 * match is written as JSON only.
 */
export function saveMatch(
  _context: CallContext,
  { file, match, overwrite }: CheckedInputOf<typeof saveCall>,
): OutputOf<typeof saveCall> {
  if (existsSync(file) && !overwrite) throw new ProjectError('file-exists', { file });
  const isTable = /\.csv$/iu.test(file);
  const answers = match.flatMap((one) => [...(one.leftAnswers ?? []), ...(one.rightAnswers ?? [])]);
  if (isTable && answers.some((answer) => answer.includes('|') || answer.trim() !== answer)) {
    const reason =
      'An answer has “|” or a space at its end, which a csv file would lose: write .json';
    throw new ProjectError('file-not-writable', { file, reason });
  }
  try {
    writeFileSync(file, isTable ? tableOf(match) : `${JSON.stringify(match, null, 2)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProjectError('file-not-writable', { file, reason }, { cause: error });
  }
  return { file, items: match.length };
}

function tableOf(match: readonly Match[]): string {
  const joined = (parts: readonly (string | number)[] | undefined): string =>
    parts?.join('|') ?? '';
  const truth = (value: boolean | undefined): string =>
    value === undefined ? '' : value ? 'yes' : 'no';
  const columns: readonly (readonly [string, (one: Match) => string])[] = [
    ['item', (one) => one.item],
    ['left', (one) => one.left],
    ['right', (one) => one.right],
    ['left_answers', (one) => joined(one.leftAnswers)],
    ['right_answers', (one) => joined(one.rightAnswers)],
    ['rule', (one) => one.rule ?? ''],
    ['left_scale', (one) => joined(one.leftScale)],
    ['right_scale', (one) => joined(one.rightScale)],
    ['left_reversed', (one) => truth(one.leftReversed)],
    ['right_reversed', (one) => truth(one.rightReversed)],
  ];
  const used = columns.filter(([, cell], at) => at < 3 || match.some((one) => cell(one) !== ''));
  const rows = match.map((one) => used.map(([, cell]) => cell(one)));
  return `${csvFormatRows([used.map(([name]) => name), ...rows])}\n`;
}

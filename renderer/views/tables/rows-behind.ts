import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table } from '#contract/calls/tables.ts';
import {
  allOf,
  answersExpression,
  expressionAnswer,
  expressionName,
} from '../../words/expression.ts';
import { questionsOf } from './entry-options.ts';
import { pathOf } from './read-table.ts';
import { type Entry, entryParts } from './table-entries.ts';

/**
 * The respondents that a cell counts as an expression: its column, its answer and the filter. Null where
 * a row or column is no answer of a variable.
 */
export function rowsBehind(
  table: Table,
  { row, column }: { readonly row: number; readonly column: number },
  variables: readonly VariableLine[] = [],
): string | null {
  const [line, head] = [table.rows[row], table.columns[column]];
  const [dataset] = table.provenance.datasets;
  if (line === undefined || head === undefined || dataset === undefined) return null;
  const { input } = table.provenance.call as {
    readonly input: { readonly rows: readonly Entry[]; readonly columns: readonly Entry[] };
  };
  const across = sideExpression(head, input.columns, variables);
  const down = sideExpression(line, input.rows, variables);
  if (across === null || down === null) return null;
  return allOf(dataset.filter, across, down);
}

interface Side {
  readonly variable: string | null;
  readonly label: string;
  readonly category: string;
  readonly kind?: string;
  readonly path?: readonly string[];
}

function sideExpression(
  side: Side,
  entries: readonly Entry[],
  variables: readonly VariableLine[],
): string | null {
  const { variable, kind } = side;
  if (variable === null && pathOf(side).length === 0)
    return kind === undefined || kind === 'total' ? '' : null;
  const outer = outerExpression(side, entries);
  if (outer === null || variable === null) return outer;
  const own = ownExpression({ ...side, variable, kind: kind ?? 'category' }, entries, variables);
  return own === null ? null : allOf(outer, own);
}

function ownExpression(
  { variable, category, kind }: Side & { readonly variable: string; readonly kind: string },
  entries: readonly Entry[],
  variables: readonly VariableLine[],
): string | null {
  if (kind === 'formula' || kind === 'missing') return null;
  const shown = entries.flatMap(questionsOf).filter((one) => one.variable === variable);
  const segments = entries
    .flatMap((entry) => entryParts(entry).nest ?? [entry])
    .flatMap((level) => entryParts(level).segments ?? []);
  if (segments.includes(category) && shown.length === 0)
    return `segment ${expressionAnswer(category)}`;
  if (kind === 'category') return answersExpression(variable, [category]);
  if (kind === 'net') {
    const answers =
      shown.flatMap(({ nets }) => nets ?? []).find(({ label }) => label === category)?.categories ??
      boxAnswers(
        category,
        variables.find(({ name }) => name === variable),
      );
    return answers.length === 0 ? null : answersExpression(variable, answers);
  }
  const answered = `${expressionName(variable)} is not missing`;
  const out = shown.flatMap(({ exclude }) => exclude ?? []);
  if (kind !== 'base')
    return out.length === 0
      ? answered
      : allOf(answered, `not (${answersExpression(variable, out)})`);
  if (out.length > 0) return null;
  return shown.some(({ missing }) => missing === 'show') ? '' : answered;
}

/** The answers in a box, such as the two highest of "Top 2"; none where the name is no box. */
function boxAnswers(box: string, variable: VariableLine | undefined): readonly string[] {
  const [, end, digits] = /^(Top|Bottom) (\d+)$/u.exec(box) ?? [];
  if (end === undefined || variable === undefined) return [];
  const given = variable.categories.filter(({ missing }) => missing === null);
  const values = [...new Set(given.flatMap(({ value }) => value ?? []))].sort((a, b) => a - b);
  const count = Number(digits);
  const taken = end === 'Top' ? values.slice(-count) : values.slice(0, count);
  return given.flatMap(({ label, value }) =>
    value !== null && taken.includes(value) ? [label] : [],
  );
}

/** The answers that a row or column is nested in, by the levels of its entry. */
function outerExpression(side: Side, entries: readonly Entry[]): string | null {
  const path = pathOf(side);
  if (path.length === 0) return '';
  const nest = entries
    .map((entry) => entryParts(entry).nest)
    .find(
      (levels) =>
        levels !== undefined && levels.length === path.length + 1 && namesLast(levels, side),
    );
  if (nest === undefined) return null;
  const levels = path.map((category, at) => {
    const { variable, segments } = entryParts(nest[at] as Entry);
    if (segments !== undefined) return `segment ${expressionAnswer(category)}`;
    return variable === undefined ? null : answersExpression(variable, [category]);
  });
  return levels.includes(null) ? null : allOf(...levels);
}

function namesLast(levels: readonly Entry[], { variable, category }: Side): boolean {
  const last = entryParts(levels.at(-1) as Entry);
  return last.variable === variable || last.segments?.includes(category) === true;
}

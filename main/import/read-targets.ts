import { z } from 'zod';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { RakingTarget } from '#analysis/weighting/targets.ts';
import { rakingTarget } from '#contract/calls/weights.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSmallJson } from './small-json.ts';
import { numberIn, type SmallTable } from './small-table.ts';
import { readTableOrWorkbook } from './table-or-workbook.ts';

/** Answers of crossed variables stand in one cell, parted by this. */
const answerDelimiter = '|';

const headings = {
  variable: /^(variables?|questions?|margin|name)$/iu,
  category: /^(categor(y|ies)|answers?|levels?|labels?|value)$/iu,
  target: /^(targets?|shares?|percent(age)?|per cent|%|counts?|population|freq(uency)?|n)$/iu,
};

/**
 * Reads targets: a table (.csv, .tsv, .xlsx) with the columns variable, category and target, or JSON: a
 * list as `weight.rake` takes it, or an object `{"gender": {"Male": 49, "Female": 51}}`. `gender*age`
 * with `Male|18-34` crosses two variables, unless a variable is called so.
 *
 * @param isVariable whether a name stands for one variable, which is then not cut at its stars.
 * @throws {ImportError} `file-not-found`, `file-not-readable`, and those of a workbook.
 * @throws {AnalysisError} `targets-not-understood` with file, row and value.
 */
export async function readTargets(
  file: string,
  isVariable: (name: string) => boolean,
  interruption: Interruption,
): Promise<readonly RakingTarget[]> {
  if (/\.json$/iu.test(file)) return targetsInJson(file, isVariable);
  const table = await readTableOrWorkbook(file, interruption);
  return targetsInTable(table, file, isVariable);
}

function targetsInTable(
  table: SmallTable,
  file: string,
  isVariable: (name: string) => boolean,
): readonly RakingTarget[] {
  const [variable, category, target] = (['variable', 'category', 'target'] as const).map((name) => {
    const column = table.header.findIndex((heading) => headings[name].test(heading.trim()));
    if (column >= 0) return column;
    const found = table.header.join(', ') || 'none';
    const reason = `There is no column ${name}; its columns are: ${found}.`;
    throw new AnalysisError('targets-not-understood', { file, reason });
  }) as [number, number, number];
  const lines = table.rows.map((cells, index) => {
    const figure = (cells[target] ?? '').trim();
    const value = figure === '' ? Number.NaN : numberIn(figure, table);
    if (Number.isFinite(value) && value >= 0)
      return { name: (cells[variable] ?? '').trim(), category: cells[category] ?? '', value };
    const reason = `Row ${index + 2} holds “${figure}” where a target should stand: a number from 0 up.`;
    throw new AnalysisError('targets-not-understood', { file, reason, rowNumber: index + 2 });
  });
  if (lines.length === 0)
    throw new AnalysisError('targets-not-understood', { file, reason: 'It has no rows.' });
  return gathered(lines, file, isVariable);
}

function targetsInJson(
  file: string,
  isVariable: (name: string) => boolean,
): readonly RakingTarget[] {
  const refuse = (reason: string): AnalysisError =>
    new AnalysisError('targets-not-understood', { file, reason });
  const read = readSmallJson(file, refuse);
  if (Array.isArray(read)) {
    const checked = z.array(rakingTarget).min(1).safeParse(read);
    if (checked.success) return checked.data;
    throw refuse(schemaProblems(checked.error));
  }
  const checked = z.record(z.string(), z.record(z.string(), z.number().min(0))).safeParse(read);
  if (!checked.success) throw refuse(schemaProblems(checked.error));
  const lines = Object.entries(checked.data).flatMap(([name, targets]) =>
    Object.entries(targets).map(([category, value]) => ({ name, category, value })),
  );
  if (lines.length === 0) throw refuse('It names no variable.');
  return gathered(lines, file, isVariable);
}

/** The lines of each variable together, in the order in which they first stand. */
function gathered(
  lines: readonly { readonly name: string; readonly category: string; readonly value: number }[],
  file: string,
  isVariable: (name: string) => boolean,
): readonly RakingTarget[] {
  const targets = new Map<
    string,
    { variables: string[]; categories: { answers: string[]; target: number }[] }
  >();
  for (const { name, category, value } of lines) {
    const variables = [...crossedNames(name, isVariable)];
    const answers = variables.length === 1 ? [category] : category.split(answerDelimiter);
    if (answers.length !== variables.length) {
      const reason = `“${category}” has ${answers.length} answers, ${name} ${variables.length} variables.`;
      throw new AnalysisError('targets-not-understood', { file, reason });
    }
    const target = targets.get(name) ?? { variables, categories: [] };
    target.categories.push({ answers: answers.map((answer) => answer.trim()), target: value });
    targets.set(name, target);
  }
  return [...targets.values()];
}

/** The variables of `gender*age` or `gender × age`; one that is called so stays whole. */
export function crossedNames(
  name: string,
  isVariable: (name: string) => boolean,
): readonly string[] {
  if (isVariable(name)) return [name];
  return name.split(/[*×]/u).map((part) => part.trim());
}

import { benjaminiHochberg } from '#analysis/statistics/adjusted-probabilities.ts';
import { crosstab } from '#analysis/tables/crosstab.ts';
import type {
  AnswersOfMany,
  AnswersOfOne,
  ColumnVariable,
  Crosstab,
  RowVariable,
  TableCorrection,
  TableTests,
} from '#analysis/tables/table.ts';
import type { runTable as runTableCall, Table } from '#contract/calls/tables.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import {
  Dataset,
  memberLabel,
  type SetRecord,
  type VariableRecord,
} from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Input = CheckedInputOf<typeof runTableCall>;

/** More answers than this are a list of names. */
const mostRows = 500;
const mostColumns = 60;

/** Answers `table.run`. */
export function runTable({ project, columns, interruption }: CallContext, input: Input): Table {
  const dataset = new Dataset(project, columns, input.dataset);
  const weight = input.weight === undefined ? dataset.line.weight : input.weight;
  const filter = input.filter || null;
  const rows = input.rows.flatMap((name) => rowVariables(dataset, name));
  const across = input.columns.flatMap((name) => columnVariables(dataset, name));
  interruption.report('reading the columns', 0, null);
  const table = crosstab(
    {
      rowCount: dataset.rowCount,
      rows,
      columns: across,
      filter: filter === null ? null : dataset.mask(filter, interruption),
      weights: weight === null ? null : dataset.weightColumn(weight),
      tests: input.tests,
      correction: input.correction,
      confidence: input.level,
      smallBase: input.smallBase,
      suppressedBase: input.suppressedBase,
    },
    interruption,
  );
  const names = [...rows, ...across].map(({ name }) => name);
  const used = [...new Set([...names, ...(weight === null ? [] : [weight])])];
  return {
    ...table,
    weighted: weight !== null,
    finding: findingOf(table, [...rows, ...across], input.level),
    footnote: footnoteOf(table, dataset, { weight, filter, input }),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter, weight, variables: used })],
      `Banner by stub table; ${testsInWords[input.tests]}; chi-square, with weights Rao and Scott's F`,
      { name: 'table.run', input },
    ),
  };
}

/** A grid stands for the questions in it. */
function rowVariables(dataset: Dataset, name: string): readonly RowVariable[] {
  const set = dataset.set(name);
  if (set?.kind === 'multiple') return [asMembers(dataset, set, mostRows)];
  if (set !== null) return set.members.map((member) => asRow(dataset, member));
  return [asRow(dataset, dataset.variable(name))];
}

function columnVariables(dataset: Dataset, name: string): readonly ColumnVariable[] {
  const set = dataset.set(name);
  if (set?.kind === 'multiple') return [asMembers(dataset, set, mostColumns)];
  const variables = set === null ? [dataset.variable(name)] : set.members;
  return variables.map((variable) => asAnswers(dataset, variable, mostColumns));
}

function asRow(dataset: Dataset, variable: VariableRecord): RowVariable {
  const { name, label, kind } = variable;
  const isNumber = kind === 'number' || kind === 'weight' || kind === 'scale';
  if (variable.storage === 'number' && isNumber) {
    return { kind: 'number', name, label, column: dataset.numberColumn(variable) };
  }
  return asAnswers(dataset, variable, mostRows);
}

/** @throws {ProjectError} `variable-kind-unsuitable`. */
function asAnswers(dataset: Dataset, variable: VariableRecord, most: number): AnswersOfOne {
  const { name, label, kind } = variable;
  if (kind !== 'single' && kind !== 'scale') {
    const needed = 'a variable with a list of answers, or a multiple-response set,';
    throw new ProjectError('variable-kind-unsuitable', { variable: name, kind, needed });
  }
  const column = dataset.categoryColumn(variable);
  const count = column.categories.filter(({ missing }) => missing === null).length;
  demandAtMost(most, count, name, kind);
  return { kind: 'answers', name, label, column, hasMean: kind === 'scale' };
}

function asMembers(dataset: Dataset, set: SetRecord, most: number): AnswersOfMany {
  demandAtMost(most, set.members.length, set.name, set.kind);
  const members = set.members.map((member) => ({
    label: memberLabel(member, set),
    column: dataset.column(member),
  }));
  return { kind: 'members', name: set.name, label: set.label, members };
}

/** @throws {ProjectError} `variable-kind-unsuitable`. */
function demandAtMost(most: number, count: number, variable: string, kind: string): void {
  if (count <= most) return;
  const reason = `It has ${count} answers; a table takes at most ${most} of one variable there.`;
  throw new ProjectError('variable-kind-unsuitable', { variable, kind, reason });
}

/** The strongest association that the bases show, in words; or that there is none. */
function findingOf(
  { tests, rows, columns }: Crosstab,
  variables: readonly RowVariable[],
  level: number,
): string {
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  const labelOf = (name: string): string =>
    variables.find((variable) => variable.name === name)?.label ?? name;
  const shown = tests
    .filter((test, index) => test.rows !== test.columns && (adjusted[index] ?? 1) < 1 - level)
    .sort((one, other) => (other.cramersV ?? 0) - (one.cramersV ?? 0));
  const [strongest] = shown;
  if (strongest !== undefined) {
    const size = (strongest.cramersV ?? 0).toFixed(2);
    const p = (strongest.p ?? 1) < 0.001 ? 'p < .001' : `p = ${strongest.p?.toFixed(3)}`;
    return `“${labelOf(strongest.rows)}” differs by “${labelOf(strongest.columns)}” (Cramér's V ${size}, ${p})`;
  }
  if (tests.some(({ p }) => p !== null)) return 'No association that the bases could show';
  return `A table of ${rows.length} rows by ${columns.length} columns`;
}

const testsInWords: Readonly<Record<TableTests, string>> = {
  letters: 'each column against the others of its variable, in pairs',
  exceptions: 'each column against everyone else of its variable',
  none: 'columns not tested',
};

const correctionsInWords: Readonly<Record<TableCorrection, string>> = {
  none: 'not adjusted for the number of tests',
  bonferroni: 'Bonferroni over the tests of a row within a column variable',
  bh: 'Benjamini-Hochberg over all tests of the table',
};

function footnoteOf(
  table: Crosstab,
  dataset: Dataset,
  used: {
    readonly weight: string | null;
    readonly filter: string | null;
    readonly input: Input;
  },
): string {
  const { tests, correction, level, smallBase, suppressedBase } = used.input;
  const weight = used.weight === null ? 'unweighted' : `weighted by ${used.weight}`;
  const filter = used.filter === null ? 'no filter' : `filter: ${used.filter}`;
  const percent = Math.round(level * 1000) / 10;
  const p = (share: number): string => share.toFixed(3).replace(/^0|0+$/gu, '');
  const mark =
    tests === 'letters'
      ? `; a letter names a column that this one is above, upper case p < ${p(1 - level)}, lower case p < ${p(2 * (1 - level))}, ${correctionsInWords[correction]}`
      : tests === 'exceptions'
        ? `; marked where p < ${p(1 - level)} against everyone else of the variable, ${correctionsInWords[correction]}`
        : '';
  const out =
    table.unweightedOutCount > 0
      ? `; ${table.unweightedOutCount} rows without a weight left out`
      : '';
  const source = dataset.line.source ? `. Source: ${dataset.line.source.file}` : '';
  return `Base: ${table.bases[0]?.unweighted ?? 0}; ${weight}; ${filter}; intervals at ${percent} %${mark}; bases under ${smallBase} marked *, under ${suppressedBase} not shown${out}${source}.`;
}

import { formatRule } from '#analysis/columns/format-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { crosstab } from '#analysis/tables/crosstab.ts';
import type { SampleDesign } from '#analysis/tables/table.ts';
import type { runTable as runTableCall, Table } from '#contract/calls/tables.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { tableVariables } from './table-variables.ts';
import { findingOf, footnoteOf, testsInWords } from './table-words.ts';

type Input = CheckedInputOf<typeof runTableCall>;

/** Answers `table.run`. */
export function runTable({ project, columns, interruption }: CallContext, input: Input): Table {
  const dataset = new Dataset(project, columns, input.dataset);
  const weight = input.weight === undefined ? dataset.line.weight : input.weight;
  const filter = filterOf(input);
  const asked = tableVariables(dataset, input.rows, input.columns, interruption);
  interruption.report('reading the columns', 0, null);
  // The total is computed whether or not it is shown: the footnote states its base.
  const table = crosstab(
    {
      rowCount: dataset.rowCount,
      rows: asked.rows,
      columns: asked.columns,
      filter: filter === null ? null : dataset.mask(filter, interruption),
      weights: weight === null ? null : dataset.weightColumn(weight),
      design: designOf(dataset, input),
      tests: input.tests,
      correction: input.correction,
      confidence: input.level,
      secondConfidence: input.secondLevel,
      scaleTests: input.scaleTests,
      smallCells: input.smallCells,
      smallBase: input.smallBase,
      suppressedBase: input.suppressedBase,
    },
    interruption,
  );
  const variables = [weight, input.strata, input.clusters].flatMap((name) => name ?? []);
  const used = [...new Set([...asked.names, ...variables])];
  const words = input.filterSegment && filter !== null ? formatRule(filter) : input.filter || null;
  const respondents = table.bases[0]?.unweighted ?? 0;
  return {
    ...(input.total ? table : withoutTotal(table)),
    weighted: weight !== null,
    finding: findingOf(table, input.level),
    footnote: footnoteOf(table, dataset, { weight, filter: words, input, respondents }),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: words, weight, variables: used, rules: asked.rules })],
      `Banner by stub table; ${testsInWords[input.tests]}; chi-square, with weights Rao and Scott's F`,
      { name: 'table.run', input },
    ),
  };
}

/** The filter and the segment, both of which must hold. */
function filterOf({ filter, filterSegment }: Input): Rule | null {
  const rules: readonly Rule[] = [
    ...(filterSegment ? [{ kind: 'segment', name: filterSegment } as const] : []),
    ...(filter ? [parseRule(filter)] : []),
  ];
  if (rules.length > 1) return { kind: 'all', rules };
  return rules[0] ?? null;
}

function withoutTotal<T extends Pick<Table, 'columns' | 'cells' | 'bases'>>(table: T): T {
  return {
    ...table,
    columns: table.columns.slice(1),
    cells: table.cells.map((line) => line.slice(1)),
    bases: table.bases.slice(1),
  };
}

/** @throws {ProjectError} `variable-kind-unsuitable` for texts. */
function designOf(dataset: Dataset, { strata, clusters }: Input): SampleDesign | null {
  if (!strata && !clusters) return null;
  const columnOf = (name: string | null | undefined): SampleDesign['strata'] => {
    if (!name) return null;
    const variable = dataset.variable(name);
    const column = dataset.column(variable);
    if (column.type !== 'text') return column;
    const needed = 'a variable of numbers or with a list of answers';
    throw new ProjectError('variable-kind-unsuitable', {
      variable: name,
      kind: variable.kind,
      needed,
    });
  };
  return { strata: columnOf(strata), clusters: columnOf(clusters) };
}

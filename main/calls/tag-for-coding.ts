import type { CategoryColumn } from '#analysis/columns/column.ts';
import { randomRows } from '#analysis/text/random-rows.ts';
import { type CodingSheet, readSheet } from '#main/project/coding-sheets.ts';
import { standingCorrections } from '#main/project/corrections.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';

/** The rows of every sample are drawn with one seed: the same posts come first for every coder. */
const sampleSeed = 20_110_318;

/** A tag with all that coding it needs: its text, its classes in their order, and what was coded. */
export interface TagForCoding {
  readonly dataset: Dataset;
  readonly variable: VariableRecord;
  readonly column: CategoryColumn;
  readonly text: VariableRecord;
  /** Places of the classes among the categories, in the order of reading, missing ones left out. */
  readonly classes: readonly number[];
  readonly sheet: CodingSheet;
}

/**
 * @throws {AnalysisError} `variable-not-found`.
 * @throws {ProjectError} `dataset-not-found`, `variable-kind-unsuitable` for what is no tag with classes.
 */
export function tagForCoding(
  { project, columns }: CallContext,
  input: { readonly dataset: string; readonly tag: string },
): TagForCoding {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.tag);
  const source = variable.recipe?.['text'];
  if (variable.recipe?.['made'] !== 'tag' || typeof source !== 'string') {
    throw new ProjectError('variable-kind-unsuitable', {
      variable: variable.name,
      reason: 'It holds answers, not tags; tags are what is coded by hand.',
    });
  }
  const column = dataset.categoryColumn(variable);
  return {
    dataset,
    variable,
    column,
    text: dataset.storedText(source),
    classes: column.order.filter((index) => column.categories[index]?.missing === null),
    sheet: readSheet(project.database, dataset.id, variable.name),
  };
}

/** The tagged rows in the order in which a random sample takes them. */
export function* sampleOrder({ dataset, column }: TagForCoding): Generator<number> {
  for (const row of randomRows(dataset.rowCount, sampleSeed)) {
    const category = column.categories[column.codes[row] as number];
    if (category?.missing === null) yield row;
  }
}

/**
 * The rows of the random sample so far: all in its order up to the furthest that anybody coded for it.
 * A post in it that was coded in another queue belongs to the sample as well.
 */
export function sampleRows(tag: TagForCoding): readonly number[] {
  const waiting = new Set(
    tag.sheet.codings.filter(({ queue }) => queue === 'random').map(({ row }) => row),
  );
  const rows: number[] = [];
  for (const row of sampleOrder(tag)) {
    if (waiting.size === 0) break;
    rows.push(row);
    waiting.delete(row);
  }
  return rows;
}

/** What the machine made of each row, by code: what stands in the tag, unless a hand put it there. */
export function machineCodes(
  project: Project,
  { variable, column }: TagForCoding,
): (row: number) => string | null {
  const byHand = standingCorrections(project.database, variable);
  return (row) => {
    const corrected = byHand.get(row);
    if (corrected !== undefined) return corrected.was;
    const category = column.categories[column.codes[row] as number];
    return category?.missing === null ? category.code : null;
  };
}

/** The label of a code, as it is today. */
export function labelOfCode({ column }: TagForCoding): (code: string) => string {
  const labels = new Map(column.categories.map(({ code, label }) => [code, label]));
  return (code) => labels.get(code) ?? code;
}

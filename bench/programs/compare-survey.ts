import { compareInput } from '#contract/calls/comparisons.ts';
import { compareSegments } from '#main/calls/compare-segments.ts';
import { Dataset } from '#main/project/dataset.ts';
import { printFigures } from '../figures.ts';
import { openContext } from './open-context.ts';

/** Compares two segments over every variable, weighted and filtered, cold then warm: `compare-survey.ts PROJECT`. */
const [file = ''] = process.argv.slice(2);
const context = openContext(file, 'read');
const { variables } = new Dataset(context.project, context.columns, 'Data');
const weight = variables.find(({ kind }) => kind === 'weight')?.name ?? null;
const age = variables.find(({ name }) => /^age$/iu.test(name))?.name;
const by = variables.find(({ name }) => /gender|sex/iu.test(name));
if (!by) throw new Error('the survey has no variable to compare by');
const column = new Dataset(context.project, context.columns, 'Data').categoryColumn(by);
const [a = '', b = ''] = column.order.flatMap((index) => {
  const category = column.categories[index];
  return category && category.missing === null ? [category.label] : [];
});
const input = compareInput.parse({
  dataset: 'Data',
  by: by.name,
  a,
  b,
  weight,
  ...(age === undefined ? {} : { filter: `${age} >= 25` }),
});
await printFigures(async () => {
  const startedAt = performance.now();
  const { rows } = compareSegments(context, input);
  const coldMs = performance.now() - startedAt;
  compareSegments(context, { ...input, level: 0.9 });
  return { rows: rows.length, coldMs, warmMs: performance.now() - startedAt - coldMs };
});
context.project.close();

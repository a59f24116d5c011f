import { quantile } from '#analysis/numerics/quantile.ts';
import type { TermIndex } from '#analysis/text/term-index.ts';
import { termsOverTime } from '#analysis/text/topics.ts';
import type { TopicResult } from '#contract/calls/topics.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';

/** Fewer posts with a time than this say nothing of what is rising. */
const fewest = 100;

/** The variable that says when posts were made: the one known to, else the first of dates; null without. */
export function timeOf(dataset: Dataset): VariableRecord | null {
  const dates = dataset.variables.filter(
    ({ kind, storage }) => kind === 'date' && storage === 'number',
  );
  return dates.find(({ role }) => role === 'time' || role === 'day') ?? dates[0] ?? null;
}

/** What the latest quarter of the posts speaks of more, or less, than those before. */
export function risingTerms(dataset: Dataset, index: TermIndex): TopicResult['rising'] {
  const variable = timeOf(dataset);
  if (variable === null) return null;
  const { values, missing } = dataset.numberColumn(variable);
  const timeOfText = Array.from(index.rows, (row) =>
    missing !== null && missing[row] !== 0 ? null : Number(values[row]),
  );
  const times = timeOfText.filter((time) => time !== null);
  if (times.length < fewest) return null;
  const since = quantile(times, 0.75) ?? 0;
  const isLate = timeOfText.map((time) => (time === null ? null : time >= since));
  return {
    time: variable.name,
    since: new Date(since).toISOString().slice(0, 10),
    terms: termsOverTime(index, isLate),
  };
}

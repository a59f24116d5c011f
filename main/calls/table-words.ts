import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { benjaminiHochberg } from '#analysis/statistics/adjusted-probabilities.ts';
import type { Crosstab, TableCorrection, TableTests } from '#analysis/tables/table.ts';
import type { runTable as runTableCall } from '#contract/calls/tables.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { Dataset } from '#main/project/dataset.ts';

type Input = CheckedInputOf<typeof runTableCall>;

/** The strongest association that the bases show, in words; or that there is none. */
export function findingOf({ tests, rows, columns }: Crosstab, level: number): string {
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  const labels = new Map(
    [...rows, ...columns].map(({ variable, label }) => [variable, label] as const),
  );
  const labelOf = (name: string): string => labels.get(name) ?? name;
  const shown = tests
    .filter((test, index) => test.rows !== test.columns && (adjusted[index] ?? 1) < 1 - level)
    .sort((one, other) => (other.cramersV ?? 0) - (one.cramersV ?? 0));
  const [strongest] = shown;
  if (strongest !== undefined) {
    const { cramersV, path } = strongest;
    const size = cramersV === null ? '' : `Cramér's V ${cramersV.toFixed(2)}, `;
    const p = (strongest.p ?? 1) < 0.001 ? 'p < .001' : `p = ${strongest.p?.toFixed(3)}`;
    const among = path.length === 0 ? '' : ` among “${path.join(', ')}”`;
    return `“${labelOf(strongest.rows)}” differs by “${labelOf(strongest.columns)}”${among} (${size}${p})`;
  }
  if (tests.some(({ p }) => p !== null)) return 'No association that the bases could show';
  return `A table of ${rows.length} rows by ${columns.length} columns`;
}

/** What each kind of column test does. */
export const testsInWords: Readonly<Record<TableTests, string>> = {
  letters: 'each column against the others of its variable, in pairs',
  exceptions: 'each column against everyone else of its variable',
  none: 'columns not tested',
};

const correctionsInWords: Readonly<Record<TableCorrection, string>> = {
  none: 'not adjusted for the number of tests',
  bonferroni: 'Bonferroni over the tests of a row within a column variable',
  bh: 'Benjamini-Hochberg over all tests of the table',
};

/** What a reader must know of a table, under it: base, weight, filter, tests, thresholds, source. */
export function footnoteOf(
  table: Crosstab,
  dataset: Dataset,
  used: {
    readonly weight: string | null;
    readonly filter: string | null;
    readonly input: Input;
    readonly respondents: number;
  },
): string {
  const { smallBase, suppressedBase, level, strata, clusters, rows, scaleTests } = used.input;
  const percent = Math.round(level * 1000) / 10;
  const design = [
    ...(strata ? [`strata: ${strata}`] : []),
    ...(clusters ? [`clusters: ${clusters}`] : []),
    ...((strata || clusters) && scaleTests === 'ranks'
      ? ['scales compared by means, as ranks do not take strata and clusters']
      : []),
  ];
  const areResponses = rows.some(
    (row) => typeof row === 'object' && 'base' in row && row.base === 'responses',
  );
  const parts = [
    `Base: ${wholeCount(used.respondents)}`,
    used.weight === null ? 'unweighted' : `weighted by ${used.weight}`,
    used.filter === null ? 'no filter' : `filter: ${used.filter}`,
    ...design,
    `intervals at ${percent} %${marksInWords(table, used.input)}`,
    ...(areResponses ? ['shares of responses, which are not tested, where so asked'] : []),
    `bases under ${smallBase} marked *, under ${suppressedBase} not shown`,
    ...(table.unweightedOutCount > 0
      ? [`${table.unweightedOutCount} rows without a weight left out`]
      : []),
  ];
  const source = dataset.line.source ? `. Source: ${dataset.line.source.file}` : '';
  return `${parts.join('; ')}${source}.`;
}

function marksInWords(table: Crosstab, input: Input): string {
  const { tests, correction, level, secondLevel } = input;
  const p = (share: number): string => share.toFixed(3).replace(/^0|0+$/gu, '');
  const upper = p(1 - level);
  if (tests === 'none') return '';
  const exact = table.cells.some((line) =>
    line.some(({ comparisons }) => comparisons.some(({ method }) => method === 'fisher-exact')),
  )
    ? '; small cells by Fisher’s exact test'
    : '';
  if (tests === 'exceptions') {
    return `; marked where p < ${upper} against everyone else of the variable, ${correctionsInWords[correction]}${exact}`;
  }
  const second = secondLevel === undefined ? 2 * (1 - level) : 1 - (secondLevel ?? 1);
  const lower = secondLevel === null ? '' : `, lower case p < ${p(second)}`;
  return `; a letter names a column that this one is above, upper case p < ${upper}${lower}, ${correctionsInWords[correction]}${exact}`;
}

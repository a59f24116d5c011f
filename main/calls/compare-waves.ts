import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { compareWaves as compare } from '#analysis/waves/compare-waves.ts';
import type { WaveChanges as AnalysedWaveChanges, WaveRow } from '#analysis/waves/wave-changes.ts';
import type { WaveChanges, compareWaves as wavesCall } from '#contract/calls/waves.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { Provenance } from '#contract/provenance.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { type WaveDataset, wavesOfDatasets } from './waves-of-datasets.ts';
import { namesOverWaves, variablesOfRows, wavesOfRows } from './waves-of-rows.ts';

type Input = CheckedInputOf<typeof wavesCall>;

/** Answers `compare.waves`. */
export function compareWaves(context: CallContext, input: Input): WaveChanges {
  const [first, second] = input.datasets;
  const open = (name: string): Dataset => new Dataset(context.project, context.columns, name);
  return second === undefined
    ? withinOne(context, input, open(first as string))
    : betweenDatasets(context, input, input.datasets.map(open));
}

function withinOne({ interruption }: CallContext, input: Input, dataset: Dataset): WaveChanges {
  const weight = input.weight === undefined ? dataset.line.weight : input.weight;
  const filter = input.filter || null;
  interruption.report('finding the waves', 0, null);
  const { variable, waves, waveOf } = wavesOfRows(dataset, input.by, input.waves);
  const without = [variable.name, ...(weight === null ? [] : [weight])];
  const names = input.variables ?? namesOverWaves(dataset, without);
  const variables = variablesOfRows(dataset, names);
  const result = compare(
    {
      waves,
      waveOf,
      filter: filter === null ? null : dataset.mask(filter, interruption),
      weights: weight === null ? null : dataset.weightColumn(weight),
      variables,
      ...thresholdsOf(input),
    },
    interruption,
  );
  const used = [...variables.map(({ name }) => name), ...without];
  return told(result, input, {
    by: variable.name,
    notes: [],
    weight: weight === null ? 'unweighted' : `weighted by ${weight}`,
    filter,
    sources: [dataset],
    datasets: [datasetProvenance(dataset, { filter, weight, variables: used })],
  });
}

function betweenDatasets(
  { interruption }: CallContext,
  input: Input,
  datasets: readonly Dataset[],
): WaveChanges {
  const waves = datasets.map((dataset, at): WaveDataset => {
    const weight = input.weight === undefined ? dataset.line.weight : input.weight;
    return { dataset, called: input.waves?.[at] ?? dataset.line.name, weight };
  });
  const filter = input.filter || null;
  const rows = wavesOfDatasets(waves, input.variables, filter, interruption);
  const result = compare(
    { ...rows, waves: waves.map(({ called }) => called), ...thresholdsOf(input) },
    interruption,
  );
  return told({ ...result, skipped: [...result.skipped, ...rows.skipped] }, input, {
    by: null,
    notes: rows.notes,
    weight: weightWords(waves),
    filter,
    sources: datasets,
    datasets: waves.map(({ dataset, weight }, at) => {
      const own = [...(rows.used[at] ?? []), ...(weight === null ? [] : [weight])];
      return datasetProvenance(dataset, { filter, weight, variables: own });
    }),
  });
}

function thresholdsOf({ level, smallBase, suppressedBase }: Input) {
  return { confidence: level, smallBase, suppressedBase };
}

function weightWords(waves: readonly WaveDataset[]): string {
  const [first] = waves;
  if (waves.every(({ weight }) => weight === null)) return 'unweighted';
  if (waves.every(({ weight }) => weight === first?.weight)) return `weighted by ${first?.weight}`;
  const each = waves.map(({ called, weight }) => `${called} ${weight ?? 'without'}`);
  return `weighted, each wave by its own weight (${each.join(', ')})`;
}

interface ToldBy {
  readonly by: string | null;
  readonly notes: readonly string[];
  readonly weight: string;
  readonly filter: string | null;
  readonly sources: readonly Dataset[];
  readonly datasets: Provenance['datasets'];
}

function told(result: AnalysedWaveChanges, input: Input, by: ToldBy): WaveChanges {
  return {
    ...result,
    by: by.by,
    notes: by.notes,
    finding: findingOf(result),
    footnote: footnoteOf(result, by),
    provenance: provenanceOf(
      by.datasets,
      'Independent waves: z test of shares on effective bases (plain without weights, Fisher where expected counts are small), t test of means, slopes of a linearised line, chi-square or Rao-Scott of each question; Benjamini-Hochberg over all changes, all trends and all questions',
      { name: 'compare.waves', input },
    ),
  };
}

/** The largest of the latest changes that the bases show, in words; or that there is none. */
function findingOf({ waves, rows, confidence }: AnalysedWaveChanges): string {
  const latest = waves.length - 2;
  const [last, before] = [waves.at(-1)?.name, waves.at(-2)?.name];
  if (latest < 0) return 'There is one wave only, and nothing that it could have changed from';
  const isShown = ({ changes }: WaveRow): boolean => {
    const { pAdjusted, low, high } = changes[latest] ?? { pAdjusted: null, low: null, high: null };
    return pAdjusted !== null && pAdjusted < 1 - confidence && (low ?? 0) * (high ?? 0) > 0;
  };
  const shown = rows.filter(isShown);
  const row = shown.find(({ kind }) => kind === 'share') ?? shown[0];
  if (row === undefined) return `${last} v ${before}: no change that the bases could show`;
  const what = row.kind === 'mean' ? 'the mean' : `“${row.category}”`;
  return `The largest change is in ${what} (${row.label}): ${row.changes[latest]?.sentence}`;
}

function footnoteOf(result: AnalysedWaveChanges, by: ToldBy): string {
  const bases = result.waves.map(({ name, base }) => `${name} ${wholeCount(base)}`).join(', ');
  const filter = by.filter === null ? 'no filter' : `filter: ${by.filter}`;
  const level = Math.round(result.confidence * 1000) / 10;
  const out =
    result.unweightedOutCount > 0
      ? `; ${wholeCount(result.unweightedOutCount)} rows without a weight left out`
      : '';
  const families = [
    counted(result.changeTests, 'change'),
    ...(result.trendTests > 0 ? [counted(result.trendTests, 'trend')] : []),
    ...(result.questionTests > 0 ? [counted(result.questionTests, 'question')] : []),
  ];
  const files = by.sources.flatMap(({ line }) => (line.source ? [line.source.file] : []));
  const source = files.length > 0 ? `. Source: ${[...new Set(files)].join(', ')}` : '';
  return `Base: ${bases}; ${by.weight}; ${filter}; waves taken as independent samples; intervals at ${level} %, p adjusted by Benjamini-Hochberg over ${families.join(', over ')}${out}${source}.`;
}

function counted(count: number, what: string): string {
  return `${wholeCount(count)} ${what}${count === 1 ? '' : 's'}`;
}

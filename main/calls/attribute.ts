import { attribute as run } from '#analysis/attribution/attribute.ts';
import {
  type JourneyPaths,
  pathCount,
  readPaths,
  type SkippedPaths,
} from '#analysis/attribution/paths.ts';
import type { NumberColumn } from '#analysis/columns/column.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type {
  AttributionResult,
  attribute as attributeCall,
} from '#contract/calls/attributions.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Input = CheckedInputOf<typeof attributeCall>;

interface PathColumns {
  readonly path: VariableRecord;
  readonly conversions: VariableRecord;
  readonly value: VariableRecord | null;
  readonly nulls: VariableRecord | null;
}

/** Answers `attribution.run`. */
export function attribute(
  { project, columns, interruption }: CallContext,
  input: Input,
): AttributionResult {
  const dataset = new Dataset(project, columns, input.dataset);
  const found = pathColumns(dataset, input);
  const separator = input.separator ?? separatorOf(dataset) ?? ' > ';
  const texts = dataset.column(found.path);
  if (texts.type === 'number') throw notPaths(dataset, 'The path column holds numbers.');
  const numbers = {
    conversions: dataset.numberColumn(found.conversions),
    values: numberOrNull(dataset, found.value),
    nulls: numberOrNull(dataset, found.nulls),
  };
  const { paths, skipped } = readPaths(texts, numbers, separator, interruption);
  if (input.path === undefined) refuseEventLog(dataset, paths);
  const bootstrap =
    input.bootstrap > 0
      ? { draws: input.bootstrap, seed: input.seed, confidence: input.level }
      : undefined;
  const options = {
    models: input.models,
    halfLifeTouches: input.halfLifeTouches,
    position: { first: input.firstShare, last: input.lastShare },
    markovOrder: input.markovOrder,
    bootstrap,
  };
  const result = run(paths, options, interruption);
  const used = Object.values(found).flatMap(
    (variable: VariableRecord | null) => variable?.name ?? [],
  );
  return {
    ...result,
    finding: findingOf(result),
    footnote: footnoteOf(dataset, result.paths, skipped),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: null, weight: null, variables: used })],
      'Rule models; Markov removal effects solved exactly as an absorbing chain; Shapley over channel sets; credits sum to the total',
      { name: 'attribution.run', input },
    ),
  };
}

/** The columns by the names given, else by what their names say. */
function pathColumns(dataset: Dataset, input: Input): PathColumns {
  const named = (name: string | undefined, pattern: RegExp): VariableRecord | null =>
    name === undefined
      ? (dataset.variables.find((one) => one.storage === 'number' && pattern.test(one.name)) ??
        null)
      : dataset.variable(name);
  const path =
    input.path === undefined
      ? dataset.variables.find(
          (one) =>
            one.storage !== 'number' &&
            /path|journey|touch|channel/iu.test(`${one.name} ${one.label}`),
        )
      : dataset.variable(input.path);
  const value = named(input.value, /value|revenue|amount/iu);
  const nulls = named(input.nulls, /null|non_?conv|unconverted|lost/iu);
  const conversions =
    input.conversions === undefined
      ? (dataset.variables.find(
          (one) =>
            one.storage === 'number' && /conver/iu.test(one.name) && one !== value && one !== nulls,
        ) ?? null)
      : dataset.variable(input.conversions);
  if (!path) throw notPaths(dataset, 'No column is named as a path.');
  if (!conversions) throw notPaths(dataset, 'No column of numbers is named as conversions.');
  return { path, conversions, value, nulls };
}

function notPaths(dataset: Dataset, reason: string): ProjectError {
  const { name, kind } = dataset.line;
  return new ProjectError('dataset-kind-unsuitable', {
    dataset: name,
    kind,
    needed: 'a table of paths',
    reason,
  });
}

/**
 * A log of events (a row a touch, with its time) would read as journeys of one touch each, on which all
 * models agree and all are wrong. Who names the column of paths is taken at the word.
 */
function refuseEventLog(dataset: Dataset, paths: JourneyPaths): void {
  const hasTimes = dataset.variables.some(({ kind }) => kind === 'date');
  const isSingle = paths.touches.length === pathCount(paths);
  if (!(hasTimes && isSingle && pathCount(paths) > 1)) return;
  throw notPaths(
    dataset,
    'Every row is a single touch with its time: this is a log of events, not a table of whole paths.',
  );
}

function numberOrNull(dataset: Dataset, variable: VariableRecord | null): NumberColumn | null {
  return variable === null ? null : dataset.numberColumn(variable);
}

/** The separator that the import found, where it did. */
function separatorOf(dataset: Dataset): string | null {
  return dataset.plan?.pathSeparator ?? null;
}

/** The channel that leads most models, and how far they are apart on it. */
function findingOf(result: Pick<AttributionResult, 'disagreement' | 'conversions'>): string {
  const [leading] = [...result.disagreement].sort((a, b) => b.highest - a.highest);
  if (leading) return leading.sentence;
  return result.conversions === 0
    ? 'No journey converted: there is nothing to attribute'
    : 'One model only: nothing to compare it with';
}

function footnoteOf(dataset: Dataset, paths: number, skipped: SkippedPaths): string {
  const out = skipped.emptyPathCount + skipped.emptyTouchCount + skipped.missingNumberCount;
  const left = out > 0 ? `${wholeCount(out)} rows without a whole path or number left out; ` : '';
  const source = dataset.line.source ? ` Source: ${dataset.line.source.file}.` : '';
  return `Base: ${wholeCount(paths)} rows of paths; ${left}credits divide what happened, and show no cause.${source}`;
}

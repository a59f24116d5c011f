import {
  type JourneyPaths,
  pathCount,
  readPaths,
  type SkippedPaths,
} from '#analysis/attribution/paths.ts';
import type { NumberColumn } from '#analysis/columns/column.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { attribute as attributeCall } from '#contract/calls/attributions.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';

/** What an attribution is asked with. */
export type AttributionInput = CheckedInputOf<typeof attributeCall>;

interface PathColumns {
  readonly path: VariableRecord;
  readonly conversions: VariableRecord;
  readonly value: VariableRecord | null;
  readonly nulls: VariableRecord | null;
}

/**
 * The journeys of a table of paths, with the variables that they come from.
 *
 * @throws {ProjectError} `dataset-kind-unsuitable` where no column holds paths or conversions.
 */
export function readPathTable(
  dataset: Dataset,
  input: AttributionInput,
  interruption: Interruption,
): {
  readonly paths: JourneyPaths;
  readonly skipped: SkippedPaths;
  readonly used: readonly string[];
} {
  const found = pathColumns(dataset, input);
  const separator = input.separator ?? dataset.plan?.pathSeparator ?? ' > ';
  const texts = dataset.column(found.path);
  if (texts.type === 'number') throw notJourneys(dataset, 'The path column holds numbers.');
  const numbers = {
    conversions: dataset.numberColumn(found.conversions),
    values: numberOrNull(dataset, found.value),
    nulls: numberOrNull(dataset, found.nulls),
  };
  const { paths, skipped } = readPaths(texts, numbers, separator, interruption);
  if (input.path === undefined) refuseLogWithoutCustomers(dataset, paths);
  const used = Object.values(found).flatMap(
    (variable: VariableRecord | null) => variable?.name ?? [],
  );
  return { paths, skipped, used };
}

/** The columns by the names given, else by what their names say. */
function pathColumns(dataset: Dataset, input: AttributionInput): PathColumns {
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
  if (!path) throw notJourneys(dataset, 'No column is named as a path.');
  if (!conversions) throw notJourneys(dataset, 'No column of numbers is named as conversions.');
  return { path, conversions, value, nulls };
}

/** The error for a dataset that holds neither paths nor a log of touches. */
export function notJourneys(dataset: Dataset, reason: string): ProjectError {
  const { name, kind } = dataset.line;
  return new ProjectError('dataset-kind-unsuitable', {
    dataset: name,
    kind,
    needed: 'a table of paths, or a log of touches',
    reason,
  });
}

/**
 * A log of events (a row a touch, with its time) would read as journeys of one touch each, on which all
 * models agree and all are wrong. Who names the column of paths is taken at the word.
 */
function refuseLogWithoutCustomers(dataset: Dataset, paths: JourneyPaths): void {
  const hasTimes = dataset.variables.some(({ kind }) => kind === 'date');
  const isSingle = paths.touches.length === pathCount(paths);
  if (!(hasTimes && isSingle && pathCount(paths) > 1)) return;
  throw notJourneys(
    dataset,
    'Every row is a single touch with its time: this is a log of events, and no variable is known to say whose they are. Give one the role of customer, or name it.',
  );
}

function numberOrNull(dataset: Dataset, variable: VariableRecord | null): NumberColumn | null {
  return variable === null ? null : dataset.numberColumn(variable);
}

import { attribute as run } from '#analysis/attribution/attribute.ts';
import { type BuiltJourneys, buildJourneys } from '#analysis/attribution/build-journeys.ts';
import { summariseJourneys } from '#analysis/attribution/journey-summary.ts';
import { type JourneyPaths, pathCount, type SkippedPaths } from '#analysis/attribution/paths.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { AttributionResult, JourneysBuilt } from '#contract/calls/attributions.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { type AttributionInput, readPathTable } from './path-table.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { describeLog, findLogColumns, readLog, windowsOf } from './touch-log.ts';

/** Answers `attribution.run`. */
export function attribute(
  { project, columns, interruption }: CallContext,
  input: AttributionInput,
): AttributionResult {
  const dataset = new Dataset(project, columns, input.dataset);
  const journeys = readJourneys(dataset, input, interruption);
  const bootstrap =
    input.bootstrap > 0
      ? {
          draws: input.bootstrap,
          seed: input.seed,
          confidence: input.level,
          customers: journeys.built?.customers,
        }
      : undefined;
  const options = {
    models: input.models,
    halfLifeTouches: input.halfLifeTouches,
    halfLifeDays: input.halfLifeDays,
    position: { first: input.firstShare, last: input.lastShare },
    markovOrder: input.markovOrder,
    direct: input.direct,
    bootstrap,
    byPlace: input.describe,
  };
  const result = run(journeys.paths, options, interruption);
  return {
    ...result,
    log: journeys.log,
    summary: input.describe ? summariseJourneys(journeys.paths) : null,
    finding: findingOf(result, journeys.log),
    footnote: footnoteOf(dataset, journeys),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: null, weight: null, variables: journeys.used })],
      'Rule models; Markov removal effects solved exactly as an absorbing chain; Shapley over channel sets; logistic regression on presence; credits sum to the total',
      { name: 'attribution.run', input },
    ),
  };
}

interface JourneysRead {
  readonly paths: JourneyPaths;
  readonly used: readonly string[];
  readonly skipped: SkippedPaths | null;
  readonly built: BuiltJourneys | null;
  readonly log: JourneysBuilt | null;
}

/** Journeys from a log of touches where the variables of one are known, else from a table of paths. */
function readJourneys(
  dataset: Dataset,
  input: AttributionInput,
  interruption: Interruption,
): JourneysRead {
  const found = findLogColumns(dataset, input);
  if (found === null) {
    return { ...readPathTable(dataset, input, interruption), built: null, log: null };
  }
  const events = readLog(dataset, found, interruption);
  const built = buildJourneys(events, windowsOf(input));
  const used = Object.values(found).flatMap((one: VariableRecord | null) => one?.name ?? []);
  const log = describeLog(events, built, input);
  return { paths: built.paths, used, skipped: null, built, log };
}

/** The channel that leads most models, and how far they are apart on it. */
function findingOf(
  result: Pick<AttributionResult, 'disagreement' | 'conversions'>,
  log: JourneysBuilt | null,
): string {
  const [leading] = [...result.disagreement].sort((a, b) => b.highest - a.highest);
  if (leading) return leading.sentence;
  if (result.conversions > 0) return 'One model only: nothing to compare it with';
  return log !== null && log.unattributedConversions > 0
    ? 'No conversion has a touch within the windows: there is nothing to attribute'
    : 'No journey converted: there is nothing to attribute';
}

function footnoteOf(dataset: Dataset, { paths, skipped, log }: JourneysRead): string {
  const source = dataset.line.source ? ` Source: ${dataset.line.source.file}.` : '';
  const end = `credits divide what happened, and show no cause.${source}`;
  if (log !== null) {
    const { found, customers, journeys } = log;
    const left = log.unattributedConversions;
    const apart =
      left > 0 ? `${wholeCount(left)} conversions without a touch in the windows; ` : '';
    return `Base: ${wholeCount(journeys)} journeys of ${wholeCount(customers)} customers, from ${wholeCount(found.rows)} rows of touches; ${apart}${end}`;
  }
  const { emptyPathCount = 0, emptyTouchCount = 0, missingNumberCount = 0 } = skipped ?? {};
  const out = emptyPathCount + emptyTouchCount + missingNumberCount;
  const left = out > 0 ? `${wholeCount(out)} rows without a whole path or number left out; ` : '';
  return `Base: ${wholeCount(pathCount(paths))} rows of paths; ${left}${end}`;
}

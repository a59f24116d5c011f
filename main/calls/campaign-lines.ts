import type { Column } from '#analysis/columns/column.ts';
import type { LedgerLine } from '#analysis/roi/ledger.ts';
import { attributeInput } from '#contract/calls/attributions.ts';
import type { computeReturn as computeReturnCall, LedgerFile } from '#contract/calls/returns.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { Provenance } from '#contract/provenance.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { attribute } from './attribute.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance } from './provenance.ts';

type Input = CheckedInputOf<typeof computeReturnCall>;

/** Lines of a ledger from a dataset of campaigns, and where they come from. */
export interface CampaignLines {
  readonly lines: readonly LedgerLine[];
  readonly datasets: Provenance['datasets'];
  readonly warnings: readonly string[];
}

interface Sums {
  cost: number | null;
  conversions: number | null;
  value: number | null;
}

/**
 * Cost, conversions and value of each channel of a dataset, by the roles of its variables; with `journeys`
 * the conversions and value are what the model credits.
 *
 * @throws {ProjectError} `dataset-kind-unsuitable` where no channel, or neither cost nor a result, is known.
 */
export function campaignLines(
  context: CallContext,
  ledger: LedgerFile,
  input: Input & { readonly dataset?: string | undefined },
): CampaignLines {
  const dataset = new Dataset(context.project, context.columns, input.dataset ?? '');
  const by = (role: VariableRecord['role']): VariableRecord | null =>
    dataset.variables.find((one) => one.role === role && one.storage === 'number') ?? null;
  const channel =
    input.channel === undefined
      ? (dataset.variables.find(({ role }) => role === 'channel') ??
        dataset.variables.find(({ role }) => role === 'campaign') ??
        dataset.variables.find(({ name }) => /channel|campaign|source|medium/iu.test(name)))
      : dataset.variable(input.channel);
  const cost = by('cost');
  const conversions = by('conversion');
  const value = by('value');
  if (channel === undefined || (cost === null && conversions === null && value === null)) {
    throw new ProjectError('dataset-kind-unsuitable', {
      dataset: dataset.line.name,
      kind: dataset.line.kind,
      needed: 'campaigns',
      reason:
        'No variable is known to hold the channel, or none to hold cost, conversions or value.',
    });
  }
  const sums = sumByChannel(dataset, channel, { cost, conversions, value });
  const used = [channel, cost, conversions, value].flatMap((one) => one?.name ?? []);
  const own = datasetProvenance(dataset, { filter: null, weight: null, variables: used });
  if (input.journeys === undefined) {
    return { lines: linesOf(sums, ledger, value === null), datasets: [own], warnings: [] };
  }
  const credited = creditedTo(context, input, sums);
  return {
    lines: linesOf(credited.sums, ledger, false),
    datasets: [own, ...credited.datasets],
    warnings: credited.warnings,
  };
}

function sumByChannel(
  dataset: Dataset,
  channel: VariableRecord,
  numbers: Readonly<Record<keyof Sums, VariableRecord | null>>,
): Map<string, Sums> {
  const names = namesOf(dataset.column(channel));
  const sums = new Map<string, Sums>();
  for (const key of ['cost', 'conversions', 'value'] as const) {
    const variable = numbers[key];
    if (variable === null) continue;
    const { values, missing } = dataset.numberColumn(variable);
    for (let row = 0; row < dataset.rowCount; row += 1) {
      const name = names(row);
      if (name === null) continue;
      const sum = sums.get(name) ?? { cost: null, conversions: null, value: null };
      sums.set(name, sum);
      if ((missing?.[row] ?? 0) === 0) sum[key] = (sum[key] ?? 0) + (values[row] as number);
    }
  }
  return sums;
}

function namesOf(column: Column): (row: number) => string | null {
  if (column.type === 'category') {
    return (row) => {
      const category = column.categories[column.codes[row] as number];
      return category === undefined || category.missing !== null ? null : category.label;
    };
  }
  if (column.type === 'number') {
    return (row) => ((column.missing?.[row] ?? 0) === 0 ? String(column.values[row]) : null);
  }
  const decoder = new TextDecoder();
  return (row) =>
    decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1])).trim() ||
    null;
}

/** Value from conversions where the ledger says what one is worth and the campaigns know no value. */
function linesOf(
  sums: ReadonlyMap<string, Sums>,
  ledger: LedgerFile,
  isValueUnknown: boolean,
): readonly LedgerLine[] {
  const each = ledger.valuePerConversion;
  return [...sums].map(([channel, { cost, conversions, value }]) => ({
    channel,
    cost,
    value:
      isValueUnknown && each != null && conversions !== null ? `${conversions} * (${each})` : value,
    conversions,
  }));
}

function creditedTo(
  context: CallContext,
  input: Input,
  spent: ReadonlyMap<string, Sums>,
): { readonly sums: Map<string, Sums> } & Pick<CampaignLines, 'datasets' | 'warnings'> {
  const asked = attributeInput.parse({
    dataset: input.journeys,
    models: [input.model],
    describe: false,
    ...(input.clickWindowDays === undefined ? {} : { clickWindowDays: input.clickWindowDays }),
    ...(input.viewWindowDays === undefined ? {} : { viewWindowDays: input.viewWindowDays }),
  });
  const result = attribute(context, asked);
  const sums = new Map<string, Sums>();
  for (const [channel, { cost }] of spent)
    sums.set(channel, { cost, conversions: null, value: null });
  const channelOf = new Map([...spent.keys()].map((name) => [folded(name), name]));
  const apart: string[] = [];
  for (const { channel, conversions, value } of result.models[input.model] ?? []) {
    const name = channelOf.get(folded(channel)) ?? channel;
    if (!spent.has(name)) apart.push(channel);
    const cost = spent.get(name)?.cost ?? null;
    sums.set(name, { cost, conversions, value: result.value === 0 ? null : value });
  }
  const warnings =
    apart.length > 0
      ? [`Journeys pass channels without a cost on record: ${apart.join(', ')}.`]
      : [];
  return { sums, datasets: result.provenance.datasets, warnings };
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

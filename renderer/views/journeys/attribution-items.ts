import type { AttributionModel, AttributionResult } from '#contract/calls/attributions.ts';
import type { ModelRangeItem } from '../../charts/lay-out-model-range.ts';
import { allModels, modelWords } from './model-words.ts';

/** The models that were asked for, in the order in which they are shown. */
export function modelsOf(result: AttributionResult): readonly AttributionModel[] {
  return allModels.filter((model) => result.models[model] !== undefined);
}

/** One channel with what each model says of it. */
export interface ChannelLine {
  readonly channel: string;
  readonly rowByModel: ReadonlyMap<
    AttributionModel,
    NonNullable<AttributionResult['models'][AttributionModel]>[number]
  >;
  readonly removalEffect: number | null;
}

/** Channels with their rows of every model, the largest mean share first. */
export function channelLines(result: AttributionResult): readonly ChannelLine[] {
  const models = modelsOf(result);
  const channels =
    models[0] === undefined ? [] : (result.models[models[0]] ?? []).map(({ channel }) => channel);
  const removal = new Map(result.removalEffects.map((one) => [one.channel, one.removalEffect]));
  const lines = channels.map((channel, index) => ({
    channel,
    rowByModel: new Map(
      models.flatMap((model) => {
        const row = result.models[model]?.[index];
        return row === undefined ? [] : [[model, row] as const];
      }),
    ),
    removalEffect: removal.get(channel) ?? null,
  }));
  return lines.toSorted((one, two) => meanShare(two) - meanShare(one));
}

function meanShare({ rowByModel }: ChannelLine): number {
  const shares = [...rowByModel.values()].flatMap(({ share }) => share ?? []);
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** The channels as rows of the dot-range chart. */
export function modelRangeItems(result: AttributionResult): readonly ModelRangeItem[] {
  const sentences = new Map(
    result.disagreement.map(({ channel, sentence }) => [channel, sentence]),
  );
  return channelLines(result).map(({ channel, rowByModel }) => ({
    channel,
    sentence: sentences.get(channel) ?? `${channel}: one model only, nothing to compare it with.`,
    figures: [...rowByModel].map(([model, row]) => ({
      model,
      name: modelWords[model],
      share: row.share,
      low: row.low,
      high: row.high,
    })),
  }));
}

/** What the credits of a model add up to, and whether that is all conversions to one part in a billion. */
export function totalOf(
  result: AttributionResult,
  model: AttributionModel,
): { readonly conversions: number; readonly value: number; readonly isWhole: boolean } | null {
  const rows = result.models[model];
  if (rows === undefined || rows.some(({ conversions }) => conversions === null)) return null;
  const conversions = rows.reduce((sum, row) => sum + (row.conversions ?? 0), 0);
  const value = rows.reduce((sum, row) => sum + (row.value ?? 0), 0);
  const isClose = (one: number, other: number): boolean =>
    Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
  return {
    conversions,
    value,
    isWhole: isClose(conversions, result.conversions) && isClose(value, result.value),
  };
}

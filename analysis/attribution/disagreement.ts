import type { ModelShares } from './attribution-model.ts';
import type { AttributionModel } from './attribution-models.ts';

/**
 * How far the models are apart about one channel: its lowest and highest share of conversions, in [0, 1],
 * its best and worst rank (1 is the highest share; equal shares have equal ranks), and that in words.
 */
export interface Disagreement {
  readonly channel: string;
  readonly lowest: number;
  readonly highest: number;
  readonly bestRank: number;
  readonly worstRank: number;
  readonly sentence: string;
}

/**
 * The band of each channel over the models that could be computed; empty with fewer than two of them.
 */
export function disagreementBands(
  channels: readonly string[],
  sharesByModel: ReadonlyMap<AttributionModel, ModelShares>,
): readonly Disagreement[] {
  const computed: Float64Array[] = [];
  for (const result of sharesByModel.values()) {
    if (result.status === 'computed') {
      computed.push(result.shares);
    }
  }
  if (computed.length < 2) {
    return [];
  }
  return channels.map((channel, code) => {
    const shares = computed.map((model) => model[code] as number);
    const ranks = computed.map((model) => rankOf(model, code));
    const band = {
      lowest: Math.min(...shares),
      highest: Math.max(...shares),
      bestRank: Math.min(...ranks),
      worstRank: Math.max(...ranks),
    };
    return { channel, ...band, sentence: sentenceOf(channel, band) };
  });
}

/** Shares closer than 1e-9 count as equal, so that rounding makes no rank. */
function rankOf(shares: Float64Array, code: number): number {
  const own = shares[code] as number;
  return 1 + shares.reduce((above, share) => above + (share > own + 1e-9 ? 1 : 0), 0);
}

function sentenceOf(channel: string, band: Omit<Disagreement, 'channel' | 'sentence'>): string {
  const decimals = band.highest < 0.1 ? 1 : 0;
  const low = (band.lowest * 100).toFixed(decimals);
  const high = (band.highest * 100).toFixed(decimals);
  const earns =
    low === high
      ? `${channel} earns ${low} % of the conversions whichever model is asked`
      : `${channel} earns ${low} to ${high} % of the conversions depending on the model`;
  return band.bestRank === band.worstRank
    ? `${earns}; its rank does not change (${band.bestRank}).`
    : `${earns}; its rank moves between ${band.bestRank} and ${band.worstRank}.`;
}

import type {
  AttributionModel,
  AttributionResult,
  Disagreement,
} from '#contract/calls/attributions.ts';
import type { Passport } from '../../passport/passport.ts';
import { expressionAnswer, expressionName } from '../../words/expression.ts';
import { formatCount } from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords, lastDigitFacts } from '../exact-words.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';
import { channelLines } from './attribution-items.ts';
import { attributionReasonWords, modelDefinitions, modelWords } from './model-words.ts';

/** Which number of a channel was asked about. */
export type AttributionFigure = 'share' | 'conversions' | 'value' | 'removal';

/** What stands behind one channel's number under one model. */
export function attributionPassport(
  result: AttributionResult,
  channel: string,
  model: AttributionModel,
  figure: AttributionFigure,
  pin?: () => void,
): Passport {
  const row = result.models[model]?.find((one) => one.channel === channel);
  const line = channelLines(result).find((one) => one.channel === channel);
  const band = result.disagreement.find((one) => one.channel === channel);
  const value = figure === 'removal' ? (line?.removalEffect ?? null) : (row?.[figure] ?? null);
  const isShare = figure === 'share' || figure === 'removal';
  const reason = row?.reason ?? null;
  const facts: readonly Fact[] = [
    { term: 'Definition', description: definitionOf(figure, model) },
    ...(figure === 'share' &&
    value !== null &&
    row?.conversions !== undefined &&
    row.conversions !== null
      ? [
          {
            term: 'Formula',
            description: `${exactWords(row.conversions)} of ${exactWords(result.conversions)} conversions`,
          },
        ]
      : []),
    ...intervalFacts(row, figure, result),
    ...(reason === null ? [] : [{ term: 'Note', description: attributionReasonWords[reason] }]),
    ...bandFacts(band),
    ...lastDigitFacts(value),
    { term: 'Base', description: baseWords(result) },
    ...provenanceFacts(result.provenance),
  ];
  const title = attributionTitle(channel, model, figure);
  const words =
    value === null
      ? 'no figure'
      : isShare
        ? `${exactWords(value * 100)}\u202f%`
        : exactWords(value);
  return {
    title,
    value: words,
    ...(band === undefined ? {} : { sentence: band.sentence }),
    facts,
    copyText: asText(title, words, band?.sentence ?? '', facts),
    ...rowsOf(result, channel),
    ...(pin === undefined ? {} : { pin }),
  };
}

function definitionOf(figure: AttributionFigure, model: AttributionModel): string {
  if (figure === 'removal')
    return 'Share of conversions lost when every path through the channel fails (Markov chain)';
  const what = {
    share: 'Share of all conversions',
    conversions: 'Conversions credited',
    value: 'Value credited',
  }[figure];
  return `${what}. ${modelDefinitions[model]}.`;
}

function intervalFacts(
  row: { readonly low: number | null; readonly high: number | null } | undefined,
  figure: AttributionFigure,
  result: AttributionResult,
): readonly Fact[] {
  if (figure !== 'share' || row === undefined || row.low === null || row.high === null) return [];
  const { input } = result.provenance.call;
  const { bootstrap, seed } = input as { readonly bootstrap?: number; readonly seed?: number };
  return [
    {
      term: 'Interval',
      description: `${exactWords(row.low * 100)} to ${exactWords(row.high * 100)}\u202f% (bootstrap of ${formatCount(bootstrap ?? 0)} resamples, seed ${seed ?? 1})`,
    },
  ];
}

function bandFacts(band: Disagreement | undefined): readonly Fact[] {
  if (band === undefined) return [];
  return [
    {
      term: 'Between models',
      description: `${exactWords(band.lowest * 100)} to ${exactWords(band.highest * 100)}\u202f%; rank ${band.bestRank} to ${band.worstRank}`,
    },
  ];
}

function baseWords(result: AttributionResult): string {
  return `${formatCount(result.paths)} rows of paths, ${exactWords(result.conversions)} conversions, ${exactWords(result.nulls)} without one`;
}

/**
 * The rows whose path passes the channel, or its touches in a log, where it is known which variable holds them: the
 * first that a table of paths was read from, the third of a log (customer, time, channel).
 */
function rowsOf(result: AttributionResult, channel: string): Pick<Passport, 'rows'> {
  const [dataset] = result.provenance.datasets;
  const used = Object.keys(dataset?.variables ?? {});
  const variable = used[result.log === null ? 0 : 2];
  if (dataset === undefined || variable === undefined) return {};
  const named = expressionName(variable);
  const answer = expressionAnswer(channel);
  return {
    rows: {
      dataset: dataset.name,
      filter: result.log === null ? `${named} contains ${answer}` : `${named} = ${answer}`,
    },
  };
}

/** What the passport of a channel's figure is called. */
export function attributionTitle(
  channel: string,
  model: AttributionModel,
  figure: AttributionFigure,
): string {
  return figure === 'removal' ? `${channel}: removal effect` : `${channel}, ${modelWords[model]}`;
}

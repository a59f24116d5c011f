import type { AttributionReason, AttributionRow } from '#analysis/attribution/attribute.ts';
import type { AttributionModel } from '#analysis/attribution/attribution-models.ts';
import { type AttributionResult, attributionModels } from '#contract/calls/attributions.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureColumn,
  shareAxisEnd,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import { type NumberFormat, seriesColours } from './workbook-look.ts';

const barCount = 8;

const modelWords: Readonly<Record<AttributionModel, string>> = {
  first: 'First touch',
  last: 'Last touch',
  'last-non-direct': 'Last non-direct',
  linear: 'Linear',
  decay: 'Time decay',
  position: 'Position 40/20/40',
  markov: 'Markov',
  shapley: 'Shapley',
  logistic: 'Logistic',
};

const reasonWords = {
  'no-conversions': 'No conversions to divide.',
  'too-many-states': 'Too many channels for an exact solution.',
  'no-unsuccessful-journeys': 'No journey without a conversion to tell the others from.',
  'does-not-converge': 'The regression has no finite estimate.',
  'no-bootstrap-asked': '',
  'no-resample-converted': 'No resample held a conversion.',
} satisfies Record<AttributionReason, string>;

interface Channel {
  readonly name: string;
  readonly credits: ReadonlyMap<AttributionModel, AttributionRow>;
  readonly removalEffect: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly sentence: string | null;
}

type Column = FigureColumn<Channel>;

/** An attribution as a sheet shows it: what each channel earned under each model, and the band between. */
export function attributionTable(attribution: AttributionResult): AnalysisTable {
  const models = attributionModels.filter((model) => attribution.models[model] !== undefined);
  const channels = channelsOf(attribution, models);
  const { conversions, value, nulls, paths } = attribution;
  return {
    subtitle:
      'Share of all conversions that each model gives a channel. The models divide what happened; none shows what a channel caused.',
    ...tableCells(channels, columnsOf(attribution, models)),
    bases: () => ({ a: { unweighted: conversions, weighted: null, effective: null }, b: null }),
    data: {
      columns: [
        { key: 'channel', header: 'Channel', format: 'text' },
        ...models.flatMap((model) => [
          {
            key: `${model}Conversions`,
            header: `Conversions, ${modelWords[model]}`,
            format: 'number' as const,
          },
          {
            key: `${model}Value`,
            header: `Value, ${modelWords[model]}`,
            format: 'number' as const,
          },
        ]),
      ],
      rows: [
        ['All conversions', ...models.flatMap(() => [conversions, value])],
        ...channels.map(({ name, credits }) => [
          name,
          ...models.flatMap((model) => {
            const row = credits.get(model);
            return [row?.conversions ?? null, row?.value ?? null];
          }),
        ]),
      ],
    },
    chart: attributionChart(channels, models),
    summary: [
      { what: 'Conversions', value: conversions, format: 'count' },
      { what: 'Value of the conversions', value, format: 'number' },
      { what: 'Journeys without a conversion', value: nulls, format: 'count' },
      { what: 'Different paths', value: paths, format: 'count' },
    ],
  };
}

function channelsOf(
  attribution: AttributionResult,
  models: readonly AttributionModel[],
): readonly Channel[] {
  const names = attribution.models[models[0] as AttributionModel]?.map(({ channel }) => channel);
  const rowsByModel = models.map(
    (model) =>
      [model, new Map(attribution.models[model]?.map((row) => [row.channel, row]))] as const,
  );
  const removals = new Map(attribution.removalEffects.map((row) => [row.channel, row]));
  const bands = new Map(attribution.disagreement.map((row) => [row.channel, row]));
  const channels = (names ?? []).map((name): Channel => {
    const credits = rowsByModel.flatMap(([model, rows]) => {
      const row = rows.get(name);
      return row === undefined ? [] : [[model, row] as const];
    });
    const band = bands.get(name);
    return {
      name,
      credits: new Map(credits),
      removalEffect: removals.get(name)?.removalEffect ?? null,
      lowest: band?.lowest ?? null,
      highest: band?.highest ?? null,
      sentence: band?.sentence ?? null,
    };
  });
  return channels.sort((one, other) => meanShare(other) - meanShare(one));
}

function columnsOf(
  attribution: AttributionResult,
  models: readonly AttributionModel[],
): readonly Column[] {
  return [
    { key: 'channel', header: 'Channel', width: 26, place: 'key', read: ({ name }) => name },
    ...models.map((model) => shareColumn(attribution, model)),
    { ...bandFigure('lowest', 'Lowest share', ({ lowest }) => lowest), place: 'key' },
    { ...bandFigure('highest', 'Highest share', ({ highest }) => highest), place: 'key' },
    bandFigure('removalEffect', 'Removal effect (Markov)', ({ removalEffect }) => removalEffect),
    ...models.flatMap((model) => creditColumns(model)),
    { key: 'note', header: 'Note', width: 30, read: noteOf },
    { key: 'sentence', header: 'In words', width: 70, read: ({ sentence }) => sentence },
  ];
}

function shareColumn(attribution: AttributionResult, model: AttributionModel): Column {
  const key = `${model}Conversions`;
  return {
    key: model,
    header: modelWords[model],
    place: 'key',
    format: 'shareFine',
    read: ({ credits }) => credits.get(model)?.share ?? null,
    live: ({ credits }, refs, index) => {
      const conversions = credits.get(model)?.conversions ?? null;
      if (conversions === null || !(attribution.conversions > 0)) return null;
      return {
        text: `${refs.data(index + 1, key)}/${refs.data(0, key)}`,
        value: conversions / attribution.conversions,
      };
    },
    means: ({ name }) => `Share of conversions of ${name}, ${modelWords[model]}`,
    interval: ({ credits }) => [credits.get(model)?.low ?? null, credits.get(model)?.high ?? null],
  };
}

function creditColumns(model: AttributionModel): readonly Column[] {
  const words = modelWords[model];
  const credit = (
    key: string,
    header: string,
    format: NumberFormat,
    read: (row: AttributionRow) => number | null,
  ): Column => ({
    key: `${model}${key}`,
    header: `${header}, ${words}`,
    width: 13,
    format,
    read: ({ credits }) => {
      const row = credits.get(model);
      return row === undefined ? null : read(row);
    },
  });
  const live = (own: Column): Column => ({
    ...own,
    means: ({ name }) => `${own.header}: ${name}`,
    live: (row, refs, index) => {
      const value = own.read(row);
      return typeof value === 'number' ? { text: refs.data(index + 1, own.key), value } : null;
    },
  });
  return [
    live(credit('Conversions', 'Conversions', 'number', (row) => row.conversions)),
    live(credit('Value', 'Value', 'number', (row) => row.value)),
    credit('Low', 'Share, interval from', 'shareFine', (row) => row.low),
    credit('High', 'Share, interval to', 'shareFine', (row) => row.high),
  ];
}

function bandFigure(
  key: string,
  header: string,
  read: (channel: Channel) => number | null,
): Column {
  return { key, header, format: 'shareFine', read, means: ({ name }) => `${header} of ${name}` };
}

function noteOf({ credits }: Channel): string {
  const notes = [...credits].flatMap(([model, { reason }]) => {
    const words = reason === null ? '' : reasonWords[reason];
    return words === '' ? [] : [`${modelWords[model]}: ${words}`];
  });
  return notes.join(' ');
}

function meanShare({ credits }: Channel): number {
  const shares = [...credits.values()].flatMap(({ share }) => (share === null ? [] : [share]));
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function attributionChart(
  channels: readonly Channel[],
  models: readonly AttributionModel[],
): TableChart | null {
  const bars = channels
    .slice(0, barCount)
    .filter(({ credits }) => [...credits.values()].some(({ share }) => share !== null));
  const computed = models.filter((model) =>
    bars.some(({ credits }) => credits.get(model)?.share != null),
  );
  if (bars.length === 0) return null;
  const axisEnd = shareAxisEnd(
    bars.flatMap(({ credits }) => [...credits.values()].map(({ share }) => share)),
  );
  const isPart = bars.length < channels.length;
  return {
    title: `Share of conversions under each model${isPart ? `, the ${bars.length} channels with the most` : ''}`,
    axisTitle: axisEnd < 1 ? `axis ends at ${Math.round(axisEnd * 100)} %` : '',
    rows: bars.map((channel) => channels.indexOf(channel)),
    labels: bars.map(({ name }) => axisLabel(name, 28)),
    series: computed.map((model) => ({
      name: modelWords[model],
      key: model,
      colour: seriesColours[attributionModels.indexOf(model)] as string,
      hollow: [],
    })),
    format: 'share',
    axisEnd,
  };
}

import type { JourneySummary } from '#contract/calls/attributions.ts';
import { shareWords } from '../../charts/lay-out-model-range.ts';
import { DataTable } from '../../controls/data-table.tsx';
import { formatNumber } from '../../words/numbers.ts';
import { TransitionMap } from './transition-map.tsx';

/** Journeys before anything is credited: who closes and who assists, top paths, how long, what follows what. */
export function JourneysSummary({ summary }: { readonly summary: JourneySummary }) {
  const { channels, topPaths, lags, medianLagDays, meanTouches, transitions } = summary;
  return (
    <>
      <section className="view-section" aria-label="Who closes and who assists">
        <h3>Who closes and who assists</h3>
        <DataTable
          caption="Conversions that a channel closes, and those that it only assists"
          columns={[
            { id: 'channel', label: 'Channel', value: (row) => row.channel },
            ...(['journeys', 'touches', 'closed', 'assisted'] as const).map((key) => ({
              id: key,
              label: {
                journeys: 'Journeys through it',
                touches: 'Touches',
                closed: 'Conversions closed',
                assisted: 'Only assisted',
              }[key],
              isNumber: true,
              value: (row: (typeof channels)[number]) => row[key],
              show: (row: (typeof channels)[number]) => formatNumber(row[key]),
            })),
          ]}
          rows={channels}
          rowKey={({ channel }) => channel}
        />
        <p className="quiet">
          {meanTouches !== null &&
            `A conversion takes ${formatNumber(meanTouches)} touches on average. `}
          {medianLagDays !== null &&
            `Half of them come within ${formatNumber(medianLagDays)} days of the first touch. `}
          {lags
            .filter(({ conversions }) => conversions > 0)
            .map(
              ({ fromDays, toDays, conversions }) =>
                `${lagWords(fromDays, toDays)}: ${formatNumber(conversions)}`,
            )
            .join('; ')}
        </p>
      </section>
      <section className="view-section" aria-label="What follows what">
        <h3>What follows what</h3>
        <TransitionMap transitions={transitions} />
      </section>
      <section className="view-section" aria-label="Paths most taken">
        <h3>Paths most taken</h3>
        <DataTable
          caption="The paths with most conversions"
          columns={[
            { id: 'path', label: 'Path', value: (row) => row.path.join(' › ') },
            ...(['conversions', 'value', 'nulls'] as const).map((key) => ({
              id: key,
              label: { conversions: 'Conversions', value: 'Value', nulls: 'Without one' }[key],
              isNumber: true,
              value: (row: (typeof topPaths)[number]) => row[key],
              show: (row: (typeof topPaths)[number]) => formatNumber(row[key]),
            })),
            {
              id: 'rate',
              label: 'Converted',
              isNumber: true,
              value: rateOf,
              show: (row) => shareWords(rateOf(row)),
            },
          ]}
          rows={topPaths}
          rowKey={({ path }) => path.join('\u0000')}
        />
      </section>
    </>
  );
}

function rateOf({ conversions, nulls }: JourneySummary['topPaths'][number]): number {
  return conversions + nulls === 0 ? 0 : conversions / (conversions + nulls);
}

function lagWords(fromDays: number, toDays: number | null): string {
  if (toDays === null) return `${fromDays} days and more`;
  if (toDays < 1) return 'within an hour';
  if (toDays === 1) return 'within a day';
  return `${fromDays} to ${toDays} days`;
}

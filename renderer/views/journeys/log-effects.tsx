import type { AttributionResult } from '#contract/calls/attributions.ts';
import { shareWords } from '../../charts/lay-out-model-range.ts';
import { DataTable } from '../../controls/data-table.tsx';
import { formatNumber } from '../../words/numbers.ts';
import { modelWords } from './model-words.ts';

const windowWords = {
  'as-set': 'As set',
  'clicks-only': 'Without views',
  'no-limit': 'However old',
} as const;

/** What was found in a log of touches, and what the answer would be with other windows. */
export function LogEffects({ result: { log } }: { readonly result: AttributionResult }) {
  if (log === null) return null;
  const [asSet] = log.effects;
  if (asSet === undefined) return null;
  const rows = asSet.shares.map(({ channel }) => ({
    channel,
    shareOf: (windows: string) =>
      log.effects
        .find((effect) => effect.windows === windows)
        ?.shares.find((one) => one.channel === channel)?.share ?? null,
  }));
  return (
    <section className="view-section" aria-label="What the windows do">
      <h3>What the windows do</h3>
      {log.effects.length > 1 && (
        <DataTable
          caption={`Shares of the conversions under ${modelWords[asSet.model]}, by windows`}
          columns={[
            { id: 'channel', label: 'Channel', value: ({ channel }) => channel },
            ...log.effects.map(({ windows }) => ({
              id: windows,
              label: windowWords[windows],
              isNumber: true,
              value: (row: (typeof rows)[number]) => row.shareOf(windows),
              show: (row: (typeof rows)[number]) => {
                const share = row.shareOf(windows);
                return share === null ? '–' : shareWords(share);
              },
            })),
          ]}
          rows={rows}
          rowKey={({ channel }) => channel}
        />
      )}
      <ul className="plain-list quiet">
        {log.effects.map(({ windows, conversions, unattributed, model }) => (
          <li key={windows}>
            {windowWords[windows]}: {formatNumber(conversions)} conversions credited
            {unattributed > 0 ? `, ${formatNumber(unattributed)} without a touch` : ''} (
            {modelWords[model]}).
          </li>
        ))}
        {log.remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </section>
  );
}

import type { AttributionModel, AttributionResult } from '#contract/calls/attributions.ts';
import { shareWords } from '../../charts/lay-out-model-range.ts';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import type { Passport } from '../../passport/passport.ts';
import { formatNumber } from '../../words/numbers.ts';
import { type ChannelLine, channelLines, modelsOf, totalOf } from './attribution-items.ts';
import type { AttributionFigure } from './attribution-passport.ts';
import { attributionReasonWords, modelWords } from './model-words.ts';

/** What the table of models shows in its cells. */
export type ShownFigure = 'share' | 'conversions' | 'value';

/** Models side by side: a row a channel, a column a model, removal effects at the end. */
export function AttributionTable({
  result,
  figure,
  passportOf,
}: {
  readonly result: AttributionResult;
  readonly figure: ShownFigure;
  readonly passportOf: (
    channel: string,
    model: AttributionModel,
    figure: AttributionFigure,
  ) => Passport;
}) {
  const models = modelsOf(result);
  const modelColumns = models.map((model): TableColumn<ChannelLine> => {
    const value = (line: ChannelLine): number | null =>
      line.rowByModel.get(model)?.[figure] ?? null;
    return {
      id: model,
      label: modelWords[model],
      isNumber: true,
      value,
      show: (line) => <Cell line={line} model={model} figure={figure} />,
      passport: (line) => (value(line) === null ? null : passportOf(line.channel, model, figure)),
    };
  });
  const removal: TableColumn<ChannelLine> = {
    id: 'removal',
    label: 'Removal effect',
    isNumber: true,
    value: (line) => line.removalEffect,
    show: (line) => (line.removalEffect === null ? '–' : shareWords(line.removalEffect)),
    passport: (line) =>
      line.removalEffect === null ? null : passportOf(line.channel, 'markov', 'removal'),
  };
  return (
    <>
      <DataTable
        caption="Models side by side"
        columns={[
          { id: 'channel', label: 'Channel', value: (line) => line.channel },
          ...modelColumns,
          ...(result.removalEffects.length === 0 ? [] : [removal]),
        ]}
        rows={channelLines(result)}
        rowKey={({ channel }) => channel}
      />
      <TotalsCheck result={result} models={models} />
    </>
  );
}

function Cell({
  line,
  model,
  figure,
}: {
  readonly line: ChannelLine;
  readonly model: AttributionModel;
  readonly figure: ShownFigure;
}) {
  const row = line.rowByModel.get(model);
  const value = row?.[figure] ?? null;
  if (row === undefined || value === null) {
    const reason = row?.reason ?? null;
    return (
      <span
        className="cell-note"
        title={reason === null ? undefined : attributionReasonWords[reason]}
      >
        –
      </span>
    );
  }
  if (figure !== 'share') return formatNumber(value);
  return (
    <>
      {shareWords(value)}
      {row.low !== null && row.high !== null && (
        <span className="cell-base">
          {' '}
          {(row.low * 100).toFixed(1)} to {(row.high * 100).toFixed(1)}
        </span>
      )}
    </>
  );
}

function TotalsCheck({
  result,
  models,
}: {
  readonly result: AttributionResult;
  readonly models: readonly AttributionModel[];
}) {
  const totals = models.map((model) => ({ model, total: totalOf(result, model) }));
  const wrong = totals.filter(({ total }) => total !== null && !total.isWhole);
  const missing = totals.filter(({ total }) => total === null);
  return (
    <p className="quiet">
      {wrong.length === 0
        ? `Totals: the credits of every model shown add up to ${formatNumber(result.conversions)} conversions and a value of ${formatNumber(result.value)}.`
        : `Totals: ${wrong.map(({ model }) => modelWords[model]).join(', ')} does not add up to ${formatNumber(result.conversions)} conversions.`}
      {missing.length > 0 &&
        ` Not computed: ${missing.map(({ model }) => modelWords[model]).join(', ')}.`}
    </p>
  );
}

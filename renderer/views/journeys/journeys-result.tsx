import { useCallback, useState } from 'react';
import type { AttributionModel, AttributionResult } from '#contract/calls/attributions.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { ModelRangeChart } from '../../charts/model-range-chart.tsx';
import { Select } from '../../controls/select.tsx';
import { useWorkspace } from '../../workspace.ts';
import { KeepForReport, keepForReport, specificationOf } from '../keep-for-report.tsx';
import { modelRangeItems, modelsOf } from './attribution-items.ts';
import {
  type AttributionFigure,
  attributionPassport,
  attributionTitle,
} from './attribution-passport.ts';
import { AttributionTable, type ShownFigure } from './attribution-table.tsx';
import { JourneysSummary } from './journeys-summary.tsx';
import { LogEffects } from './log-effects.tsx';
import { modelWords } from './model-words.ts';

const figures = [
  { value: 'share', label: 'Share of conversions' },
  { value: 'conversions', label: 'Conversions' },
  { value: 'value', label: 'Value' },
] as const;

/** Where the models disagree, and all of them side by side. */
export function JourneysResult({ result }: { readonly result: AttributionResult }) {
  const specification = specificationOf(result.provenance);
  const openPassport = useWorkspace((state) => state.openPassport);
  const [marked, setMarked] = useState<AttributionModel | 'none'>('none');
  const [figure, setFigure] = useState<ShownFigure>('share');
  const passportOf = useCallback(
    (channel: string, model: AttributionModel, which: AttributionFigure) =>
      attributionPassport(result, channel, model, which, () =>
        keepForReport(specificationOf(result.provenance)),
      ),
    [result],
  );
  const items = modelRangeItems(result);
  const models = modelsOf(result);
  const openTitle = useWorkspace((state) => state.passport?.title ?? null);
  const current = items
    .flatMap(({ channel }) => models.map((model) => ({ channel, model })))
    .find(({ channel, model }) => attributionTitle(channel, model, 'share') === openTitle);
  const table = <AttributionTable result={result} figure={figure} passportOf={passportOf} />;
  return (
    <>
      <ChartFrame
        finding={result.finding}
        subtitle="Share of the conversions by channel: a dot a model, the bar from the lowest to the highest model, the models at its ends by name. Under a model singled out: its interval, where one was asked for."
        footnote={result.footnote}
        current={current && `${current.channel}/${current.model}`}
        sentences={items.map(({ sentence }) => sentence)}
        table={table}
        tools={
          <>
            <KeepForReport specification={specification} />
            <Select
              label="Single out a model"
              isLabelHidden
              choices={[
                { value: 'none', label: 'No model singled out' },
                ...models.map((model) => ({ value: model, label: modelWords[model] })),
              ]}
              value={marked}
              onChange={setMarked}
            />
          </>
        }
      >
        {(widthPx) => (
          <ModelRangeChart
            items={items}
            marked={marked}
            widthPx={widthPx}
            name={result.finding}
            onOpen={(channel, model) =>
              openPassport(
                passportOf(channel, (model ?? models[0] ?? 'last') as AttributionModel, 'share'),
              )
            }
          />
        )}
      </ChartFrame>
      {result.warnings.includes('no-unsuccessful-journeys') && (
        <p className="cell-warn">
          Every journey converted: without journeys that did not, Markov’s removal effects say no
          more than how often a channel is passed.
        </p>
      )}
      {result.warnings.includes('no-channel-raises-conversion') && (
        <p className="cell-warn">
          Journeys with any one channel convert no more often than those without it: the logistic
          model has nothing to go by and divides evenly.
        </p>
      )}
      <section className="view-section" aria-label="Models side by side">
        <div className="view-section-head">
          <h3>Models side by side</h3>
          <Select
            label="Figure"
            isLabelHidden
            choices={figures}
            value={figure}
            onChange={setFigure}
          />
        </div>
        {table}
      </section>
      <LogEffects result={result} />
      {result.summary !== null && <JourneysSummary summary={result.summary} />}
    </>
  );
}

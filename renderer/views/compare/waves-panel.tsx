import { useMemo, useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { WaveChanges } from '#contract/calls/waves.ts';
import '../../charts/share-charts.css';
import { useAnswer } from '../../ask/use-answer.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { ShareSlopeChart } from '../../charts/share-slope-chart.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Finding, Footnote, Waiting } from '../../controls/notes.tsx';
import { SearchSelect, Select } from '../../controls/select.tsx';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { compareState, type WavesDraft } from './compare-state.ts';
import { SkippedList } from './skipped-list.tsx';
import { VariablePicker } from './variable-picker.tsx';
import { changeAt, drawnQuestions, rowKey, waveColumns, waveLines } from './wave-columns.ts';
import { wavePassport } from './wave-passport.ts';

const nothingChosen: WavesDraft = { mode: 'rows', by: null, others: [], variables: null };

const modes = [
  { value: 'rows', label: 'Answers of a question' },
  { value: 'datasets', label: 'Datasets' },
] as const;

/** What changed from wave to wave, within one dataset or between several. */
export function WavesPanel({ dataset }: { readonly dataset: string }) {
  const { weight, filter } = useWorkspace();
  const variables = useAnswer('dataset.variables', { dataset });
  const { wavesByDataset } = compareState.use();
  const chosen = wavesByDataset[dataset] ?? nothingChosen;
  const own = variables.data?.find(isWaveVariable)?.name ?? null;
  const by = chosen.by ?? own;
  const change = (more: Partial<WavesDraft>): void =>
    compareState.set({ wavesByDataset: { ...wavesByDataset, [dataset]: { ...chosen, ...more } } });
  const input = useMemo(() => {
    const shared = {
      ...(chosen.variables === null ? {} : { variables: [...chosen.variables] }),
      ...(filter === '' ? {} : { filter }),
    };
    if (chosen.mode === 'rows') {
      return by === null ? null : { datasets: [dataset], by, weight, ...shared };
    }
    // Each wave by its own weight: one name need not be in all of them.
    return chosen.others.length === 0 ? null : { datasets: [dataset, ...chosen.others], ...shared };
  }, [dataset, chosen, by, weight, filter]);
  const job = useJobAnswer('compare.waves', input, 'Looking for changes between waves');
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting>Reading the variables …</Waiting>;
  return (
    <div className="view-section">
      <div className="view-setup">
        <Select
          label="Waves are"
          choices={modes}
          value={chosen.mode}
          onChange={(mode) => change({ mode })}
        />
        {chosen.mode === 'rows' && (
          <div className="field-wide">
            <SearchSelect
              label="Wave variable"
              choices={variables.data
                .filter(canBeWaves)
                .map(({ name, label }) => ({ value: name, label }))}
              value={by}
              onChange={(name) => change({ by: name })}
            />
          </div>
        )}
        <VariablePicker
          variables={variables.data.filter(({ name }) => name !== by)}
          chosen={chosen.variables}
          onChoose={(names) => change({ variables: names })}
        />
      </div>
      {chosen.mode === 'datasets' && (
        <LaterWaves
          dataset={dataset}
          chosen={chosen.others}
          onChoose={(others) => change({ others })}
        />
      )}
      {input === null && (
        <EmptyState
          title="What changed from wave to wave"
          next="Choose the question that says which wave a row is from, or the datasets of the later waves. Every question is then held against the wave before and against the first."
        />
      )}
      <JobNote job={job} doing="Comparing the waves" />
      {job.data !== undefined && input !== null && (
        <WavesResult changes={job.data} isStale={job.isRunning} />
      )}
    </div>
  );
}

function isWaveVariable({ role, name }: VariableLine): boolean {
  return role === 'wave' || name.toLowerCase() === 'wave';
}

/** Whether the answers of a variable, or its values, can be waves. */
function canBeWaves({ kind, memberOf }: VariableLine): boolean {
  return memberOf === null && (kind === 'single' || kind === 'scale' || kind === 'number');
}

/** The datasets that follow the open one, in the order in which they are ticked. */
function LaterWaves({
  dataset,
  chosen,
  onChoose,
}: {
  readonly dataset: string;
  readonly chosen: readonly string[];
  readonly onChoose: (names: readonly string[]) => void;
}) {
  const datasets = useAnswer('dataset.list', {});
  const others = (datasets.data ?? []).filter(({ name }) => name !== dataset);
  if (others.length === 0) return <p className="quiet">There is no other dataset to compare.</p>;
  return (
    <fieldset className="row-actions">
      <legend>After {dataset}, in this order</legend>
      {others.map(({ name }) => (
        <Checkbox
          key={name}
          isSelected={chosen.includes(name)}
          onChange={(isOn) =>
            onChoose(isOn ? [...chosen, name] : chosen.filter((one) => one !== name))
          }
        >
          {chosen.includes(name) ? `${chosen.indexOf(name) + 2}. ${name}` : name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function WavesResult({
  changes,
  isStale,
}: {
  readonly changes: WaveChanges;
  readonly isStale: boolean;
}) {
  const columns = useMemo(() => waveColumns(changes), [changes]);
  const questions = useMemo(() => drawnQuestions(changes), [changes]);
  const [picked, setPicked] = useState<string | null>(null);
  const question = questions.find(({ value }) => value === picked) ?? questions[0];
  return (
    <section
      className={isStale ? 'stale view-section' : 'view-section'}
      aria-label="Changes between waves"
    >
      <Finding>{changes.finding}</Finding>
      <div className="row-actions no-print">
        <KeepForReport specification={specificationOf(changes.provenance)} />
      </div>
      {question !== undefined && changes.waves.length > 1 && (
        <WaveChart
          changes={changes}
          question={question}
          picker={
            <div className="chart-pick">
              <Select
                label="Question drawn"
                isLabelHidden
                choices={questions}
                value={question.value}
                onChange={setPicked}
              />
            </div>
          }
        />
      )}
      <DataTable caption={changes.finding} columns={columns} rows={changes.rows} rowKey={rowKey} />
      {changes.notes.length > 0 && (
        <ul className="quiet">
          {changes.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Footnote>{changes.footnote}</Footnote>
      <SkippedList skipped={changes.skipped} unweightedOut={changes.unweightedOutCount} />
    </section>
  );
}

function WaveChart({
  changes,
  question,
  picker,
}: {
  readonly changes: WaveChanges;
  readonly question: { readonly value: string; readonly label: string };
  readonly picker: React.ReactNode;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const items = useMemo(() => waveLines(changes, question.value), [changes, question.value]);
  const rows = changes.rows.filter(({ variable }) => variable === question.value);
  const open = (key: string, wave: number): void => {
    const row = rows.find((one) => rowKey(one) === key);
    const change = row && changeAt(row, wave);
    if (row !== undefined && change !== undefined) {
      openPassport(wavePassport(changes, row, change));
    }
  };
  return (
    <ChartFrame
      minor
      finding={question.label}
      subtitle="Share of each wave, in per cent. Filled: a change that stands out after adjustment"
      footnote={changes.footnote}
      sentences={items.flatMap(({ points }) => points.map(({ sentence }) => sentence))}
      tools={picker}
      table={
        <DataTable
          caption={question.label}
          columns={waveColumns(changes)}
          rows={rows}
          rowKey={rowKey}
        />
      }
    >
      {(widthPx) => (
        <ShareSlopeChart
          items={items}
          waves={changes.waves.map(({ name }) => name)}
          widthPx={widthPx}
          name={question.label}
          onOpen={open}
        />
      )}
    </ChartFrame>
  );
}

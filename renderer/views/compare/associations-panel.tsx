import { useMemo } from 'react';
import type { Association, Associations } from '#contract/calls/explorations.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { HeatMapChart } from '../../charts/heat-map-chart.tsx';
import '../../charts/share-charts.css';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import type { Passport } from '../../passport/passport.ts';
import { allOf, expressionName } from '../../words/expression.ts';
import { formatCount, formatNumber, formatProbability } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { exactWords } from '../exact-words.ts';
import { JobNote } from '../job-note.tsx';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { provenanceFacts } from '../provenance-facts.ts';
import { useJobAnswer } from '../use-job-answer.ts';
import { heatItems, measureNames, pairOf, questionsOnMap } from './association-map.ts';
import { compareState } from './compare-state.ts';
import { asText } from './comparison-passport.ts';
import { VariablePicker } from './variable-picker.tsx';

const pickerWords = { all: 'All questions', title: 'Questions of the map', verb: 'Take' };

/** How strongly each pair of questions goes together: a map, and every pair in a table. */
export function AssociationsPanel({ dataset }: { readonly dataset: string }) {
  const { weight, filter } = useWorkspace();
  const variables = useAnswer('dataset.variables', { dataset });
  const { associatedByDataset } = compareState.use();
  const chosen = associatedByDataset[dataset] ?? null;
  const input = useMemo(
    () => ({
      dataset,
      weight,
      ...(filter === '' ? {} : { filter }),
      ...(chosen === null ? {} : { variables: [...chosen] }),
    }),
    [dataset, weight, filter, chosen],
  );
  const job = useJobAnswer('association.run', input, 'Looking for what goes together');
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting>Reading the variables …</Waiting>;
  const choose = (names: readonly string[] | null): void =>
    compareState.set({ associatedByDataset: { ...associatedByDataset, [dataset]: names } });
  return (
    <div className="view-section">
      <div className="view-setup">
        <VariablePicker
          variables={variables.data}
          chosen={chosen}
          onChoose={choose}
          words={pickerWords}
        />
      </div>
      <JobNote job={job} doing="Looking at every pair" />
      {job.data !== undefined && job.data.pairs.length === 0 && (
        <EmptyState
          title="Nothing to set side by side"
          next="A map needs two questions with answers from a list, scales or numbers."
        />
      )}
      {job.data !== undefined && job.data.pairs.length > 0 && (
        <div className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <AssociationsResult found={job.data} />
        </div>
      )}
    </div>
  );
}

function AssociationsResult({ found }: { readonly found: Associations }) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const items = useMemo(() => heatItems(found), [found]);
  const questions = useMemo(() => questionsOnMap(found), [found]);
  const rows = useMemo(
    () => found.pairs.toSorted((one, two) => (two.strength ?? -1) - (one.strength ?? -1)),
    [found],
  );
  const table = (
    <DataTable
      caption={found.finding}
      columns={columnsOf(found)}
      rows={rows}
      rowKey={({ first, second }) => `${first} ${second}`}
    />
  );
  const open = (key: string, column: number): void => {
    const pair = pairOf(found.pairs, key, questions[column]?.name ?? '');
    if (pair !== null) openPassport(passportOf(found, pair));
  };
  const left =
    questions.length < found.variables.length
      ? ` The map shows ${questions.length} of ${found.variables.length} questions, those with the strongest associations; the table has every pair.`
      : '';
  return (
    <>
      <ChartFrame
        finding={found.finding}
        subtitle={`Strength of each pair, 0 to 1, without what chance adds; correlations with their sign. * stands after Holm over all pairs.${left}`}
        footnote={found.footnote}
        sentences={rows.map(({ sentence }) => sentence)}
        table={table}
        tools={<KeepForReport specification={specificationOf(found.provenance)} />}
      >
        {(widthPx) => (
          <HeatMapChart
            items={items}
            columns={questions.map(({ label }) => label)}
            widthPx={widthPx}
            name={found.finding}
            onOpen={open}
          />
        )}
      </ChartFrame>
      <section className="view-section" aria-label="Every pair">
        <h3>Every pair</h3>
        {table}
      </section>
    </>
  );
}

function columnsOf(found: Associations): readonly TableColumn<Association>[] {
  const labels = new Map(found.variables.map(({ name, label }) => [name, label]));
  return [
    { id: 'first', label: 'Question', value: ({ first }) => labels.get(first) ?? first },
    { id: 'second', label: 'With', value: ({ second }) => labels.get(second) ?? second },
    { id: 'measure', label: 'Measure', value: ({ measure }) => measureNames[measure] },
    {
      id: 'value',
      label: 'Value',
      isNumber: true,
      value: ({ value }) => value,
      show: ({ value }) => (value === null ? '–' : formatNumber(value)),
      passport: (pair) => (pair.value === null ? null : passportOf(found, pair)),
    },
    {
      id: 'strength',
      label: 'Strength',
      isNumber: true,
      value: ({ strength }) => strength,
      show: ({ strength }) => (strength === null ? '–' : formatNumber(strength)),
    },
    {
      id: 'holm',
      label: 'p, all pairs',
      isNumber: true,
      smallestFirst: true,
      value: ({ pHolm }) => pHolm,
      show: ({ pHolm }) => (pHolm === null ? '–' : formatProbability(pHolm)),
    },
    { id: 'base', label: 'Base', isNumber: true, value: ({ base }) => base },
  ];
}

const definitions: Readonly<Record<Association['measure'], string>> = {
  'cramers-v':
    'Cramér’s V: √(chi-square / (base × (fewer answers − 1))), 0 none to 1 complete; corrected after Bergsma',
  spearman: 'Spearman’s correlation: that of the ranks, ties at their middle, −1 to 1',
  pearson: 'Pearson’s correlation, −1 to 1',
  'correlation-ratio':
    'Correlation ratio: the root of the share of the number’s spread that lies between the answers; corrected as epsilon squared',
};

/** What stands behind one pair. */
function passportOf(found: Associations, pair: Association): Passport {
  const { first, second, measure, value, corrected, sentence } = pair;
  const labelOf = (name: string): string =>
    found.variables.find((one) => one.name === name)?.label ?? name;
  const title = `${labelOf(first)} and ${labelOf(second)}`;
  const told = `${measureNames[measure]} ${value === null ? '–' : exactWords(value)}`;
  const probability = (p: number | null): string => (p === null ? 'no test' : formatProbability(p));
  const facts = [
    { term: 'Definition', description: definitions[measure] },
    ...(corrected === null
      ? []
      : [{ term: 'Without what chance adds', description: exactWords(corrected) }]),
    { term: 'Test', description: `${pair.method}, ${probability(pair.p)}` },
    {
      term: 'Whole list',
      description: `${probability(pair.pHolm)} after Holm over ${found.testedCount} pairs; ${probability(pair.pDiscovery)} after Benjamini and Hochberg`,
    },
    {
      term: 'Base',
      description: `${formatCount(pair.base)} with both answers; effective ${exactWords(pair.effectiveBase)}`,
    },
    ...provenanceFacts(found.provenance),
  ];
  const [dataset] = found.provenance.datasets;
  const both = [first, second].map((name) => `${expressionName(name)} is not missing`);
  return {
    title,
    value: told,
    sentence,
    facts,
    copyText: asText(title, told, sentence, facts),
    ...(dataset === undefined
      ? {}
      : { rows: { dataset: dataset.name, filter: allOf(dataset.filter, ...both) } }),
  };
}

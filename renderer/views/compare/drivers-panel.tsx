import { useMemo } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Driver, Drivers } from '#contract/calls/explorations.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Checkbox } from '../../controls/checkbox.tsx';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Finding, Footnote, Waiting } from '../../controls/notes.tsx';
import { SearchSelect } from '../../controls/select.tsx';
import type { Passport } from '../../passport/passport.ts';
import { allOf, expressionName } from '../../words/expression.ts';
import { formatNumber, formatPercent, formatProbability } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { exactWords } from '../exact-words.ts';
import { JobNote } from '../job-note.tsx';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { provenanceFacts } from '../provenance-facts.ts';
import { useJobAnswer } from '../use-job-answer.ts';
import { compareState, type DriversDraft } from './compare-state.ts';
import { asText } from './comparison-passport.ts';
import { VariablePicker } from './variable-picker.tsx';

const nothingChosen: DriversDraft = { outcome: null, answers: [], predictors: [] };
const pickerWords = { all: 'Choose predictors', title: 'What may explain it', verb: 'Take' };

/** What goes with an outcome when several questions are looked at together. */
export function DriversPanel({ dataset }: { readonly dataset: string }) {
  const { weight, filter } = useWorkspace();
  const variables = useAnswer('dataset.variables', { dataset });
  const { driversByDataset } = compareState.use();
  const draft = driversByDataset[dataset] ?? nothingChosen;
  const { outcome, answers, predictors } = draft;
  const change = (more: Partial<DriversDraft>): void =>
    compareState.set({
      driversByDataset: { ...driversByDataset, [dataset]: { ...draft, ...more } },
    });
  const asked = variables.data?.find(({ name }) => name === outcome) ?? null;
  const isReady = asked !== null && predictors.length > 0 && !needsAnswers(asked, answers);
  const input = useMemo(
    () =>
      !isReady || outcome === null
        ? null
        : {
            dataset,
            outcome,
            predictors: [...predictors],
            weight,
            ...(answers.length > 0 ? { answers: [...answers] } : {}),
            ...(filter === '' ? {} : { filter }),
          },
    [isReady, dataset, outcome, answers, predictors, weight, filter],
  );
  const job = useJobAnswer('driver.run', input, 'Looking for drivers');
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting>Reading the variables …</Waiting>;
  const usable = variables.data.filter(canBeModelled);
  return (
    <div className="view-section">
      <div className="view-setup">
        <div className="field-wide">
          <SearchSelect
            label="Outcome"
            choices={usable.map(({ name, label }) => ({ value: name, label }))}
            value={outcome}
            onChange={(name) =>
              change({
                outcome: name,
                answers: [],
                predictors: predictors.filter((one) => one !== name),
              })
            }
          />
        </div>
        <VariablePicker
          variables={usable.filter(({ name }) => name !== outcome)}
          chosen={predictors}
          onChoose={(names) =>
            change({
              predictors:
                names ?? usable.map(({ name }) => name).filter((name) => name !== outcome),
            })
          }
          words={pickerWords}
        />
      </div>
      {asked !== null && asked.kind === 'single' && (
        <fieldset className="row-actions">
          <legend>Answers that count</legend>
          {asked.categories
            .filter(({ missing }) => missing === null)
            .map(({ label }) => (
              <Checkbox
                key={label}
                isSelected={answers.includes(label)}
                onChange={(isOn) =>
                  change({
                    answers: isOn ? [...answers, label] : answers.filter((one) => one !== label),
                  })
                }
              >
                {label}
              </Checkbox>
            ))}
        </fieldset>
      )}
      {input === null && (
        <EmptyState
          title="What goes with what matters"
          next="Choose an outcome (satisfaction, a yes or no) and up to thirty questions that may explain it. Each then gets its share of what all of them explain together."
        />
      )}
      <JobNote job={job} doing="Fitting every set of predictors" />
      {job.data !== undefined && input !== null && (
        <DriversResult found={job.data} isStale={job.isRunning} />
      )}
    </div>
  );
}

/** Whether a model takes the variable: answers from a list, a scale or a number. */
function canBeModelled({ kind, memberOf }: VariableLine): boolean {
  return memberOf === null && (kind === 'single' || kind === 'scale' || kind === 'number');
}

/** A question with more than two answers has no outcome until some are chosen. */
function needsAnswers({ kind, categories }: VariableLine, answers: readonly string[]): boolean {
  const valid = categories.filter(({ missing }) => missing === null);
  return kind === 'single' && valid.length !== 2 && answers.length === 0;
}

function DriversResult({ found, isStale }: { readonly found: Drivers; readonly isStale: boolean }) {
  const { model } = found;
  return (
    <section
      className={isStale ? 'stale view-section' : 'view-section'}
      aria-label="Drivers of the outcome"
    >
      <Finding>{found.finding}</Finding>
      {model.status === 'computed' && (
        <div className="row-actions no-print">
          <KeepForReport specification={specificationOf(found.provenance)} />
        </div>
      )}
      {model.status === 'computed' && (
        <DataTable
          caption={found.finding}
          columns={columnsOf(found)}
          rows={model.drivers}
          rowKey={({ name }) => name}
        />
      )}
      <Footnote>{found.footnote}</Footnote>
    </section>
  );
}

function columnsOf(found: Drivers): readonly TableColumn<Driver>[] {
  return [
    { id: 'label', label: 'Predictor', value: ({ label }) => label },
    {
      id: 'share',
      label: 'Share of what is explained',
      isNumber: true,
      value: ({ share }) => share,
      show: ({ share }) => (share === null ? '–' : formatPercent(share)),
      passport: (driver) => passportOf(found, driver),
    },
    {
      id: 'direction',
      label: 'Which way',
      value: (driver) => termWords(driver).join('; '),
    },
    {
      id: 'inflation',
      label: 'Inflation',
      isNumber: true,
      value: ({ inflation }) => inflation,
      show: ({ inflation, isCollinear }) =>
        `${formatNumber(inflation)}${isCollinear ? ' (hard to tell apart)' : ''}`,
    },
  ];
}

/** Each coefficient in words, with its interval. */
function termWords({ terms, reference }: Driver): readonly string[] {
  return terms.map(({ category, coefficient, low, high, p }) => {
    const what = category === null ? 'one more' : `“${category}” against “${reference ?? ''}”`;
    const chance = p === null ? '' : `, ${formatProbability(p)}`;
    return `${what}: ${formatNumber(coefficient)} (${formatNumber(low)} to ${formatNumber(high)}${chance})`;
  });
}

function ordersWords({ model }: Drivers): string {
  return model.status === 'computed' && model.orders !== null
    ? `${model.orders} orders drawn at random in which the predictors can join`
    : 'every order in which the predictors can join';
}

function passportOf(found: Drivers, driver: Driver): Passport {
  const { model } = found;
  const title = `${driver.label}, driver of ${found.outcome.label}`;
  const value = driver.share === null ? '–' : exactWords(driver.share);
  const measure =
    model.status === 'computed' && model.model === 'logistic' ? 'McFadden’s R²' : 'R²';
  const sentence = found.finding;
  const facts = [
    {
      term: 'Definition',
      description: `The gain in ${measure} when this predictor joins, averaged over ${ordersWords(found)}, as a share of what all explain (Shapley)`,
    },
    {
      term: `Its part of ${measure}`,
      description:
        driver.fitError === null
          ? exactWords(driver.fit)
          : `${exactWords(driver.fit)}, standard error of the draw ${exactWords(driver.fitError)}`,
    },
    ...(model.status === 'computed'
      ? [{ term: `${measure} of the whole`, description: exactWords(model.fit) }]
      : []),
    ...termWords(driver).map((description) => ({ term: 'Coefficient', description })),
    {
      term: 'Collinearity',
      description: `variances ${formatNumber(driver.inflation)} times as wide as without the other predictors`,
    },
    { term: 'Base', description: `${model.base}; effective ${exactWords(model.effectiveBase)}` },
    ...provenanceFacts(found.provenance),
  ];
  const [dataset] = found.provenance.datasets;
  const answered = [found.outcome.name, driver.name].map(
    (name) => `${expressionName(name)} is not missing`,
  );
  return {
    title,
    value,
    sentence,
    facts,
    copyText: asText(title, value, sentence, facts),
    ...(dataset === undefined
      ? {}
      : { rows: { dataset: dataset.name, filter: allOf(dataset.filter, ...answered) } }),
  };
}

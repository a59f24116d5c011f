import { useRef, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { ImportResult } from '#contract/calls/imports.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { startJob, wordsOf } from '../ask/ask.ts';
import { Button } from '../controls/button.tsx';
import { EmptyState, ErrorNote } from '../controls/notes.tsx';
import { ProgressBar } from '../controls/progress-bar.tsx';
import { chooseAndImport, makeProject, makeProjectHere, useOpening } from '../files/open-file.ts';
import { formatCount, formatCounted } from '../words/numbers.ts';
import { fileNameOf, formatDuration, formatSize } from '../words/quantities.ts';
import { useWorkspace } from '../workspace.ts';
import { FilePreview } from './file-preview.tsx';
import { FileSettings } from './file-settings.tsx';
import { LikeWave } from './like-wave.tsx';
import { includedCount, warningTarget } from './plan-edits.ts';
import { PlanList, type PlanListHandle } from './plan-list.tsx';
import { RepeatedRows } from './repeated-rows.tsx';
import { type PlanEditing, useImportPlan } from './use-import-plan.ts';

/** From a file to a dataset on one screen: the file as it is, the plan, and what it makes. */
export function ImportWizard() {
  const file = useOpening((state) => state.importFile);
  return file === null ? <Redirect to="/start" /> : <Wizard key={file} file={file} />;
}

function Wizard({ file }: { readonly file: string }) {
  const [, go] = useLocation();
  const editing = useImportPlan(file);
  const { preview, plan, error } = editing;
  if (preview === null || plan === null)
    return (
      <main className="view" tabIndex={-1}>
        {error === null ? (
          <EmptyState
            title={`Looking at ${fileNameOf(file)}`}
            next={
              <ProgressBar
                label="Looking at the file"
                done={editing.progress?.done ?? 0}
                total={editing.progress?.total ?? null}
              />
            }
            action={<Button onPress={() => go('/start')}>Cancel</Button>}
          />
        ) : (
          <div className="view-fault">
            <ErrorNote
              error={error}
              action={
                <>
                  {error.code === 'ragged-row' && (
                    <UnevenRowsChoice
                      onChoose={(raggedRows) => editing.propose({ told: { raggedRows } })}
                    />
                  )}
                  <Button onPress={() => void chooseAndImport(go)}>Choose another file</Button>
                </>
              }
            />
          </div>
        )}
      </main>
    );
  return <LoadedWizard file={file} editing={editing} preview={preview} plan={plan} />;
}

function LoadedWizard({
  file,
  editing,
  preview,
  plan,
}: {
  readonly file: string;
  readonly editing: PlanEditing;
  readonly preview: NonNullable<PlanEditing['preview']>;
  readonly plan: ImportPlan;
}) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [withRecipe, setWithRecipe] = useState(true);
  const list = useRef<PlanListHandle>(null);
  const columnCount = Math.max(0, ...preview.firstRows.map((row) => row.length));
  const chosenColumn = chosen === null ? null : (plan.variables[chosen]?.source.column ?? null);
  return (
    <main className="wizard" tabIndex={-1}>
      <Destination suggestedName={plan.datasetName} />
      <FileSettings preview={preview} plan={plan} editing={editing} />
      <LikeWave editing={editing} withRecipe={withRecipe} onWithRecipe={setWithRecipe} />
      {editing.error !== null && (
        <ErrorNote
          error={editing.error}
          action={
            editing.error.code === 'ragged-row' ? (
              <UnevenRowsChoice
                onChoose={(raggedRows) => editing.edit((now) => ({ ...now, raggedRows }))}
              />
            ) : undefined
          }
        />
      )}
      <Warnings plan={plan} onShow={(index) => list.current?.show(index)} />
      {preview.repeated !== null && (
        <RepeatedRows
          repeated={preview.repeated}
          rowsLookedAt={preview.rowsLookedAt}
          isSurvey={plan.datasetKind === 'survey'}
          isLeftOut={(plan.repeatedIds ?? 'keep') === 'leave-out'}
        />
      )}
      <div className="wizard-columns">
        <section className="wizard-file" aria-label="The file">
          <h2 className="truncate" title={file}>
            The file as it is <span className="quiet small">{fileNameOf(file)}</span>
          </h2>
          <FilePreview
            rows={preview.firstRows}
            headerRows={plan.headerRows}
            columnCount={columnCount}
            chosenColumn={chosenColumn}
            onChoose={(column) => {
              const index = plan.variables.findIndex((one) => one.source.column === column);
              if (index >= 0) list.current?.show(index);
            }}
          />
          {plan.why.length > 0 && (
            <ul className="why">
              {plan.why.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </section>
        <section className="wizard-plan" aria-label="The plan and its result">
          <div className="wizard-heads">
            <h2>The plan</h2>
            <h2>
              The result{' '}
              <span className="quiet small">
                {editing.isLooking
                  ? 'reading …'
                  : `over ${preview.rowsInFile === preview.rowsLookedAt ? 'all' : 'the first'} ${formatCounted(preview.rowsLookedAt, 'row')}`}
              </span>
            </h2>
          </div>
          <PlanList
            ref={list}
            plan={plan}
            preview={preview}
            chosen={chosen}
            onChoose={setChosen}
            onEdit={editing.edit}
          />
        </section>
      </div>
      <ImportButton
        file={file}
        preview={preview}
        plan={plan}
        isLooking={editing.isLooking}
        like={editing.like}
        withRecipe={withRecipe}
      />
    </main>
  );
}

/** Which project the rows go into, said before anything else, with a way to another. */
function Destination({ suggestedName }: { readonly suggestedName: string }) {
  const project = useWorkspace((state) => state.project);
  const { error, doing } = useOpening();
  const name = suggestedName.replace(/\.[^.]+$/u, '');
  return (
    <div className="wizard-into">
      <p>
        {project === null ? (
          'Into a new project: where to keep it is asked on importing.'
        ) : (
          <>
            Into the project <strong>{project.name}</strong>
            {project.datasetCount > 0 &&
              `, beside ${formatCounted(project.datasetCount, 'dataset')}`}
          </>
        )}
      </p>
      {project !== null && (
        <Button
          look="quiet"
          isDisabled={doing !== null}
          onPress={() => void makeProjectHere(`${name}.parallax`)}
        >
          {doing ?? 'Make a new project first'}
        </Button>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

/** The two ways on from a row that has more or fewer cells than the header. */
function UnevenRowsChoice({
  onChoose,
}: {
  readonly onChoose: (raggedRows: 'skip' | 'pad') => void;
}) {
  return (
    <>
      <Button look="primary" onPress={() => onChoose('skip')}>
        Leave uneven rows out
      </Button>
      <Button onPress={() => onChoose('pad')}>Fill or cut them</Button>
    </>
  );
}

function Warnings({
  plan,
  onShow,
}: {
  readonly plan: ImportPlan;
  readonly onShow: (index: number) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  if (plan.warnings.length === 0) return null;
  const shown = showsAll ? plan.warnings : plan.warnings.slice(0, 3);
  const rest = plan.warnings.length - shown.length;
  return (
    <section className="warnings" aria-label="Warnings">
      <ul>
        {shown.map((warning) => {
          const target = warningTarget(warning, plan);
          return (
            <li key={warning}>
              <span>{warning}</span>
              {target !== null && (
                <Button look="quiet" onPress={() => onShow(target)}>
                  Show
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <Button look="quiet" onPress={() => setShowsAll(true)}>
          {`Show ${formatCounted(rest, 'more warning')}`}
        </Button>
      )}
    </section>
  );
}

function ImportButton({
  file,
  preview,
  plan,
  isLooking,
  like,
  withRecipe,
}: {
  readonly file: string;
  readonly preview: NonNullable<PlanEditing['preview']>;
  readonly plan: ImportPlan;
  readonly isLooking: boolean;
  readonly like: string | null;
  readonly withRecipe: boolean;
}) {
  const [, go] = useLocation();
  const project = useWorkspace((state) => state.project);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const doing = useOpening((state) => state.doing);
  const [stop, setStop] = useState<(() => void) | null>(null);
  const variableCount = includedCount(plan);

  const run = async (): Promise<void> => {
    setError(null);
    try {
      const name = plan.datasetName.replace(/\.[^.]+$/u, '');
      if (project === null && !(await makeProject(`${name}.parallax`))) return;
      const { done, cancel } = startJob(
        'import.run',
        { file, plan, ...(like === null ? {} : { like, withRecipe }) },
        {
          title: `Importing ${plan.datasetName}`,
          says: ({ rows, variables, seconds, recipe }) =>
            `Imported ${formatCounted(rows, 'row')} and ${formatCounted(variables, 'variable')} in ${formatDuration(seconds)}${recipeInWords(recipe)}`,
        },
      );
      setStop(() => cancel);
      const { dataset } = await done;
      useWorkspace.getState().setDataset(dataset, plan.weight);
      useOpening.setState({ importFile: null });
      go('/data');
    } catch (fault) {
      const words = wordsOf(fault);
      setError(words.code === 'cancelled' ? null : words);
      setStop(null);
    }
  };
  const what =
    preview.rowsInFile === null
      ? 'Import all rows'
      : `Import ${formatCounted(preview.rowsInFile, 'row')}`;
  return (
    <footer className="wizard-foot">
      {error !== null && <ErrorNote error={error} />}
      <span className="quiet">
        {formatCount(variableCount)} of {formatCounted(plan.variables.length, 'variable')} ·{' '}
        {formatSize(preview.fileBytes)}
      </span>
      <span className="spring" />
      <Button onPress={() => (stop === null ? go(project === null ? '/start' : '/data') : stop())}>
        {stop === null ? 'Cancel' : 'Stop'}
      </Button>
      <Button
        look="primary"
        isDisabled={
          stop !== null ||
          doing !== null ||
          isLooking ||
          variableCount === 0 ||
          plan.datasetName === ''
        }
        onPress={() => void run()}
      >
        {stop === null ? (doing ?? what) : 'Importing …'}
      </Button>
    </footer>
  );
}

function recipeInWords(recipe: ImportResult['recipe']): string {
  if (recipe === null || recipe.notApplied.length === 0) return '';
  const lost = recipe.notApplied.map(({ name, why }) => `${name} (${why})`).join('; ');
  return `. Could not be derived again: ${lost}`;
}

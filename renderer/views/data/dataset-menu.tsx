import { BookOpenCheck, BookUp2, Combine, Download, Ellipsis, Import, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { DatasetLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Menu } from '../../controls/menu.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { chooseAndImport } from '../../files/open-file.ts';
import { writeDataset } from '../../files/write-dataset.ts';
import { useActions } from '../../frame/actions.ts';
import { useUndo } from '../../undo.ts';
import { formatCounted } from '../../words/numbers.ts';
import { fileNameOf, formatSince } from '../../words/quantities.ts';
import { rowWords } from '../../words/terms.ts';
import { useWorkspace } from '../../workspace.ts';
import { CombineDialog } from './combine/combine-dialog.tsx';
import { applyRecipe, saveRecipe } from './preparing/recipe-files.ts';

/** Where a dataset comes from, and what can be done with it as a whole. */
export function DatasetMenu({ dataset }: { readonly dataset: DatasetLine }) {
  const [, go] = useLocation();
  const filter = useWorkspace((state) => state.filter);
  const [isRemoving, setIsRemoving] = useState(false);
  const [isCombining, setIsCombining] = useState(false);
  const [showsWarnings, setShowsWarnings] = useState(false);
  const { source, warnings, name } = dataset;
  const recipes = useMemo(
    () => [
      {
        id: 'save-recipe',
        title: `Save the recipe of ${name}`,
        group: 'Dataset',
        run: () => void saveRecipe(name),
      },
      {
        id: 'apply-recipe',
        title: `Apply a recipe to ${name}`,
        group: 'Dataset',
        run: () => void applyRecipe(name),
      },
    ],
    [name],
  );
  useActions('recipes', recipes);
  const [one, many] = rowWords[dataset.kind];
  return (
    <div className="dataset-head">
      <p className="quiet truncate">
        {formatCounted(dataset.rows, one, many)} · {formatCounted(dataset.variables, 'variable')}
        {source !== null &&
          ` · from ${fileNameOf(source.file)}, ${formatSince(source.importedAt, new Date())}`}
      </p>
      {warnings.length > 0 && (
        <Button look="quiet" onPress={() => setShowsWarnings(true)}>
          {formatCounted(warnings.length, 'warning')}
        </Button>
      )}
      <Menu
        label="Dataset"
        actions={[
          {
            id: 'import',
            label: 'Import another file',
            icon: Import,
            run: () => void chooseAndImport(go),
          },
          {
            id: 'combine',
            label: 'Combine …',
            icon: Combine,
            run: () => setIsCombining(true),
          },
          {
            id: 'export',
            label: filter === '' ? 'Write to a file …' : 'Write the filtered rows to a file …',
            icon: Download,
            run: () => writeDataset(dataset.name, filter),
          },
          {
            id: 'save-recipe',
            label: 'Save the recipe …',
            icon: BookUp2,
            run: () => void saveRecipe(name),
          },
          {
            id: 'apply-recipe',
            label: 'Apply a recipe …',
            icon: BookOpenCheck,
            run: () => void applyRecipe(name),
          },
          {
            id: 'remove',
            label: 'Remove from the project',
            icon: Trash2,
            run: () => setIsRemoving(true),
          },
        ]}
      >
        <Button icon={Ellipsis}>Dataset</Button>
      </Menu>
      <CombineDialog
        key={name}
        dataset={dataset}
        isOpen={isCombining}
        onClose={() => setIsCombining(false)}
      />
      <RemoveDialog dataset={dataset} isOpen={isRemoving} onClose={() => setIsRemoving(false)} />
      <Dialog
        title="Warnings of the import"
        isOpen={showsWarnings}
        onClose={() => setShowsWarnings(false)}
      >
        <ul className="why">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </Dialog>
    </div>
  );
}

function RemoveDialog({
  dataset,
  isOpen,
  onClose,
}: {
  readonly dataset: DatasetLine;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [error, setError] = useState<ErrorInWords | null>(null);
  const remove = (): void => {
    ask('dataset.remove', { dataset: dataset.name }).then(
      () => {
        // Changes to a dataset that is gone cannot be taken back.
        useUndo.getState().forget();
        onClose();
      },
      (fault: unknown) => setError(wordsOf(fault)),
    );
  };
  return (
    <Dialog
      title={`Remove ${dataset.name}`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button look="danger" onPress={remove}>
            Remove {formatCounted(dataset.rows, 'row')}
          </Button>
        </>
      }
    >
      <p>
        The dataset leaves the project with its tags and segments. This cannot be undone; the file
        it came from stays as it is.
      </p>
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  );
}

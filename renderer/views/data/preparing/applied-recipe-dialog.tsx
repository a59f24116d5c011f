import { Button } from '../../../controls/button.tsx';
import { Dialog } from '../../../controls/dialog.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { formatCounted } from '../../../words/numbers.ts';
import { fileNameOf } from '../../../words/quantities.ts';
import { forgetAppliedRecipe, useAppliedRecipe } from './recipe-files.ts';
import './preparing.css';

const partWords = {
  set: 'Set',
  variable: 'Variable',
  segment: 'Segment',
  weight: 'Weight',
} as const;

/** What of a recipe was applied, and by name what was not, and why. */
export function AppliedRecipeDialog() {
  const recipe = useAppliedRecipe();
  if (recipe === null) return null;
  const { file, applied, notApplied, error } = recipe;
  return (
    <Dialog
      title={`Recipe ${fileNameOf(file)}`}
      isOpen
      onClose={forgetAppliedRecipe}
      size="large"
      actions={
        <Button look="primary" onPress={forgetAppliedRecipe}>
          Close
        </Button>
      }
    >
      {error !== null ? (
        <ErrorNote error={error} />
      ) : (
        <>
          {notApplied.length > 0 && (
            <section>
              <h3>{formatCounted(notApplied.length, 'part')} could not be applied</h3>
              <ul className="several-list">
                {notApplied.map(({ what, name, why }) => (
                  <li key={`${what} ${name}`}>
                    <span className="quiet small">{partWords[what]}</span> <strong>{name}</strong>
                    <br />
                    {why}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {applied.length > 0 && (
            <>
              <section>
                <h3>{formatCounted(applied.length, 'part')} applied</h3>
                <ul className="several-list">
                  {applied.map(({ what, name }) => (
                    <li key={`${what} ${name}`}>
                      <span className="quiet small">{partWords[what]}</span> {name}
                    </li>
                  ))}
                </ul>
              </section>
              <p className="quiet">Undo takes all of it back in one step.</p>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

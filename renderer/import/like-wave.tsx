import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';
import { Checkbox } from '../controls/checkbox.tsx';
import { Select } from '../controls/select.tsx';
import { formatCounted } from '../words/numbers.ts';
import { useWorkspace } from '../workspace.ts';
import type { PlanEditing } from './use-import-plan.ts';

const nobody = '';

/** Which wave the file is read like, what differs from it, and what is taken of each difference. */
export function LikeWave({
  editing,
  withRecipe,
  onWithRecipe,
}: {
  readonly editing: PlanEditing;
  readonly withRecipe: boolean;
  readonly onWithRecipe: (withRecipe: boolean) => void;
}) {
  const hasProject = useWorkspace((state) => state.project !== null);
  const datasets = useAnswer('dataset.list', {}, { enabled: hasProject });
  const waves = (datasets.data ?? []).filter(({ source }) => source !== null);
  const { like, differences } = editing;
  if (waves.length === 0) return null;
  return (
    <section className="like-wave" aria-label="As in a former wave">
      <div className="file-settings">
        <Select
          label="As in"
          choices={[
            { value: nobody, label: 'No former wave' },
            ...waves.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={like ?? nobody}
          onChange={(wave) => editing.propose({ like: wave || undefined, choices: {} })}
        />
        {like !== null && (
          <Checkbox isSelected={withRecipe} onChange={onWithRecipe}>
            Derive its variables, segments and weight again
          </Checkbox>
        )}
      </div>
      {like !== null && (
        <details className="repeated-rows" open>
          <summary>
            {differences.length === 0
              ? `Nothing differs from ${like}.`
              : `${formatCounted(differences.length, 'difference')} from ${like}`}
          </summary>
          <ul>
            {differences.map((one) => (
              <li key={one.id}>
                {one.words}{' '}
                {one.taken !== null && (
                  <>
                    <span className="quiet">
                      {one.taken === 'is' ? 'The file’s is taken.' : `${like}’s is taken.`}
                    </span>{' '}
                    <Button
                      look="quiet"
                      onPress={() => editing.take(one.id, one.taken === 'is' ? 'was' : 'is')}
                    >
                      {one.taken === 'is' ? 'Keep as it was' : 'Take as it is now'}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

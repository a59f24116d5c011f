import { Pencil, Plus, Sigma } from 'lucide-react';
import { useMemo } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import { Button } from '../../../controls/button.tsx';
import { Menu, type MenuAction } from '../../../controls/menu.tsx';
import { type Action, useActions } from '../../../frame/actions.ts';
import { deriveWords } from './derive-words.ts';
import { countedAnswers, type DraftKind, newDraft } from './drafts.ts';
import { boxSize, canBox, makeBox } from './make-variables.ts';
import { openPreparing } from './preparing-dialogs.ts';

/** The ways to make a variable out of this one, those that suit it best first. */
export function waysFrom(variable: VariableLine): readonly DraftKind[] {
  const { kind, numbers, set } = variable;
  if (set.length > 0) return ['count', 'net'];
  const hasAnswers = countedAnswers(variable).length > 0;
  switch (kind) {
    case 'number':
    case 'weight':
      return numbers === null ? ['missing'] : ['band', 'missing'];
    case 'date':
      return ['date-part'];
    case 'text':
      return ['number'];
    case 'scale':
      return ['box', 'recode', 'net', 'score', 'band', 'missing'];
    case 'single':
      return hasAnswers ? ['recode', 'net', 'score', 'number', 'missing'] : [];
    default:
      return ['number'];
  }
}

/** Opens the dialog that makes a variable in one of the ways. */
export function startDerivation(
  kind: DraftKind,
  from: readonly VariableLine[],
  variables: readonly VariableLine[],
): void {
  openPreparing({ kind: 'derive', draft: newDraft(kind, from, variables) });
}

/** What can be made of a variable, and its other name; the palette and two shortcuts offer it too. */
export function VariableTools({
  dataset,
  variable,
  variables,
  onError,
}: {
  readonly dataset: DatasetLine;
  readonly variable: VariableLine;
  readonly variables: readonly VariableLine[];
  readonly onError: (fault: unknown) => void;
}) {
  const { name } = variable;
  const actions = useMemo(
    () => paletteActions(dataset, variable, variables, onError),
    [dataset, variable, variables, onError],
  );
  useActions('variable', actions);
  const ways: readonly MenuAction[] = [...waysFrom(variable), 'expression' as const].map(
    (kind) => ({
      id: kind,
      label: deriveWords[kind].action,
      run: () => startDerivation(kind, kind === 'expression' ? [] : [variable], variables),
    }),
  );
  const box = (side: 'top' | 'bottom'): void => {
    makeBox(dataset, variable, variables, side).catch(onError);
  };
  return (
    <>
      {canBox(variable) && (
        <>
          <Button onPress={() => box('top')}>Top {boxSize(variable)} box</Button>
          <Button onPress={() => box('bottom')}>Bottom {boxSize(variable)} box</Button>
        </>
      )}
      <Menu label={`Make a variable from ${name}`} actions={ways}>
        <Button icon={Plus}>Make from it</Button>
      </Menu>
      <Button
        look="quiet"
        icon={Pencil}
        onPress={() => openPreparing({ kind: 'rename', variable: name })}
      >
        Rename
      </Button>
    </>
  );
}

function paletteActions(
  dataset: DatasetLine,
  variable: VariableLine,
  variables: readonly VariableLine[],
  onError: (fault: unknown) => void,
): readonly Action[] {
  const group = 'Variable';
  const { name } = variable;
  const boxes: readonly Action[] = canBox(variable)
    ? (['top', 'bottom'] as const).map((side) => ({
        id: `box-${side}`,
        title: `${side === 'top' ? 'Top' : 'Bottom'} ${boxSize(variable)} box of ${name}`,
        group,
        run: () => {
          makeBox(dataset, variable, variables, side).catch(onError);
        },
      }))
    : [];
  const [first] = waysFrom(variable);
  return [
    ...boxes,
    ...waysFrom(variable).map((kind) => ({
      id: `make-${kind}`,
      title: deriveWords[kind].title(name),
      group,
      ...(kind === first ? { shortcut: 'alt+m' } : {}),
      run: () => startDerivation(kind, [variable], variables),
    })),
    {
      id: 'make-expression',
      title: 'Compute a variable from an expression',
      group,
      shortcut: 'alt+e',
      run: () => startDerivation('expression', [], variables),
    },
    {
      id: 'rename-variable',
      title: `Rename ${name} everywhere`,
      group,
      shortcut: 'alt+r',
      run: () => openPreparing({ kind: 'rename', variable: name }),
    },
  ];
}

/** The button that computes a variable from an expression, above the list. */
export function ComputeButton({ variables }: { readonly variables: readonly VariableLine[] }) {
  return (
    <Button look="quiet" icon={Sigma} onPress={() => startDerivation('expression', [], variables)}>
      Compute
    </Button>
  );
}

import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { DerivedLine } from '#contract/calls/preparations.ts';
import { formatCounted, formatNumber, formatPercent } from '../../../words/numbers.ts';
import { showVariable } from '../chosen-variables.ts';
import { countedAnswers, freeName, type Spec } from './drafts.ts';
import { changeUndoably, runUndoably } from './undoable-change.ts';

/** Makes a variable, or makes `replaces` anew, and shows it; can be undone. */
export async function makeVariable(
  dataset: string,
  spec: Spec,
  replaces: string | null,
): Promise<void> {
  const { made } = await runUndoably(
    replaces === null ? `new variable ${spec.name}` : `recipe of ${replaces}`,
    'derive.run',
    {
      dataset,
      specs: [spec],
      ...(replaces === null ? {} : { replace: true }),
    },
    {
      title: replaces === null ? `Making ${spec.name}` : `Making ${spec.name} anew`,
      says: (output) => madeWords(output.made),
    },
  );
  showVariable(dataset, made[0]?.variable.memberOf ?? made[0]?.name ?? spec.name);
}

/** What was made, in one line: "Made q5_top2: Yes 54 % of 1,180". */
export function madeWords(made: readonly DerivedLine[]): string {
  const [first] = made;
  if (first === undefined) return 'Nothing was made';
  if (made.length > 1) return `Made ${formatCounted(made.length, 'variable')}`;
  const { name, variable } = first;
  const { present, numbers } = variable;
  const yes = countedAnswers(variable).find(({ value }) => value === 1);
  const rows = formatCounted(present, 'row');
  if (numbers !== null) return `Made ${name}: mean ${formatNumber(numbers.mean)} of ${rows}`;
  return yes !== undefined && countedAnswers(variable).length === 2
    ? `Made ${name}: ${yes.label} ${formatPercent(yes.count / Math.max(1, present), present)} of ${rows}`
    : `Made ${name}: ${formatCounted(countedAnswers(variable).length, 'answer')}, ${rows}`;
}

/** Makes the top or bottom two of a scale, or the one end of a short one, without asking. */
export function makeBox(
  dataset: DatasetLine,
  variable: VariableLine,
  variables: readonly VariableLine[],
  side: 'top' | 'bottom',
): Promise<void> {
  const answers = boxSize(variable);
  const name = freeName(`${variable.name}_${side}${answers}`, variables);
  return makeVariable(
    dataset.name,
    { kind: 'box', name, from: variable.name, side, answers },
    null,
  );
}

/** How many answers a box of this scale holds: two, or one where two would leave no other end. */
export function boxSize(variable: VariableLine): 1 | 2 {
  const values = new Set(countedAnswers(variable).flatMap(({ value }) => value ?? []));
  return values.size > 3 ? 2 : 1;
}

/** Whether the answers of a variable have the values that tell their top from their bottom. */
export function canBox(variable: VariableLine): boolean {
  const values = new Set(countedAnswers(variable).flatMap(({ value }) => value ?? []));
  return variable.kind === 'scale' && values.size > 2;
}

/** Removes a derived variable; refused in words where anything needs it. */
export async function removeVariable(dataset: string, name: string): Promise<void> {
  await changeUndoably(`removal of ${name}`, 'variable.remove', { dataset, variables: [name] });
  showVariable(dataset, null);
}

/** Gives a variable or set another name everywhere, and keeps showing it. */
export async function renameVariable(
  dataset: string,
  variable: string,
  to: string,
): Promise<readonly { readonly what: string; readonly name: string }[]> {
  const { rewritten, name } = await changeUndoably(`name of ${variable}`, 'variable.rename', {
    dataset,
    variable,
    to,
  });
  showVariable(dataset, name);
  return rewritten;
}

/** What can be said anew about a variable. */
export type VariableEdit = Partial<Pick<VariableLine, 'label' | 'kind' | 'role' | 'categories'>>;

/** Changes what is said about a variable; can be undone. */
export async function editVariable(
  dataset: string,
  variable: VariableLine,
  { categories, ...rest }: VariableEdit,
): Promise<void> {
  await changeUndoably(`edit of ${variable.name}`, 'variable.edit', {
    dataset,
    variable: variable.name,
    ...rest,
    ...(categories === undefined
      ? {}
      : {
          categories: categories.map(({ code, label, value, missing }) => ({
            code,
            label,
            value,
            missing,
          })),
        }),
  });
}

import type { PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import { memberCategories } from '../mark-builder.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { saysNo, saysYes } from '../recognise/marks.ts';
import type { NameGiver } from '../recognise/names.ts';
import { type SavAnswers, savAnswers } from './sav-answers.ts';
import type { SavDictionary, SavVariable } from './sav-dictionary.ts';
import { commonBeginning, missingLabels, stemOf } from './sav-set-words.ts';

const leastOptions = 3;

/** Variables with the "select all that apply" questions among them that the file does not name. */
export interface PlannedWithUnsaidSets {
  readonly variables: readonly PlannedVariable[];
  readonly sets: readonly PlannedSet[];
}

/** How a variable that holds one option says that it was chosen. */
interface Flag {
  readonly selected: string;
  readonly notSelected: readonly string[];
  /** What the variable must share with its neighbours to be an option of the same question. */
  readonly key: string;
  /** The option, where the label of its only code names it. */
  readonly says: string;
  readonly known: SavAnswers;
}

/**
 * Finds "select all that apply" questions of files that do not name their sets: three or more variables in
 * a row, numbered under one stem (q4_1, q4_2, q4_3), that each hold yes or no, 1 and 0, or one code alone.
 *
 * Who saw the question is who has anything in it where unchosen options are written out (0, No); where
 * they are blank, who chose anything.
 *
 * @param variables planned one by one, at the places of the file's variables, with the file's own sets.
 */
export function planUnsaidSets(
  { variables: described }: SavDictionary,
  variables: readonly PlannedVariable[],
  profiles: readonly ColumnProfile[],
  names: NameGiver,
): PlannedWithUnsaidSets {
  const planned = [...variables];
  const flags = described.map((variable, place) =>
    flagOf(variable, planned[place], profiles[place] as ColumnProfile),
  );
  const sets: PlannedSet[] = [];
  for (let from = 0; from < described.length; ) {
    const key = flags[from]?.key ?? null;
    let to = from + 1;
    while (key !== null && to < described.length && flags[to]?.key === key) to++;
    if (key !== null && to - from >= leastOptions) {
      const found = flags.slice(from, to) as Flag[];
      const isWrittenOut = found.some(({ notSelected }, index) =>
        notSelected.some((code) => profiles[from + index]?.counts.has(code)),
      );
      const members = planned.slice(from, to);
      const set = setOf(members, isWrittenOut, names);
      sets.push(set);
      const labels = optionLabels(members, found);
      members.forEach((member, index) => {
        planned[from + index] = optionOf(
          member,
          found[index] as Flag,
          set.name,
          labels[index] as string,
        );
      });
    }
    from = to;
  }
  return { variables: planned, sets };
}

function flagOf(
  variable: SavVariable,
  planned: PlannedVariable | undefined,
  profile: ColumnProfile,
): Flag | null {
  if (planned?.set !== null || planned.source.from !== 'cell') return null;
  if (!['single', 'number', 'scale'].includes(planned.kind) || variable.width > 0) return null;
  const stem = stemOf(variable.name);
  if (stem === null) return null;
  const known = savAnswers(variable, profile);
  const [low, high, ...more] = known.answers;
  if (low === undefined || more.length > 0) return null;
  if (high === undefined) {
    // One code alone is a mark only where others left the cell blank.
    const isMark = low.number === 1 && profile.blank > 0 && !/^true$/iu.test(low.label);
    const says = low.isLabelled && !saysYes(low.label) ? low.label : '';
    return isMark ? { selected: '1', notSelected: [], key: `${stem} one`, says, known } : null;
  }
  const isCounted = low.number === 0 && high.number === 1;
  const isNo = !low.isLabelled || saysNo(low.label) || /^not\b/iu.test(low.label);
  if (isCounted && isNo && !isTruth(low.label, high.label)) {
    const says = high.isLabelled && !saysYes(high.label) && high.label !== '1' ? high.label : '';
    return { selected: '1', notSelected: ['0'], key: `${stem} 0/1`, says, known };
  }
  const isYesFirst = low.number === 1 && high.number === 2;
  if (!isYesFirst || isTruth(low.label, high.label)) return null;
  if (!low.isLabelled || !saysYes(low.label) || !saysNo(high.label)) return null;
  return { selected: '1', notSelected: ['2'], key: `${stem} 1/2`, says: '', known };
}

/** Statements that are true or false are questions side by side, and no options to choose from. */
function isTruth(...labels: readonly string[]): boolean {
  return labels.some((label) =>
    /^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso)$/iu.test(label),
  );
}

function setOf(
  members: readonly PlannedVariable[],
  isWrittenOut: boolean,
  names: NameGiver,
): PlannedSet {
  const [first, last] = [members[0]?.name ?? '', members.at(-1)?.name ?? ''];
  const stem = (stemOf(first) ?? 'set').replace(/[_.]+$/u, '');
  const name = names.give(first.slice(0, stem.length), 'set');
  const labels = members.map(({ label }) => label);
  const label = new Set(labels).size === 1 ? (labels[0] as string) : commonBeginning(labels);
  return {
    name,
    label: label || name,
    kind: 'multiple',
    base: isWrittenOut ? 'cell-not-empty' : 'marked-any',
    why: [
      `Select all that apply: ${members.length} variables in a row, ${first} to ${last}, that each hold one option; the file itself names no set.`,
      isWrittenOut
        ? 'Options that were not chosen are written out, so an empty cell is no answer.'
        : 'An empty cell is “not selected” where the person chose anything here, else no answer.',
    ],
  };
}

/** What tells the options apart: the label of the code, else what follows the question in the variable's label. */
function optionLabels(
  members: readonly PlannedVariable[],
  flags: readonly Flag[],
): readonly string[] {
  const said = flags.map(({ says }) => says);
  if (said.every((text) => text !== '') && new Set(said).size === said.length) return said;
  const labels = members.map(({ label }) => label);
  const question = commonBeginning(labels);
  return labels.map((label) => {
    const rest = question === '' ? label : label.slice(question.length).replace(/^[\s:–—-]+/u, '');
    return rest === '' ? label : rest;
  });
}

function optionOf(
  member: PlannedVariable,
  { selected, notSelected, known }: Flag,
  set: string,
  label: string,
): PlannedVariable {
  return {
    ...member,
    label,
    kind: 'single',
    source: {
      from: 'mark',
      column: member.source.column,
      selected: [selected],
      notSelected: [...notSelected],
    },
    categories: [...memberCategories, ...missingLabels(known.missing)],
    missing: known.missing.map(({ code, reason }) => ({ code, reason })),
    missingRanges: known.missingRanges,
    set,
    role: null,
    why: [`An option of ${set}: selected where it holds ${selected}.`, ...known.why],
  };
}

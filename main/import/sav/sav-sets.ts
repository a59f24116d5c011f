import type { PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import { memberCategories } from '../mark-builder.ts';
import { tidyLabel } from '../recognise/answer-list.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import type { NameGiver } from '../recognise/names.ts';
import { numberText } from '../typed-numbers.ts';
import { isGrid, type MentionsSeen } from './repeated-mentions.ts';
import { savAnswers } from './sav-answers.ts';
import type { SavDictionary, SavSet, SavVariable } from './sav-dictionary.ts';
import { missingLabels } from './sav-set-words.ts';

const mostOptions = 400;

/** The variables of a file with its multiple-response sets among them. */
export interface PlannedWithSets {
  readonly variables: readonly PlannedVariable[];
  readonly sets: readonly PlannedSet[];
  readonly warnings: readonly string[];
}

/**
 * Plans the multiple-response sets of an SPSS file. Of a set of dichotomies each variable becomes an
 * option of it; of a set of categories each option that any variable names becomes one, and the variables
 * stay as they are.
 *
 * A set of categories whose variables repeat an answer in one row is no question with several mentions but
 * questions side by side, which some programs write so: it becomes a grid.
 *
 * @param variables planned one by one, at the places of the file's variables.
 * @param repeats how often the variables of a set repeat an answer in a row; see `repeatedMentions`.
 */
export function planSavSets(
  dictionary: SavDictionary,
  variables: readonly PlannedVariable[],
  profiles: readonly ColumnProfile[],
  names: NameGiver,
  repeats: ReadonlyMap<SavSet, MentionsSeen>,
): PlannedWithSets {
  const planned = [...variables];
  const added: PlannedVariable[] = [];
  const sets: PlannedSet[] = [];
  const warnings: string[] = [];
  for (const set of dictionary.sets) {
    const name = names.give(set.name.replace(/^\$/u, ''), 'set');
    const label = tidyLabel(set.label) || name;
    if (set.kind === 'dichotomies') {
      sets.push(dichotomies(dictionary, set, { name, label }, { planned, added, profiles, names }));
      continue;
    }
    const seen = repeats.get(set);
    if (seen && isGrid(seen)) {
      sets.push(gridOf(set, { name, label }, planned, seen));
      continue;
    }
    const options = categoryOptions(dictionary, set, profiles);
    if (options.length === 0 || options.length > mostOptions) {
      warnings.push(`The set ${set.name} has ${options.length} options and was left out.`);
      continue;
    }
    const why = `Multiple-response set of the file: ${options.length} options in ${set.variables.length} variables, one for each mention.`;
    sets.push({ name, label, kind: 'multiple', base: 'marked-any', why: [why] });
    added.push(...options.map((option) => mention(set, option, name, names)));
  }
  return { variables: [...planned, ...added], sets, warnings };
}

function gridOf(
  { variables }: SavSet,
  { name, label }: Pick<PlannedSet, 'name' | 'label'>,
  planned: PlannedVariable[],
  { several, repeated }: MentionsSeen,
): PlannedSet {
  for (const place of variables) {
    const item = planned[place] as PlannedVariable;
    if (item.set === null) planned[place] = { ...item, set: name };
  }
  const why = `Grid: the file lists these ${variables.length} variables as one set, but ${repeated} of ${several} rows with several answers give the same one twice, so each is a question of its own.`;
  return { name, label, kind: 'grid', base: 'cell-not-empty', why: [why] };
}

interface Drafts {
  readonly planned: PlannedVariable[];
  readonly added: PlannedVariable[];
  readonly profiles: readonly ColumnProfile[];
  readonly names: NameGiver;
}

function dichotomies(
  dictionary: SavDictionary,
  set: SavSet,
  { name, label }: Pick<PlannedSet, 'name' | 'label'>,
  { planned, added, profiles, names }: Drafts,
): PlannedSet {
  let isWrittenOut = false;
  for (const place of set.variables) {
    const variable = dictionary.variables[place] as SavVariable;
    const known = savAnswers(variable, profiles[place] as ColumnProfile);
    const counted = countedCode(variable, set.counted ?? '1');
    const notSelected = known.answers.map(({ code }) => code).filter((code) => code !== counted);
    if (notSelected.some((code) => profiles[place]?.counts.has(code))) isWrittenOut = true;
    const before = planned[place] as PlannedVariable;
    const named = known.answers.find(({ code, isLabelled }) => code === counted && isLabelled);
    const member: PlannedVariable = {
      ...before,
      label: set.isLabelledByValue && named ? named.label : before.label,
      kind: 'single',
      source: { from: 'mark', column: place, selected: [counted], notSelected },
      categories: [...memberCategories, ...missingLabels(known.missing)],
      missing: known.missing.map(({ code, reason }) => ({ code, reason })),
      missingRanges: known.missingRanges,
      set: name,
      role: null,
      why: [`An option of ${name}: selected where it holds ${counted}.`, ...known.why],
    };
    if (before.set === null) planned[place] = member;
    else added.push({ ...member, name: names.give(before.name) });
  }
  const base = isWrittenOut ? 'cell-not-empty' : 'marked-any';
  return {
    name,
    label,
    kind: 'multiple',
    base,
    why: [
      `Multiple-response set of the file: ${set.variables.length} options.`,
      isWrittenOut
        ? 'Options that were not chosen are written out, so an empty cell is no answer.'
        : 'An empty cell is “not selected” where the person chose anything here, else no answer.',
    ],
  };
}

function countedCode({ width }: SavVariable, counted: string): string {
  const number = Number(counted);
  return width > 0 || Number.isNaN(number) ? counted.trim() : numberText(number, false);
}

interface Option {
  readonly code: string;
  readonly label: string;
  readonly missing: readonly { readonly code: string; readonly reason: 'no-answer' }[];
  readonly ranges: PlannedVariable['missingRanges'];
}

function categoryOptions(
  { variables }: SavDictionary,
  set: SavSet,
  profiles: readonly ColumnProfile[],
): readonly Option[] {
  const options = new Map<string, Option>();
  const missing = new Map<string, { readonly code: string; readonly reason: 'no-answer' }>();
  const ranges: PlannedVariable['missingRanges'] = [];
  for (const place of set.variables) {
    const variable = variables[place] as SavVariable;
    const known = savAnswers(variable, profiles[place] as ColumnProfile);
    ranges.push(
      ...known.missingRanges.filter((one) => !ranges.some((had) => isSameRange(had, one))),
    );
    for (const { code } of known.missing) missing.set(code, { code, reason: 'no-answer' });
    for (const { code, label, isLabelled } of known.answers) {
      if (isLabelled || !options.has(code))
        options.set(code, { code, label, missing: [], ranges: [] });
    }
  }
  return [...options.values()].map((option) => ({
    ...option,
    missing: [...missing.values()],
    ranges,
  }));
}

type MissingRange = PlannedVariable['missingRanges'][number];

function isSameRange(one: MissingRange, other: MissingRange): boolean {
  return one.from === other.from && one.to === other.to;
}

function mention(
  set: SavSet,
  { code, label, missing, ranges }: Option,
  name: string,
  names: NameGiver,
): PlannedVariable {
  const [first = 0] = set.variables;
  return {
    name: names.give(`${name}_${code.replace(/[^\p{L}\p{N}]+/gu, '_')}`),
    label,
    kind: 'single',
    source: { from: 'mentions', column: first, columns: [...set.variables], code },
    categories: [...memberCategories],
    missing: [...missing],
    missingRanges: [...ranges],
    role: null,
    set: name,
    dateFormat: null,
    decimal: '.',
    included: true,
    why: [`An option of ${name}: selected where any of its variables holds ${code}.`],
  };
}

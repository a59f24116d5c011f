import { foldedLabel } from '#analysis/combine/same-wording.ts';
import type { ImportPlan, PlannedSource, PlannedVariable } from '#contract/import-plan.ts';
import { storageOf } from '../column-set.ts';
import type { Differences } from './differences.ts';
import { type FollowedVariable, fitAnswers } from './fit-answers.ts';

/** What fitting one variable needs to know of the rest. */
export interface FittingContext {
  readonly wave: string;
  readonly differences: Differences;
  /** Whether the new file has types of its own. */
  readonly isTyped: boolean;
  readonly newByOld: ReadonlyMap<number, number>;
  readonly fresh: ImportPlan;
}

/**
 * A variable of the former wave for the new file. `fresh` is what recognition alone makes of its column;
 * undefined for an option that the new file does not have.
 */
export function fitVariable(
  followed: FollowedVariable,
  fresh: PlannedVariable | undefined,
  column: number,
  context: FittingContext,
): PlannedVariable {
  const { today } = followed;
  const source = fitSource(today.source, fresh, column, context);
  if (fresh === undefined) {
    tellVanishedOption(today, context);
    return { ...today, source };
  }
  const label = fitLabel(followed, fresh, context);
  const fitted = {
    ...today,
    label,
    source,
    dateFormat: fresh.kind === 'date' ? fresh.dateFormat : today.dateFormat,
    decimal: fresh.decimal,
    why: [today.included ? `As in ${context.wave}.` : `Left out, as in ${context.wave}.`],
  };
  if (today.source.from !== 'cell' || !today.included) return fitted;
  const isOther =
    storageOf(followed.stored) !== storageOf(fresh) ||
    (fresh.kind === 'date') !== (today.kind === 'date');
  if (isOther && takesNewKind(today, fresh, context)) {
    const { kind, categories, missing, missingRanges, dateFormat } = fresh;
    return {
      ...fitted,
      source: fresh.source,
      kind,
      categories,
      missing,
      missingRanges,
      dateFormat,
      why: fresh.why,
    };
  }
  if (isOther) return fitted;
  if (storageOf(today) === 'category') {
    return { ...fitted, ...fitCategories(followed, fresh, context) };
  }
  return { ...fitted, ...fitMissing(followed, fresh, context) };
}

function fitLabel(
  { today, stored }: FollowedVariable,
  fresh: PlannedVariable,
  { wave, differences }: FittingContext,
): string {
  const isSame = [stored.label, today.label].some(
    (label) => foldedLabel(label) === foldedLabel(fresh.label),
  );
  if (isSame || !today.included) return today.label;
  const words = `${today.name} reads “${fresh.label}”; in ${wave} it read “${today.label}”.`;
  const difference = {
    kind: 'changed-label',
    variable: today.name,
    was: today.label,
    is: fresh.label,
    words,
  } as const;
  return differences.choose(difference, 'is') === 'is' ? fresh.label : today.label;
}

function takesNewKind(
  today: PlannedVariable,
  fresh: PlannedVariable,
  { wave, differences }: FittingContext,
): boolean {
  const words = `${today.name} was ${kindWords[today.kind]} in ${wave}; this file looks like ${kindWords[fresh.kind]}.`;
  const difference = {
    kind: 'changed-kind',
    variable: today.name,
    was: today.kind,
    is: fresh.kind,
    words,
  } as const;
  return differences.choose(difference, 'was') === 'is';
}

const kindWords: Readonly<Record<PlannedVariable['kind'], string>> = {
  single: 'one answer of a list',
  scale: 'a scale',
  multiple: 'several answers of a list',
  number: 'a number',
  date: 'a date',
  text: 'text',
  id: 'an id',
  weight: 'a weight',
};

function fitCategories(
  followed: FollowedVariable,
  fresh: PlannedVariable,
  { wave, differences, isTyped }: FittingContext,
): Pick<PlannedVariable, 'categories'> {
  const { today, stored } = followed;
  const codesAreNumbers = fresh.categories.every(({ code }) => isNumber(code));
  const keepVanished =
    !isTyped || !codesAreNumbers || today.categories.every(({ code }) => isNumber(code));
  const fitting = { variable: today.name, wave, differences };
  const categories = [...fitAnswers(followed, fresh, fitting, keepVanished)];
  if (today.kind !== 'scale' || fresh.kind !== 'scale') return { categories };
  const codes = (list: PlannedVariable['categories']) =>
    list
      .filter(
        ({ code, missing }) =>
          missing === null &&
          fresh.categories.some((one) => one.code === code) &&
          stored.categories.some((one) => one.code === code),
      )
      .map(({ label }) => foldedLabel(label));
  const [was, is] = [codes(stored.categories), codes(fresh.categories)];
  const isOther =
    was.length === is.length &&
    was.some((label, at) => label !== is[at]) &&
    was.every((label) => is.includes(label));
  if (!isOther) return { categories };
  const words = `The answers of ${today.name} come in another order: ${is.join(', ')}.`;
  const told = {
    kind: 'changed-order',
    variable: today.name,
    was: was.join(', '),
    is: is.join(', '),
    words,
  } as const;
  return { categories: differences.choose(told, 'was') === 'is' ? fresh.categories : categories };
}

function isNumber(code: string): boolean {
  return code.trim() !== '' && Number.isFinite(Number(code));
}

function fitMissing(
  { today }: FollowedVariable,
  fresh: PlannedVariable,
  { wave, differences, isTyped }: FittingContext,
): Pick<PlannedVariable, 'missing' | 'missingRanges'> {
  const { missing } = today;
  const missingRanges = today.missingRanges ?? [];
  const newCodes = fresh.missing.filter(({ code }) => !missing.some((one) => one.code === code));
  const newRanges = fresh.missingRanges.filter(
    ({ from, to }) => !missingRanges.some((one) => one.from === from && one.to === to),
  );
  if (newCodes.length === 0 && newRanges.length === 0) return { missing, missingRanges };
  const is = [
    ...newCodes.map(({ code }) => code),
    ...newRanges.map(({ from, to }) => `${from ?? 'lowest'} to ${to ?? 'highest'}`),
  ].join(', ');
  const was = missing.map(({ code }) => code).join(', ');
  const words = `${today.name} has other codes that mean no answer than ${wave}: ${is}.`;
  const told = { kind: 'changed-missing', variable: today.name, was, is, words } as const;
  if (differences.choose(told, isTyped ? 'is' : 'was') === 'was') return { missing, missingRanges };
  return {
    missing: [...missing, ...newCodes],
    missingRanges: [...missingRanges, ...newRanges],
  };
}

/** Where the cells are now; how a mark or a list is written is as the new file has it. */
function fitSource(
  source: PlannedSource,
  fresh: PlannedVariable | undefined,
  column: number,
  { newByOld, fresh: plan }: FittingContext,
): PlannedSource {
  if (source.from === fresh?.source.from && source.from === 'mark') return fresh.source;
  const here = plan.variables.filter((one) => one.source.column === column);
  switch (source.from) {
    case 'cell':
    case 'mark':
      return { ...source, column };
    case 'list': {
      const list = here.find((one) => one.source.from === 'list')?.source;
      const separator = list?.from === 'list' ? list.separator : source.separator;
      const option = fresh?.source.from === 'list' ? fresh.source.option : source.option;
      return { ...source, column, separator, option };
    }
    case 'list-rest': {
      const options = here.flatMap((one) =>
        one.source.from === 'list' ? [one.source.option] : [],
      );
      const separator = here.find((one) => one.source.from === 'list')?.source;
      return {
        ...source,
        column,
        separator: separator?.from === 'list' ? separator.separator : source.separator,
        options: [...new Set([...source.options, ...options])],
      };
    }
    case 'list-place': {
      const list = here.find((one) => one.source.from === 'list-place')?.source;
      const separator = list?.from === 'list-place' ? list.separator : source.separator;
      const options = list?.from === 'list-place' ? list.options : [];
      return {
        ...source,
        column,
        separator,
        options: [...new Set([...source.options, ...options])],
      };
    }
    case 'mentions': {
      const columns = source.columns.flatMap((one) => newByOld.get(one) ?? []);
      return { ...source, column, columns };
    }
  }
}

function tellVanishedOption(
  { name, label, set, included }: PlannedVariable,
  { wave, differences }: FittingContext,
): void {
  if (!included) return;
  const words = `“${label}”, an option of ${set ?? name} in ${wave}, was not met in this file so far.`;
  differences.tell({ kind: 'vanished-answer', variable: name, was: label, is: '', words });
}

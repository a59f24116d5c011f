import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { PlannedCategory, PlannedVariable } from '#contract/import-plan.ts';
import { tidyLabel } from '../recognise/answer-list.ts';
import { standsAside } from '../recognise/answer-words.ts';
import { kindOfColumn } from '../recognise/column-kind.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { orderAnswers } from '../recognise/ordered-answers.ts';
import { plannedCategories, type SavAnswer, type SavAnswers, savAnswers } from './sav-answers.ts';
import type { SavVariable } from './sav-dictionary.ts';
import { isDurationFormat, isInstantFormat } from './sav-formats.ts';

/** What one variable of an SPSS file is judged by. */
export interface SavEvidence {
  readonly variable: SavVariable;
  readonly place: number;
  readonly profile: ColumnProfile;
  readonly isWeight: boolean;
  readonly datasetKind: DatasetKind;
}

type Decided = Pick<
  PlannedVariable,
  'kind' | 'categories' | 'missing' | 'missingRanges' | 'dateFormat' | 'decimal' | 'why'
>;

const mostAnswers = 4000;
const mostScaleCodes = 11;

/** Decides what a variable is: by its labels, its level of measurement, its format and its first rows. */
export function planSavVariable(evidence: SavEvidence): PlannedVariable {
  const { variable, place } = evidence;
  const decided = decide(evidence);
  const label = tidyLabel(variable.label ?? '');
  return {
    name: variable.name,
    label: label === '' ? variable.name : label,
    source: { from: 'cell', column: place },
    role: null,
    set: null,
    included: true,
    ...decided,
  };
}

function decide(evidence: SavEvidence): Decided {
  const { variable, profile, isWeight } = evidence;
  const known = savAnswers(variable, profile);
  const { missing, missingRanges } = known;
  const base: Decided = {
    kind: 'number',
    categories: [],
    missing: missing.map(({ code, reason }) => ({ code, reason })),
    missingRanges,
    dateFormat: null,
    decimal: '.',
    why: [...known.why],
  };
  const because = (kind: PlannedVariable['kind'], why: string): Decided => ({
    ...base,
    kind,
    why: [why, ...base.why],
  });
  if (isWeight) return because('weight', 'Weight: the file says that it weighs its rows.');
  if (variable.width === 0 && isInstantFormat(variable.format)) {
    return because('date', 'Date: by its format in the file.');
  }
  if (isDurationFormat(variable.format) && variable.width === 0) {
    return because('number', 'Number: a time of day or a duration, in seconds.');
  }
  const labelledCount = known.answers.filter(({ isLabelled }) => isLabelled).length;
  if (labelledCount === 0) return unlabelled(evidence, known, base, because);
  if (labelledCount > mostAnswers) {
    const kind = variable.width === 0 ? 'number' : 'text';
    return because(kind, `It has ${labelledCount} labels: too many for a list of answers.`);
  }
  if (variable.width > 0) {
    return asAnswers(evidence, known, base, {
      kind: 'single',
      values: noValues,
      why: 'One answer: its values have labels.',
    });
  }
  return labelledNumber(evidence, known, base, because);
}

interface Judged {
  readonly kind: 'single' | 'scale';
  readonly values: (answer: SavAnswer) => number | null;
  readonly why: string;
}

type Because = (kind: PlannedVariable['kind'], why: string) => Decided;

const noValues = (): null => null;

function asAnswers(
  { profile }: SavEvidence,
  known: SavAnswers,
  base: Decided,
  { kind, values, why }: Judged,
): Decided {
  const aside = known.answers.filter(({ label }) => standsAside(label));
  const beside = aside.filter(({ label }) => !/^other\b/iu.test(label));
  const kept =
    kind === 'scale' && beside.length > 0
      ? [
          `“${beside.map(({ label }) => label).join('”, “')}” kept as an answer, beside the order and out of any mean.`,
        ]
      : [];
  return {
    ...base,
    kind,
    categories: plannedCategories(known, values, profile.blank > 0),
    missing: [],
    why: [why, ...kept, ...base.why],
  };
}

function labelledNumber(
  evidence: SavEvidence,
  known: SavAnswers,
  base: Decided,
  because: Because,
): Decided {
  const { answers } = known;
  const labelled = answers.filter(({ isLabelled }) => isLabelled);
  const bare = answers.filter(({ isLabelled }) => !isLabelled);
  const isWhole = bare.every(({ number }) => Number.isInteger(number));
  if (bare.length > labelled.length && (bare.length > mostScaleCodes || !isWhole)) {
    const named = labelled.slice(0, 4).map(({ code, label }) => `${code} “${label}”`);
    return because(
      'number',
      `Number: most of its values have no label (labels: ${named.join(', ')}).`,
    );
  }
  return asAnswers(evidence, known, base, judge(evidence, answers));
}

/** Whether labelled answers form a scale; the values on it are the file's own codes. */
function judge({ variable }: SavEvidence, answers: readonly SavAnswer[]): Judged {
  const onScale = answers.filter(({ label }) => !standsAside(label));
  const ordered = orderAnswers(answers.map(({ label }) => label));
  const ranked = onScale.map(({ label }) => ordered?.values?.get(label) ?? Number.NaN);
  const worth = ({ label, number }: SavAnswer): number | null =>
    standsAside(label) ? null : number;
  if (ordered?.values && onScale.length >= 3 && isMonotonic(ranked)) {
    return {
      kind: 'scale',
      values: worth,
      why: `Scale in order, ${ordered.why}; values are the file’s codes.`,
    };
  }
  if (ordered?.values && onScale.length >= 3 && ranked.every((value) => !Number.isNaN(value))) {
    const steps = new Map([...ranked].sort((a, b) => a - b).map((value, at) => [value, at + 1]));
    return {
      kind: 'scale',
      values: ({ label }) => steps.get(ordered.values?.get(label) ?? Number.NaN) ?? null,
      why: `Scale in order, ${ordered.why}; the file’s codes run otherwise, so its values are 1 to ${steps.size}.`,
    };
  }
  if (hasBareMiddle(onScale)) {
    const [first, last] = [onScale[0], onScale.at(-1)];
    const why = `Scale from ${first?.code} “${first?.label}” to ${last?.code} “${last?.label}”.`;
    return { kind: 'scale', values: worth, why };
  }
  if (variable.measure === 'ordinal' && onScale.length >= 3 && !ordered) {
    return {
      kind: 'scale',
      values: worth,
      why: 'Scale: ordinal in the file; values are its codes.',
    };
  }
  const isFlag =
    onScale.length === 2 && onScale.every(({ number }) => number === 0 || number === 1);
  return {
    kind: 'single',
    values: isFlag ? worth : noValues,
    why: `One answer from ${answers.length}, in the order of the file’s codes.`,
  };
}

/** A run of numbers whose ends are labelled and whose middle is not. */
function hasBareMiddle(answers: readonly SavAnswer[]): boolean {
  const [first, last] = [answers[0], answers.at(-1)];
  const middle = answers.slice(1, -1);
  return (
    first !== undefined &&
    last !== undefined &&
    !isBare(first) &&
    !isBare(last) &&
    answers.length >= 3 &&
    answers.length <= mostScaleCodes &&
    middle.some((answer) => isBare(answer)) &&
    answers.every(({ number }) => Number.isInteger(number) && number >= -10 && number <= 10)
  );
}

/** A step that has no words: no label, or one that only repeats its number. */
function isBare({ code, label, isLabelled }: SavAnswer): boolean {
  return !isLabelled || label === code;
}

function isMonotonic(values: readonly number[]): boolean {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < 3 || known.length < values.length) return false;
  const isRising = known.every((value, at) => at === 0 || value >= (known[at - 1] as number));
  const isFalling = known.every((value, at) => at === 0 || value <= (known[at - 1] as number));
  return isRising || isFalling;
}

function unlabelled(
  evidence: SavEvidence,
  known: SavAnswers,
  base: Decided,
  because: Because,
): Decided {
  const { variable, profile, datasetKind } = evidence;
  const missingCodes = new Set(known.missing.map(({ code }) => code));
  const counts = new Map(known.answers.map(({ code }) => [code, profile.counts.get(code) ?? 0]));
  const answered = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const question = tidyLabel(variable.label ?? '');
  const found = kindOfColumn(
    { ...profile, counts, answered },
    { name: variable.name, question: question || variable.name, datasetKind, delimiter: ',' },
  );
  const missing = [...base.missing, ...found.missing.filter(({ code }) => !missingCodes.has(code))];
  if (variable.width > 0) {
    const decided = {
      ...base,
      ...found,
      missing,
      why: [...found.why, ...found.warnings, ...base.why],
    };
    return {
      kind: decided.kind,
      categories: [...found.categories, ...missingAsAnswers(known, found.categories)],
      missing,
      missingRanges: [],
      dateFormat: found.dateFormat,
      decimal: found.decimal,
      why: decided.why,
    };
  }
  const isInvented = found.categories.some(
    ({ code, missing: reason }) => reason !== null && code !== '',
  );
  const isWhole = known.answers.every(({ number }) => Number.isInteger(number));
  if (found.kind === 'id' || found.kind === 'weight')
    return because(found.kind, found.why[0] ?? '');
  const aside = new Set(found.categories.flatMap((one) => (one.missing === null ? [] : one.code)));
  const isNegative = known.answers.some(({ number }) => number !== null && number < 0);
  if (found.kind === 'scale' && (!isInvented || !isNegative)) {
    const values = ({ number, code }: SavAnswer): number | null =>
      aside.has(code) ? null : number;
    return asAnswers(evidence, known, base, { kind: 'scale', values, why: found.why[0] ?? '' });
  }
  const isFlag =
    known.answers.length === 2 && known.answers.every(({ number }) => number === 0 || number === 1);
  if (isFlag && found.kind === 'single') {
    const values = ({ number }: SavAnswer): number => number;
    return asAnswers(evidence, known, base, { kind: 'single', values, why: found.why[0] ?? '' });
  }
  const isShort = isWhole && known.answers.length <= 50 && answered >= 2 * known.answers.length;
  if (variable.measure === 'nominal' && isShort && known.answers.length > 0) {
    const why = 'One answer: nominal in the file, without labels.';
    return asAnswers(evidence, known, base, { kind: 'single', values: noValues, why });
  }
  if (
    variable.measure === 'ordinal' &&
    isShort &&
    known.answers.length <= mostScaleCodes &&
    known.answers.length > 1
  ) {
    const why = 'Scale: ordinal in the file, without labels.';
    const values = ({ number }: SavAnswer): number => number;
    return asAnswers(evidence, known, base, { kind: 'scale', values, why });
  }
  return because(
    'number',
    `Number: ${known.answers.length.toLocaleString('en-US')} different values without labels.`,
  );
}

function missingAsAnswers(
  known: SavAnswers,
  categories: readonly PlannedCategory[],
): Decided['categories'] {
  if (categories.length === 0) return [];
  return plannedCategories({ ...known, answers: [] }, noValues, false);
}

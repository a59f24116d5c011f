import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import type { PlannedCategory, PlannedVariable } from '#contract/import-plan.ts';
import { numberOfCode } from '../number-reasons.ts';
import { tidyLabel } from '../recognise/answer-list.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { reasonByWords } from '../recognise/missing-words.ts';
import { numberText } from '../typed-numbers.ts';
import type { SavValue, SavVariable } from './sav-dictionary.ts';
import { isInstantFormat, secondsFrom1582To1970 } from './sav-formats.ts';

/** An answer of a variable, as its dictionary and its first rows have it. */
export interface SavAnswer {
  readonly code: string;
  readonly label: string;
  /** The number that it is; NaN for text. */
  readonly number: number;
  readonly isLabelled: boolean;
}

/** What a variable's dictionary says of its answers, and of what is none. */
export interface SavAnswers {
  /** Answers with labels, and those without that the first rows hold; numbers in order. */
  readonly answers: readonly SavAnswer[];
  readonly missing: readonly (SavAnswer & { readonly reason: MissingReason })[];
  readonly missingRanges: PlannedVariable['missingRanges'];
  readonly why: readonly string[];
}

/** The code by which a plan knows a value of a variable. */
export function codeOf({ format, width }: SavVariable, value: SavValue): string {
  if (typeof value === 'string') return value.trim();
  return width === 0 && isInstantFormat(format)
    ? numberText(Math.round((value - secondsFrom1582To1970) * 1000), true)
    : numberText(value, false);
}

/** The value that a code stands for, as the file has it: of a date, seconds from 1582. */
function valueOfCode({ format, width }: SavVariable, code: string): SavValue {
  if (width > 0) return code;
  if (!isInstantFormat(format)) return Number(code);
  return numberOfCode(code, true) / 1000 + secondsFrom1582To1970;
}

/** Sorts the values of a variable into answers and missing codes, the latter with reasons. */
export function savAnswers(variable: SavVariable, profile: ColumnProfile): SavAnswers {
  const labelled = new Map<string, SavAnswer>();
  for (const { value, label } of variable.labels) {
    if (Number.isNaN(value)) continue;
    const code = codeOf(variable, value);
    if (!labelled.has(code)) labelled.set(code, answerOf(code, value, label));
  }
  const declared = new Set(variable.missing.values.map((value) => codeOf(variable, value)));
  const isMissing = ({ code, number }: SavAnswer): boolean =>
    declared.has(code) || isWithin(number, variable.missing.range);
  const seen = [...profile.counts.keys()]
    .filter((code) => !labelled.has(code))
    .map((code) => answerOf(code, valueOfCode(variable, code), ''));
  const unnamed = [...declared]
    .filter((code) => !labelled.has(code) && code !== '')
    .map((code) => answerOf(code, valueOfCode(variable, code), ''));
  const missing = [...[...labelled.values()].filter(isMissing), ...unnamed].map((answer) => ({
    ...answer,
    reason: reasonByWords(answer.label).reason,
  }));
  const answers = [...labelled.values(), ...seen].filter((answer) => !isMissing(answer));
  if (variable.width === 0) {
    answers.sort((a, b) => a.number - b.number);
    missing.sort((a, b) => a.number - b.number);
  }
  const range = missingRange(variable, missing);
  return { answers, missing, missingRanges: range, why: missingWhy(variable, missing, range) };
}

/** Answers and missing codes as a plan lists them. */
export function plannedCategories(
  { answers, missing }: SavAnswers,
  worth: (answer: SavAnswer) => number | null,
  hasBlank: boolean,
): PlannedCategory[] {
  const blank = { code: '', label: '', value: null, missing: 'no-answer' as const };
  return [
    ...answers
      .filter(({ code }) => code !== '')
      .map((answer) => ({
        code: answer.code,
        label: answer.label,
        value: worth(answer),
        missing: null,
      })),
    ...missing
      .filter(({ code }) => code !== '')
      .map(({ code, label, reason }) => ({ code, label, value: null, missing: reason })),
    ...(hasBlank ? [blank] : []),
  ];
}

function answerOf(code: string, value: SavValue, label: string): SavAnswer {
  const tidy = tidyLabel(label);
  return {
    code,
    label: tidy === '' ? code : tidy,
    number: typeof value === 'number' ? value : Number.NaN,
    isLabelled: tidy !== '',
  };
}

function isWithin(number: number, range: SavVariable['missing']['range']): boolean {
  if (range === null || Number.isNaN(number)) return false;
  return (
    number >= (range.low ?? Number.NEGATIVE_INFINITY) &&
    number <= (range.high ?? Number.POSITIVE_INFINITY)
  );
}

/** The stretch of missing values, of a date in milliseconds from 1970 as its values are read. */
function missingRange(
  { format, missing: { range } }: SavVariable,
  missing: SavAnswers['missing'],
): PlannedVariable['missingRanges'] {
  if (range === null) return [];
  const reasons = new Set(
    missing.filter(({ number }) => isWithin(number, range)).map(({ reason }) => reason),
  );
  const [only] = reasons;
  const reason = reasons.size === 1 && only ? only : 'no-answer';
  const end = (value: number | null): number | null =>
    value === null || !isInstantFormat(format)
      ? value
      : Math.round((value - secondsFrom1582To1970) * 1000);
  return [{ from: end(range.low), to: end(range.high), reason }];
}

const reasonWords: Readonly<Record<MissingReason, string>> = {
  'no-answer': 'no answer',
  'not-asked': 'not asked',
  refused: 'refused',
  'dont-know': 'don’t know',
  'not-applicable': 'not applicable',
  unreadable: 'unreadable',
  'filtered-out': 'filtered out',
};

function missingWhy(
  { format }: SavVariable,
  missing: SavAnswers['missing'],
  ranges: PlannedVariable['missingRanges'],
): readonly string[] {
  const shown = missing.slice(0, 6).map(({ code, label, isLabelled, reason }) => {
    const name = isLabelled ? `${code} “${label}”` : code;
    const isSaid = isLabelled && reasonByWords(label).isSaid;
    return `${name}: ${reasonWords[reason]}${isSaid ? '' : ' (its label gives no reason)'}`;
  });
  const more = missing.length > shown.length ? ', …' : '';
  const lines =
    shown.length > 0 ? [`Declared missing in the file: ${shown.join(', ')}${more}.`] : [];
  for (const { from, to, reason } of ranges) {
    const written = (value: number): string => numberText(value, isInstantFormat(format));
    const low = from === null ? 'everything' : written(from);
    const high = to === null ? 'upwards' : `to ${written(to)}`;
    lines.push(`Declared missing in the file: ${low} ${high} (${reasonWords[reason]}).`);
  }
  return lines;
}

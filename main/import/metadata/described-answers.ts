import type { PlannedCategory, PlannedVariable } from '#contract/import-plan.ts';
import { readNumber } from '../numbers.ts';
import { missingAnswers } from '../recognise/answer-list.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { recogniseDate } from '../recognise/date-format.ts';
import { missingReasonFor } from '../recognise/missing-codes.ts';
import { orderAnswers } from '../recognise/ordered-answers.ts';
import type { DescribedVariable } from './metadata.ts';

const codesShown = 5;

/** What becomes of a question whose answers are listed, and what looked odd. */
export interface DescribedAnswers {
  readonly planned: Pick<PlannedVariable, 'kind' | 'categories' | 'missing' | 'set' | 'why'>;
  readonly warnings: readonly string[];
}

/**
 * The answers as listed, each under every spelling of its code that the column holds ("1", "1.0"), then
 * what the column holds besides.
 */
export function describedAnswers(
  described: DescribedVariable,
  profile: ColumnProfile,
): DescribedAnswers {
  const values = valuesOf(described);
  const isScale = described.kind === 'scale' || (described.kind !== null && values !== null);
  const reasonOf = (code: string): PlannedCategory['missing'] =>
    described.missing.find((one) => spellings(one.code, [code]).includes(code))?.reason ?? null;
  const texts = [...profile.counts.keys(), ...profile.missingCounts.keys()];
  const listed = described.answers.flatMap((one): PlannedCategory[] => {
    const missing = one.missing ?? reasonOf(one.code);
    const value = missing ? null : one.value !== undefined ? one.value : values?.get(one.code);
    return spellings(one.code, texts).map((code) => ({
      code,
      label: one.label,
      value: value ?? null,
      missing,
    }));
  });
  const known = new Set(listed.map(({ code }) => code));
  const further = [...profile.counts.keys()]
    .filter((text) => !known.has(text))
    .map((code) => ({ code, label: code, value: null, missing: reasonOf(code) }));
  const unlisted = further.filter(({ missing }) => missing === null).map(({ code }) => code);
  const blanks = missingAnswers(profile).filter(({ code }) => !known.has(code));
  const order = 'A scale: the answers have an order, and their codes are the values.';
  return {
    planned: {
      kind: isScale ? 'scale' : 'single',
      categories: [...listed, ...further, ...blanks],
      missing: [],
      set: null,
      why: ['As the metadata say.', ...(isScale ? [order] : [])],
    },
    warnings: unlistedWarning(described.name, unlisted, 'answers'),
  };
}

/** The cells that mean no answer where answers are not listed, under every spelling that the column holds. */
export function describedMissing(
  described: DescribedVariable,
  profile: ColumnProfile,
): PlannedVariable['missing'] {
  const texts = [...profile.counts.keys()];
  const labelled = described.answers.flatMap(({ code, missing: reason }) =>
    reason ? [{ code, reason }] : [],
  );
  const said = [...described.missing, ...labelled].flatMap(({ code, reason }) =>
    spellings(code, texts).map((one) => ({ code: one, reason })),
  );
  const found = [...profile.missingCounts.keys()].map((code) => ({
    code,
    reason: missingReasonFor(code) ?? ('no-answer' as const),
  }));
  return [...said, ...found].filter(
    ({ code }, place, all) => all.findIndex((one) => one.code === code) === place,
  );
}

/** A warning of codes that the data hold and the metadata do not list; none where there are none. */
export function unlistedWarning(
  name: string,
  codes: readonly string[],
  keptAs: 'answers' | 'options',
): readonly string[] {
  if (codes.length === 0) return [];
  const shown = `${codes.slice(0, codesShown).join(', ')}${codes.length > codesShown ? ', …' : ''}`;
  const count = `${codes.length.toLocaleString('en-US')} code${codes.length === 1 ? '' : 's'}`;
  return [
    `${name}: ${count} in the data that the metadata do not list (${shown}), kept as ${keptAs}.`,
  ];
}

/** The codes as values where the answers are a scale; null where they are none. */
function valuesOf({ answers, kind }: DescribedVariable): ReadonlyMap<string, number> | null {
  const real = answers.filter(({ missing }) => missing === null);
  const ordered = orderAnswers(real.map(({ label }) => label));
  if (kind !== 'scale' && !ordered?.values) return null;
  const aside = new Set(ordered?.aside ?? []);
  const onScale = real.filter(({ label }) => !aside.has(label));
  const numbers = onScale.map(({ code }) => [code, readNumber(code, '.')] as const);
  if (numbers.every(([, value]) => !Number.isNaN(value))) return new Map(numbers);
  return new Map(
    onScale.map(({ code, label }, place) => [code, ordered?.values?.get(label) ?? place + 1]),
  );
}

/**
 * The texts of a column that mean a code: itself first, by which it is kept, then the same number written
 * otherwise ("1.0").
 */
function spellings(code: string, texts: readonly string[]): readonly string[] {
  const value = readNumber(code, '.');
  const found = texts.filter(
    (text) =>
      text !== code &&
      !Number.isNaN(value) &&
      /^-?\d+(?:[.,]0+)?$/u.test(text) &&
      readNumber(text, '.') === value,
  );
  return [code, ...found];
}

/** How dates are written in a column that is said to hold them; null where they cannot be read. */
export function dateFormatOf(profile: ColumnProfile): PlannedVariable['dateFormat'] {
  if (profile.answered === 0) return 'iso';
  const context = { name: 'date', question: '', datasetKind: 'survey', delimiter: ',' } as const;
  return recogniseDate(profile, context)?.format ?? null;
}

/** The answers of a variable by code and label; empty for one without answers. */
export function answerKey(variable: PlannedVariable | undefined): string {
  const answers = (variable?.categories ?? []).filter(({ missing }) => missing === null);
  return answers.map(({ label, value }) => `${label}\u0000${value}`).join('\u0001');
}

/** What parts a column's lists where the metadata do not say: as recognised, else what parts known codes. */
export function separatorOf(
  old: readonly PlannedVariable[],
  { answers }: DescribedVariable,
  { counts }: ColumnProfile,
): string | null {
  const list = old.find(({ source }) => source.from === 'list')?.source;
  if (list?.from === 'list') return list.separator;
  const codes = new Set(answers.map(({ code }) => code));
  const holds = (separator: string): boolean =>
    [...counts.keys()].some((text) => {
      const pieces = text.split(separator).filter((piece) => piece.trim() !== '');
      return text.includes(separator) && pieces.every((piece) => codes.has(piece.trim()));
    });
  return [';', '|', ','].find(holds) ?? null;
}

import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import type { DatasetKind, VariableKind } from '#analysis/columns/variable.ts';
import type { PlannedCategory } from '#contract/import-plan.ts';
import type { DateFormat } from '../dates.ts';
import { readNumber } from '../numbers.ts';
import { plannedAnswers, plannedWholeNumbers } from './answer-list.ts';
import type { ColumnProfile } from './column-profile.ts';
import { recogniseDate } from './date-format.ts';
import { idOf } from './ids.ts';
import { missingReasonFor } from './missing-codes.ts';
import { missingNumbers } from './missing-numbers.ts';

/** What a column is taken for. */
export interface ColumnKind {
  readonly kind: Exclude<VariableKind, 'multiple'>;
  readonly categories: readonly PlannedCategory[];
  readonly missing: readonly { readonly code: string; readonly reason: MissingReason }[];
  readonly dateFormat: DateFormat | null;
  readonly decimal: '.' | ',';
  readonly why: readonly string[];
  readonly warnings: readonly string[];
}

/** What stands above a column, for decisions that its words support. */
export interface ColumnContext {
  /** The file's own name for the column, or the beginning of its question. */
  readonly name: string;
  readonly question: string;
  readonly datasetKind: DatasetKind;
  readonly delimiter: string;
  /** The decimal mark that other columns of the file leave no doubt about; null where they do not say. */
  readonly decimalElsewhere?: '.' | ',' | null;
  /** The order of day and month that other dates of the file leave no doubt about; null or none: they do not. */
  readonly dateOrderElsewhere?: 'month-first' | 'day-first' | null;
}

const weightWord =
  '(?:weights?|wgts?|wghts?|wt|weighting|w8|gewicht(?:e|ung)?|gew|poids|pond[eé]ration|pesos?|wtss(?:all|nr|ps)?|anweight|cweight|perwt|hhwt|pondera(?:ci[oó]n|zione|tore)|ponderador|gewichtungsfaktor|facteur de pond[eé]ration)';
const weightName = new RegExp(
  `(?:^|[^a-z])(?:(?:final|raking|rake|raked|post|psp|design|sample|sampling|survey|case|person|respondent|pop|population|nat|d|p)[ _-]?)?${weightWord}(?:[ _-]?(?:factor|var|final|raked|trimmed))?(?:$|[^a-z])`,
  'iu',
);
const nothingButWeight = new RegExp(`^(?:final[ _-]?)?${weightWord}$`, 'iu');
const phoneName =
  /(?:^|[^a-z])(?:tele)?(?:phone|fon)(?:s|[\s_-]?(?:no|nr|number|nummer))?(?:$|[^a-z])|(?:^|[^a-z])(?:tel|mobile|cell|handy|fax)(?:[\s_-]?(?:no|nr|number|nummer))?(?:$|[^a-z])/iu;
const readableShare = 0.99;

/** Decides what one column is, from its answers and from the words above it. */
export function kindOfColumn(profile: ColumnProfile, context: ColumnContext): ColumnKind {
  const base: ColumnKind = {
    kind: 'text',
    categories: [],
    missing: missingCodes(profile),
    dateFormat: null,
    decimal: '.',
    why: [],
    warnings: [],
  };
  if (profile.answered === 0) return { ...base, why: ['Text: the column holds nothing.'] };
  const id = idOf(profile, context);
  if (id) return { ...base, kind: 'id', why: [id.why], warnings: id.warnings };
  if (areTelephones(profile, context)) {
    return { ...base, why: ['Text: telephone numbers, named so; nothing to count with.'] };
  }
  const date = recogniseDate(profile, context);
  if (date) {
    return {
      ...base,
      kind: 'date',
      dateFormat: date.format,
      why: [date.why],
      warnings: date.warnings,
    };
  }
  return numericKind(profile, context, base) ?? wordedKind(profile, context, base);
}

function areTelephones({ counts }: ColumnProfile, { name, question }: ColumnContext): boolean {
  if (!phoneName.test(name) || question.split(' ').length > 4) return false;
  const texts = [...counts.keys()];
  const isDialled = (text: string): boolean =>
    /^[+(\d][\d\s()./-]*$/u.test(text) && text.replace(/\D/gu, '').length >= 5;
  return texts.filter(isDialled).length >= texts.length * 0.9;
}

function missingCodes(profile: ColumnProfile): ColumnKind['missing'] {
  return [...profile.missingCounts.keys()].map((code) => ({
    code,
    reason: missingReasonFor(code) ?? 'no-answer',
  }));
}

function numericKind(
  profile: ColumnProfile,
  context: ColumnContext,
  base: ColumnKind,
): ColumnKind | null {
  const decimal = decimalMark(profile, context);
  if (decimal === null) return null;
  const values = [...profile.counts].flatMap(([text, count]) => {
    const value = readNumber(text, decimal);
    return Number.isNaN(value) ? [] : [{ value, count }];
  });
  const comma = decimal === ',' ? ['The comma is the decimal mark.'] : [];
  const isWhole = values.every(({ value }) => Number.isInteger(value));
  const weight = weightWhy(values, context.name, isWhole);
  if (weight !== null) return { ...base, kind: 'weight', decimal, why: [weight, ...comma] };
  const answers = isWhole ? plannedWholeNumbers(profile, context) : null;
  if (answers) {
    const { kind, categories, why, warnings = [] } = answers;
    return { ...base, kind, categories, why, warnings };
  }
  const why = isWhole
    ? `Number: whole numbers, ${profile.counts.size.toLocaleString('en-US')} different ones.`
    : 'Number: decimals in it.';
  const codes = context.datasetKind === 'survey' ? missingNumbers(values) : [];
  const apart = codes.length === 0 ? [] : [apartWhy(codes)];
  return {
    ...base,
    kind: 'number',
    decimal,
    missing: [...base.missing, ...missingSpellings(profile, decimal, codes)],
    why: [why, ...comma, ...apart],
    warnings: [...(isWhole ? dateLost(profile) : pointsInDoubt(profile, decimal)), ...apart],
  };
}

/** "1.234" in every answer with a point: a thousand and more, or a decimal; only who made the file knows. */
function pointsInDoubt(profile: ColumnProfile, decimal: '.' | ','): readonly string[] {
  const pointed = [...profile.counts.keys()].filter((text) => text.includes('.'));
  const inThousands = /^[^\d.,]*[1-9]\d{0,2}(?:\.\d{3})+[^\d.,]*$/u;
  const first = pointed[0];
  if (decimal === ',' || first === undefined || !pointed.every((text) => inThousands.test(text))) {
    return [];
  }
  return [
    `Its points can be decimal marks or part thousands (“${first}”): taken as decimal marks; choose the comma as its decimal mark where they part thousands.`,
  ];
}

function apartWhy(codes: readonly number[]): string {
  const one = codes.length === 1;
  return `${codes.join(', ')} ${one ? 'stands' : 'stand'} apart from every other value and ${one ? 'is' : 'are'} taken as no answer; change it where ${one ? 'it is a value' : 'they are values'}.`;
}

function missingSpellings(
  profile: ColumnProfile,
  decimal: '.' | ',',
  codes: readonly number[],
): readonly { readonly code: string; readonly reason: 'no-answer' }[] {
  if (codes.length === 0) return [];
  return [...profile.counts.keys()]
    .filter((text) => codes.includes(readNumber(text, decimal)))
    .map((code) => ({ code, reason: 'no-answer' as const }));
}

/** Why a column of numbers is a weight; null when it is none. Negative ones are warned of, with their rows. */
function weightWhy(
  values: readonly { readonly value: number; readonly count: number }[],
  name: string,
  isWhole: boolean,
): string | null {
  if (!weightName.test(name) || (isWhole && !nothingButWeight.test(name.trim()))) return null;
  const sum = (pick: (value: number) => number): number =>
    values.reduce((total, { value, count }) => total + pick(value) * count, 0);
  const total = sum(() => 1);
  const negative = sum((value) => (value < 0 ? 1 : 0));
  const mean = sum((value) => Math.max(0, value)) / (total - negative);
  if (negative * 2 >= total || !(mean > 0.2 && mean < 5)) return null;
  const but = negative > 0 ? `negative in ${negative} of ${total} rows` : 'never negative';
  return `Weight: named so, ${but}, with a mean of ${mean.toFixed(2)}.`;
}

/** The decimal mark by which nearly every answer is a number; null when they are none. */
function decimalMark(
  profile: ColumnProfile,
  { delimiter, decimalElsewhere }: ColumnContext,
): '.' | ',' | null {
  let leadingZeros = 0;
  let points = 0;
  let commas = 0;
  let grouped = 0;
  let pointed = 0;
  let otherPoints = 0;
  let looked = 0;
  const enough = profile.answered * readableShare;
  const mostUnread = profile.answered - enough;
  for (const [text, count] of profile.counts) {
    looked += count;
    if (/^[-+]?0\d/u.test(text) && !/[.,]/u.test(text)) leadingZeros += count;
    if (!Number.isNaN(readNumber(text, '.'))) points += count;
    if (!Number.isNaN(readNumber(text, ','))) commas += count;
    if (/^[-+]?\d{1,3}(?:,\d{3})+$/u.test(text)) grouped += count;
    if (/^[-+]?[1-9]\d{0,2}(?:\.\d{3})+$/u.test(text)) pointed += count;
    else if (text.includes('.')) otherPoints += count;
    // Whatever the others are, these are too many for either mark: sentences are soon known to be none.
    if (looked - points > mostUnread && looked - commas > mostUnread) return null;
  }
  if (leadingZeros > profile.answered * 0.01) return null;
  const isCommaElsewhere = decimalElsewhere === ',';
  const prefersComma =
    commas > points ||
    (commas >= points && grouped > 0 && (isCommaElsewhere || delimiter === ';')) ||
    // "1.234" is a thousand and more where every other column has decimal commas.
    (isCommaElsewhere && pointed > 0 && otherPoints === 0 && commas >= points);
  if (prefersComma && commas >= enough) return ',';
  return points >= enough ? '.' : null;
}

/** Day numbers of a spreadsheet in a column that is no date by its name. */
function dateLost(profile: ColumnProfile): readonly string[] {
  const values = [...profile.counts.keys()].map(Number);
  const areDays = values.length > 3 && values.every((value) => value > 36_500 && value < 48_000);
  const rounds = values.filter((value) => value % 50 === 0).length;
  return areDays &&
    (values.some((value) => !Number.isInteger(value)) || rounds <= values.length * 0.1)
    ? ['Its numbers look like days as a spreadsheet counts them: dates turned into numbers?']
    : [];
}

/** Codes of survey tools for no answer, where people otherwise wrote words: "-99", "-77". */
function codesAmongWords({ counts, answered }: ColumnProfile): readonly string[] {
  const codes = [...counts.keys()].filter((text) => /^-(\d)\1{0,3}$/u.test(text));
  const words = [...counts.keys()].filter((text) => Number.isNaN(Number(text)));
  const isOther = words.length + codes.length < counts.size;
  return words.length < 3 || codes.length > 4 || isOther || answered < 10 ? [] : codes;
}

/** A column in words whose codes for no answer are none of its words. */
function withoutCodes(profile: ColumnProfile, codes: readonly string[]): ColumnProfile {
  const counts = new Map([...profile.counts].filter(([text]) => !codes.includes(text)));
  const sum = (worth: (text: string, count: number) => number): number =>
    [...counts].reduce((total, [text, count]) => total + worth(text, count), 0);
  return {
    ...profile,
    counts,
    answered: sum((_, count) => count),
    letters: sum((text, count) => text.length * count),
  };
}

function wordedKind(profile: ColumnProfile, context: ColumnContext, base: ColumnKind): ColumnKind {
  const codes = profile.isCapped ? [] : codesAmongWords(profile);
  if (codes.length === 0) return wordsOnly(profile, context, base);
  const kind = wordsOnly(withoutCodes(profile, codes), context, base);
  const why = `${codes.join(', ')} among words taken as no answer.`;
  const missing = codes.map((code) => ({ code, reason: 'no-answer' as const }));
  const asAnswers = missing.map(({ code, reason }) => ({
    code,
    label: code,
    value: null,
    missing: reason,
  }));
  return {
    ...kind,
    categories: kind.categories.length === 0 ? [] : [...kind.categories, ...asAnswers],
    missing: [...kind.missing, ...missing],
    why: [...kind.why, why],
    warnings: [...kind.warnings, why],
  };
}

function wordsOnly(profile: ColumnProfile, context: ColumnContext, base: ColumnKind): ColumnKind {
  const distinct = profile.counts.size;
  const meanLength = profile.letters / profile.answered;
  if (isListOfAnswers(profile, meanLength, context)) {
    const { categories, kind, why } = plannedAnswers(profile);
    return { ...base, kind, categories, why };
  }
  const shown = profile.isCapped ? 'very many' : distinct.toLocaleString('en-US');
  const why = `Text: ${shown} different answers among ${profile.answered.toLocaleString('en-US')}.`;
  return { ...base, kind: 'text', why: [why] };
}

/** Few different answers, given often, are a list to choose from; the rest is written by people. */
function isListOfAnswers(
  profile: ColumnProfile,
  meanLength: number,
  { datasetKind }: ColumnContext,
): boolean {
  if (profile.isCapped) return false;
  const distinct = profile.counts.size;
  const share = distinct / profile.answered;
  if (meanLength > 200) return false;
  if (distinct <= 2) return profile.answered >= 3 || share <= 0.5;
  if (distinct <= 12) return share <= 0.5;
  const commonest = [...profile.counts.values()].sort((a, b) => b - a).slice(0, 10);
  const covered = commonest.reduce((sum, count) => sum + count, 0) / profile.answered;
  if (meanLength > 60 && covered < 0.5) return false;
  const most = datasetKind === 'survey' ? 0.12 : 0.08;
  return distinct <= 250 && share <= (covered > 0.4 ? most : most / 2);
}

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
}

const weightName =
  /(?:^|[^a-z])(?:weights?|wgt|wt|weighting|gewicht(?:e|ung)?|poids|pond[eé]ration|pesos?|pondera(?:ci[oó]n|zione))(?:$|[^a-z])/iu;
const nothingButWeight =
  /^(?:weights?|wgt|wt|weighting|gewicht(?:e|ung)?|poids|pond[eé]ration|pesos?|pondera(?:ci[oó]n|zione))$/iu;
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
  const decimal = decimalMark(profile, context.delimiter);
  if (decimal === null) return null;
  const values = [...profile.counts].flatMap(([text, count]) => {
    const value = readNumber(text, decimal);
    return Number.isNaN(value) ? [] : [{ value, count }];
  });
  const comma = decimal === ',' ? ['The comma is the decimal mark.'] : [];
  const isWhole = values.every(({ value }) => Number.isInteger(value));
  const weight = weightWhy(values, context.name, isWhole);
  if (weight !== null) return { ...base, kind: 'weight', decimal, why: [weight, ...comma] };
  if (!isWhole) {
    return { ...base, kind: 'number', decimal, why: ['Number: decimals in it.', ...comma] };
  }
  const answers = plannedWholeNumbers(profile, context);
  if (answers) {
    return { ...base, kind: answers.kind, categories: answers.categories, why: answers.why };
  }
  const why = `Number: whole numbers, ${profile.counts.size.toLocaleString('en-US')} different ones.`;
  return { ...base, kind: 'number', decimal, why: [why, ...comma], warnings: dateLost(profile) };
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
function decimalMark(profile: ColumnProfile, delimiter: string): '.' | ',' | null {
  let leadingZeros = 0;
  let points = 0;
  let commas = 0;
  let grouped = 0;
  for (const [text, count] of profile.counts) {
    if (/^[-+]?0\d/u.test(text) && !/[.,]/u.test(text)) leadingZeros += count;
    if (!Number.isNaN(readNumber(text, '.'))) points += count;
    if (!Number.isNaN(readNumber(text, ','))) commas += count;
    if (/^[-+]?\d{1,3}(?:,\d{3})+$/u.test(text)) grouped += count;
  }
  if (leadingZeros > profile.answered * 0.01) return null;
  const enough = profile.answered * readableShare;
  const prefersComma = commas > points || (delimiter === ';' && grouped > 0 && commas >= points);
  if (prefersComma && commas >= enough) return ',';
  return points >= enough ? '.' : null;
}

const spreadsheetDate =
  /^(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2})$/iu;

/** Day numbers of a spreadsheet in a column that is no date by its name. */
function dateLost(profile: ColumnProfile): readonly string[] {
  const values = [...profile.counts.keys()].map(Number);
  const areDays = values.length > 3 && values.every((value) => value > 36_500 && value < 48_000);
  return areDays && values.some((value) => !Number.isInteger(value))
    ? ['Its numbers look like days as a spreadsheet counts them: dates turned into numbers?']
    : [];
}

function wordedKind(profile: ColumnProfile, context: ColumnContext, base: ColumnKind): ColumnKind {
  const distinct = profile.counts.size;
  const meanLength = profile.letters / profile.answered;
  const warnings = wordWarnings(profile);
  if (isListOfAnswers(profile, meanLength, context)) {
    const { categories, kind, why } = plannedAnswers(profile);
    return { ...base, kind, categories, why, warnings };
  }
  const shown = profile.isCapped ? 'very many' : distinct.toLocaleString('en-US');
  const why = `Text: ${shown} different answers among ${profile.answered.toLocaleString('en-US')}.`;
  return { ...base, kind: 'text', why: [why], warnings };
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

const garbledLetters = /Ã[\u0080-\u00bf©¨¢¤¶¼«±]|â€[™œ\u009d“”˜¦]|ðŸ|Â[\u00a0£©«»]/u;

/** The garbled letters of a text with some words around them, on one line; null where there are none. */
function garbledPiece(text: string): string | null {
  const at = garbledLetters.exec(text)?.index;
  if (at === undefined) return null;
  const [from, to] = [Math.max(0, at - 15), Math.min(text.length, at + 25)];
  const piece = text.slice(from, to).toWellFormed().replaceAll('\ufffd', '');
  const start = from > 0 ? '…' : '';
  return `${start}${piece.replace(/[\s\u00a0]+/gu, ' ').trim()}${to < text.length ? '…' : ''}`;
}

function wordWarnings(profile: ColumnProfile): readonly string[] {
  const texts = [...profile.counts.keys()].slice(0, 3000);
  const warnings: string[] = [];
  const garbled = texts.flatMap((text) => garbledPiece(text) ?? []);
  if (garbled.length > 0) {
    const example = garbled[0] as string;
    warnings.push(
      `Garbled letters in ${garbled.length} texts (“${example}”): UTF-8 that was once read as another encoding.`,
    );
  }
  const days = texts.filter((text) => spreadsheetDate.test(text));
  if (days.length > 0 && days.length < texts.length) {
    warnings.push(
      `“${days[0]}” looks like a band (such as 2-5) that a spreadsheet turned into a date.`,
    );
  }
  return warnings;
}

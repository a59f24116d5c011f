import type {
  Category,
  CategoryColumn,
  Column,
  NumberColumn,
  TextColumn,
} from '#analysis/columns/column.ts';
import { missingByte, missingReasons } from '#analysis/columns/missing-reason.ts';
import { selectionByRow } from '#analysis/columns/selected-answers.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import { secondsFrom1582To1970 } from '../../import/sav/sav-formats.ts';
import { numericCodesOf } from './sav-codes.ts';
import {
  codesAbove,
  type DeclaredMissing,
  declaredMissing,
  reasonLabels,
} from './sav-missing-codes.ts';
import { letterEnd } from './sav-names.ts';

/** The cells of a variable as the file is to hold them: numbers (NaN is system-missing) or text. */
export type SavCells =
  | { readonly type: 'number'; value(row: number): number }
  | {
      readonly type: 'text';
      readonly bytes: Uint8Array;
      /** Where a row's text begins in `bytes`, and where it ends. */
      start(row: number): number;
      end(row: number): number;
    };

/** A label of a value: of a number, or of a text. */
export interface SavLabel {
  readonly value: number | string;
  readonly label: string;
}

/** A column of a table as a variable of an SPSS file. */
export interface SavDraft {
  readonly cells: SavCells;
  /** Bytes of a string; 0 for a number. */
  readonly width: number;
  readonly format: 'fixed' | 'date' | 'dateTime' | 'text';
  readonly decimals: number;
  readonly labels: readonly SavLabel[];
  readonly missing: DeclaredMissing;
  /** Missing values of a string. */
  readonly missingTexts: readonly string[];
  /** The value of an option that was selected, for members of sets. */
  readonly counted: number | null;
  /** Whether answers got numbers because they have no codes that are such. */
  readonly isNumbered?: boolean;
  /** What the format cannot hold. */
  readonly notes: readonly string[];
}

const longestString = 32_767;
const dayMs = 86_400_000;
/** Above this whole numbers beside a value may not be told from it. */
const mostExact = 1e14;
const nothingMissing: DeclaredMissing = { values: [], range: null };

/** Lays a column out for an SPSS file. */
export function draftColumn(
  name: string,
  kind: VariableKind,
  isMember: boolean,
  column: Column,
): SavDraft {
  switch (column.type) {
    case 'category':
      return draftCategories(name, isMember, column);
    case 'number':
      return draftNumbers(name, kind === 'date', column);
    case 'text':
      return draftTexts(name, column);
  }
}

function draftCategories(name: string, isMember: boolean, column: CategoryColumn): SavDraft {
  const { categories, codes } = column;
  const answers = categories.filter(({ missing }) => missing === null);
  const hasOwnCodes = answers.some(({ code, label }) => code !== label);
  const isText = answers.some(({ code }) => !isNumber(code));
  if (isText && isMember) return draftSelection(column);
  if (isText && hasOwnCodes) return draftCodedTexts(name, column);
  const { valueByIndex, labels, missing, notes, isNumbered } = numericCodesOf(name, column);
  return {
    cells: { type: 'number', value: (row) => valueByIndex[codes[row] as number] as number },
    width: 0,
    format: 'fixed',
    decimals: [...valueByIndex].every((value) => Number.isNaN(value) || Number.isInteger(value))
      ? 0
      : 2,
    labels,
    missing,
    missingTexts: [],
    counted: isMember ? selectedValue(column, valueByIndex) : null,
    isNumbered,
    notes,
  };
}

function isNumber(code: string): boolean {
  return code.trim() !== '' && Number.isFinite(Number(code));
}

/** The one number that stands for a selected option; null where it is not one. */
function selectedValue(column: CategoryColumn, values: Float64Array): number | null {
  const selected = column.categories.flatMap(({ value, missing }, index) =>
    missing === null && value === 1 ? [values[index] as number] : [],
  );
  return selected.length === 1 ? (selected[0] as number) : null;
}

function draftSelection(column: CategoryColumn): SavDraft {
  const selection = selectionByRow(column);
  return {
    ...plain,
    cells: {
      type: 'number',
      value: (row) => (selection[row] === 1 ? Number.NaN : (selection[row] as number) >> 1),
    },
    labels: [
      { value: 0, label: 'Not selected' },
      { value: 1, label: 'Selected' },
    ],
    counted: 1,
  };
}

const plain = {
  width: 0,
  format: 'fixed',
  decimals: 0,
  labels: [],
  missing: nothingMissing,
  missingTexts: [],
  counted: null,
  notes: [],
} as const;

/** Answers whose codes are texts of their own stay texts, with labels. */
function draftCodedTexts(name: string, { categories, codes }: CategoryColumn): SavDraft {
  const isBlank = ({ code, missing }: Category): boolean => missing !== null && isReasonOnly(code);
  const texts = categories.map((one) =>
    Buffer.from(isBlank(one) ? '' : one.code.trimEnd(), 'utf8'),
  );
  const bytes = Buffer.concat(texts);
  const ends = new Int32Array(texts.length);
  let end = 0;
  texts.forEach((text, index) => {
    end += text.length;
    ends[index] = end;
  });
  const missing = categories.filter(
    (one) => one.missing !== null && one.code !== '' && !isBlank(one),
  );
  const blank = categories.filter((one) => isBlank(one));
  const declared = missing.filter(({ code }) => Buffer.byteLength(code) <= 8).slice(0, 3);
  const lost = missing.length - declared.length;
  return {
    ...plain,
    cells: {
      type: 'text',
      bytes,
      start: (row) => {
        const index = codes[row] as number;
        return index === 0 ? 0 : (ends[index - 1] as number);
      },
      end: (row) => ends[codes[row] as number] as number,
    },
    width: Math.min(longestString, Math.max(1, ...texts.map((text) => text.length))),
    format: 'text',
    labels: categories.flatMap((one) =>
      one.code === '' || one.label === '' || isBlank(one)
        ? []
        : [{ value: one.code.trimEnd(), label: one.label }],
    ),
    missingTexts: declared.map(({ code }) => code),
    notes: [
      ...(lost > 0
        ? [
            `${name}: ${lost} of its missing codes are too long or too many to be declared; they stand as answers.`,
          ]
        : []),
      ...(blank.length > 0
        ? [
            `${name}: that cells are missing as ${blank.map(({ label }) => `“${label}”`).join(', ')} is not kept; they are blank.`,
          ]
        : []),
    ],
  };
}

/** Whether a missing answer has no code of the file's own, only the reason; see `missingCategory`. */
function isReasonOnly(code: string): boolean {
  return code.startsWith('missing: ');
}

function draftNumbers(name: string, isDate: boolean, { values, missing }: NumberColumn): SavDraft {
  const shape = shapeOf(values, missing, isDate);
  const reasons = missingReasons.filter(
    (reason) => reason !== 'no-answer' && shape.bytes.has(missingByte(reason)),
  );
  const highest = isDate ? 0 : shape.highest;
  const codes = codesAbove(Math.min(highest, mostExact), reasons.length);
  const isFree = isDate ? shape.lowest > (codes.at(-1) ?? 0) : shape.highest < mostExact;
  const codeByByte = new Float64Array(256).fill(Number.NaN);
  reasons.forEach((reason, index) => {
    if (isFree) codeByByte[missingByte(reason)] = codes[index] as number;
  });
  const isSingle = values instanceof Float32Array;
  const worth = (value: number): number => {
    if (!Number.isFinite(value)) return Number.NaN;
    return isDate ? value / 1000 + secondsFrom1582To1970 : isSingle ? shortestSingle(value) : value;
  };
  const held = isFree ? codes : [];
  return {
    ...plain,
    cells: {
      type: 'number',
      value: (row) => {
        const byte = missing === null ? 0 : (missing[row] as number);
        return byte === 0 ? worth(values[row] as number) : (codeByByte[byte] as number);
      },
    },
    format: isDate ? (shape.isWhole ? 'date' : 'dateTime') : 'fixed',
    decimals: isDate || shape.isWhole ? 0 : 2,
    labels: held.map((value, index) => ({
      value,
      label: reasonLabels[reasons[index] as (typeof reasons)[number]],
    })),
    missing: declaredMissing(held, []) ?? nothingMissing,
    notes:
      isFree || reasons.length === 0
        ? []
        : [
            `${name}: why its values are missing is not kept: no code is free beside the values there are.`,
          ],
  };
}

interface Shape {
  readonly lowest: number;
  readonly highest: number;
  /** Whole numbers, or days without a time. */
  readonly isWhole: boolean;
  readonly bytes: ReadonlySet<number>;
}

function shapeOf(
  values: NumberColumn['values'],
  missing: Uint8Array | null,
  isDate: boolean,
): Shape {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  let isWhole = true;
  const seen = new Uint8Array(256);
  for (let row = 0; row < values.length; row++) {
    const byte = missing === null ? 0 : (missing[row] as number);
    seen[byte] = 1;
    const value = values[row] as number;
    if (byte !== 0 || !Number.isFinite(value)) continue;
    if (value > highest) highest = value;
    if (value < lowest) lowest = value;
    if (isWhole && (isDate ? value % dayMs !== 0 : !Number.isInteger(value))) isWhole = false;
  }
  const bytes = new Set([...seen.keys()].filter((byte) => seen[byte] === 1));
  return {
    lowest: isDate ? lowest / 1000 + secondsFrom1582To1970 : lowest,
    highest,
    isWhole,
    bytes,
  };
}

/** The number with the fewest digits that a 32-bit float holds as this one. */
function shortestSingle(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function draftTexts(name: string, { offsets, bytes, missing }: TextColumn): SavDraft {
  let longest = 1;
  let cutCount = 0;
  let paddedCount = 0;
  let reasonCount = 0;
  const noAnswer = missingByte('no-answer');
  for (let row = 0; row < offsets.length - 1; row++) {
    const end = offsets[row + 1] as number;
    const length = end - (offsets[row] as number);
    if (length > longest) longest = length;
    if (length > longestString) cutCount++;
    if (length > 0 && bytes[end - 1] === 0x20) paddedCount++;
    if (missing !== null && (missing[row] as number) > 0 && missing[row] !== noAnswer)
      reasonCount++;
  }
  const notes = [
    ...(cutCount > 0
      ? [`${name}: ${counted(cutCount, 'text')} longer than 32,767 bytes cut to that length.`]
      : []),
    ...(paddedCount > 0
      ? [`${name}: spaces at the end of ${counted(paddedCount, 'text')} are not kept.`]
      : []),
    ...(reasonCount > 0
      ? [
          `${name}: why ${counted(reasonCount, 'text')} is missing is not kept; the cells are blank.`,
        ]
      : []),
  ];
  const isMissing = (row: number): boolean => missing !== null && missing[row] !== 0;
  return {
    ...plain,
    cells: {
      type: 'text',
      bytes,
      start: (row) => offsets[row] as number,
      end: (row) => {
        const start = offsets[row] as number;
        const end = offsets[row + 1] as number;
        if (isMissing(row)) return start;
        return end - start > longestString ? letterEnd(bytes, start, longestString) : end;
      },
    },
    width: Math.min(longest, longestString),
    format: 'text',
    notes,
  };
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

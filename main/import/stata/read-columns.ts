import type { RandomFile } from '../random-file.ts';
import { readerLimits } from '../reader-limits.ts';
import { TextGathering } from '../text-gathering.ts';
import type { TypedValues } from '../typed-file.ts';
import type { LongTexts } from './long-texts.ts';
import { instantOfFormat } from './stata-dates.ts';
import type { StataDictionary, StataVariable } from './stata-layout.ts';
import { type StataWords, textEnd } from './stata-words.ts';

/** Whole rows as they lie in the file. */
export interface StataRows {
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly count: number;
  /** The 0-based row of the first of them. */
  readonly first: number;
}

/** Takes the values of one column out of rows. */
export type ColumnReader = (rows: StataRows) => TypedValues;

/** What every column's reading rests on. */
export interface StataReading {
  readonly file: RandomFile;
  readonly dictionary: StataDictionary;
  readonly words: StataWords;
  longTexts(): LongTexts;
}

/** How a variable's cells become typed values. */
export function columnReader(reading: StataReading, column: number): ColumnReader {
  const variable = reading.dictionary.variables[column] as StataVariable;
  switch (variable.storage) {
    case 'text':
      return textReader(reading, variable);
    case 'long-text':
      return longTextReader(reading, variable, column);
    default:
      return numberReader(reading, variable);
  }
}

/** Fills a chunk's numbers and marks: 0 a value, 1 to 26 `.a` to `.z`, and NaN for the plain ".". */
type NumberFill = (rows: StataRows, values: Float64Array, marks: Uint8Array) => boolean;

function numberReader(
  { dictionary: { rowBytes, isLittleEndian } }: StataReading,
  variable: StataVariable,
): ColumnReader {
  const fill = numberFill(variable, rowBytes, isLittleEndian);
  const instantOf = instantOfFormat(variable.format);
  return (rows) => {
    const values = new Float64Array(rows.count);
    const marks = new Uint8Array(rows.count);
    const hasMarks = fill(rows, values, marks);
    if (instantOf)
      for (let row = 0; row < values.length; row++) values[row] = instantOf(values[row] as number);
    return { type: 'number', values, marks: hasMarks ? marks : null };
  };
}

const firstMissingByStorage = { byte: 101, int: 32_741, long: 2_147_483_621 } as const;

function numberFill(
  { storage, offset }: StataVariable,
  rowBytes: number,
  isLittleEndian: boolean,
): NumberFill {
  switch (storage) {
    case 'float':
    case 'double':
      return realFill(storage === 'float', offset, rowBytes, isLittleEndian);
    default:
      return wholeFill(storage as 'byte' | 'int' | 'long', offset, rowBytes, isLittleEndian);
  }
}

function wholeFill(
  storage: 'byte' | 'int' | 'long',
  offset: number,
  rowBytes: number,
  isLittleEndian: boolean,
): NumberFill {
  const firstMissing = firstMissingByStorage[storage];
  return ({ view, count }, values, marks) => {
    let hasMarks = false;
    for (let row = 0, at = offset; row < count; row++, at += rowBytes) {
      const value =
        storage === 'byte'
          ? view.getInt8(at)
          : storage === 'int'
            ? view.getInt16(at, isLittleEndian)
            : view.getInt32(at, isLittleEndian);
      if (value < firstMissing) {
        values[row] = value;
        continue;
      }
      values[row] = Number.NaN;
      marks[row] = value - firstMissing;
      hasMarks ||= value > firstMissing;
    }
    return hasMarks;
  };
}

/** Missing reals are the first ones that Stata's own range leaves out, in steps of the 12th bit. */
function realFill(
  isSingle: boolean,
  offset: number,
  rowBytes: number,
  isLittleEndian: boolean,
): NumberFill {
  const firstMissing = isSingle ? 2 ** 127 : 2 ** 1023;
  const step = isSingle ? 2 ** 127 / 4096 : 2 ** 1023 / 4096;
  return ({ view, count }, values, marks) => {
    let hasMarks = false;
    for (let row = 0, at = offset; row < count; row++, at += rowBytes) {
      const value = isSingle
        ? view.getFloat32(at, isLittleEndian)
        : view.getFloat64(at, isLittleEndian);
      if (value < firstMissing) {
        values[row] = value;
        continue;
      }
      const mark = Math.floor((value - firstMissing) / step);
      values[row] = Number.NaN;
      marks[row] = mark >= 1 && mark <= 26 ? mark : 0;
      hasMarks ||= marks[row] !== 0;
    }
    return hasMarks;
  };
}

function textReader(
  { dictionary, words }: StataReading,
  { offset, width }: StataVariable,
): ColumnReader {
  const { rowBytes } = dictionary;
  return ({ bytes, count }) => {
    const texts = new TextGathering(count, count * Math.min(width, 16));
    for (let row = 0, start = offset; row < count; row++, start += rowBytes) {
      const end = textEnd(bytes, start, start + width);
      if (end > start) texts.add(words.utf8(bytes, start, end));
      texts.endRow();
    }
    return texts.values();
  };
}

/** Which variable and row a cell of strL names, each in its own part of eight bytes. */
const pointerWidths = { 117: 4, 118: 2, 119: 3 } as const;

function longTextReader(
  { file, dictionary, words, longTexts }: StataReading,
  { offset }: StataVariable,
  column: number,
): ColumnReader {
  const { rowBytes, isLittleEndian, version } = dictionary;
  const split = pointerWidths[version as keyof typeof pointerWidths];
  const part = (bytes: Buffer, at: number, width: number): number =>
    isLittleEndian ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width);
  return ({ bytes, count, first }) => {
    const found = longTexts();
    const texts = new TextGathering(count, count * 16);
    for (let row = 0, at = offset; row < count; row++, at += rowBytes) {
      const place = found.find(part(bytes, at, split), part(bytes, at + split, 8 - split));
      if (place && !place.isBinary) {
        if (place.length > readerLimits.cellBytes) {
          throw file.damaged(place.start, 'A text is longer than 16 MB.', {
            row: first + row + 1,
            column: column + 1,
          });
        }
        const text = file.bytes(place.start, place.length);
        texts.add(words.utf8(text, 0, textEnd(text, 0, text.length)));
      }
      texts.endRow();
    }
    return texts.values();
  };
}

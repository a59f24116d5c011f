import { ImportError } from '../import-error.ts';
import { readerLimits } from '../reader-limits.ts';
import type { SavCompression } from './sav-dictionary.ts';
import { damaged, type SavInput } from './sav-input.ts';

/** A variable record: a number, a string of up to 255 bytes, or one piece of a longer string. */
export interface RawVariable {
  readonly shortName: Buffer;
  readonly width: number;
  readonly label: Buffer | null;
  readonly format: number;
  /** 0 to 3 single values; -2 a range, -3 a range and a value. */
  readonly missingCount: number;
  /** Eight bytes each. */
  readonly missing: readonly Buffer[];
  readonly slot: number;
}

/** A set of value labels and the slots of the variables that it belongs to. Values have eight bytes. */
export interface RawLabels {
  readonly labels: readonly { readonly value: Buffer; readonly label: Buffer }[];
  readonly slots: readonly number[];
}

/** The records before the rows, their texts still in the file's encoding. */
export interface SavRecords {
  readonly product: Buffer;
  readonly compression: SavCompression;
  readonly bias: number;
  /** 1-based slot of the weight variable, 0 for none. */
  readonly weightSlot: number;
  readonly statedRows: number;
  readonly fileLabel: Buffer;
  readonly variables: readonly RawVariable[];
  readonly labels: readonly RawLabels[];
  /** Extension records by subtype; of several the last. */
  readonly extensions: ReadonlyMap<number, Buffer>;
  readonly slots: number;
}

const compressions: readonly SavCompression[] = ['none', 'bytecode', 'zlib'];
const mostLabels = 1 << 20;
const longestLabel = 1 << 16;

/**
 * Reads the records of an SPSS file up to its rows.
 *
 * @throws {ImportError} `file-damaged`, `too-many-columns`.
 *
 * Source: the format as the GNU PSPP project has published it, "System File Format".
 */
export function readRecords(input: SavInput): SavRecords {
  const header = readHeader(input);
  const variables: RawVariable[] = [];
  const labels: RawLabels[] = [];
  const extensions = new Map<number, Buffer>();
  let slots = 0;
  for (;;) {
    const at = input.position;
    const type = input.int32('its dictionary');
    if (type === 999) {
      input.int32('the end of its dictionary');
      break;
    }
    if (type === 2) {
      const variable = readVariable(input, slots);
      if (variable) variables.push(variable);
      slots++;
      if (variables.length > readerLimits.columns) {
        throw new ImportError('too-many-columns', {
          file: input.file,
          rowNumber: 1,
          limit: readerLimits.columns,
        });
      }
    } else if (type === 3) labels.push(readLabels(input));
    else if (type === 6) skipDocuments(input);
    else if (type === 7) readExtension(input, extensions);
    else {
      throw damaged(input.file, `Its dictionary holds a record of unknown kind ${type}.`, {
        byte: at,
      });
    }
  }
  if (variables.length === 0) {
    throw damaged(input.file, 'It has no variables.', { byte: input.position });
  }
  return { ...header, variables, labels, extensions, slots };
}

function readHeader(
  input: SavInput,
): Omit<SavRecords, 'variables' | 'labels' | 'extensions' | 'slots'> {
  const magic = input.copy(4, 'its header').toString('latin1');
  const product = input.copy(60, 'its header');
  const layout = input.bytes(4, 'its header');
  input.isLittleEndian = layout.readInt32LE(0) === 2 || layout.readInt32LE(0) === 3;
  if (!input.isLittleEndian && ![2, 3].includes(layout.readInt32BE(0))) {
    throw damaged(input.file, 'Its header names a layout that is unknown.', { byte: 64 });
  }
  input.int32('its header');
  const compression = compressions[input.int32('its header')];
  if (compression === undefined || (magic === '$FL3') !== (compression === 'zlib')) {
    throw damaged(input.file, 'Its header names a compression that is unknown.', { byte: 72 });
  }
  const weightSlot = input.int32('its header');
  const statedRows = input.int32('its header');
  const bias = input.double('its header');
  input.skip(17, 'its header');
  const fileLabel = input.copy(64, 'its header');
  input.skip(3, 'its header');
  return { product, compression, bias, weightSlot, statedRows, fileLabel };
}

/** Null for a record that only makes room for a longer string. */
function readVariable(input: SavInput, slot: number): RawVariable | null {
  const what = 'a variable of its dictionary';
  const at = input.position;
  const width = input.int32(what);
  const hasLabel = input.int32(what);
  const missingCount = input.int32(what);
  const format = input.int32(what);
  input.int32(what);
  const shortName = input.copy(8, what);
  if (width < -1 || width > 255) {
    throw damaged(input.file, `A variable has the width ${width}.`, { byte: at });
  }
  if (hasLabel !== 0 && hasLabel !== 1) {
    throw damaged(input.file, 'A variable neither has a label nor has none.', { byte: at + 4 });
  }
  if (![-3, -2, 0, 1, 2, 3].includes(missingCount)) {
    throw damaged(input.file, `A variable has ${missingCount} missing values.`, { byte: at + 8 });
  }
  let label: Buffer | null = null;
  if (hasLabel === 1) {
    const length = input.int32(what);
    if (!(length >= 0 && length <= longestLabel)) {
      throw damaged(input.file, `A label is ${length} bytes long.`, { byte: input.position - 4 });
    }
    label = input.copy(length, what);
    input.skip((4 - (length % 4)) % 4, what);
  }
  const missing = Array.from({ length: Math.abs(missingCount) }, () => input.copy(8, what));
  return width === -1 ? null : { shortName, width, label, format, missingCount, missing, slot };
}

function readLabels(input: SavInput): RawLabels {
  const what = 'the labels of its values';
  const count = input.int32(what);
  if (!(count >= 0 && count <= mostLabels)) {
    throw damaged(input.file, `A variable has ${count} value labels.`, {
      byte: input.position - 4,
    });
  }
  const labels: { readonly value: Buffer; readonly label: Buffer }[] = [];
  for (let index = 0; index < count; index++) {
    const value = input.copy(8, what);
    const length = input.bytes(1, what)[0] as number;
    const label = input.copy(length, what);
    input.skip((8 - ((length + 1) % 8)) % 8, what);
    labels.push({ value, label });
  }
  const at = input.position;
  if (input.int32(what) !== 4) {
    throw damaged(input.file, 'Labels of values are not followed by their variables.', {
      byte: at,
    });
  }
  const variableCount = input.int32(what);
  if (!(variableCount >= 0 && variableCount * 4 <= input.sizeBytes - input.position)) {
    throw damaged(input.file, `Value labels belong to ${variableCount} variables.`, {
      byte: input.position - 4,
    });
  }
  const slots = Array.from({ length: variableCount }, () => input.int32(what));
  return { labels, slots };
}

function skipDocuments(input: SavInput): void {
  const lines = input.int32('its notes');
  if (!(lines >= 0)) {
    throw damaged(input.file, `Its notes have ${lines} lines.`, { byte: input.position - 4 });
  }
  input.skip(lines * 80, 'its notes');
}

/** Subtypes that are read; others are passed over. */
const wantedExtensions = new Set([3, 4, 7, 11, 13, 14, 16, 19, 20, 21, 22]);

function readExtension(input: SavInput, extensions: Map<number, Buffer>): void {
  const what = 'an extension of its dictionary';
  const subtype = input.int32(what);
  const size = input.int32(what);
  const count = input.int32(what);
  if (!(size >= 0 && count >= 0 && size * count <= input.sizeBytes - input.position)) {
    throw damaged(input.file, `An extension of its dictionary has ${count} times ${size} bytes.`, {
      byte: input.position - 8,
    });
  }
  if (wantedExtensions.has(subtype)) {
    const bytes = input.copy(size * count, what);
    const before = subtype === 7 || subtype === 19 ? extensions.get(subtype) : undefined;
    extensions.set(subtype, before ? Buffer.concat([before, Buffer.from('\n'), bytes]) : bytes);
  } else input.skip(size * count, what);
}

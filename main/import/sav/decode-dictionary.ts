import type {
  SavDictionary,
  SavMissing,
  SavSegment,
  SavSet,
  SavVariable,
} from './sav-dictionary.ts';
import { savEncoding, toldEncoding } from './sav-encoding.ts';
import {
  type DecodeText,
  keyedTexts,
  readLongLabels,
  readLongMissing,
  readMeasures,
  readSets,
  unpadded,
} from './sav-extensions.ts';
import { damaged, type SavInput } from './sav-input.ts';
import type { RawVariable, SavRecords } from './sav-records.ts';

const systemMissing = -Number.MAX_VALUE;
/** Beyond these an end of a range of missing values is open. */
const lowest = -1.797e308;
const highest = 1.797e308;
const wholeSegment = 252;
const bytesInSegment = 255;
const longestString = 32_767;

/**
 * Understands the records of an SPSS file: texts in their encoding, pieces of long strings joined, labels
 * and missing values with their variables, sets with their members.
 *
 * @param told the encoding of the texts where the person knows better than the file.
 * @throws {ImportError} `file-damaged` where a string of several pieces lacks some of them,
 *   `encoding-not-recognised`.
 */
export function decodeDictionary(
  input: SavInput,
  records: SavRecords,
  told: string | null = null,
): SavDictionary {
  const { extensions } = records;
  const named = extensions.get(20);
  const { encoding, isSaid, warnings } =
    told === null
      ? savEncoding(
          named === undefined ? null : unpadded(named.toString('latin1')),
          codepageOf(input, extensions.get(3)),
          textsOf(records),
        )
      : toldEncoding(input.file, told);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const decode: DecodeText = (bytes) => decoder.decode(bytes);
  const variables = joinedVariables(input, records, decode);
  return {
    file: input.file,
    isLittleEndian: input.isLittleEndian,
    compression: records.compression,
    bias: Number.isFinite(records.bias) ? records.bias : 100,
    sysmis: sysmisOf(input, extensions.get(4)),
    rowCount: rowCountOf(input, records),
    slots: records.slots,
    variables,
    sets: setsOf(records, variables, decode),
    weight: weightOf(records, variables),
    fileLabel: unpadded(decode(records.fileLabel)),
    product: unpadded(decode(records.product)),
    encoding,
    isEncodingSaid: isSaid,
    dataStart: input.position,
    warnings,
  };
}

/** Texts that show the encoding; short names are left out, as they may be cut in the middle of a letter. */
function textsOf({ variables, labels, fileLabel, extensions }: SavRecords): readonly Buffer[] {
  const names = (extensions.get(13)?.toString('latin1') ?? '')
    .split('\t')
    .map((pair) => Buffer.from(pair.slice(pair.indexOf('=') + 1), 'latin1'));
  return [
    fileLabel,
    ...variables.flatMap(({ label }) => label ?? []),
    ...labels.flatMap((set) => set.labels.map(({ label }) => label)),
    ...names,
  ];
}

function codepageOf({ isLittleEndian }: SavInput, bytes: Buffer | undefined): number | null {
  if (bytes === undefined || bytes.length < 32) return null;
  return isLittleEndian ? bytes.readInt32LE(28) : bytes.readInt32BE(28);
}

function sysmisOf({ isLittleEndian }: SavInput, bytes: Buffer | undefined): number {
  if (bytes === undefined || bytes.length < 8) return systemMissing;
  return isLittleEndian ? bytes.readDoubleLE(0) : bytes.readDoubleBE(0);
}

function rowCountOf(input: SavInput, { statedRows, extensions }: SavRecords): number | null {
  const wide = extensions.get(16);
  if (wide && wide.length >= 16) {
    const rows = Number(input.isLittleEndian ? wide.readBigInt64LE(8) : wide.readBigInt64BE(8));
    if (rows >= 0 && Number.isSafeInteger(rows)) return rows;
  }
  return statedRows >= 0 ? statedRows : null;
}

function joinedVariables(
  input: SavInput,
  records: SavRecords,
  decode: DecodeText,
): readonly SavVariable[] {
  const { extensions, variables: raw } = records;
  const text = (subtype: number): string => decode(extensions.get(subtype) ?? Buffer.alloc(0));
  const longNames = keyedTexts(text(13), /\t/u);
  const widths = keyedTexts(text(14), /\0\t?|\t/u);
  const measures = readMeasures(extensions.get(11), raw.length, input.isLittleEndian);
  const joined: SavVariable[] = [];
  for (let index = 0; index < raw.length; ) {
    const first = raw[index] as RawVariable;
    const shortName = unpadded(decode(first.shortName));
    const width = widthOf(input, widths.get(shortName.toUpperCase()), first, shortName);
    const count = width > bytesInSegment ? Math.ceil(width / wholeSegment) : 1;
    const pieces = raw.slice(index, index + count);
    if (pieces.length < count || pieces.some((piece) => count > 1 && piece.width === 0)) {
      throw damaged(input.file, 'A long string lacks some of its pieces.', { column: shortName });
    }
    joined.push({
      name: longNames.get(shortName.toUpperCase()) || shortName,
      shortName,
      label: first.label === null ? null : unpadded(decode(first.label)),
      width,
      format: (first.format >> 16) & 0xff,
      decimals: first.format & 0xff,
      measure: measures[index] ?? 'unknown',
      missing: missingOf(input, first, decode),
      labels: [],
      slot: first.slot,
      segments: segmentsOf(pieces, width),
    });
    index += count;
  }
  return withLabels(input, records, joined, decode);
}

function widthOf(
  { file }: SavInput,
  stated: string | undefined,
  { width }: RawVariable,
  column: string,
): number {
  if (stated === undefined || width === 0) return width;
  const long = Number(stated);
  if (!(Number.isInteger(long) && long >= 1 && long <= longestString)) {
    throw damaged(file, `A string is said to be ${stated.slice(0, 20)} bytes long.`, { column });
  }
  return long > bytesInSegment ? long : width;
}

function segmentsOf(pieces: readonly RawVariable[], width: number): readonly SavSegment[] {
  let left = width;
  return pieces.flatMap((piece) => {
    const used = Math.min(left, piece.width, bytesInSegment);
    left -= used;
    return used > 0 ? [{ byte: piece.slot * 8, used }] : [];
  });
}

function numberOf({ isLittleEndian }: SavInput, bytes: Buffer): number {
  return isLittleEndian ? bytes.readDoubleLE(0) : bytes.readDoubleBE(0);
}

function missingOf(
  input: SavInput,
  { missing, missingCount, width }: RawVariable,
  decode: DecodeText,
): SavMissing {
  if (width > 0) {
    return {
      values: missing.map((bytes) => unpadded(decode(bytes.subarray(0, width)))),
      range: null,
    };
  }
  const numbers = missing.map((bytes) => numberOf(input, bytes));
  if (missingCount >= 0) return { values: numbers, range: null };
  const [low = lowest, high = highest, ...values] = numbers;
  return {
    values,
    range: { low: low <= lowest ? null : low, high: high >= highest ? null : high },
  };
}

function withLabels(
  input: SavInput,
  records: SavRecords,
  variables: readonly SavVariable[],
  decode: DecodeText,
): readonly SavVariable[] {
  const placeBySlot = new Map(variables.map(({ slot }, place) => [slot + 1, place]));
  const labelsOf = new Map<number, SavVariable['labels']>();
  for (const { labels, slots } of records.labels) {
    for (const slot of slots) {
      const place = placeBySlot.get(slot);
      const variable = place === undefined ? undefined : variables[place];
      if (place === undefined || variable === undefined) continue;
      const read = labels.map(({ value, label }) => ({
        value:
          variable.width > 0
            ? unpadded(decode(value.subarray(0, variable.width)))
            : numberOf(input, value),
        label: unpadded(decode(label)),
      }));
      labelsOf.set(place, [...(labelsOf.get(place) ?? []), ...read]);
    }
  }
  const { isLittleEndian } = input;
  const long = readLongLabels(records.extensions.get(21), isLittleEndian, decode);
  const longLabels = new Map(long.map(({ name, labels }) => [name.toUpperCase(), labels]));
  const longMissing = new Map(
    [...readLongMissing(records.extensions.get(22), isLittleEndian, decode)].map(
      ([name, values]) => [name.toUpperCase(), values],
    ),
  );
  return variables.map((variable, place) => {
    const name = variable.name.toUpperCase();
    const missing = longMissing.get(name);
    return {
      ...variable,
      labels: labelsOf.get(place) ?? longLabels.get(name) ?? [],
      missing: missing ? { values: missing, range: null } : variable.missing,
    };
  });
}

function setsOf(
  { extensions }: SavRecords,
  variables: readonly SavVariable[],
  decode: DecodeText,
): readonly SavSet[] {
  const places = new Map<string, number>();
  variables.forEach(({ name }, place) => {
    places.set(name.toUpperCase(), place);
  });
  variables.forEach(({ shortName }, place) => {
    places.set(shortName.toUpperCase(), place);
  });
  const byName = new Map<string, SavSet>();
  for (const subtype of [7, 19]) {
    for (const set of readSets(extensions.get(subtype), decode)) {
      const members = set.variables.flatMap((name) => places.get(name.toUpperCase()) ?? []);
      if (members.length > 0) {
        byName.set(set.name.toUpperCase(), { ...set, variables: [...new Set(members)] });
      }
    }
  }
  return [...byName.values()];
}

function weightOf({ weightSlot }: SavRecords, variables: readonly SavVariable[]): number | null {
  const place = variables.findIndex(({ slot }) => slot + 1 === weightSlot);
  return weightSlot > 0 && place >= 0 && variables[place]?.width === 0 ? place : null;
}

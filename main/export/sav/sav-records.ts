import { savFormat } from '../../import/sav/sav-formats.ts';
import type { SavDraft } from './sav-draft.ts';
import { segmentCount, segmentWidth, slotCount } from './sav-encoder.ts';
import { cutToBytes, type SavName, type SavNames } from './sav-names.ts';

/** A variable of the file to be: its name, its label, its level of measurement and its layout. */
export interface SavColumn extends SavName {
  readonly label: string;
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  readonly draft: SavDraft;
  /** Short names of the pieces of a long string after the first. */
  readonly moreNames: readonly string[];
}

/** A multiple-response set: of dichotomies, or (`counted` null) of categories in several variables. */
export interface SavMarkedSet {
  readonly name: string;
  readonly label: string;
  readonly counted: number | null;
  readonly members: readonly SavName[];
}

/** What stands before the rows of a file. */
export interface SavHead {
  readonly label: string;
  readonly product: string;
  readonly createdAt: Date;
  readonly isDeflated: boolean;
  readonly rowCount: number;
  readonly columns: readonly SavColumn[];
  readonly sets: readonly SavMarkedSet[];
  readonly weight: string | null;
}

const longestLabel = 255;
const longestValueLabel = 120;
const bias = 100;
const mostInt32 = 2 ** 31 - 1;

/** The dictionary of an SPSS file, up to its rows. */
export function savRecords(head: SavHead): Buffer {
  return Buffer.concat([
    header(head),
    ...head.columns.flatMap(variableRecords),
    ...head.columns.flatMap((column, place) => labelRecords(column, slotOf(head.columns, place))),
    ...extensions(head),
    int32s(999, 0),
  ]);
}

/** Short names for the pieces of a long string after the first. */
export function pieceNames(names: SavNames, width: number): readonly string[] {
  return Array.from({ length: segmentCount(width) - 1 }, () => names.shortFor(''));
}

function header({
  label,
  product,
  createdAt,
  isDeflated,
  rowCount,
  columns,
  weight,
}: SavHead): Buffer {
  const place = columns.findIndex(({ name }) => name === weight);
  const slots = columns.reduce((sum, { draft }) => sum + slotCount(draft.width), 0);
  const [day = '', month = '', year = ''] = createdAt.toUTCString().slice(5, 16).split(' ');
  return Buffer.concat([
    Buffer.from(isDeflated ? '$FL3' : '$FL2', 'latin1'),
    padded(`@(#) SPSS DATA FILE ${product}`, 60),
    int32s(
      2,
      slots,
      isDeflated ? 2 : 1,
      place < 0 ? 0 : slotOf(columns, place),
      rowCount > mostInt32 ? -1 : rowCount,
    ),
    double(bias),
    padded(`${day} ${month} ${year.slice(2)}`, 9),
    padded(createdAt.toISOString().slice(11, 19), 8),
    padded(label, 64),
    Buffer.alloc(3),
  ]);
}

/** The 1-based slot at which a column begins. */
function slotOf(columns: readonly SavColumn[], place: number): number {
  return columns.slice(0, place).reduce((sum, { draft }) => sum + slotCount(draft.width), 1);
}

function variableRecords({ shortName, moreNames, label, draft }: SavColumn): Buffer[] {
  const { width } = draft;
  return [shortName, ...moreNames].flatMap((name, segment) => {
    const isFirst = segment === 0;
    const piece = width === 0 ? 0 : segmentWidth(width, segment);
    const format = printFormat(draft, piece);
    const text = isFirst ? Buffer.from(cutToBytes(label, longestLabel), 'utf8') : null;
    const missing = isFirst ? missingValues(draft) : { count: 0, bytes: Buffer.alloc(0) };
    const more = Math.ceil(Math.max(1, piece) / 8) - 1;
    return [
      int32s(2, piece, text && text.length > 0 ? 1 : 0, missing.count, format, format),
      padded(name, 8),
      text && text.length > 0 ? labelBytes(text) : Buffer.alloc(0),
      missing.bytes,
      ...Array.from({ length: more }, continuation),
    ];
  });
}

function continuation(): Buffer {
  return Buffer.concat([int32s(2, -1, 0, 0, 0, 0), Buffer.alloc(8, ' ')]);
}

function labelBytes(text: Buffer): Buffer {
  return Buffer.concat([int32s(text.length), text, Buffer.alloc((4 - (text.length % 4)) % 4)]);
}

function printFormat({ format, decimals }: SavDraft, width: number): number {
  switch (format) {
    case 'text':
      return (savFormat.text << 16) | (width << 8);
    case 'date':
      return (savFormat.date << 16) | (11 << 8);
    case 'dateTime':
      return (savFormat.dateTime << 16) | (23 << 8) | 2;
    case 'fixed':
      return (savFormat.fixed << 16) | (8 << 8) | decimals;
  }
}

function missingValues({ missing, missingTexts, width }: SavDraft): {
  readonly count: number;
  readonly bytes: Buffer;
} {
  if (width > 0) {
    const texts = width <= 8 ? missingTexts : [];
    return { count: texts.length, bytes: Buffer.concat(texts.map((text) => padded(text, 8))) };
  }
  const { values, range } = missing;
  if (range === null) return { count: values.length, bytes: Buffer.concat(values.map(double)) };
  return {
    count: -2 - values.length,
    bytes: Buffer.concat([range.low, range.high, ...values].map(double)),
  };
}

function labelRecords({ draft: { labels, width } }: SavColumn, slot: number): Buffer[] {
  if (labels.length === 0 || width > 8) return [];
  return [
    int32s(3, labels.length),
    ...labels.flatMap(({ value, label }) => {
      const text = Buffer.from(cutToBytes(label, longestValueLabel), 'utf8');
      return [
        typeof value === 'number' ? double(value) : padded(value, 8),
        Buffer.of(text.length),
        text,
        Buffer.alloc((8 - ((text.length + 1) % 8)) % 8, ' '),
      ];
    }),
    int32s(4, 1, slot),
  ];
}

function extensions({ columns, sets, rowCount }: SavHead): Buffer[] {
  const names = columns.map(({ shortName, name }) => `${shortName}=${name}`).join('\t');
  const widths = columns
    .filter(({ draft }) => draft.width > 255)
    .map(({ shortName, draft }) => `${shortName}=${String(draft.width).padStart(5, '0')}\0\t`);
  return [
    extension(3, 4, int32s(20, 0, 0, -1, 1, 1, 2, 65_001)),
    extension(4, 8, Buffer.concat([-Number.MAX_VALUE, Number.MAX_VALUE, lowest].map(double))),
    ...(sets.length > 0 ? [extension(7, 1, Buffer.from(sets.map(setLine).join(''), 'utf8'))] : []),
    extension(11, 4, Buffer.concat(columns.flatMap(display))),
    extension(13, 1, Buffer.from(names, 'utf8')),
    ...(widths.length > 0 ? [extension(14, 1, Buffer.from(widths.join(''), 'latin1'))] : []),
    extension(16, 8, Buffer.concat([int64(1), int64(rowCount)])),
    extension(20, 1, Buffer.from('UTF-8', 'latin1')),
    ...longLabels(columns),
    ...longMissing(columns),
  ];
}

/** The second lowest number, which stands for "lowest" in ranges. */
const lowest = -1.7976931348623155e308;

function setLine({ name, label, counted, members }: SavMarkedSet): string {
  const shown = members.map(({ shortName }) => shortName.toLowerCase()).join(' ');
  const kind = counted === null ? 'C' : `D${String(counted).length} ${counted}`;
  return `${name}=${kind} ${Buffer.byteLength(label)} ${label} ${shown}\n`;
}

const measures = { nominal: 1, ordinal: 2, scale: 3 } as const;

function display({ measure, draft: { width } }: SavColumn): Buffer[] {
  const columnsShown = width === 0 ? 8 : Math.min(40, Math.max(8, width));
  return Array.from({ length: segmentCount(width) }, () =>
    int32s(measures[measure], columnsShown, width === 0 ? 1 : 0),
  );
}

function longLabels(columns: readonly SavColumn[]): Buffer[] {
  const long = columns.filter(({ draft }) => draft.width > 8 && draft.labels.length > 0);
  if (long.length === 0) return [];
  const parts = long.flatMap(({ name, draft: { width, labels } }) => [
    countedBytes(Buffer.from(name, 'utf8')),
    int32s(width, labels.length),
    ...labels.flatMap(({ value, label }) => [
      countedBytes(padded(String(value), width)),
      countedBytes(Buffer.from(cutToBytes(label, longestValueLabel), 'utf8')),
    ]),
  ]);
  return [extension(21, 1, Buffer.concat(parts))];
}

function longMissing(columns: readonly SavColumn[]): Buffer[] {
  const long = columns.filter(({ draft }) => draft.width > 8 && draft.missingTexts.length > 0);
  if (long.length === 0) return [];
  const parts = long.flatMap(({ name, draft: { missingTexts } }) => [
    countedBytes(Buffer.from(name, 'utf8')),
    Buffer.of(missingTexts.length),
    int32s(8),
    ...missingTexts.map((text) => padded(text, 8)),
  ]);
  return [extension(22, 1, Buffer.concat(parts))];
}

function countedBytes(bytes: Buffer): Buffer {
  return Buffer.concat([int32s(bytes.length), bytes]);
}

function extension(subtype: number, size: number, bytes: Buffer): Buffer {
  return Buffer.concat([int32s(7, subtype, size, bytes.length / size), bytes]);
}

function int32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeInt32LE(value, index * 4);
  });
  return bytes;
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** A text in so many bytes, filled up with spaces. */
function padded(text: string, bytes: number): Buffer {
  const filled = Buffer.alloc(bytes, ' ');
  Buffer.from(cutToBytes(text, bytes), 'utf8').copy(filled);
  return filled;
}

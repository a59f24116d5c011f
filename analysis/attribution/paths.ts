import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn, NumberColumn, TextColumn } from '../columns/column.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { ChannelDictionary, firstHash, nextHash } from './channel-dictionary.ts';

/**
 * Customer journeys, one path for each distinct or repeated order of touches.
 *
 * - `channels[code]` names a channel, in the order of first appearance.
 * - Path `i` touches `touches[offsets[i] .. offsets[i + 1]]`, each a channel code; never empty.
 * - `conversions[i]`, `values[i]`, `nulls[i]`: how many journeys along path `i` converted, what those
 *   conversions were worth together (any currency), and how many ended without one.
 * - The same path may stand in several rows: their numbers add.
 * - `daysBefore[touch]`: days from a touch to the end of its journey, where the times are known.
 */
export interface JourneyPaths {
  readonly channels: readonly string[];
  readonly offsets: Int32Array;
  readonly touches: Int32Array;
  readonly conversions: Float64Array;
  readonly values: Float64Array;
  readonly nulls: Float64Array;
  readonly daysBefore?: Float64Array | undefined;
}

/**
 * The numbers beside the paths. A table without a value column credits no value; one without nulls knows
 * no unsuccessful journeys.
 */
export interface PathNumbers {
  readonly conversions: NumberColumn;
  readonly values: NumberColumn | null;
  readonly nulls: NumberColumn | null;
}

/**
 * Rows that were left out, by reason; a row counts once, under the first reason that applies.
 *
 * - `emptyPathCount`: no path at all. `emptyTouchCount`: nothing between two separators.
 * - `missingNumberCount`: the conversions, value or nulls of the row are missing.
 */
export interface SkippedPaths {
  readonly emptyPathCount: number;
  readonly emptyTouchCount: number;
  readonly missingNumberCount: number;
}

/** What `readPaths` made of a table of paths. */
export interface PathsRead {
  readonly paths: JourneyPaths;
  readonly skipped: SkippedPaths;
}

/** How many paths there are, repeated ones counted each time. */
export function pathCount(paths: JourneyPaths): number {
  return paths.offsets.length - 1;
}

/**
 * Read a table of paths ("Search > Email > Direct") into channel codes.
 *
 * - Shapes: `texts` and the columns of `numbers` have one entry per row.
 * - The separator is matched byte for byte; spaces and tabs around a touch do not belong to its name.
 *   Names are otherwise compared exactly: "email" and "Email" are two channels.
 * - Missing: a row without a path, with an empty touch or with a missing number is left out and counted
 *   by reason; nothing is guessed.
 *
 * @throws {AnalysisError} `lengths-differ`; `expression-not-understood` for an empty separator;
 *   `count-out-of-range` for conversions or nulls below zero or not finite, or a value not finite.
 */
export function readPaths(
  texts: TextColumn | CategoryColumn,
  numbers: PathNumbers,
  separator = ' > ',
  interruption: Interruption = uninterrupted,
): PathsRead {
  const separatorBytes = new TextEncoder().encode(separator);
  if (separatorBytes.length === 0) {
    throw new AnalysisError('expression-not-understood', { separator });
  }
  const source = texts.type === 'text' ? texts : spellOut(texts);
  const rows = source.offsets.length - 1;
  checkLengths(rows, numbers);
  const skipped = { emptyPathCount: 0, emptyTouchCount: 0, missingNumberCount: 0 };
  const builder = new PathsBuilder(rows);
  const splitter = new PathSplitter(source.bytes, separatorBytes, builder);
  for (let row = 0; row < rows; row += 1) {
    if ((row & 0xffff) === 0) {
      interruption.report('reading-paths', row, rows);
    }
    const touchCount = splitter.split(
      source.offsets[row] as number,
      source.offsets[row + 1] as number,
    );
    if (touchCount === 0) {
      skipped.emptyPathCount += 1;
    } else if (touchCount < 0) {
      skipped.emptyTouchCount += 1;
    } else if (isNumberMissing(numbers, row)) {
      skipped.missingNumberCount += 1;
    } else {
      builder.keepPath(readNumbers(numbers, row));
      continue;
    }
    builder.dropPath();
  }
  return { paths: builder.finish(), skipped };
}

interface RowNumbers {
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
}

function readNumbers(numbers: PathNumbers, row: number): RowNumbers {
  const conversions = numbers.conversions.values[row] as number;
  const value = (numbers.values?.values[row] as number | undefined) ?? 0;
  const nulls = (numbers.nulls?.values[row] as number | undefined) ?? 0;
  if (!(conversions >= 0 && conversions < Infinity && nulls >= 0 && nulls < Infinity)) {
    throw new AnalysisError('count-out-of-range', { rowNumber: row + 1, conversions, nulls });
  }
  if (!Number.isFinite(value)) {
    throw new AnalysisError('count-out-of-range', { rowNumber: row + 1, value });
  }
  return { conversions, value, nulls };
}

function isNumberMissing(numbers: PathNumbers, row: number): boolean {
  return (
    isMissing(numbers.conversions, row) ||
    isMissing(numbers.values, row) ||
    isMissing(numbers.nulls, row)
  );
}

function isMissing(column: NumberColumn | null, row: number): boolean {
  return column?.missing != null && column.missing[row] !== 0;
}

function checkLengths(rows: number, numbers: PathNumbers): void {
  for (const [name, column] of Object.entries(numbers) as [string, NumberColumn | null][]) {
    if (column !== null && column.values.length !== rows) {
      throw new AnalysisError('lengths-differ', { paths: rows, [name]: column.values.length });
    }
  }
}

/** Paths that were stored as categories, row by row as text again. */
function spellOut(column: CategoryColumn): TextColumn {
  const encoder = new TextEncoder();
  const spelled = column.categories.map((category) =>
    category.missing === null ? encoder.encode(category.code) : new Uint8Array(0),
  );
  const offsets = new Int32Array(column.codes.length + 1);
  for (let row = 0; row < column.codes.length; row += 1) {
    const text = spelled[column.codes[row] as number] as Uint8Array;
    offsets[row + 1] = (offsets[row] as number) + text.length;
  }
  const bytes = new Uint8Array(offsets[column.codes.length] as number);
  for (let row = 0; row < column.codes.length; row += 1) {
    bytes.set(spelled[column.codes[row] as number] as Uint8Array, offsets[row] as number);
  }
  return { type: 'text', offsets, bytes, missing: null };
}

/** Collects paths; touches of the row at hand can still be dropped until `keepPath`. */
class PathsBuilder {
  private readonly dictionary = new ChannelDictionary();
  private touches: Int32Array;
  private touchCount = 0;
  private readonly offsets: Int32Array;
  private count = 0;
  private hasDropped = false;
  private readonly conversions: Float64Array;
  private readonly values: Float64Array;
  private readonly nulls: Float64Array;

  constructor(rows: number) {
    this.touches = new Int32Array(Math.max(16, rows * 4));
    this.offsets = new Int32Array(rows + 1);
    this.conversions = new Float64Array(rows);
    this.values = new Float64Array(rows);
    this.nulls = new Float64Array(rows);
  }

  /** Until the path is kept, a touch is remembered by provisional code; names of dropped rows may stay unused. */
  addTouch(bytes: Uint8Array, start: number, end: number, hash: number): void {
    if (this.touchCount === this.touches.length) {
      const grown = new Int32Array(this.touches.length * 2);
      grown.set(this.touches);
      this.touches = grown;
    }
    this.touches[this.touchCount] = this.dictionary.codeOf(bytes, start, end, hash);
    this.touchCount += 1;
  }

  keepPath(numbers: RowNumbers): void {
    this.conversions[this.count] = numbers.conversions;
    this.values[this.count] = numbers.value;
    this.nulls[this.count] = numbers.nulls;
    this.count += 1;
    this.offsets[this.count] = this.touchCount;
  }

  dropPath(): void {
    this.touchCount = this.offsets[this.count] as number;
    this.hasDropped = true;
  }

  finish(): JourneyPaths {
    const paths = {
      channels: this.dictionary.names(),
      offsets: this.offsets.subarray(0, this.count + 1),
      touches: this.touches.subarray(0, this.touchCount),
      conversions: this.conversions.subarray(0, this.count),
      values: this.values.subarray(0, this.count),
      nulls: this.nulls.subarray(0, this.count),
    };
    return this.hasDropped ? withoutUnusedChannels(paths) : paths;
  }
}

/** A channel that only stood in rows that were left out does not exist. */
function withoutUnusedChannels(paths: JourneyPaths): JourneyPaths {
  const used = new Uint8Array(paths.channels.length);
  for (let at = 0; at < paths.touches.length; at += 1) {
    used[paths.touches[at] as number] = 1;
  }
  if (!used.includes(0)) {
    return paths;
  }
  const newCodes = new Int32Array(used.length);
  let next = 0;
  for (let code = 0; code < used.length; code += 1) {
    newCodes[code] = next;
    next += used[code] as number;
  }
  return {
    ...paths,
    channels: paths.channels.filter((_, code) => used[code] === 1),
    touches: paths.touches.map((code) => newCodes[code] as number),
  };
}

/**
 * Cuts the bytes of one path at the separator and hands the touches on, hashing their names on the way: each byte
 * of a million paths is looked at once.
 */
class PathSplitter {
  private readonly bytes: Uint8Array;
  private readonly separator: Uint8Array;
  private readonly builder: PathsBuilder;

  constructor(bytes: Uint8Array, separator: Uint8Array, builder: PathsBuilder) {
    this.bytes = bytes;
    this.separator = separator;
    this.builder = builder;
  }

  /** How many touches the path has: 0 when it is empty, -1 when one of its touches is. */
  split(start: number, end: number): number {
    const { bytes, separator, builder } = this;
    const lead = separator[0] as number;
    let touchCount = 0;
    let from = -1;
    let to = start;
    let hash = firstHash;
    let hashOfName = firstHash;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === lead && this.separatorAt(at, end)) {
        if (from === -1) return this.isBlank(start, end) ? 0 : -1;
        builder.addTouch(bytes, from, to, hashOfName);
        touchCount += 1;
        at += separator.length - 1;
        from = -1;
        hash = firstHash;
      } else if (!isSpace(byte)) {
        if (from === -1) from = at;
        hash = nextHash(hash, byte);
        hashOfName = hash;
        to = at + 1;
      } else if (from !== -1) hash = nextHash(hash, byte);
    }
    if (from === -1) return touchCount === 0 ? 0 : -1;
    builder.addTouch(bytes, from, to, hashOfName);
    return touchCount + 1;
  }

  private isBlank(start: number, end: number): boolean {
    return this.bytes.subarray(start, end).every(isSpace);
  }

  private separatorAt(at: number, end: number): boolean {
    const { bytes, separator } = this;
    if (at + separator.length > end) {
      return false;
    }
    for (let i = 1; i < separator.length; i += 1) {
      if (bytes[at + i] !== separator[i]) {
        return false;
      }
    }
    return true;
  }
}

function isSpace(byte: number): boolean {
  return byte <= 0x20 && (byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a);
}

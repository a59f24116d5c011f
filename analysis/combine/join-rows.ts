import type { Column, NumberColumn, TextColumn } from '../columns/column.ts';
import type { VariableKind } from '../columns/variable.ts';
import type { Interruption } from '../interruption.ts';
import { columnAsText } from './column-as-text.ts';

/** A column of ids and the kind of its variable. */
export interface IdColumn {
  readonly column: Column;
  readonly kind: VariableKind;
}

/**
 * Which row on the right belongs to each row on the left.
 *
 * - `rightRow[row]`: the row on the right with the same id, -1 where there is none or the id is missing.
 * - `unmatchedRight`: rows on the right, with an id, that nothing on the left has.
 * - `missingLeft`, `missingRight`: how many rows have no id.
 * - `repeated`: rows on the right whose id stands further up already; where there are any, `rightRow` names
 *   the first row of each id.
 */
export interface JoinedRows {
  readonly rightRow: Int32Array;
  readonly matchedCount: number;
  readonly unmatchedRight: Int32Array;
  readonly missingLeft: number;
  readonly missingRight: number;
  readonly repeated: Int32Array;
}

const reportEvery = 1 << 16;

/**
 * Matches rows by their ids, in one pass over each side: a table of the right side's rows by the hash of
 * their ids, in typed arrays.
 *
 * Two columns of numbers are compared as numbers; anything else as text, answers by their codes, letter for
 * letter ("007" is not 7, "A" is not "a"). A missing id and an empty text match nothing.
 */
export function joinRows(left: IdColumn, right: IdColumn, interruption: Interruption): JoinedRows {
  const areNumbers = left.column.type === 'number' && right.column.type === 'number';
  const keys = areNumbers
    ? numberKeys(left.column as NumberColumn, right.column as NumberColumn)
    : textKeys(
        columnAsText(left.column, left.kind, 'codes'),
        columnAsText(right.column, right.kind, 'codes'),
      );
  return joinBy(keys, interruption);
}

interface Keys {
  readonly leftRows: number;
  readonly rightRows: number;
  /** The hash of a row's id; -1 where it has none. */
  hashLeft(row: number): number;
  hashRight(row: number): number;
  isSameRight(row: number, other: number): boolean;
  isSame(left: number, right: number): boolean;
}

function joinBy(keys: Keys, interruption: Interruption): JoinedRows {
  const { leftRows, rightRows } = keys;
  let size = 16;
  while (size < rightRows * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const mask = size - 1;
  const repeated: number[] = [];
  let missingRight = 0;
  for (let row = 0; row < rightRows; row++) {
    if (row % reportEvery === 0) interruption.report('reading ids', row, rightRows + leftRows);
    const hash = keys.hashRight(row);
    if (hash < 0) {
      missingRight++;
      continue;
    }
    let slot = hash & mask;
    let known = table[slot] as number;
    while (known >= 0 && !keys.isSameRight(known, row)) {
      slot = (slot + 1) & mask;
      known = table[slot] as number;
    }
    if (known >= 0) repeated.push(row);
    else table[slot] = row;
  }
  const rightRow = new Int32Array(leftRows).fill(-1);
  const isMatched = new Uint8Array(rightRows);
  let matchedCount = 0;
  let missingLeft = 0;
  for (let row = 0; row < leftRows; row++) {
    if (row % reportEvery === 0) {
      interruption.report('matching', rightRows + row, rightRows + leftRows);
    }
    const hash = keys.hashLeft(row);
    if (hash < 0) {
      missingLeft++;
      continue;
    }
    let slot = hash & mask;
    let known = table[slot] as number;
    while (known >= 0 && !keys.isSame(row, known)) {
      slot = (slot + 1) & mask;
      known = table[slot] as number;
    }
    if (known < 0) continue;
    rightRow[row] = known;
    isMatched[known] = 1;
    matchedCount++;
  }
  for (const row of repeated) isMatched[row] = 1;
  return {
    rightRow,
    matchedCount,
    unmatchedRight: rowsWhere(rightRows, (row) => isMatched[row] === 0 && keys.hashRight(row) >= 0),
    missingLeft,
    missingRight,
    repeated: Int32Array.from(repeated),
  };
}

function rowsWhere(rows: number, is: (row: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (is(row)) found.push(row);
  return Int32Array.from(found);
}

function numberKeys(left: NumberColumn, right: NumberColumn): Keys {
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  const hashOf = ({ values, missing }: NumberColumn, row: number): number => {
    const value = values[row] as number;
    if ((missing !== null && missing[row] !== 0) || Number.isNaN(value)) return -1;
    // Adding zero makes one number of 0 and -0.
    bits[0] = value + 0;
    return spread(Math.imul(words[0] as number, 0x9e37_79b1) ^ (words[1] as number));
  };
  return {
    leftRows: left.values.length,
    rightRows: right.values.length,
    hashLeft: (row) => hashOf(left, row),
    hashRight: (row) => hashOf(right, row),
    isSame: (row, other) => left.values[row] === right.values[other],
    isSameRight: (row, other) => right.values[row] === right.values[other],
  };
}

function textKeys(left: TextColumn, right: TextColumn): Keys {
  return {
    leftRows: left.offsets.length - 1,
    rightRows: right.offsets.length - 1,
    hashLeft: (row) => hashOfText(left, row),
    hashRight: (row) => hashOfText(right, row),
    isSame: (row, other) => isSameText(left, row, right, other),
    isSameRight: (row, other) => isSameText(right, row, right, other),
  };
}

/** Fowler, Noll and Vo's hash (FNV-1a, 32 bits) of a row's bytes; -1 where it has none. */
function hashOfText({ offsets, bytes, missing }: TextColumn, row: number): number {
  const end = offsets[row + 1] as number;
  let at = offsets[row] as number;
  if (at === end || (missing !== null && missing[row] !== 0)) return -1;
  let hash = 0x811c_9dc5;
  for (; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193);
  return spread(hash);
}

function isSameText(left: TextColumn, row: number, right: TextColumn, other: number): boolean {
  let from = left.offsets[row] as number;
  const end = left.offsets[row + 1] as number;
  let at = right.offsets[other] as number;
  if (end - from !== (right.offsets[other + 1] as number) - at) return false;
  while (from < end) if (left.bytes[from++] !== right.bytes[at++]) return false;
  return true;
}

/** The last mixing of MurmurHash3 (Appleby, 2008), so that every bit counts in the lowest; never below 0. */
function spread(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 1) & 0x7fff_ffff;
}

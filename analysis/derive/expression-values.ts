import { missingByte } from '../columns/missing-reason.ts';

const unreadable = missingByte('unreadable');

/** Numbers by row; 0 in `missing` where there is one. */
export interface Numbers {
  readonly type: 'number';
  readonly values: Float64Array;
  readonly missing: Uint8Array;
}

/** Texts by row as places in a list. `isListed` where the list is one of answers that were written out. */
export interface Texts {
  readonly type: 'text';
  readonly codes: Uint32Array;
  readonly texts: readonly string[];
  readonly missing: Uint8Array;
  readonly isListed: boolean;
}

/** Truth by row: 2 yes, 0 no, 1 where `missing` says why it is not known. */
export interface Truths {
  readonly type: 'truth';
  readonly state: Uint8Array;
  readonly missing: Uint8Array;
}

/** What an expression gives. */
export type Values = Numbers | Texts | Truths;

/** Why either of two rows is missing, the left first. */
export function eitherMissing(left: Uint8Array, right: Uint8Array): Uint8Array {
  const missing = new Uint8Array(left.length);
  for (let row = 0; row < missing.length; row++) {
    const first = left[row] as number;
    missing[row] = first === 0 ? (right[row] as number) : first;
  }
  return missing;
}

/**
 * Numbers that were computed: where one is not finite, the row becomes unreadable and is marked in
 * `failed`.
 */
export function computedNumbers(
  values: Float64Array,
  missing: Uint8Array,
  failed: Uint8Array,
): Numbers {
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0 || Number.isFinite(values[row])) continue;
    missing[row] = unreadable;
    failed[row] = 1;
  }
  return { type: 'number', values, missing };
}

/** Truth from yes and no, unknown wherever something is missing. */
export function truthsWhereKnown(isTrue: (row: number) => boolean, missing: Uint8Array): Truths {
  const state = new Uint8Array(missing.length);
  for (let row = 0; row < state.length; row++) {
    state[row] = missing[row] !== 0 ? 1 : isTrue(row) ? 2 : 0;
  }
  return { type: 'truth', state, missing };
}

/**
 * Kleene's and or or over truths: a false makes an and false whatever else is missing. Where the result
 * is not known, the first part that is not says why.
 */
export function joinTruths(parts: readonly Truths[], isAnd: boolean, rows: number): Truths {
  const state = new Uint8Array(rows).fill(isAnd ? 2 : 0);
  const missing = new Uint8Array(rows);
  for (const part of parts) {
    for (let row = 0; row < rows; row++) {
      const one = part.state[row] as number;
      const so = state[row] as number;
      state[row] = isAnd ? (one < so ? one : so) : one > so ? one : so;
      if (one === 1 && missing[row] === 0) missing[row] = part.missing[row] as number;
    }
  }
  for (let row = 0; row < rows; row++) if (state[row] !== 1) missing[row] = 0;
  return { type: 'truth', state, missing };
}

/** Texts whose lists are laid end to end, so that a row may take from either. */
export function joinedTexts(parts: readonly Texts[]): {
  readonly texts: readonly string[];
  readonly starts: readonly number[];
} {
  const texts: string[] = [];
  const starts: number[] = [];
  for (const part of parts) {
    starts.push(texts.length);
    for (const text of part.texts) texts.push(text);
  }
  return { texts, starts };
}

/**
 * Rounds to `digits` decimals, halves away from zero as people do by hand: 2.675 is 2.68, although its
 * binary form lies below.
 */
export function roundedHalfUp(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const scale = 10 ** digits;
  const scaled = Math.abs(value) * scale;
  if (!(scaled < 2 ** 52)) return value;
  const isNearHalf = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6;
  const whole = Math.floor((isNearHalf ? Number(scaled.toPrecision(15)) : scaled) + 0.5);
  return Math.sign(value) * (digits >= 0 ? whole / scale : whole * 10 ** -digits);
}

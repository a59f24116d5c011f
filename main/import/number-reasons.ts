import { missingByte } from '#analysis/columns/missing-reason.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import type { TypedColumn } from './typed-file.ts';

/** Byte 0 of `missingByte` stands for a value. */
const present = 0;

interface MissingRange {
  readonly from: number;
  readonly to: number;
  readonly reason: number;
}

/**
 * Which numbers of a column with types of its own mean that there is no answer: the plan's missing codes,
 * the planned answers that are flagged missing, and the plan's stretches of numbers.
 */
export class NumberReasons {
  /** Whether every number is a value. */
  readonly isEmpty: boolean;
  /** The byte of `missingByte` for each mark of the column, at the mark's place plus one. */
  readonly byMark: Uint8Array;
  readonly #byNumber = new Map<number, number>();
  readonly #ranges: readonly MissingRange[];

  constructor(
    plan: PlannedVariable,
    { markCodes, isInstant }: Pick<TypedColumn, 'markCodes' | 'isInstant'>,
  ) {
    const byCode = new Map<string, number>();
    for (const { code, missing } of plan.categories) {
      if (missing !== null) byCode.set(code, missingByte(missing));
    }
    for (const { code, reason } of plan.missing) byCode.set(code, missingByte(reason));
    for (const [code, byte] of byCode) {
      const number = numberOfCode(code, isInstant);
      if (!Number.isNaN(number)) this.#byNumber.set(number, byte);
    }
    this.#ranges = (plan.missingRanges ?? []).map(({ from, to, reason }) => ({
      from: from ?? Number.NEGATIVE_INFINITY,
      to: to ?? Number.POSITIVE_INFINITY,
      reason: missingByte(reason),
    }));
    this.isEmpty = this.#byNumber.size === 0 && this.#ranges.length === 0;
    this.byMark = Uint8Array.from([
      missingByte('no-answer'),
      ...markCodes.map((code) => byCode.get(code) ?? missingByte('no-answer')),
    ]);
  }

  /** The byte of the reason why a number is none; 0 for a value. The number is not NaN. */
  byteOf(value: number): number {
    const byte = this.#byNumber.get(value);
    if (byte !== undefined) return byte;
    for (const { from, to, reason } of this.#ranges) {
      if (value >= from && value <= to) return reason;
    }
    return present;
  }
}

/** The number that a code stands for, an instant also as ISO 8601; NaN where it is none. */
export function numberOfCode(code: string, isInstant: boolean): number {
  const number = code.trim() === '' ? Number.NaN : Number(code);
  return Number.isNaN(number) && isInstant ? Date.parse(code) : number;
}

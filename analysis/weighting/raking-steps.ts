import type { RakingGroups } from './raking-groups.ts';
import type { MarginReport, MissingTreatment, RakingMargin } from './raking-margin.ts';

/** A margin during raking: what is fixed from the start, beside its codes by group. */
export interface MarginState {
  readonly margin: RakingMargin;
  readonly codes: Int32Array;
  /** What the rows with an answer must weigh together; null where that is not fixed. */
  readonly answeredMass: number | null;
  readonly missingMass: number;
  readonly before: Float64Array;
  readonly counts: Float64Array;
  readonly missingCount: number;
}

/** The largest miss of all margins in shares and whose it is; `relativeError` as a part of the target. */
export interface LargestError {
  readonly error: number;
  readonly relativeError: number;
  readonly margin: string;
  readonly category: string;
}

/** What each category weighs: entry `category`, and the missing ones after the last category. */
export function massesOf(
  codes: Int32Array,
  weights: Float64Array,
  rows: Float64Array,
  categoryCount: number,
): Float64Array {
  const masses = new Float64Array(categoryCount + 1);
  for (let group = 0; group < codes.length; group++) {
    const code = codes[group] as number;
    const place = code < 0 ? categoryCount : code;
    masses[place] =
      (masses[place] as number) + (weights[group] as number) * (rows[group] as number);
  }
  return masses;
}

/** Notes how each margin stands before the first step. */
export function marginStates(
  margins: readonly RakingMargin[],
  groups: RakingGroups,
  missing: MissingTreatment,
): readonly MarginState[] {
  return margins.map((margin, index) => {
    const codes = groups.codes[index] as Int32Array;
    const size = margin.categories.length;
    const before = massesOf(codes, groups.start, groups.rows, size);
    const counts = massesOf(codes, new Float64Array(groups.count).fill(1), groups.rows, size);
    const missingMass = before[size] as number;
    const answered = sumOf(before) - missingMass;
    return {
      margin,
      codes,
      before,
      counts,
      missingMass,
      answeredMass: missing === 'pass-over' ? null : answered,
      missingCount: counts[size] as number,
    };
  });
}

/** Multiplies the weights so that one margin holds. Changes `weights` in place. */
export function meetMargin(state: MarginState, weights: Float64Array, rows: Float64Array): void {
  const { margin, codes, answeredMass, missingMass } = state;
  const size = margin.categories.length;
  const masses = massesOf(codes, weights, rows, size);
  const missingNow = masses[size] as number;
  const answered = answeredMass ?? sumOf(masses) - missingNow;
  const factors = new Float64Array(size + 1);
  margin.categories.forEach(({ share }, place) => {
    const mass = masses[place] as number;
    factors[place] = mass > 0 ? (share * answered) / mass : 1;
  });
  factors[size] = answeredMass === null || missingNow === 0 ? 1 : missingMass / missingNow;
  for (let group = 0; group < codes.length; group++) {
    const code = codes[group] as number;
    weights[group] = (weights[group] as number) * (factors[code < 0 ? size : code] as number);
  }
}

/** Where the weights miss a target by most in shares, and the largest relative error of all. */
export function largestErrorOf(
  states: readonly MarginState[],
  weights: Float64Array,
  rows: Float64Array,
): LargestError {
  let worst: LargestError = { error: 0, relativeError: 0, margin: '', category: '' };
  for (const { margin, codes } of states) {
    const size = margin.categories.length;
    const masses = massesOf(codes, weights, rows, size);
    const answered = sumOf(masses) - (masses[size] as number);
    margin.categories.forEach(({ label, share }, place) => {
      const error = Math.abs((masses[place] as number) / answered - share);
      const relativeError = share > 0 ? error / share : error;
      const isWorst = error > worst.error;
      worst = {
        error: Math.max(worst.error, error),
        relativeError: Math.max(worst.relativeError, relativeError),
        margin: isWorst ? margin.name : worst.margin,
        category: isWorst ? label : worst.category,
      };
    });
  }
  return worst;
}

/** Each margin before and after. */
export function marginReports(
  states: readonly MarginState[],
  weights: Float64Array,
  rows: Float64Array,
): readonly MarginReport[] {
  return states.map(({ margin, codes, before, counts, missingMass, missingCount }) => {
    const size = margin.categories.length;
    const masses = massesOf(codes, weights, rows, size);
    const answered = sumOf(masses) - (masses[size] as number);
    const answeredBefore = sumOf(before) - missingMass;
    const categories = margin.categories.map(({ label, share }, place) => {
      const after = (masses[place] as number) / answered;
      return {
        category: label,
        rows: counts[place] as number,
        target: share,
        before: (before[place] as number) / answeredBefore,
        after,
        gap: after - share,
      };
    });
    return { margin: margin.name, missing: missingCount, categories };
  });
}

function sumOf(masses: Float64Array): number {
  return masses.reduce((sum, mass) => sum + mass, 0);
}

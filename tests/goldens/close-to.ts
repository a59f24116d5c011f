import { expect } from 'vitest';

/**
 * Expects a computed number to agree with a golden within a relative tolerance (1e-10 unless a reason
 * is given where it is called); exactly 0 must be within the same absolute distance.
 */
export function expectClose(
  actual: number | null | undefined,
  golden: number,
  tolerance = 1e-10,
  what = '',
): void {
  const found = actual ?? Number.NaN;
  const distance = found === golden ? 0 : Math.abs(found - golden) / (Math.abs(golden) || 1);
  expect(
    distance <= tolerance,
    `${what} computed ${found}, golden ${golden}, off by ${distance} of it`,
  ).toBe(true);
}

import { type Formula, readFormula } from './formula.ts';
import type { LedgerLine, ReturnReason } from './ledger.ts';
import type { InputValues } from './ledger-inputs.ts';

/**
 * The return on one line.
 *
 * - `roi`: (value - cost) / cost. `roas`: value / cost. `costPerConversion`: cost / conversions.
 * - `low`, `high`: bounds of `roi` over the ranges of the inputs; see `simulateReturns`.
 * - `costShare`, `conversionShare`: of all lines that have both; `shareRatio` is the second over the first.
 * - `reason`: why `roi` is null; null when it is not.
 */
export interface ReturnLine {
  readonly channel: string;
  readonly cost: number | null;
  readonly value: number | null;
  readonly conversions: number | null;
  readonly roi: number | null;
  readonly roas: number | null;
  readonly costPerConversion: number | null;
  readonly costShare: number | null;
  readonly conversionShare: number | null;
  readonly shareRatio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: ReturnReason | null;
  readonly formulas: {
    readonly cost: string | null;
    readonly value: string | null;
    readonly conversions: string | null;
  };
}

/** A line whose formulas were read. */
export interface ReadLine {
  readonly channel: string;
  readonly cost: Formula | null;
  readonly value: Formula | null;
  readonly conversions: Formula | null;
}

/**
 * Read the formulas of all lines.
 *
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function readLines(lines: readonly LedgerLine[]): readonly ReadLine[] {
  return lines.map(({ channel, cost, value, conversions }) => ({
    channel,
    cost: readFormula(cost),
    value: readFormula(value),
    conversions: readFormula(conversions),
  }));
}

/** Cost and value of a line, for given inputs; NaN where unknown. */
export function amountsOf(
  line: ReadLine,
  inputs: ReadonlyMap<string, number>,
): { readonly cost: number; readonly value: number } {
  return {
    cost: line.cost?.valueOf(inputs) ?? Number.NaN,
    value: line.value?.valueOf(inputs) ?? Number.NaN,
  };
}

/** Return on what was spent; NaN where either is unknown or nothing was spent. */
export function returnOn({
  cost,
  value,
}: {
  readonly cost: number;
  readonly value: number;
}): number {
  return cost > 0 ? (value - cost) / cost : Number.NaN;
}

/** All lines that have both cost and value, added up. */
export function totalAmounts(
  lines: readonly ReadLine[],
  inputs: ReadonlyMap<string, number>,
): { readonly cost: number; readonly value: number } {
  let cost = 0;
  let value = 0;
  for (const line of lines) {
    const amounts = amountsOf(line, inputs);
    if (!Number.isFinite(returnOn(amounts))) continue;
    cost += amounts.cost;
    value += amounts.value;
  }
  return { cost, value };
}

/** The lines computed; bounds are null here. */
export function returnLines(
  lines: readonly ReadLine[],
  { values, reasons }: Pick<InputValues, 'values' | 'reasons'>,
): readonly ReturnLine[] {
  const computed = lines.map((line) => lineOf(line, values, reasons));
  const both = computed.filter(({ cost, conversions }) => cost !== null && conversions !== null);
  const costs = both.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  const conversions = both.reduce((sum, one) => sum + (one.conversions ?? 0), 0);
  return computed.map((line) => {
    if (line.cost === null || line.conversions === null) return line;
    const costShare = costs > 0 ? line.cost / costs : null;
    const conversionShare = conversions > 0 ? line.conversions / conversions : null;
    const shareRatio =
      costShare !== null && costShare > 0 && conversionShare !== null
        ? conversionShare / costShare
        : null;
    return { ...line, costShare, conversionShare, shareRatio };
  });
}

function lineOf(
  line: ReadLine,
  values: ReadonlyMap<string, number>,
  reasons: ReadonlyMap<string, ReturnReason>,
): ReturnLine {
  const numberOf = (formula: Formula | null): number | null => {
    const number = formula?.valueOf(values) ?? Number.NaN;
    return Number.isFinite(number) ? number : null;
  };
  const cost = numberOf(line.cost);
  const value = numberOf(line.value);
  const conversions = numberOf(line.conversions);
  const reason = reasonOf(line, { cost, value }, reasons, values);
  return {
    channel: line.channel,
    cost,
    value,
    conversions,
    roi: reason === null && cost !== null && value !== null ? (value - cost) / cost : null,
    roas: reason === null && cost !== null && value !== null ? value / cost : null,
    costPerConversion:
      cost !== null && conversions !== null && conversions > 0 ? cost / conversions : null,
    costShare: null,
    conversionShare: null,
    shareRatio: null,
    low: null,
    high: null,
    reason,
    formulas: {
      cost: line.cost?.text ?? null,
      value: line.value?.text ?? null,
      conversions: line.conversions?.text ?? null,
    },
  };
}

function reasonOf(
  line: ReadLine,
  amounts: { readonly cost: number | null; readonly value: number | null },
  reasons: ReadonlyMap<string, ReturnReason>,
  values: ReadonlyMap<string, number>,
): ReturnReason | null {
  const named = [...(line.cost?.names ?? []), ...(line.value?.names ?? [])];
  for (const name of named) {
    const asked = reasons.get(name) ?? reasons.get(name.replace(/_(?:gain|total|before)$/u, ''));
    if (asked !== undefined) return asked;
    if (!values.has(name)) return 'input-missing';
  }
  if (line.cost === null && line.value === null) return 'nothing-known';
  if (line.value === null) return 'no-return';
  if (line.cost === null) return 'no-cost';
  if (amounts.cost === null || amounts.value === null) return 'not-a-number';
  return amounts.cost > 0 ? null : 'no-cost';
}

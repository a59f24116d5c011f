import { type Interruption, uninterrupted } from '../interruption.ts';
import { readFormula } from './formula.ts';
import type { Ledger, LedgerCheck } from './ledger.ts';
import { type InputValues, inputValues, type LedgerQuestion } from './ledger-inputs.ts';
import { type Payback, paybackOf } from './payback.ts';
import {
  type ReadLine,
  type ReturnLine,
  readLines,
  returnLines,
  returnOn,
  totalAmounts,
} from './return-lines.ts';
import {
  type BreakEven,
  breakEvens,
  type ScenarioLine,
  type Sensitivity,
  scenarioTable,
  sensitivities,
} from './sensitivity.ts';
import { type SimulationOptions, simulateReturns } from './simulate-returns.ts';

/** A unit value held against what is usual; `isUsual` is null where it could not be computed. */
export interface UnitValue {
  readonly name: string;
  readonly total: number | null;
  readonly count: number | null;
  readonly each: number | null;
  readonly usualLow: number;
  readonly usualHigh: number;
  readonly isUsual: boolean | null;
  readonly sentence: string;
}

/** All lines that have a return, added up, with what the ranges of inputs leave open. */
export interface ReturnTotal {
  readonly lines: number;
  readonly cost: number | null;
  readonly value: number | null;
  readonly roi: number | null;
  readonly roas: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly mean: number | null;
  readonly lossShare: number | null;
}

/** A return with everything that bears on it. */
export interface ReturnResult {
  readonly lines: readonly ReturnLine[];
  readonly total: ReturnTotal;
  readonly questions: readonly LedgerQuestion[];
  readonly unitValues: readonly UnitValue[];
  readonly sensitivity: readonly Sensitivity[];
  readonly breakEven: readonly BreakEven[];
  readonly scenarios: readonly ScenarioLine[];
  readonly cashFlow: Payback | null;
  /** Inputs without a source, and the like; in words. */
  readonly warnings: readonly string[];
}

/**
 * Compute a ledger: the return of each line and of all, what it hangs on, and what must be asked.
 *
 * - A line without cost or without value has no return, with the reason; the others stand.
 * - Bounds come from drawing the inputs over their ranges (`simulateReturns`); null without ranges.
 *
 * @throws {AnalysisError} `expression-not-understood` for a formula; `count-out-of-range`;
 *   `confidence-out-of-range`; `cancelled` through `interruption`.
 *
 * Held to an independent Python computation, tests/goldens/returns.json.
 */
export function computeReturn(
  ledger: Ledger,
  options: SimulationOptions = { draws: 10_000, seed: 1, confidence: 0.95 },
  interruption: Interruption = uninterrupted,
): ReturnResult {
  const known = inputValues(ledger);
  const lines = readLines(ledger.lines);
  const plain = returnLines(lines, known);
  const simulated =
    known.ranges.size > 0 ? simulateReturns(ledger, lines, known, options, interruption) : null;
  const unitValues = ledger.checks.map((check) => unitValue(check, known));
  return {
    lines: plain.map((line, at) =>
      line.roi === null || simulated === null ? line : { ...line, ...simulated.lines[at] },
    ),
    total: {
      ...totalOf(lines, plain, known),
      low: simulated?.total.low ?? null,
      high: simulated?.total.high ?? null,
      mean: simulated?.total.mean ?? null,
      lossShare: simulated?.total.lossShare ?? null,
    },
    questions: known.questions,
    unitValues,
    sensitivity: sensitivities(ledger, lines, known),
    breakEven: breakEvens(ledger, lines, known),
    scenarios: scenarioTable(ledger, lines, known),
    cashFlow: cashFlowOf(ledger, known),
    warnings: warningsOf(ledger, plain, known, unitValues),
  };
}

function totalOf(
  lines: readonly ReadLine[],
  plain: readonly ReturnLine[],
  known: InputValues,
): Pick<ReturnTotal, 'lines' | 'cost' | 'value' | 'roi' | 'roas'> {
  const count = plain.filter(({ roi }) => roi !== null).length;
  if (count === 0) return { lines: 0, cost: null, value: null, roi: null, roas: null };
  const total = totalAmounts(lines, known.values);
  return { lines: count, ...total, roi: returnOn(total), roas: total.value / total.cost };
}

function cashFlowOf({ cashFlow }: Ledger, { values }: InputValues): Payback | null {
  if (cashFlow === undefined) return null;
  const flows = cashFlow.flows.map((flow) => readFormula(flow)?.valueOf(values) ?? Number.NaN);
  const rate = readFormula(cashFlow.rate)?.valueOf(values) ?? 0;
  return [...flows, rate].every(Number.isFinite) ? paybackOf(flows, rate) : null;
}

function words(number: number): string {
  return number.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

function unitValue(check: LedgerCheck, { values }: InputValues): UnitValue {
  const total = finite(readFormula(check.total)?.valueOf(values));
  const count = finite(readFormula(check.count)?.valueOf(values));
  const { name, usualLow, usualHigh } = check;
  const usual = `usual figures are ${words(usualLow)} to ${words(usualHigh)}`;
  const base = { name, total, count, usualLow, usualHigh };
  if (total === null || count === null || !(count > 0)) {
    const sentence = `${name}: not known, as the total or the count is missing; ${usual}.`;
    return { ...base, each: null, isUsual: null, sentence };
  }
  const each = total / count;
  const isUsual = each >= usualLow && each <= usualHigh;
  const sentence = `${name}: ${words(total)} over ${words(count)} is ${words(each)} each${isUsual ? ', which is usual' : ''}: ${usual}.`;
  return { ...base, each, isUsual, sentence };
}

function finite(number: number | undefined): number | null {
  return number !== undefined && Number.isFinite(number) ? number : null;
}

function warningsOf(
  ledger: Ledger,
  lines: readonly ReturnLine[],
  known: InputValues,
  unitValues: readonly UnitValue[],
): readonly string[] {
  const unsourced = ledger.inputs.filter(({ source }) => !source?.trim()).map(({ name }) => name);
  const without = lines.filter(({ reason }) => reason !== null);
  return [
    ...known.questions.map(({ sentence }) => sentence),
    ...unitValues.filter(({ isUsual }) => isUsual === false).map(({ sentence }) => sentence),
    ...without.map(
      ({ channel, reason }) =>
        `${channel} has no return: ${reasonWords[reason ?? 'nothing-known']}.`,
    ),
    ...(unsourced.length > 0 ? [`Inputs without a source: ${unsourced.join(', ')}.`] : []),
  ];
}

/** Why a line has no return, in words. */
export const reasonWords: Readonly<Record<NonNullable<ReturnLine['reason']>, string>> = {
  'no-return': 'a cost is known, but no value that came of it',
  'no-cost': 'a value is known, but nothing that was spent for it',
  'nothing-known': 'neither cost nor value is known',
  'input-missing': 'a formula names an input that has no value',
  'total-or-gain': 'an input may be the new total or the gain; say which',
  'currencies-differ': 'an input is in another currency, and no rate is given',
  'not-a-number': 'a formula has no finite result',
};

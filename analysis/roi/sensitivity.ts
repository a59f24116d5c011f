import type { Ledger } from './ledger.ts';
import { type InputValues, setInput } from './ledger-inputs.ts';
import { type ReadLine, returnOn, totalAmounts } from './return-lines.ts';

/** The return of all lines with one input at its bounds, the others as stated; a bar of a tornado. */
export interface Sensitivity {
  readonly input: string;
  readonly inputLow: number;
  readonly inputHigh: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Where an input would have to be for the lines together to return just what they cost. */
export interface BreakEven {
  readonly input: string;
  readonly value: number;
  readonly breakEven: number | null;
}

/** All lines together with inputs set otherwise. */
export interface ScenarioLine {
  readonly scenario: string;
  readonly cost: number;
  readonly value: number;
  readonly roi: number | null;
}

/** The bars of a tornado, the widest first; only inputs with a range have one. */
export function sensitivities(
  ledger: Ledger,
  lines: readonly ReadLine[],
  known: InputValues,
): readonly Sensitivity[] {
  const bars = [...known.ranges].map(([input, range]) => ({
    input,
    inputLow: range.low,
    inputHigh: range.high,
    low: roiWith(ledger, lines, known, { [input]: range.low }),
    high: roiWith(ledger, lines, known, { [input]: range.high }),
  }));
  const width = ({ low, high }: Sensitivity): number => Math.abs((high ?? 0) - (low ?? 0));
  return bars.sort((one, other) => width(other) - width(one));
}

/**
 * For each input that bears on the total, the value at which the total returns its cost: searched from a
 * hundredth of the stated value to a hundred times it, by halving. Null where it does not turn there.
 */
export function breakEvens(
  ledger: Ledger,
  lines: readonly ReadLine[],
  known: InputValues,
): readonly BreakEven[] {
  const found: BreakEven[] = [];
  for (const { name } of ledger.inputs) {
    const value = known.values.get(name);
    if (value === undefined || value === 0) continue;
    const gainAt = (at: number): number => {
      const total = totalAmounts(lines, withInputs(ledger, known, { [name]: at }));
      return total.value - total.cost;
    };
    if (gainAt(value) === gainAt(value * 1.5)) continue;
    found.push({ input: name, value, breakEven: turningPoint(gainAt, value / 100, value * 100) });
  }
  return found;
}

function turningPoint(gainAt: (at: number) => number, from: number, to: number): number | null {
  let low = from;
  let high = to;
  const rises = gainAt(high) > gainAt(low);
  const isBelow = (at: number): boolean => gainAt(at) < 0 === rises;
  if (!isBelow(low) || isBelow(high)) return null;
  for (let round = 0; round < 200 && Math.abs(high - low) > 1e-12 * Math.abs(high); round += 1) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** As stated, with every input at its worse and at its better bound, and the scenarios of the ledger. */
export function scenarioTable(
  ledger: Ledger,
  lines: readonly ReadLine[],
  known: InputValues,
): readonly ScenarioLine[] {
  const worse: Record<string, number> = {};
  const better: Record<string, number> = {};
  for (const { input, inputLow, inputHigh, low, high } of sensitivities(ledger, lines, known)) {
    const isRising = (high ?? 0) >= (low ?? 0);
    worse[input] = isRising ? inputLow : inputHigh;
    better[input] = isRising ? inputHigh : inputLow;
  }
  const asked: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
    ...(known.ranges.size > 0 ? [['Everything at its worse bound', worse] as const] : []),
    ['As stated', {}],
    ...(known.ranges.size > 0 ? [['Everything at its better bound', better] as const] : []),
    ...ledger.scenarios.map(({ name, set }) => [name, set] as const),
  ];
  return asked.map(([scenario, set]) => {
    const total = totalAmounts(lines, withInputs(ledger, known, set));
    const roi = returnOn(total);
    return { scenario, ...total, roi: Number.isFinite(roi) ? roi : null };
  });
}

function roiWith(
  ledger: Ledger,
  lines: readonly ReadLine[],
  known: InputValues,
  set: Readonly<Record<string, number>>,
): number | null {
  const roi = returnOn(totalAmounts(lines, withInputs(ledger, known, set)));
  return Number.isFinite(roi) ? roi : null;
}

function withInputs(
  ledger: Ledger,
  known: InputValues,
  set: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
  const inputs = new Map(known.values);
  for (const input of ledger.inputs) {
    const value = set[input.name];
    if (value !== undefined) setInput(inputs, input, value);
  }
  return inputs;
}

import { AnalysisError } from '../analysis-error.ts';
import type { Ledger, LedgerInput, ReturnReason } from './ledger.ts';

/** An input whose value can be read in two ways, with what each would mean. */
export interface LedgerQuestion {
  readonly input: string;
  readonly asTotal: { readonly gain: number; readonly before: number };
  readonly asGain: { readonly before: number; readonly total: number };
  readonly sentence: string;
}

/** Inputs by name as formulas see them, and why others have no value. */
export interface InputValues {
  readonly values: ReadonlyMap<string, number>;
  readonly ranges: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  readonly reasons: ReadonlyMap<string, ReturnReason>;
  readonly questions: readonly LedgerQuestion[];
}

/**
 * The inputs as numbers in the ledger's currency. One with an `increase` also gives `NAME_gain`,
 * `NAME_before` and `NAME_total`, once it is known what its value means.
 *
 * @throws {AnalysisError} `answer-not-found`: two inputs of one name; `count-out-of-range`: a value outside
 * its own range, or an increase of -1 or less.
 */
export function inputValues(ledger: Ledger): InputValues {
  const values = new Map<string, number>();
  const ranges = new Map<string, { readonly low: number; readonly high: number }>();
  const reasons = new Map<string, ReturnReason>();
  const questions: LedgerQuestion[] = [];
  for (const input of ledger.inputs) {
    if (values.has(input.name) || reasons.has(input.name)) {
      throw new AnalysisError('count-out-of-range', { input: input.name, inputsOfThatName: 2 });
    }
    checkRange(input);
    const rate = rateOf(ledger, input);
    if (input.value === null) reasons.set(input.name, 'input-missing');
    else if (rate === null) reasons.set(input.name, 'currencies-differ');
    else if (input.increase !== undefined && input.means === undefined) {
      reasons.set(input.name, 'total-or-gain');
      questions.push(questionOf(input, input.value, input.increase));
    } else {
      setInput(values, input, input.value * rate);
      if (input.low !== undefined || input.high !== undefined) {
        ranges.set(input.name, {
          low: (input.low ?? input.value) * rate,
          high: (input.high ?? input.value) * rate,
        });
      }
    }
  }
  return { values, ranges, reasons, questions };
}

/** Sets an input and what follows from its increase. */
export function setInput(values: Map<string, number>, input: LedgerInput, value: number): void {
  values.set(input.name, value);
  if (input.increase === undefined || input.means === undefined) return;
  const gain = input.means === 'gain' ? value : value - value / (1 + input.increase);
  const total = input.means === 'total' ? value : value + value / input.increase;
  values.set(`${input.name}_gain`, gain);
  values.set(`${input.name}_total`, total);
  values.set(`${input.name}_before`, total - gain);
}

const currencyCode =
  /^(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|SEK|NOK|DKK|CNY|INR|BRL|MXN|ZAR|PLN|CZK|HUF|SGD|HKD|KRW|TRY|ILS)\b/u;

/** What one of the input's unit is in the ledger's currency; 1 for what is no money; null when unknown. */
function rateOf(ledger: Ledger, { unit }: LedgerInput): number | null {
  const [currency] = currencyCode.exec((unit ?? '').trim().toUpperCase()) ?? [];
  if (currency === undefined || ledger.currency === undefined) return 1;
  if (currency === ledger.currency.toUpperCase()) return 1;
  return ledger.rates?.[currency] ?? null;
}

function checkRange({ name, value, low, high, increase }: LedgerInput): void {
  if (increase !== undefined && !(increase > -1 && increase !== 0)) {
    throw new AnalysisError('count-out-of-range', { input: name, increase });
  }
  if (value === null) return;
  if (!((low ?? value) <= value && value <= (high ?? value))) {
    throw new AnalysisError('count-out-of-range', { input: name, value, low, high });
  }
}

function questionOf(input: LedgerInput, value: number, increase: number): LedgerQuestion {
  const before = value / (1 + increase);
  const asTotal = { gain: value - before, before };
  const asGain = { before: value / increase, total: value + value / increase };
  const words = (number: number): string => Math.round(number).toLocaleString('en-GB');
  const percent = Number((increase * 100).toPrecision(6));
  return {
    input: input.name,
    asTotal,
    asGain,
    sentence: `Is ${words(value)} the new total or the gain? With an increase of ${percent} %: as the total, the gain is ${words(asTotal.gain)} on ${words(before)}; as the gain, it came on top of ${words(asGain.before)}.`,
  };
}

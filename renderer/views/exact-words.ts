import { formatFull } from '../words/numbers.ts';
import type { Fact } from './provenance-facts.ts';

/** A number of a passport to six significant digits: enough to check, short enough to read. */
export function exactWords(value: number): string {
  return formatFull(Number(value.toPrecision(6)));
}

/** The number to its last digit as a line of a passport, where six digits do not say it all. */
export function lastDigitFacts(value: number | null): readonly Fact[] {
  if (value === null || exactWords(value) === formatFull(value)) return [];
  return [{ term: 'To the last digit', description: formatFull(value) }];
}

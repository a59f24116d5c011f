import type { WaveChange, WaveChanges, WaveRow } from '#contract/calls/waves.ts';
import type { Passport } from '../../passport/passport.ts';
import { allOf, answersExpression, expressionName } from '../../words/expression.ts';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatPoints,
  formatProbability,
} from '../../words/numbers.ts';
import { exactWords, lastDigitFacts } from '../exact-words.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';
import { asText } from './comparison-passport.ts';
import { methodWords, reasonWords } from './comparison-words.ts';

/** The name of a wave. */
export function waveName({ waves }: WaveChanges, wave: number): string {
  return waves[wave]?.name ?? '';
}

/** A change in points, or in the units of the mean; a dash where there is none. */
export function changeWords({ kind }: Pick<WaveRow, 'kind'>, value: number | null): string {
  if (value === null) return '–';
  if (kind === 'share') return formatPoints(value);
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** A share as a percentage, or a mean; a dash where there is none. */
export function valueWords({ kind }: Pick<WaveRow, 'kind'>, value: number | null): string {
  if (value === null) return '–';
  return kind === 'share' ? formatPercent(value) : formatNumber(value);
}

/** Whether a change stands out: its adjusted p is below the level, and its interval leaves 0 out. */
export function isShown(change: WaveChange | undefined, confidence: number): boolean {
  const { pAdjusted = null, low = null, high = null } = change ?? {};
  return pAdjusted !== null && pAdjusted < 1 - confidence && (low ?? 0) * (high ?? 0) > 0;
}

/** What stands behind the change of a row from one wave to another. */
export function wavePassport(changes: WaveChanges, row: WaveRow, change: WaveChange): Passport {
  const [from, to] = [waveName(changes, change.from), waveName(changes, change.to)];
  const title = `${row.label}: ${row.category}, ${to} v ${from}`;
  const value = changeWords(row, change.change);
  const facts: readonly Fact[] = [
    {
      term: 'Definition',
      description: `${to} minus ${from}${row.kind === 'share' ? ', in percentage points' : ''}`,
    },
    ...intervalFacts(changes, row, change),
    testFact(changes, change),
    ...sizeFacts(row, change),
    ...trendFacts(changes, row),
    ...row.points.map((_, wave) => pointFact(changes, row, wave)),
    ...(row.note === null ? [] : [{ term: 'Note', description: row.note }]),
    ...lastDigitFacts(change.change),
    ...provenanceFacts(changes.provenance),
  ];
  const rows = rowsBehind(changes, row, change);
  return {
    title,
    value,
    sentence: change.sentence,
    facts,
    copyText: asText(title, value, change.sentence, facts),
    ...(rows === null ? {} : { rows }),
  };
}

function intervalFacts(
  { confidence }: WaveChanges,
  row: WaveRow,
  { low, high }: WaveChange,
): readonly Fact[] {
  if (low === null || high === null) return [];
  const description = `${changeWords(row, low)} to ${changeWords(row, high)}`;
  return [{ term: `Interval, ${exactWords(confidence * 100)}\u202f%`, description }];
}

function testFact({ changeTests }: WaveChanges, change: WaveChange): Fact {
  const { p, pAdjusted, reason, method } = change;
  if (p === null) {
    const why =
      reason === null || reason === 'not-in-the-list'
        ? 'the answer is not in the list of one of the waves'
        : reasonWords[reason];
    return { term: 'Test', description: `No test: ${why}` };
  }
  const adjusted = pAdjusted === null ? '' : `; adjusted ${formatProbability(pAdjusted)}`;
  return {
    term: 'Test',
    description: `${methodWords[method]}, ${formatProbability(p)}${adjusted} after Benjamini and Hochberg over ${formatCount(changeTests)} changes`,
  };
}

function sizeFacts({ kind }: WaveRow, { effectSize }: WaveChange): readonly Fact[] {
  if (effectSize === null) return [];
  const measure = kind === 'share' ? 'Cohen’s h' : 'Cohen’s d';
  const description = `${measure} ${formatNumber(effectSize)}; 0.2 is small, 0.5 medium, 0.8 large`;
  return [{ term: 'Effect', description }];
}

function trendFacts({ trendTests }: WaveChanges, row: WaveRow): readonly Fact[] {
  if (row.trend === null) return [];
  const { slope, low, high, p, pAdjusted } = row.trend;
  const said = (value: number): string => changeWords(row, value);
  return [
    {
      term: 'Trend',
      description: `${said(slope)} a wave (${said(low)} to ${said(high)}), ${formatProbability(p)}; adjusted ${formatProbability(pAdjusted)} over ${formatCount(trendTests)} trends`,
    },
  ];
}

function pointFact(changes: WaveChanges, row: WaveRow, wave: number): Fact {
  const point = row.points[wave];
  const term = waveName(changes, wave);
  if (point === undefined || point.value === null) {
    const base = point?.base ?? 0;
    const description = base === 0 ? 'nobody answered' : `too few to show, base ${base}`;
    return { term, description };
  }
  const { low, high, base, effectiveBase, isSmall } = point;
  const interval =
    low === null || high === null ? '' : ` (${valueWords(row, low)} to ${valueWords(row, high)})`;
  const effective = changes.weighted ? `, effective ${exactWords(effectiveBase)}` : '';
  const small = isSmall ? ' (small)' : '';
  return {
    term,
    description: `${valueWords(row, point.value)}${interval}; base ${formatCount(base)}${small}${effective}`,
  };
}

/** Those counted in the two waves; of datasets those of the later one. */
function rowsBehind(
  changes: WaveChanges,
  row: WaveRow,
  change: WaveChange,
): NonNullable<Passport['rows']> | null {
  const { by, provenance } = changes;
  const dataset = by === null ? provenance.datasets[change.to] : provenance.datasets[0];
  if (dataset === undefined) return null;
  const waves = [change.from, change.to].map((wave) => waveName(changes, wave));
  const inWaves = by === null ? null : answersExpression(by, waves);
  const answered =
    row.kind === 'share'
      ? answersExpression(row.variable, [row.category])
      : `${expressionName(row.variable)} is not missing`;
  return { dataset: dataset.name, filter: allOf(dataset.filter, inWaves, answered) };
}

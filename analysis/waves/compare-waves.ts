import { AnalysisError } from '../analysis-error.ts';
import { type CategoryColumn, type NumberColumn, rowCount } from '../columns/column.ts';
import { asYesNoColumn, selectedCategories } from '../columns/selected-answers.ts';
import type { ShareTally } from '../compare/share-row.ts';
import type { Tally } from '../compare/tally-side.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { benjaminiHochberg } from '../statistics/adjusted-probabilities.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { criticalZ } from '../statistics/interval.ts';
import { takeCodes } from '../tables/answers-axis.ts';
import {
  emptyTally,
  type JointTally,
  jointCell,
  sumTallies,
  tallyItem,
  tallyJointly,
} from '../tables/joint-tally.ts';
import { type KeptRows, keepRows } from '../tables/kept-rows.ts';
import { momentsByCode, momentsOfScale } from '../tables/mean-moments.ts';
import type { AxisItem } from '../tables/table-axis.ts';
import { type PlainQuestion, questionOverWaves } from './question-over-waves.ts';
import type {
  UncomparedVariable,
  WaveChanges,
  WaveQuestion,
  WaveRow,
  WavesToCompare,
  WaveVariable,
} from './wave-changes.ts';
import { meanWaves, type PlainRow, shareWaves, type WaveOptions } from './wave-rows.ts';

/** More waves than these are a series of dates, not waves. */
export const mostWaves = 60;

/**
 * What changed between waves of a survey: every chosen variable wave by wave, each wave against the one
 * before and, from the third on, against the first, with interval, test, effect size and a sentence; the
 * trend over three waves or more; and whether a question's answers differ between the waves at all.
 *
 * - The tests are those of `compareSegments`. Three families are adjusted apart by Benjamini and Hochberg:
 *   all changes, all trends, all questions.
 * - Order: shares by the size of the latest change, largest first; then means by its effect size.
 * - Missing: a row counts for a variable only with an answer to it; a wave without answers was not asked.
 *   Rows whose weight is missing or 0 drop out and are counted.
 * - Weights: for trends and for tests of questions they are scaled to average 1 in each wave.
 * - Limits: the waves are independent samples. Of a panel, in which the same people answer again, the
 *   tests call too few changes where answers persist.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range`, `confidence-out-of-range`,
 * `rule-does-not-fit-variable` (a set member without a yes), `cancelled`.
 *
 * Held to R (survey, stats), tests/goldens/waves.json.
 */
export function compareWaves(
  input: WavesToCompare,
  interruption: Interruption = uninterrupted,
): WaveChanges {
  const { waves, waveOf, variables, weights = null } = input;
  const confidence = input.confidence ?? 0.95;
  criticalZ(confidence);
  const kept = keepRows(waveOf.length, rowsOfWaves(input), weights);
  const item = waveItem(waveOf, waves.length, kept);
  const sides = tallyItem(item, kept).slice(0, waves.length);
  const options: WaveOptions = {
    waves,
    factors: sides.map(({ count, weight }) => (weight > 0 ? count / weight : 1)),
    confidence,
    smallBase: input.smallBase ?? 30,
    suppressedBase: input.suppressedBase ?? 10,
    isWeighted: weights !== null,
  };
  const counted: Counted = { item, kept, options };
  const rows: PlainRow[] = [];
  const questions: PlainQuestion[] = [];
  const skipped: UncomparedVariable[] = [];
  for (const [index, variable] of variables.entries()) {
    interruption.report('comparing', index, variables.length);
    const reason = reasonToSkip(variable, input.mostCategories ?? 500);
    if (reason !== null) {
      skipped.push({ variable: variable.name, label: variable.label, reason });
      continue;
    }
    const found = overWaves(variable, counted, waveOf.length);
    rows.push(...found.rows);
    questions.push(found.question);
  }
  interruption.report('comparing', variables.length, variables.length);
  const adjusted = adjust(rows, questions);
  return {
    waves: sides.map(({ count, weight, squaredWeight }, wave) => ({
      name: waves[wave] ?? '',
      base: count,
      weightedBase: weight,
      effectiveBase: effectiveBase(weight, squaredWeight),
    })),
    ...adjusted,
    rows: sorted(adjusted.rows, waves.length - 2),
    skipped,
    unweightedOutCount: kept.unweightedOutCount,
    weighted: options.isWeighted,
    confidence,
  };
}

interface Counted {
  readonly item: AxisItem;
  readonly kept: KeptRows;
  readonly options: WaveOptions;
}

interface FoundOverWaves {
  readonly rows: readonly PlainRow[];
  readonly question: PlainQuestion;
}

/** The rows of the filter that are in any wave; null where all are. */
function rowsOfWaves({ waves, waveOf, filter = null }: WavesToCompare): Uint8Array | null {
  if (filter !== null && filter.length !== waveOf.length) {
    throw new AnalysisError('lengths-differ', { expected: waveOf.length, found: filter.length });
  }
  let outCount = 0;
  const mask = new Uint8Array(waveOf.length);
  for (let row = 0; row < mask.length; row++) {
    const isIn = (waveOf[row] as number) < waves.length && (filter === null || filter[row] !== 0);
    mask[row] = Number(isIn);
    outCount += Number(!isIn);
  }
  return outCount === 0 ? null : mask;
}

function waveItem(waveOf: Uint8Array, size: number, { rows, count }: KeptRows): AxisItem {
  if (rows === null) return { codes: waveOf, size };
  const codes = new Uint8Array(count);
  for (let at = 0; at < count; at++) codes[at] = waveOf[rows[at] as number] as number;
  return { codes, size };
}

function reasonToSkip(
  variable: WaveVariable,
  mostCategories: number,
): UncomparedVariable['reason'] | null {
  if (variable.kind === 'multiple') return null;
  const { kind, column } = variable;
  if (column.type === 'category' && (kind === 'single' || kind === 'scale')) {
    return column.categories.length > mostCategories ? 'too-many-categories' : null;
  }
  const isNumber = column.type === 'number' && (kind === 'number' || kind === 'scale');
  return isNumber ? null : 'not-for-comparison';
}

function overWaves(variable: WaveVariable, counted: Counted, rows: number): FoundOverWaves {
  if (variable.kind === 'multiple') return membersOverWaves(variable, counted, rows);
  const { column } = variable;
  demandRows(variable.name, rowCount(column), rows);
  if (column.type === 'category') return answersOverWaves(variable, column, counted);
  if (column.type === 'number') return numberOverWaves(variable, column, counted);
  return { rows: [], question: questionOverWaves(variable, null, counted.options) };
}

function membersOverWaves(
  variable: Extract<WaveVariable, { readonly kind: 'multiple' }>,
  counted: Counted,
  rows: number,
): FoundOverWaves {
  const { name, label, members } = variable;
  const found = members.map((member): PlainRow => {
    const column = asYesNoColumn(member.column);
    demandRows(name, rowCount(column), rows);
    const selected = selectedCategories(column);
    const tallies = talliesOf(column, tallyOver(column, counted), counted, [
      (code) => selected[code] === 1,
    ]);
    const title = { variable: name, label, category: member.label };
    return shareWaves(title, tallies[0] ?? [], () => true, counted.options);
  });
  const bases = counted.options.waves.map((_, wave) =>
    Math.max(0, ...found.map(({ points }) => points[wave]?.base ?? 0)),
  );
  return {
    rows: found,
    question: { ...questionOverWaves(variable, null, counted.options), bases },
  };
}

function answersOverWaves(
  variable: Exclude<WaveVariable, { readonly kind: 'multiple' }>,
  column: CategoryColumn,
  counted: Counted,
): FoundOverWaves {
  const { name, label, kind, offered = null } = variable;
  const { options } = counted;
  const joint = tallyOver(column, counted);
  const answers = column.order.filter((code) => column.categories[code]?.missing === null);
  const tallies = talliesOf(
    column,
    joint,
    counted,
    answers.map((answer) => (code) => code === answer),
  );
  const rows = answers.map((answer, at): PlainRow => {
    const title = { variable: name, label, category: column.categories[answer]?.label ?? '' };
    const wasOffered = (wave: number): boolean => offered?.[wave]?.[answer] !== 0;
    return shareWaves(title, tallies[at] ?? [], wasOffered, options);
  });
  const question = questionOverWaves(variable, tallies, options);
  const scores = column.categories.map(({ value, missing }) => (missing === null ? value : null));
  if (kind !== 'scale' || scores.every((score) => score === null)) return { rows, question };
  const moments = options.waves.map((_, wave) => momentsOfScale(joint, wave, scores));
  const mean = meanWaves({ variable: name, label, category: 'Mean' }, moments, false, options);
  return { rows: [...rows, mean], question };
}

function numberOverWaves(
  variable: Exclude<WaveVariable, { readonly kind: 'multiple' }>,
  column: NumberColumn,
  { item, kept, options }: Counted,
): FoundOverWaves {
  const { name, label, kind } = variable;
  const moments = momentsByCode(valuesOf(column, kept), item, kept).slice(0, options.waves.length);
  const title = { variable: name, label, category: 'Mean' };
  const row = meanWaves(title, moments, kind === 'number', options);
  const bases = moments.map(({ base }) => base);
  return { rows: [row], question: { ...questionOverWaves(variable, null, options), bases } };
}

/** The values of the kept rows; NaN where there is none. */
function valuesOf({ values, missing }: NumberColumn, { rows, count }: KeptRows): Float64Array {
  const taken = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const row = rows === null ? at : (rows[at] as number);
    const isMissing = missing !== null && missing[row] !== 0;
    const value = values[row] as number;
    taken[at] = isMissing || !Number.isFinite(value) ? Number.NaN : value;
  }
  return taken;
}

function tallyOver(column: CategoryColumn, { item, kept }: Counted): JointTally {
  const codes = column.categories.map((_, code) => code);
  return tallyJointly(takeCodes(column, codes, codes.length, kept), item, kept);
}

/** For each choice of answers and each wave: who answered, and who chose. */
function talliesOf(
  { categories }: CategoryColumn,
  joint: JointTally,
  { options }: Counted,
  choices: readonly ((code: number) => boolean)[],
): readonly (readonly ShareTally[])[] {
  const codes = categories.flatMap(({ missing }, code) => (missing === null ? [code] : []));
  const cells = options.waves.map((_, wave) => codes.map((code) => jointCell(joint, code, wave)));
  const answered = cells.map(sumTallies);
  return choices.map((isChosen) =>
    cells.map((line, wave): ShareTally => {
      const chosen = line.filter((_, at) => isChosen(codes[at] as number));
      return { answered: answered[wave] ?? emptyTally, chosen: sumOf(chosen) };
    }),
  );
}

function sumOf(tallies: readonly Tally[]): Tally {
  const [only, second] = tallies;
  return only !== undefined && second === undefined ? only : sumTallies(tallies);
}

function demandRows(variable: string, found: number, expected: number): void {
  if (found !== expected) throw new AnalysisError('lengths-differ', { variable, expected, found });
}

type Families = Pick<
  WaveChanges,
  'rows' | 'questions' | 'changeTests' | 'trendTests' | 'questionTests'
>;

/** Each family of tests adjusted over itself. */
function adjust(rows: readonly PlainRow[], questions: readonly PlainQuestion[]): Families {
  const changes = rows.flatMap((row) => row.changes);
  const ofChanges = benjaminiHochberg(changes.map(({ p }) => p));
  const ofTrends = benjaminiHochberg(rows.map(({ trend }) => trend?.p ?? null));
  const ofQuestions = benjaminiHochberg(questions.map(({ p }) => p));
  const tested = (of: readonly (number | null)[]): number => of.filter((p) => p !== null).length;
  let next = 0;
  return {
    rows: rows.map((row, index): WaveRow => {
      const own = row.changes.map((change) => ({
        ...change,
        pAdjusted: ofChanges[next++] ?? null,
      }));
      if (row.trend === null) return { ...row, changes: own, trend: null };
      const { status: _, ...trend } = row.trend;
      return { ...row, changes: own, trend: { ...trend, pAdjusted: ofTrends[index] ?? trend.p } };
    }),
    questions: questions.map(({ bases, ...question }, index): WaveQuestion => {
      const answeredIn = bases.flatMap((base, wave) => (base > 0 ? [wave] : []));
      return { ...question, answeredIn, pAdjusted: ofQuestions[index] ?? null };
    }),
    changeTests: tested(ofChanges),
    trendTests: tested(ofTrends),
    questionTests: tested(ofQuestions),
  };
}

/** By the latest change, which stands at `latest` among the changes of a row. */
function sorted(rows: readonly WaveRow[], latest: number): readonly WaveRow[] {
  const sizeOf = ({ kind, changes }: WaveRow): number => {
    const change = changes[latest];
    const size = kind === 'share' ? change?.change : change?.effectSize;
    // Rounded, so that the two answers of a yes-or-no question stay in people's order.
    return size == null ? -1 : Math.round(Math.abs(size) * 1e12) / 1e12;
  };
  return [...rows].sort(
    (left, right) =>
      Number(left.kind === 'mean') - Number(right.kind === 'mean') || sizeOf(right) - sizeOf(left),
  );
}

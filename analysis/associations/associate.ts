import type { NumberColumn } from '../columns/column.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { benjaminiHochberg } from '../statistics/adjusted-probabilities.ts';
import { holm } from '../statistics/holm.ts';
import { criticalZ } from '../statistics/interval.ts';
import type { JointTally } from '../tables/joint-tally.ts';
import { type KeptRows, keepRows } from '../tables/kept-rows.ts';
import { packColumns, tallyEveryPair } from '../tables/packed-columns.ts';
import type {
  AssociatedVariable,
  Association,
  Associations,
  NumberCorrelation,
  PairFigures,
} from './association.ts';
import { associationOfAnswers } from './association-of-answers.ts';
import { associationSentence } from './association-wording.ts';
import {
  pearsonCorrelation,
  type RankedNumbers,
  rankNumbers,
  spearmanOfNumbers,
  spearmanOfScales,
} from './correlation.ts';
import { correlationRatio, groupsOfNumber, groupsOfScale } from './correlation-ratio.ts';
import { type KeptAnswers, keepAnswers, keepNumbers } from './kept-answers.ts';
import type { PairOptions } from './pair-figures.ts';

/** What associations need. `suppressedBase` (10): pairs of fewer respondents have no figures. */
export interface AssociationsInput {
  readonly rowCount: number;
  readonly variables: readonly AssociatedVariable[];
  readonly filter?: Uint8Array | null | undefined;
  readonly weights?: NumberColumn | null | undefined;
  readonly numbers?: NumberCorrelation | undefined;
  readonly confidence?: number | undefined;
  readonly suppressedBase?: number | undefined;
}

/**
 * What each pair of variables has to do with each other: the map of a questionnaire, before any question
 * is asked of it.
 *
 * - Two questions: Cramer's V. Two scales, or a scale and a number: Spearman. Two numbers: Pearson, or
 *   Spearman with `numbers`. A question and a scale or number: the correlation ratio.
 * - Each pair rests on the respondents with both answers, so that bases differ between pairs.
 * - p is adjusted over all pairs of the list that have a test. `isShown`: Holm's p is below the level.
 * - Questions are counted in packed columns, all pairs in few passes over the rows.
 * - Limits: measures of different kinds are only roughly comparable; an association is no cause; strata
 *   and clusters do not enter.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range`, `confidence-out-of-range`, `cancelled`.
 *
 * Held to R stats and survey, tests/goldens/associations.json.
 */
export function associate(
  input: AssociationsInput,
  interruption: Interruption = uninterrupted,
): Associations {
  const confidence = input.confidence ?? 0.95;
  criticalZ(confidence);
  const kept = keepRows(input.rowCount, input.filter ?? null, input.weights ?? null);
  const options: PairOptions = {
    isWeighted: Boolean(input.weights),
    suppressedBase: input.suppressedBase ?? 10,
  };
  const sides = input.variables.map((variable) => sideOf(variable, kept, input.rowCount));
  const found = new Map<number, PairFigures>();
  const at = (first: number, second: number): number => first * sides.length + second;
  const questions = sides.flatMap(({ answers }, index) =>
    answers === null ? [] : [{ index, item: answers.item }],
  );
  const counted = questions.map(({ index }) => index);
  const items = questions.map(({ item }) => item);
  tallyEveryPair(
    packColumns(items, kept),
    kept,
    (one, other, tally) => {
      const [first, second] = [counted[one] as number, counted[other] as number];
      const figures = figuresOfTally(sides[first] as Side, sides[second] as Side, tally, options);
      found.set(at(first, second), figures);
    },
    (done, total) => interruption.report('counting', done, total),
  );
  const pairs = pairsOf(sides.length);
  for (const [done, [first, second]] of pairs.entries()) {
    if (found.has(at(first, second))) continue;
    interruption.report('correlating', done, pairs.length);
    const [left, right] = [sides[first] as Side, sides[second] as Side];
    found.set(at(first, second), figuresOfRows(left, right, kept, options, input.numbers));
  }
  const list = pairs.map(([first, second]) => ({
    first: sides[first] as Side,
    second: sides[second] as Side,
    figures: found.get(at(first, second)) as PairFigures,
  }));
  return {
    variables: input.variables.map(({ name, label }) => ({ name, label })),
    pairs: adjusted(list, 1 - confidence),
    testedCount: list.filter(({ figures }) => figures.p !== null).length,
    keptCount: kept.count,
    unweightedOutCount: kept.unweightedOutCount,
  };
}

/** A variable as pairs use it; numbers and their order are made when they are first needed. */
interface Side {
  readonly variable: AssociatedVariable;
  readonly answers: KeptAnswers | null;
  readonly isScale: boolean;
  readonly numbers: () => Float64Array;
  readonly ranked: () => RankedNumbers;
}

function sideOf(variable: AssociatedVariable, kept: KeptRows, rows: number): Side {
  const { name } = variable;
  const answers =
    variable.kind === 'answers' ? keepAnswers(name, variable.column, kept, rows) : null;
  const numbers = once(() => {
    if (variable.kind === 'number') return keepNumbers(name, variable.column, kept, rows);
    const values = [...(answers?.values ?? []), null].map((value) => value ?? Number.NaN);
    return Float64Array.from(answers?.item.codes ?? [], (code) => values[code] ?? Number.NaN);
  });
  return {
    variable,
    answers,
    isScale:
      variable.kind === 'answers' &&
      variable.isScale &&
      (answers?.values.some((value) => value !== null) ?? false),
    numbers,
    ranked: once(() => rankNumbers(numbers())),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function figuresOfTally(
  first: Side,
  second: Side,
  tally: JointTally,
  options: PairOptions,
): PairFigures {
  const values = (side: Side) => side.answers?.values ?? [];
  if (first.isScale && second.isScale) {
    return spearmanOfScales(tally, values(first), values(second), options);
  }
  if (!first.isScale && !second.isScale) return associationOfAnswers(tally, options);
  const scale = first.isScale ? first : second;
  return correlationRatio(groupsOfScale(tally, values(scale), first.isScale), options);
}

function figuresOfRows(
  first: Side,
  second: Side,
  kept: KeptRows,
  options: PairOptions,
  numbers: NumberCorrelation = 'pearson',
): PairFigures {
  const question = [first, second].find(({ answers, isScale }) => answers !== null && !isScale);
  if (question?.answers) {
    const other = question === first ? second : first;
    return correlationRatio(groupsOfNumber(other.numbers(), question.answers.item, kept), options);
  }
  const hasScale = first.isScale || second.isScale;
  if (!hasScale && numbers === 'pearson') {
    return pearsonCorrelation(first.numbers(), second.numbers(), kept, options);
  }
  return spearmanOfNumbers(first.ranked(), second.ranked(), kept, options);
}

function pairsOf(count: number): readonly (readonly [number, number])[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  return indices.flatMap((first) =>
    indices.slice(first + 1).map((second) => [first, second] as const),
  );
}

interface PlacedFigures {
  readonly first: Side;
  readonly second: Side;
  readonly figures: PairFigures;
}

function adjusted(list: readonly PlacedFigures[], level: number): readonly Association[] {
  const probabilities = list.map(({ figures }) => figures.p);
  const [family, discovery] = [holm(probabilities), benjaminiHochberg(probabilities)];
  return list.map(({ first, second, figures }, index) => {
    const pHolm = family[index] ?? null;
    const isShown = pHolm !== null && pHolm < level;
    return {
      first: first.variable.name,
      second: second.variable.name,
      ...figures,
      pHolm,
      pDiscovery: discovery[index] ?? null,
      isShown,
      sentence: associationSentence(
        first.variable.label,
        second.variable.label,
        figures,
        pHolm,
        isShown,
      ),
    };
  });
}

import { AnalysisError } from '#analysis/analysis-error.ts';
import { nearMatches } from '#analysis/columns/near-matches.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleVariables } from '#analysis/columns/rule-variables.ts';
import { compareSegments as compare } from '#analysis/compare/compare-segments.ts';
import type {
  ComparedVariable,
  ComparisonRow,
  SegmentComparison,
} from '#analysis/compare/comparison.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { Comparison, compareSegments as compareCall } from '#contract/calls/comparisons.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset, memberLabel } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Input = CheckedInputOf<typeof compareCall>;

/** Answers `compare.segments`. */
export function compareSegments(context: CallContext, input: Input): Comparison {
  return compareWithBases(context, input).comparison;
}

/** A comparison with the weighted and effective bases of its whole sides. */
export function compareWithBases(
  { project, columns, interruption }: CallContext,
  input: Input,
): { readonly comparison: Comparison } & Pick<SegmentComparison, 'a' | 'b'> {
  const dataset = new Dataset(project, columns, input.dataset);
  const weight = input.weight === undefined ? dataset.line.weight : input.weight;
  const filter = input.filter || null;
  interruption.report('finding the segments', 0, null);
  const ruleA = ruleOfSide(dataset, input, input.a);
  const isRest = input.b === undefined;
  const ruleB: Rule = isRest
    ? { kind: 'not', rule: ruleA }
    : ruleOfSide(dataset, input, input.b as string);
  const maskA = dataset.mask(ruleA, interruption);
  const maskB = dataset.mask(ruleB, interruption);
  const filterMask = filter === null ? null : dataset.mask(filter, interruption);
  const variables = comparedVariables(dataset, input, weight);
  const result = compare(
    {
      a: maskA,
      b: maskB,
      filter: filterMask,
      weights: weight === null ? null : dataset.weightColumn(weight),
      variables,
      confidence: input.level,
      smallBase: input.smallBase,
      suppressedBase: input.suppressedBase,
    },
    interruption,
  );
  const names = { a: input.a, b: input.b ?? 'Everyone else' };
  const used = [...variables.map(({ name }) => name), ...(weight === null ? [] : [weight])];
  const unknownCount = isRest ? countUnknown(maskA, maskB, filterMask) : 0;
  const comparison: Comparison = {
    rows: result.rows,
    skipped: result.skipped,
    a: { name: names.a, rows: result.a.base },
    b: { name: names.b, rows: result.b.base },
    unweightedOut: result.unweightedOutCount,
    finding: findingOf(result, names),
    footnote: footnoteOf(result, dataset, { ...names, weight, filter, unknownCount }),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter, weight, variables: used, rules: [ruleA, ruleB] })],
      'Two independent groups: z test of shares on effective bases (plain without weights, Fisher where expected counts are small), t test of means; Benjamini-Hochberg over the list',
      { name: 'compare.segments', input },
    ),
  };
  return { comparison, a: result.a, b: result.b };
}

/** A side is an answer of `by`; else a segment's name or alias; else an expression. */
function ruleOfSide(dataset: Dataset, input: Input, side: string): Rule {
  if (input.by !== undefined) {
    return { kind: 'in', variable: input.by, answers: [side] };
  }
  if (dataset.lookup.segment(side) !== null) return { kind: 'segment', name: side };
  try {
    return parseRule(side);
  } catch (error) {
    if (
      error instanceof AnalysisError &&
      error.code === 'expression-not-understood' &&
      /^[\p{L}\p{N} _-]+$/u.test(side)
    ) {
      throw new AnalysisError('segment-not-found', {
        segment: side,
        near: nearMatches(side, dataset.names),
      });
    }
    throw error;
  }
}

/** Rows of which the missing answers leave open whether they belong: in neither side. */
function countUnknown(a: Uint8Array, rest: Uint8Array, filter: Uint8Array | null): number {
  let count = 0;
  for (let row = 0; row < a.length; row++) {
    if (a[row] === 0 && rest[row] === 0 && (filter === null || filter[row] === 1)) count++;
  }
  return count;
}

function comparedVariables(
  dataset: Dataset,
  input: Input,
  weight: string | null,
): readonly ComparedVariable[] {
  const names = input.variables ?? namesToCompare(dataset, input, weight);
  return names.map((name): ComparedVariable => {
    const set = dataset.set(name);
    if (set?.kind === 'multiple') {
      const members = set.members.map((member) => ({
        label: memberLabel(member, set),
        column: dataset.column(member),
      }));
      return { name, label: set.label, kind: 'multiple', members };
    }
    const variable = dataset.variable(name);
    const { label, kind } = variable;
    return {
      name: variable.name,
      label,
      kind: kind as Exclude<typeof kind, 'multiple'>,
      column: dataset.column(variable),
    };
  });
}

/**
 * Everything but the variables that make the segments, what repeats them (the labels of a tag beside
 * the tag), and the weight; a set instead of its members.
 */
function namesToCompare(dataset: Dataset, input: Input, weight: string | null): readonly string[] {
  const names: string[] = [];
  const makers = makersOf(dataset, input);
  for (const variable of dataset.variables) {
    const set = dataset.sets.find((one) => one.id === variable.setId && one.kind === 'multiple');
    const name = set?.name ?? variable.name;
    const repeatsSegments =
      makers.has(name) ||
      (variable.recipe?.['made'] === 'tag' &&
        [...makers].some((maker) => variable.name.startsWith(`${maker}_`)));
    if (!repeatsSegments && name !== weight && !names.includes(name)) names.push(name);
  }
  return names;
}

/** The variables that say who is on which side. */
function makersOf(dataset: Dataset, { by, a, b }: Input): ReadonlySet<string> {
  if (by !== undefined) return new Set([by]);
  const sides = b === undefined ? [a] : [a, b];
  const asked = sides.flatMap((side) => [
    ...ruleVariables(dataset.lookup.segment(side) ?? parseRule(side), dataset.lookup),
  ]);
  return new Set(
    asked.filter((name) => dataset.set(name) === null).map((name) => dataset.variable(name).name),
  );
}

/**
 * The largest gap that the bases show, in words; or that there is none. A row counts when its adjusted
 * p and its interval agree, so that the finding never contradicts the row's own sentence.
 */
function findingOf(
  { rows, confidence }: Pick<SegmentComparison, 'rows' | 'confidence'>,
  names: { readonly a: string; readonly b: string },
): string {
  const isShown = ({ pAdjusted, gapLow, gapHigh }: ComparisonRow): boolean =>
    pAdjusted !== null && pAdjusted < 1 - confidence && (gapLow ?? 0) * (gapHigh ?? 0) > 0;
  const shown = rows.filter(isShown);
  const row = shown.find(({ kind }) => kind === 'share') ?? shown[0];
  if (row === undefined)
    return `${names.a} and ${names.b}: no difference that the bases could show`;
  const what = row.kind === 'mean' ? 'the mean' : `“${row.category}”`;
  return `${names.a} v ${names.b}: the largest gap is in ${what} (${row.label}): ${row.sentence}`;
}

function footnoteOf(
  result: SegmentComparison,
  dataset: Dataset,
  used: {
    readonly a: string;
    readonly b: string;
    readonly weight: string | null;
    readonly filter: string | null;
    readonly unknownCount: number;
  },
): string {
  const bases = `Base: ${used.a} ${wholeCount(result.a.base)}, ${used.b} ${wholeCount(result.b.base)}`;
  const weight = used.weight === null ? 'unweighted' : `weighted by ${used.weight}`;
  const filter = used.filter === null ? 'no filter' : `filter: ${used.filter}`;
  const level = Math.round(result.confidence * 1000) / 10;
  const out =
    result.unweightedOutCount > 0
      ? `; ${wholeCount(result.unweightedOutCount)} rows without a weight left out`
      : '';
  const unknown =
    used.unknownCount > 0
      ? `; ${wholeCount(used.unknownCount)} rows in neither side, because an answer that would tell is missing`
      : '';
  const source = dataset.line.source ? `. Source: ${dataset.line.source.file}` : '';
  return `${bases}; ${weight}; ${filter}; intervals at ${level} %, p adjusted by Benjamini-Hochberg over the list${unknown}${out}${source}.`;
}

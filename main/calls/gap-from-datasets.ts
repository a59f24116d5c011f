import type { z } from 'zod';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Column } from '#analysis/columns/column.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { selectionByRow } from '#analysis/columns/selected-answers.ts';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { PerceptionSide } from '#analysis/compare/perception-gap-figures.ts';
import type { Gap, gapDatasetsInput, gapMatch, gapSide } from '#contract/calls/comparisons.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { gapMethod } from './gap-from-figures.ts';
import { gapFinding, gapFootnote } from './gap-in-words.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Side = z.output<typeof gapSide>;
type Match = z.output<typeof gapMatch>;

interface OpenSide {
  readonly dataset: Dataset;
  readonly mask: Uint8Array | null;
  readonly weight: string | null;
  readonly name: string;
}

/** Answers `gap.datasets`. */
export function gapFromDatasets(
  context: CallContext,
  input: z.output<typeof gapDatasetsInput>,
): Gap {
  const isOneDataset = input.left.dataset === input.right.dataset;
  const left = openSide(context, input.left, isOneDataset);
  const right = openSide(context, input.right, isOneDataset);
  const items = input.match.map((match, index) => {
    context.interruption.report('reading the items', index, input.match.length);
    return {
      item: match.item,
      left: shareOf(left, match.left, match.leftAnswers),
      right: shareOf(right, match.right, match.rightAnswers),
    };
  });
  const gap = perceptionGap(items, {
    leftName: left.name,
    rightName: right.name,
    confidence: input.level,
  });
  const used = (side: OpenSide, given: Side, which: 'left' | 'right') =>
    datasetProvenance(side.dataset, {
      filter: given.filter ?? null,
      weight: side.weight,
      variables: [...new Set(input.match.map((match: Match) => match[which]))],
    });
  const sources = [left, right].map(
    (side) => side.dataset.line.source?.file ?? side.dataset.line.name,
  );
  return {
    ...gap,
    finding: gapFinding(gap),
    footnote: gapFootnote(gap, `Source: ${[...new Set(sources)].join(' and ')}`),
    provenance: provenanceOf(
      [used(left, input.left, 'left'), used(right, input.right, 'right')],
      gapMethod,
      { name: 'gap.datasets', input },
    ),
  };
}

function openSide(
  { project, columns, interruption }: CallContext,
  side: Side,
  isOneDataset: boolean,
): OpenSide {
  const dataset = new Dataset(project, columns, side.dataset);
  const weight = side.weight === undefined ? dataset.line.weight : side.weight;
  const mask = side.filter ? dataset.mask(side.filter, interruption) : null;
  const name = side.name ?? sideName(dataset.line.name, side.filter ?? '', isOneDataset);
  return { dataset, mask, weight, name };
}

/** A side in few words: its segment or expression; its dataset where the two sides have different ones. */
function sideName(dataset: string, filter: string, isOneDataset: boolean): string {
  if (filter.trim() === '') return isOneDataset ? `All of ${dataset}` : dataset;
  const rule = parseRule(filter);
  const who = rule.kind === 'segment' ? rule.name : filter.trim();
  return isOneDataset ? who : `${dataset}, ${who}`;
}

/** The share that gave one of the answers, among those who answered. */
function shareOf(
  side: OpenSide,
  name: string,
  answers: readonly string[] | undefined,
): PerceptionSide {
  const { dataset, mask } = side;
  const variable = dataset.variable(name);
  const column = dataset.column(variable);
  const state = answers
    ? stateByAnswers(dataset, variable, answers)
    : defaultState(variable, column);
  const weights = side.weight === null ? null : dataset.weightColumn(side.weight);
  let base = 0;
  let weightSum = 0;
  let squareSum = 0;
  let yesSum = 0;
  for (let row = 0; row < state.length; row++) {
    if (state[row] === 1 || (mask !== null && mask[row] === 0)) continue;
    const isUnweighted = weights?.missing != null && weights.missing[row] !== 0;
    const weight = weights === null ? 1 : isUnweighted ? 0 : (weights.values[row] as number);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new AnalysisError('weight-out-of-range', { rowNumber: row + 1, value: weight });
    if (weight === 0) continue;
    base++;
    weightSum += weight;
    squareSum += weight * weight;
    if (state[row] === 2) yesSum += weight;
  }
  if (base === 0) return { share: null, base: null };
  const effectiveBase = weights === null ? undefined : (weightSum * weightSum) / squareSum;
  return { share: yesSum / weightSum, base, effectiveBase };
}

/** 2: one of the answers; 0: another; 1: missing. */
function stateByAnswers(
  dataset: Dataset,
  variable: VariableRecord,
  answers: readonly string[],
): Uint8Array {
  const isYes = dataset.mask({ kind: 'in', variable: variable.name, answers });
  const isMissing = dataset.mask({ kind: 'missing', variable: variable.name });
  return isYes.map((bit, row) => (isMissing[row] === 1 ? 1 : bit * 2));
}

/**
 * Without stated answers: yes of a yes-or-no question, the two answers of a scale with the highest values.
 * An answer without a value has no rank and is never among them.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for a scale of which fewer than two answers have a
 * value, and for answers without a yes.
 */
function defaultState(variable: VariableRecord, column: Column): Uint8Array {
  if (variable.kind !== 'scale' || column.type !== 'category') return selectionByRow(column);
  const present = column.order.filter((index) => column.categories[index]?.missing === null);
  const ranked = present.flatMap((index) => {
    const value = column.categories[index]?.value ?? null;
    return value === null ? [] : [{ index, value }];
  });
  if (ranked.length < 2) {
    const reason = 'Fewer than two of its answers have a value; name the answers that count.';
    throw new AnalysisError('rule-does-not-fit-variable', { variable: variable.name, reason });
  }
  ranked.sort((a, b) => b.value - a.value);
  const top = new Set(ranked.slice(0, 2).map(({ index }) => index));
  const stateByCode = Uint8Array.from(column.categories, (category, index) =>
    category.missing !== null ? 1 : top.has(index) ? 2 : 0,
  );
  return Uint8Array.from(column.codes, (code) => stateByCode[code] as number);
}

import type { z } from 'zod';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { Gap, gapDatasetsInput, gapMatch, gapSide } from '#contract/calls/comparisons.ts';
import { Dataset, memberLabel } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { gapMethod } from './gap-from-figures.ts';
import { gapFinding, gapFootnote } from './gap-in-words.ts';
import { errorOfSignedMean, type OpenSide, sideOfItem } from './gap-item-answers.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { unevenSteps } from './scale-steps.ts';

type Side = z.output<typeof gapSide>;
type Match = z.output<typeof gapMatch>;

/** Answers `gap.datasets`. */
export function gapFromDatasets(
  context: CallContext,
  input: z.output<typeof gapDatasetsInput>,
): Gap {
  const isOneDataset = input.left.dataset === input.right.dataset;
  const left = openSide(context, input.left, isOneDataset);
  const right = openSide(context, input.right, isOneDataset);
  const matches = input.match.map((match) => ({
    ...match,
    left: questionNamed(left.dataset, match.left),
    right: questionNamed(right.dataset, match.right),
  }));
  const items = matches.map((match, index) => {
    context.interruption.report('reading the items', index, matches.length);
    return {
      item: match.item,
      isUnconfirmed: match.isUnconfirmed,
      unevenScales: countsTopTwo(match) ? unevenOf(context, left, right, match) : undefined,
      left: sideOfItem(left, match, 'left'),
      right: sideOfItem(right, match, 'right'),
    };
  });
  const gap = perceptionGap(items, {
    leftName: left.name,
    rightName: right.name,
    confidence: input.level,
    errorOfSignedMean: (signs) => {
      const leftError = errorOfSignedMean(left, matches, 'left', signs);
      const rightError = errorOfSignedMean(right, matches, 'right', signs);
      return Math.hypot(leftError, rightError);
    },
  });
  const used = (side: OpenSide, given: Side, which: 'left' | 'right') =>
    datasetProvenance(side.dataset, {
      filter: given.filter ?? null,
      weight: side.weight,
      variables: [...new Set(matches.map((match: Match) => match[which]))],
    });
  const sources = [left, right].map(
    (side) => side.dataset.line.source?.file ?? side.dataset.line.name,
  );
  return {
    ...gap,
    finding: gapFinding(gap),
    footnote: `${gapFootnote(gap, `Source: ${[...new Set(sources)].join(' and ')}`)}${rulesInWords(input.match)}${unevenInWords(gap)}`,
    provenance: provenanceOf(
      [used(left, input.left, 'left'), used(right, input.right, 'right')],
      gapMethod,
      { name: 'gap.datasets', input },
    ),
  };
}

/** Whether a pair is compared by the two highest answers of each side. */
function countsTopTwo({ rule, leftAnswers, rightAnswers }: Match): boolean {
  return rule !== 'linear' && leftAnswers === undefined && rightAnswers === undefined;
}

function unevenOf(
  { project }: CallContext,
  left: OpenSide,
  right: OpenSide,
  match: Match,
): readonly [number, number] | undefined {
  const of = ({ dataset }: OpenSide, name: string) => ({ dataset, name });
  return unevenSteps(project, of(left, match.left), of(right, match.right)) ?? undefined;
}

/** A question by its name, or by its label where one question alone has it; letters of either case. */
function questionNamed(dataset: Dataset, text: string): string {
  const wanted = text.trim().toLowerCase();
  if (dataset.variables.some(({ name }) => name.toLowerCase() === wanted)) return text.trim();
  const labelled = dataset.variables.filter((variable) => {
    const set = dataset.sets.find(({ id }) => id === variable.setId);
    const labels = set ? [variable.label, memberLabel(variable, set)] : [variable.label];
    return labels.some((label) => label.trim().toLowerCase() === wanted);
  });
  const [only, more] = labelled;
  return dataset.variable(only !== undefined && more === undefined ? only.name : text).name;
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

/** Which items are means and which are shares, where scales were brought together as means. */
function rulesInWords(match: readonly Match[]): string {
  const linear = match.filter(({ rule }) => rule === 'linear').map(({ item }) => item);
  if (linear.length === 0) return '';
  if (linear.length === match.length) {
    return ' All items are means on their own scales, lowest answer 0 %, highest 100 %.';
  }
  return ` Means on their own scales (lowest answer 0 %, highest 100 %): ${linear.join(', ')}; the rest are shares, so ranks across both compare different things.`;
}

/** What the two highest answers of scales of unequal length come to by chance alone. */
function unevenInWords({ items }: Pick<Gap, 'items'>): string {
  const uneven = items.flatMap(({ item, unevenScales }) =>
    unevenScales === null ? [] : [{ item, steps: unevenScales }],
  );
  const [first] = uneven;
  if (first === undefined) return '';
  const [left, right] = first.steps.map((steps) => `${Math.round(200 / steps)}\u202f%`);
  return ` The two highest answers of ${first.steps[0]} and of ${first.steps[1]} are not as easy to give: if all answers were given as often, they would be ${left} and ${right}. Compare means on their own scales instead: ${uneven.map(({ item }) => item).join(', ')}.`;
}

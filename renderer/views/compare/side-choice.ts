import type { VariableLine } from '#contract/calls/datasets.ts';
import type { SegmentLine } from '#contract/calls/segments.ts';
import type { Choice } from '../../controls/select.tsx';
import { formatCount } from '../../words/numbers.ts';
import { segmentSize } from '../../words/segment-size.ts';
import type { SegmentChoice } from '../../workspace.ts';

/** What the two sides are made of. */
export type SideMode = 'answer' | 'segment' | 'expression';

/** Stands for everyone else among the choices of side B. */
export const restKey = '\u0000rest';

/** Variables whose answers can be the two sides. */
export function splittingVariables(variables: readonly VariableLine[]): readonly VariableLine[] {
  return variables.filter(
    ({ kind, categories }) =>
      (kind === 'single' || kind === 'scale' || kind === 'multiple') &&
      categories.filter(({ missing }) => missing === null).length >= 2,
  );
}

/** The answers of a variable, most frequent first known by their counts. */
export function answerChoices(variable: VariableLine | undefined): readonly Choice[] {
  return (variable?.categories ?? [])
    .filter(({ missing }) => missing === null)
    .map(({ label, count }) => ({ value: label, label, note: formatCount(count) }));
}

/** The segments of a dataset with their sizes. */
export function segmentChoices(segments: readonly SegmentLine[]): readonly Choice[] {
  return segments.map(({ name, rows, aliases }) => ({
    value: name,
    label: aliases.length === 0 ? name : `${name} (${aliases.join(', ')})`,
    note: segmentSize({ rows }),
  }));
}

/** The key under which a chosen side stands among the choices. */
export function keyOfSide(side: SegmentChoice | null, mode: SideMode): string | null {
  if (side === null) return null;
  if (side.kind === 'rest') return restKey;
  if (side.kind !== mode) return null;
  return side.kind === 'answer'
    ? side.answer
    : side.kind === 'segment'
      ? side.name
      : side.expression;
}

/** The side that a key stands for. */
export function sideOfKey(key: string, mode: SideMode, by: string | null): SegmentChoice | null {
  if (key === restKey) return { kind: 'rest' };
  if (mode === 'segment') return { kind: 'segment', name: key };
  if (mode === 'expression')
    return key.trim() === '' ? null : { kind: 'expression', expression: key };
  return by === null ? null : { kind: 'answer', by, answer: key };
}

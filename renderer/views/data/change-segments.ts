import type { CallNamed } from '#contract/calls/index.ts';
import type { DefinedSegment, SegmentLine } from '#contract/calls/segments.ts';
import type { InputOf } from '#contract/define-call.ts';
import { ask } from '../../ask/ask.ts';
import { useUndo } from '../../undo.ts';

type Definition = InputOf<CallNamed<'segment.define'>>;

/**
 * Defines a segment, replacing `before` if there was one; can be undone, unless that could not be read.
 * Answers with other definitions that its names have or had.
 */
export async function saveSegment(
  definition: Definition,
  before: SegmentLine | null,
): Promise<DefinedSegment> {
  const put = () => ask('segment.define', { ...definition, replace: before !== null });
  const defined = await put();
  if (before !== null && before.rule === null) return defined;
  useUndo.getState().record({
    title: `segment ${definition.name}`,
    undo: () =>
      before === null
        ? ask('segment.remove', { dataset: definition.dataset, name: definition.name })
        : restore(definition.dataset, before, true),
    redo: put,
  });
  return defined;
}

/** Removes a segment; can be undone, unless its rule could not be read. */
export async function removeSegment(dataset: string, segment: SegmentLine): Promise<void> {
  const remove = () => ask('segment.remove', { dataset, name: segment.name });
  await remove();
  if (segment.rule === null) return;
  useUndo.getState().record({
    title: `removal of ${segment.name}`,
    undo: () => restore(dataset, segment, false),
    redo: remove,
  });
}

function restore(dataset: string, segment: SegmentLine, replace: boolean) {
  const { name, aliases, expression } = segment;
  return ask('segment.define', { dataset, name, aliases: [...aliases], expression, replace });
}

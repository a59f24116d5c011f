import { z } from 'zod';
import type { Rule } from '#analysis/columns/rule.ts';
import { defineCall, returns } from '../define-call.ts';
import { rule } from '../rule.ts';
import type { Undoable } from '../undo.ts';

/**
 * A segment with its size. `expression` is the rule in the filter language, `words` as a sentence.
 *
 * - Missing: where the rule cannot be applied any more, `rows` is null and `reason` says why. Where it
 *   cannot even be read, `rule` is null too, and `expression` and `words` are empty.
 */
export interface SegmentLine {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly rule: Rule | null;
  readonly expression: string;
  readonly words: string;
  readonly rows: number | null;
  readonly reason: string | null;
}

/**
 * Another definition that a segment's name or alias has, or had, somewhere in the project: numbers under
 * one name may then be of different people.
 */
export interface SegmentDrift {
  /** The name or alias that two definitions share. */
  readonly name: string;
  readonly dataset: string;
  /** The other definition in the filter language, and when it was made. */
  readonly expression: string;
  readonly at: string;
  /** Whether that definition stands today, or only the log of events tells of it. */
  readonly standing: boolean;
}

/** A segment that was defined; `drift` is empty where its names never meant anything else. */
export interface DefinedSegment extends SegmentLine, Undoable {
  readonly drift: readonly SegmentDrift[];
}

/** A segment in a list, with every other name that the same rule has in the project. */
export interface ListedSegment extends SegmentLine {
  readonly alsoCalled: readonly { readonly name: string; readonly dataset: string }[];
}

const segmentErrors = [
  'no-project-open',
  'dataset-not-found',
  'variable-not-found',
  'answer-not-found',
  'segment-not-found',
  'segment-refers-to-itself',
  'segment-unusable',
  'rule-does-not-fit-variable',
  'expression-not-understood',
] as const;

/** Defines a segment, or redefines it when `replace` says so. Give a rule or an expression. */
export const defineSegment = defineCall({
  name: 'segment.define',
  kind: 'change',
  input: z
    .strictObject({
      dataset: z.string(),
      name: z.string().min(1),
      aliases: z.array(z.string().min(1)).default([]),
      rule: rule.optional(),
      expression: z.string().optional(),
      replace: z.boolean().default(false),
    })
    .refine((input) => (input.rule === undefined) !== (input.expression === undefined), {
      error: 'give either a rule or an expression',
    }),
  errors: [...segmentErrors, 'segment-exists'],
  output: returns<DefinedSegment>(),
});

/** The segments of a dataset. */
export const listSegments = defineCall({
  name: 'segment.list',
  kind: 'query',
  input: z.strictObject({ dataset: z.string() }),
  errors: ['no-project-open', 'dataset-not-found'],
  output: returns<readonly ListedSegment[]>(),
});

/** How many rows a rule or expression lets through, before it becomes a segment. */
export const countRows = defineCall({
  name: 'segment.count',
  kind: 'query',
  input: z.strictObject({
    dataset: z.string(),
    rule: rule.optional(),
    expression: z.string().optional(),
  }),
  errors: segmentErrors,
  output: returns<{ readonly rows: number; readonly of: number; readonly words: string }>(),
});

/** Removes a segment; nothing that was computed with it changes. */
export const removeSegment = defineCall({
  name: 'segment.remove',
  kind: 'change',
  input: z.strictObject({ dataset: z.string(), name: z.string() }),
  errors: ['no-project-open', 'dataset-not-found', 'segment-not-found', 'segment-unusable'],
  output: returns<{ readonly removed: string } & Undoable>(),
});

import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';
import { importPlan } from '../import-plan.ts';
import { rule } from '../rule.ts';
import type { UndoStep } from '../undo.ts';
import { derivation, handEdits } from './preparations.ts';
import { rakedWeight } from './weights.ts';

/**
 * A dataset's preparation as one file: how the source was read (with the names, labels and answers of
 * today), what was derived (in an order in which it can be made), the sets put together since, the
 * segments, and the weight. It holds no data.
 */
export const recipeFile = z.strictObject({
  parallaxRecipe: z.literal(1),
  dataset: z.string(),
  kind: z.string(),
  plan: importPlan.nullable(),
  sets: z
    .array(
      z.strictObject({
        name: z.string(),
        label: z.string(),
        kind: z.enum(['multiple', 'grid']),
        base: z.enum(['marked-any', 'cell-not-empty']),
        members: z.array(z.string()),
      }),
    )
    .default([]),
  derivations: z
    .array(z.strictObject({ spec: derivation, edits: handEdits.optional() }))
    .default([]),
  segments: z
    .array(z.strictObject({ name: z.string(), aliases: z.array(z.string()).default([]), rule }))
    .default([]),
  /** Weights that were raked: they are raked again, to the same targets. */
  weights: z.array(rakedWeight).default([]),
  weight: z.string().nullable().default(null),
});

/** See `recipeFile`. */
export type RecipeFile = z.output<typeof recipeFile>;

/** A part of a recipe, and why it could not be applied, in words. */
export interface NotApplied {
  readonly what: 'set' | 'variable' | 'segment' | 'weight';
  readonly name: string;
  readonly why: string;
}

/** What of a recipe was put on a dataset. */
export interface AppliedRecipe {
  readonly applied: readonly Omit<NotApplied, 'why'>[];
  readonly notApplied: readonly NotApplied[];
  readonly undo: UndoStep;
}

/** The recipe of a dataset; with `out` it is written as a file too. */
export const exportRecipe = defineCall({
  name: 'recipe.export',
  kind: 'query',
  input: z.strictObject({
    dataset: z.string(),
    out: z.string().min(1).optional(),
    overwrite: z.boolean().default(false),
  }),
  errors: ['no-project-open', 'dataset-not-found', 'file-exists', 'file-not-writable'],
  output: returns<{ readonly recipe: RecipeFile; readonly file: string | null }>(),
});

/**
 * Puts the sets, derivations, segments and weight of a recipe on another dataset. What cannot be applied is
 * left out and named; with `allOrNothing` nothing is then applied. Names that the dataset has already are
 * left as they are and named. The plan is for importing: give it to `import.run`.
 */
export const applyRecipe = defineCall({
  name: 'recipe.apply',
  kind: 'job',
  writes: true,
  input: z
    .strictObject({
      dataset: z.string(),
      recipe: recipeFile.optional(),
      file: z.string().min(1).optional(),
      allOrNothing: z.boolean().default(false),
    })
    .refine((input) => (input.recipe === undefined) !== (input.file === undefined), {
      error: 'give either a recipe or the file of one',
    }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'file-not-found',
    'file-not-readable',
    'file-too-large',
    'recipe-not-understood',
    'disk-full',
    'project-busy',
    'cancelled',
  ],
  output: returns<AppliedRecipe>(),
});

/** Takes an applied recipe back: removes what it made and names, and puts the weight back. */
export const withdrawRecipe = defineCall({
  name: 'recipe.withdraw',
  kind: 'change',
  input: z.strictObject({
    dataset: z.string(),
    variables: z.array(z.string()),
    sets: z.array(z.string()),
    segments: z.array(z.string()),
    weight: z.string().nullable(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-in-use',
    'segment-not-found',
    'segment-unusable',
  ],
  output: returns<{ readonly removed: readonly string[] }>(),
});

import { z } from 'zod';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import { variableKinds } from '#analysis/columns/variable.ts';
import { type Derivation, dateParts } from '#analysis/derive/derivation.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Undoable, UndoStep } from '../undo.ts';
import type { VariableLine } from './datasets.ts';

const named = { name: z.string().trim().min(1).max(200), label: z.string().max(2000).optional() };
const oneFrom = { from: z.string().min(1) };
const manyFrom = { from: z.array(z.string().min(1)).min(1) };
const answers = z.array(z.string()).min(1);
const least = z.int().min(0).default(1);

/** How bands are cut; see `BandRule`. */
export const bandRule = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('width'),
    width: z.number().positive(),
    start: z.number().optional(),
  }),
  z.strictObject({ by: z.literal('equal'), bands: z.int().min(1).max(1000) }),
  z.strictObject({ by: z.literal('quantile'), bands: z.int().min(1).max(1000) }),
  z.strictObject({
    by: z.literal('own'),
    cuts: z.array(z.number()).min(1).max(1000),
    openLow: z.boolean().default(true),
    openHigh: z.boolean().default(true),
  }),
]);

/** One derived variable as it is asked for, kept and exported: see `Derivation` for what each kind does. */
export const derivation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('recode'),
    ...named,
    ...oneFrom,
    groups: z
      .array(
        z.strictObject({
          label: z.string().min(1),
          answers: z.array(z.string()),
          value: z.number().nullable().optional(),
          missing: z.enum(missingReasons).optional(),
        }),
      )
      .min(1),
    others: z
      .union([z.enum(['keep', 'missing']), z.strictObject({ label: z.string().min(1) })])
      .default('keep'),
  }),
  z.strictObject({
    kind: z.literal('band'),
    ...named,
    ...oneFrom,
    rule: bandRule,
    closed: z.enum(['left', 'right']).default('left'),
    labels: z.array(z.string().min(1)).optional(),
  }),
  z.strictObject({
    kind: z.literal('box'),
    ...named,
    ...oneFrom,
    side: z.enum(['top', 'bottom']).default('top'),
    answers: z.int().min(1).default(2),
  }),
  z.strictObject({
    kind: z.literal('net'),
    ...named,
    ...oneFrom,
    answers,
    match: z.enum(['any', 'all', 'none']).default('any'),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...named,
    ...oneFrom,
    decimal: z.enum(['.', ',']).default('.'),
    units: z.array(z.string().min(1)).default([]),
  }),
  z.strictObject({ kind: z.literal('date-part'), ...named, ...oneFrom, part: z.enum(dateParts) }),
  z.strictObject({
    kind: z.literal('count'),
    ...named,
    ...manyFrom,
    what: z.enum(['selected', 'answered', 'answers']).default('selected'),
    answers: answers.optional(),
    leastAnswered: least,
  }),
  z.strictObject({
    kind: z.literal('row-summary'),
    ...named,
    ...manyFrom,
    statistic: z.enum(['mean', 'sum', 'min', 'max']).default('mean'),
    leastAnswered: least,
  }),
  z.strictObject({
    kind: z.literal('score'),
    ...named,
    ...oneFrom,
    scores: z.array(z.strictObject({ answer: z.string(), score: z.number() })).min(1),
  }),
  z.strictObject({
    kind: z.literal('expression'),
    ...named,
    expression: z.string().min(1).max(20_000),
  }),
  z.strictObject({
    kind: z.literal('missing'),
    ...named,
    ...oneFrom,
    declare: z
      .array(
        z.strictObject({
          answers: answers.optional(),
          from: z.number().optional(),
          to: z.number().optional(),
          reason: z.enum(missingReasons).nullable(),
        }),
      )
      .min(1),
  }),
  z.strictObject({ kind: z.literal('mentions'), ...named, ...manyFrom }),
]);

/** A derivation as a person writes it: what is left out takes its default. */
export type DerivationRequest = z.input<typeof derivation>;

/** What was changed by hand on a derived variable, put on again whenever it is made anew. */
export const handEdits = z.strictObject({
  label: z.string().optional(),
  kind: z.enum(variableKinds).optional(),
  /** By code; answers that are not made any more are passed over. */
  categories: z
    .array(
      z.strictObject({
        code: z.string(),
        label: z.string(),
        value: z.number().nullable(),
        missing: z.enum(missingReasons).nullable(),
      }),
    )
    .optional(),
});

/** See `handEdits`. */
export type HandEdits = z.output<typeof handEdits>;

/** How a derived variable is made, as `variable.recipe` holds it beside `made: 'derived'`. */
export interface DerivedRecipe {
  readonly made: 'derived';
  readonly spec: Derivation;
  /** The hash of each variable that it was made from, by name, with that of its answers. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly edits?: HandEdits | undefined;
}

/** What making a variable showed, in figures. `unreadable` texts held no number. */
export interface DerivedLine {
  readonly name: string;
  readonly variable: VariableLine;
  readonly unreadable: number;
  /** What the analyst should know, as sentences: bands that ties made fewer, texts without a number. */
  readonly notes: readonly string[];
}

const derivationErrors = [
  'no-project-open',
  'dataset-not-found',
  'variable-not-found',
  'variable-exists',
  'variable-kind-unsuitable',
  'answer-not-found',
  'segment-not-found',
  'segment-unusable',
  'segment-refers-to-itself',
  'rule-does-not-fit-variable',
  'expression-not-understood',
  'derivation-does-not-fit',
  'derivation-circular',
] as const;

/** What derivations would make, without keeping anything: for a dialog that shows it as one types. */
export const previewDerivations = defineCall({
  name: 'derive.preview',
  kind: 'query',
  input: z.strictObject({ dataset: z.string(), specs: z.array(derivation).min(1).max(1000) }),
  errors: derivationErrors,
  output: returns<{ readonly made: readonly DerivedLine[] }>(),
});

/**
 * Makes variables out of others, all or none. One spec may use what an earlier or later one makes. With
 * `replace`, a derived variable of the same name gives way, and what was made from it is made anew.
 */
export const deriveVariables = defineCall({
  name: 'derive.run',
  kind: 'job',
  writes: true,
  input: z.strictObject({
    dataset: z.string(),
    specs: z.array(derivation).max(1000),
    replace: z.boolean().default(false),
    /** Derived variables to remove first (an undo gives it; refused where others need them). */
    remove: z.array(z.string()).default([]),
    /** What was changed by hand on them, by name (an undo gives it). */
    edits: z.record(z.string(), handEdits).default({}),
    /** Where they stood among the variables, by name (an undo gives it). */
    positions: z.record(z.string(), z.int().min(0)).default({}),
  }),
  errors: [...derivationErrors, 'variable-in-use', 'disk-full', 'project-busy', 'cancelled'],
  output: returns<{
    readonly made: readonly DerivedLine[];
    /** Variables made anew because something that they are made from changed. */
    readonly recomputed: readonly string[];
    readonly removed: readonly string[];
    readonly undo: UndoStep;
  }>(),
});

/** How the derived variables of a dataset are made, in an order in which they can be; for editing a recipe. */
export const listDerivations = defineCall({
  name: 'derive.list',
  kind: 'query',
  input: z.strictObject({ dataset: z.string() }),
  errors: ['no-project-open', 'dataset-not-found'],
  output:
    returns<
      readonly {
        readonly name: string;
        readonly spec: Derivation;
        readonly from: readonly string[];
        /** What is made from it in turn, and the segments and kept analyses that name it. */
        readonly uses: readonly VariableUse[];
      }[]
    >(),
});

/** What refers to a variable. */
export interface VariableUse {
  readonly what: 'variable' | 'segment' | 'analysis' | 'weight' | 'set' | 'tags';
  readonly name: string;
}

/** Removes derived variables; refused where anything needs them, naming it. */
export const removeVariables = defineCall({
  name: 'variable.remove',
  kind: 'change',
  input: z.strictObject({ dataset: z.string(), variables: z.array(z.string()).min(1) }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-in-use',
    'variable-kind-unsuitable',
  ],
  output: returns<{ readonly removed: readonly string[]; readonly undo: UndoStep }>(),
});

/** Gives a variable or a set another name; segments, recipes and kept analyses follow it. */
export const renameVariable = defineCall({
  name: 'variable.rename',
  kind: 'change',
  input: z.strictObject({
    dataset: z.string(),
    variable: z.string(),
    to: z.string().trim().min(1).max(200),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-exists',
    'variable-in-use',
    'segment-unusable',
  ],
  output: returns<{
    readonly name: string;
    readonly rewritten: readonly VariableUse[];
    readonly undo: UndoStep;
  }>(),
});

/** Puts variables together as a multiple-response set or a grid. They keep their places and their names. */
export const defineSet = defineCall({
  name: 'set.define',
  kind: 'change',
  input: z.strictObject({
    dataset: z.string(),
    ...named,
    kind: z.enum(['multiple', 'grid']),
    members: z.array(z.string()).min(1),
    base: z.enum(['marked-any', 'cell-not-empty']).default('cell-not-empty'),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-exists',
    'variable-in-use',
    'variable-kind-unsuitable',
    'rule-does-not-fit-variable',
  ],
  output: returns<{ readonly name: string; readonly members: readonly string[] } & Undoable>(),
});

/** Takes a set or grid apart; its variables stay. Refused where anything names the set. */
export const removeSet = defineCall({
  name: 'set.remove',
  kind: 'change',
  input: z.strictObject({ dataset: z.string(), name: z.string() }),
  errors: ['no-project-open', 'dataset-not-found', 'variable-not-found', 'variable-in-use'],
  output: returns<{ readonly removed: string } & Undoable>(),
});

import { z } from 'zod';

/*
 * A lesson as an instructor writes it. Texts may hold references such as {pair.relative} or
 * {gap.Discounts.left}: figures that Parallax computes from `calculations`. No result is typed in.
 */

const words = z.string().min(1);
const texts = z.array(words).min(1);

const percentAndBase = z.strictObject({
  percent: z.number().min(0).max(100),
  base: z.number().positive().nullable().default(null),
  askedOf: z.number().positive().optional(),
  eligiblePercent: z.number().min(0).max(100).optional(),
});

/** What a lesson has Parallax compute: a pair of percentages, a printed claim, or a perception gap. */
export const lessonCalculation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pair'),
    a: z.strictObject({ name: words, percent: z.number().min(0).max(100) }),
    b: z.strictObject({ name: words, percent: z.number().min(0).max(100) }),
  }),
  z.strictObject({ kind: z.literal('claim'), text: words }),
  z.strictObject({
    kind: z.literal('gap'),
    leftName: words,
    rightName: words,
    items: z
      .array(z.strictObject({ item: words, left: percentAndBase, right: percentAndBase }))
      .min(1),
  }),
]);

/** What stands beside a text: a table, one of the charts of a gap, or the diagnosis of a claim. */
export const lessonShow = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    caption: words,
    head: z.array(z.string()).min(1),
    rows: z.array(z.array(z.string())).min(1),
  }),
  z.strictObject({
    kind: z.literal('chart'),
    chart: z.enum(['dumbbell', 'slope', 'quadrant']),
    of: words,
    /** Without ties, tests and findings: nothing of the answer is drawn. */
    plain: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('claim'), of: words }),
]);

/** The items that are right when a question asks to find one, by what Parallax computes of them. */
export const itemCriterion = z.enum([
  'widest-gap',
  'narrowest-gap',
  'widest-rank-gap',
  'rank-gap-only',
  'safe-to-name',
  'not-safe-to-name',
]);

/** What is asked before a step's reveal. */
export const lessonQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    ask: words,
    options: z
      .array(z.strictObject({ text: words, isRight: z.boolean().default(false), feedback: words }))
      .min(2)
      .refine((options) => options.some(({ isRight }) => isRight), 'no option is right'),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ask: words,
    unit: z.string().default(''),
    /** The figure that is right, such as `pair.relative`; its sign does not matter with `ignoreSign`. */
    answer: words,
    tolerance: z.number().min(0),
    ignoreSign: z.boolean().default(false),
    right: words,
    wrong: z
      .array(z.strictObject({ near: words, tolerance: z.number().min(0), feedback: words }))
      .default([]),
    otherwise: words,
  }),
  z.strictObject({
    kind: z.literal('item'),
    ask: words,
    /** The gap whose items are clicked, and the chart that they are clicked on. */
    of: words,
    chart: z.enum(['dumbbell', 'slope', 'quadrant']),
    answer: itemCriterion,
    right: words,
    wrong: z.array(z.strictObject({ item: words, feedback: words })).default([]),
    otherwise: words,
  }),
]);

/** One step: something to read, a question, and what it reveals. */
export const lessonStep = z.strictObject({
  title: words,
  text: texts,
  show: lessonShow.optional(),
  question: lessonQuestion.optional(),
  hint: words.optional(),
  reveal: z.strictObject({ text: texts, show: lessonShow.optional() }).optional(),
});

/** A whole lesson file. */
export const lessonFile = z.strictObject({
  format: z.literal('parallax-lesson'),
  version: z.literal(1),
  title: words,
  about: words,
  minutes: z.int().positive(),
  source: words.optional(),
  calculations: z
    .record(
      z.string().regex(/^[a-z][a-zA-Z0-9]*$/u, 'a name of letters and digits'),
      lessonCalculation,
    )
    .default({}),
  steps: z.array(lessonStep).min(1),
});

/** A lesson as written, defaults filled in. */
export type LessonFile = z.output<typeof lessonFile>;
/** See `lessonShow`. */
export type LessonShow = z.output<typeof lessonShow>;
/** See `lessonQuestion`. */
export type LessonQuestion = z.output<typeof lessonQuestion>;
/** See `itemCriterion`. */
export type ItemCriterion = z.output<typeof itemCriterion>;

import { z } from 'zod';
import type { Rule } from '#analysis/columns/rule.ts';

/** A rule as it travels: see `Rule`. Nesting is bounded so that no input can exhaust the stack. */
export const rule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('in'),
      variable: z.string(),
      answers: z.array(z.string()).min(1).max(10_000),
    }),
    z.strictObject({
      kind: z.literal('range'),
      variable: z.string(),
      from: z.number().optional(),
      to: z.number().optional(),
      fromExclusive: z.boolean().optional(),
      toExclusive: z.boolean().optional(),
    }),
    z.strictObject({ kind: z.literal('contains'), variable: z.string(), text: z.string() }),
    z.strictObject({ kind: z.literal('missing'), variable: z.string() }),
    z.strictObject({ kind: z.literal('segment'), name: z.string() }),
    z.strictObject({ kind: z.literal('all'), rules: z.array(rule).min(1).max(200) }),
    z.strictObject({ kind: z.literal('any'), rules: z.array(rule).min(1).max(200) }),
    z.strictObject({ kind: z.literal('not'), rule }),
  ]),
);

import { z } from 'zod';
import type { Rule } from '#analysis/columns/rule.ts';

/** Nesting that no person writes, and below what would exhaust the stack. */
const deepestNesting = 200;

const nestedRule: z.ZodType<Rule> = z.lazy(() =>
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
    z.strictObject({ kind: z.literal('all'), rules: z.array(nestedRule).min(1).max(200) }),
    z.strictObject({ kind: z.literal('any'), rules: z.array(nestedRule).min(1).max(200) }),
    z.strictObject({ kind: z.literal('not'), rule: nestedRule }),
  ]),
);

/** A rule as it travels: see `Rule`. Nesting is bounded so that no input can exhaust the stack. */
export const rule: z.ZodType<Rule> = z
  .unknown()
  .refine((value) => !isDeeperThan(value, 2 * deepestNesting), {
    error: `rules may be nested ${deepestNesting} deep`,
    abort: true,
  })
  .pipe(nestedRule);

/** Level by level, not by calling itself: the value may be as deep as its sender likes. */
function isDeeperThan(value: unknown, deepest: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}

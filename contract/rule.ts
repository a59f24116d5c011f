import { z } from 'zod';
import type { Rule } from '#analysis/columns/rule.ts';

/** Nesting that no person writes, and below what would exhaust the stack; `parseRule` stops there too. */
const deepestNesting = 200;
/** One nesting of an expression is up to `any`, its list, `all` and its list; within, a rule and its list. */
const levelsPerNesting = 4;
const levelsWithin = 4;

const nestedRule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('in'),
      variable: z.string(),
      answers: z.array(z.string()),
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
    z.strictObject({ kind: z.literal('all'), rules: z.array(nestedRule) }),
    z.strictObject({ kind: z.literal('any'), rules: z.array(nestedRule) }),
    z.strictObject({ kind: z.literal('not'), rule: nestedRule }),
  ]),
);

/**
 * A rule as it travels and as the project keeps it: see `Rule`. Whatever `parseRule` accepts is one.
 * Nesting is bounded so that no input can exhaust the stack; empty lists are not: `()` is everyone.
 */
export const rule: z.ZodType<Rule> = z
  .unknown()
  .refine((value) => !isDeeperThan(value, levelsPerNesting * deepestNesting + levelsWithin), {
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

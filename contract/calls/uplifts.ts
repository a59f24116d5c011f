import { z } from 'zod';
import type { Uplift } from '#analysis/uplift/difference-in-differences.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

/** A difference in differences with what it was computed from. */
export type UpliftAnswer = Uplift & {
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
};

/** How much more those treated changed than the others, with the tests of what that takes for granted. */
export const measureUplift = defineCall({
  name: 'uplift.run',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    dataset: z.string(),
    /** Regions, shops or customers, whose rows go together. */
    unit: z.string(),
    time: z.string(),
    outcome: z.string(),
    /** An expression that is true for those treated, also before it began. */
    treated: z.string().min(1),
    /** When it began: a number as the time variable has them, or a day (2026-03-01). */
    since: z.union([z.number(), z.string().min(1)]),
    level: z.number().gt(0).lt(1).default(0.95),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'expression-not-understood',
    'answer-not-found',
    'segment-not-found',
    'rule-does-not-fit-variable',
    'count-out-of-range',
    'cancelled',
  ],
  output: returns<UpliftAnswer>(),
});

import { z } from 'zod';
import type { Attribution } from '#analysis/attribution/attribute.ts';
import { attributionModels } from '#analysis/attribution/attribution-models.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  AttributionReason,
  AttributionRow,
  RemovalEffect,
} from '#analysis/attribution/attribute.ts';
export type { AttributionModel } from '#analysis/attribution/attribution-models.ts';
export type { Disagreement } from '#analysis/attribution/disagreement.ts';

/** What an attribution is asked with; kept whole in a saved analysis. */
export const attributeInput = z.strictObject({
  dataset: z.string(),
  models: z
    .array(z.enum(attributionModels))
    .min(1)
    .default([...attributionModels]),
  /** Which columns hold what; absent: found by name and kind. */
  path: z.string().optional(),
  conversions: z.string().optional(),
  value: z.string().optional(),
  nulls: z.string().optional(),
  separator: z.string().min(1).optional(),
  /** Touches after which a touch counts half, going back from the conversion (time decay). */
  halfLifeTouches: z.number().positive().default(2),
  /** What the first and the last touch earn; the rest is shared by those between (position). */
  firstShare: z.number().min(0).max(1).default(0.4),
  lastShare: z.number().min(0).max(1).default(0.4),
  /** How many touches back the Markov chain remembers. */
  markovOrder: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  bootstrap: z.int().min(0).max(10_000).default(0),
  seed: z.int().default(1),
  level: z.number().gt(0).lt(1).default(0.95),
});

/** An attribution with what it was computed from. */
export interface AttributionResult extends Attribution {
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** What each channel earned under each model, from a table of paths. */
export const attribute = defineCall({
  name: 'attribution.run',
  kind: 'job',
  writes: false,
  input: attributeInput,
  errors: [
    'no-project-open',
    'dataset-not-found',
    'dataset-kind-unsuitable',
    'variable-not-found',
    'variable-kind-unsuitable',
    'cancelled',
  ],
  output: returns<AttributionResult>(),
});

export { attributionModels };

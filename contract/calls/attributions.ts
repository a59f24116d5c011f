import { z } from 'zod';
import type { Attribution } from '#analysis/attribution/attribute.ts';
import { attributionModels } from '#analysis/attribution/attribution-models.ts';
import { journeyRules } from '#analysis/attribution/build-journeys.ts';
import type { JourneySummary } from '#analysis/attribution/journey-summary.ts';
import type { LogFindings } from '#analysis/attribution/touch-events.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  AttributionReason,
  AttributionRow,
  RemovalEffect,
} from '#analysis/attribution/attribute.ts';
export type { AttributionModel } from '#analysis/attribution/attribution-models.ts';
export type { JourneyRule } from '#analysis/attribution/build-journeys.ts';
export type { Disagreement } from '#analysis/attribution/disagreement.ts';
export type {
  AssistedChannel,
  JourneySummary,
  TransitionRow,
} from '#analysis/attribution/journey-summary.ts';
export type { OrderedCredit } from '#analysis/attribution/ordered-shapley.ts';

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
  /** Columns of a log of touches; absent: found by role. */
  customer: z.string().optional(),
  time: z.string().optional(),
  channel: z.string().optional(),
  touchType: z.string().optional(),
  /** Days back from the end of a journey within which clicks and views count; absent: however old. */
  clickWindowDays: z.number().min(0).optional(),
  viewWindowDays: z.number().min(0).optional(),
  /** Whether touches of one channel in a row count as one. */
  collapseRepeats: z.boolean().default(false),
  journeyRule: z.enum(journeyRules).default('per-conversion'),
  /** Channels that last non-direct passes over; absent: those called direct. */
  direct: z.array(z.string()).optional(),
  /** Touches after which a touch counts half, going back from the conversion (time decay). */
  halfLifeTouches: z.number().positive().default(2),
  /** The same in days, for logs, whose times are known; in place of touches. */
  halfLifeDays: z.number().positive().optional(),
  /** What the first and the last touch earn; the rest is shared by those between (position). */
  firstShare: z.number().min(0).max(1).default(0.4),
  lastShare: z.number().min(0).max(1).default(0.4),
  /** How many touches back the Markov chain remembers. */
  markovOrder: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  /** Whether journeys are described too (lengths, lags, top paths, transitions, credits by place). */
  describe: z.boolean().default(true),
  bootstrap: z.int().min(0).max(10_000).default(0),
  seed: z.int().default(1),
  level: z.number().gt(0).lt(1).default(0.95),
});

/** How the answer would be with other windows: conversions that keep a touch, and shares under one model. */
export interface WindowEffect {
  readonly windows: 'as-set' | 'clicks-only' | 'no-limit';
  readonly model: (typeof attributionModels)[number];
  readonly conversions: number;
  readonly unattributed: number;
  readonly shares: readonly { readonly channel: string; readonly share: number | null }[];
}

/** What was made of a log of touches. Conversions without a touch in the windows are in no model. */
export interface JourneysBuilt {
  readonly found: LogFindings;
  readonly customers: number;
  readonly journeys: number;
  readonly unattributedConversions: number;
  readonly unattributedValue: number;
  readonly touchesOutside: number;
  readonly collapsed: number;
  readonly effects: readonly WindowEffect[];
  readonly remarks: readonly string[];
}

/** An attribution with what it was computed from; `log` is null for a table of paths. */
export interface AttributionResult extends Attribution {
  readonly log: JourneysBuilt | null;
  readonly summary: JourneySummary | null;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** What each channel earned under each model, from a table of paths or a log of touches. */
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

export { attributionModels, journeyRules };

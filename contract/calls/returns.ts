import { z } from 'zod';
import { attributionModels } from '#analysis/attribution/attribution-models.ts';
import type { ReturnResult } from '#analysis/roi/compute-return.ts';
import type { Ledger } from '#analysis/roi/ledger.ts';
import type { LedgerTemplate } from '#analysis/roi/templates.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';
import type { Undoable } from '../undo.ts';

export type { ReturnResult, UnitValue } from '#analysis/roi/compute-return.ts';
export type { Ledger, LedgerInput, LedgerLine } from '#analysis/roi/ledger.ts';
export type { ReturnLine } from '#analysis/roi/return-lines.ts';
export type { Sensitivity } from '#analysis/roi/sensitivity.ts';
export type { LedgerTemplate } from '#analysis/roi/templates.ts';

const amount = z.union([z.number(), z.string()]).nullable().optional();
const words = z.string().max(2000).optional();

/** An input of a ledger; see `LedgerInput` of the analysis. */
export const ledgerInput = z.strictObject({
  name: z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'a name of letters, digits and _'),
  label: words,
  value: z.number().nullable(),
  unit: words,
  low: z.number().optional(),
  high: z.number().optional(),
  increase: z.number().optional(),
  means: z.enum(['total', 'gain']).optional(),
  source: words,
  date: words,
  owner: words,
  note: words,
});

/** A ledger as it is written down: inputs on record, lines with formulas, checks, scenarios, flows. */
export const ledgerFile = z.strictObject({
  title: words,
  currency: words,
  rates: z.record(z.string(), z.number().positive()).optional(),
  inputs: z.array(ledgerInput).max(500).default([]),
  lines: z
    .array(
      z.strictObject({
        channel: z.string().min(1),
        cost: amount,
        value: amount,
        conversions: amount,
      }),
    )
    .max(500)
    .default([]),
  checks: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        total: amount,
        count: amount,
        usualLow: z.number(),
        usualHigh: z.number(),
        source: words,
      }),
    )
    .default([]),
  scenarios: z
    .array(z.strictObject({ name: z.string().min(1), set: z.record(z.string(), z.number()) }))
    .default([]),
  cashFlow: z
    .strictObject({ flows: z.array(amount).min(1), rate: amount, period: words })
    .optional(),
  /** What a conversion is worth, for datasets of campaigns that know conversions and no value. */
  valuePerConversion: amount,
});

/** See `ledgerFile`. */
export type LedgerFile = z.output<typeof ledgerFile>;

/** What a return is asked with: a ledger (in a file or whole), campaigns, journeys, or both. */
export const returnInput = z.strictObject({
  file: z.string().optional(),
  ledger: ledgerFile.optional(),
  /** A dataset of campaigns: cost, conversions and value by channel. */
  dataset: z.string().optional(),
  channel: z.string().optional(),
  /** A dataset of journeys whose credits under `model` stand in place of the campaigns' own. */
  journeys: z.string().optional(),
  model: z.enum(attributionModels).default('markov'),
  clickWindowDays: z.number().min(0).optional(),
  viewWindowDays: z.number().min(0).optional(),
  draws: z.int().min(1).max(1_000_000).default(10_000),
  seed: z.int().default(1),
  level: z.number().gt(0).lt(1).default(0.95),
});

/** A return with what it was computed from. */
export interface ReturnAnswer extends ReturnResult {
  readonly ledger: Ledger;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** What each channel or programme returned, what that hangs on, and what must be asked first. */
export const computeReturn = defineCall({
  name: 'return.compute',
  kind: 'job',
  writes: false,
  input: returnInput,
  errors: [
    'no-project-open',
    'file-not-found',
    'file-too-large',
    'figures-not-understood',
    'dataset-not-found',
    'dataset-kind-unsuitable',
    'variable-not-found',
    'variable-kind-unsuitable',
    'expression-not-understood',
    'count-out-of-range',
    'cancelled',
  ],
  output: returns<ReturnAnswer>(),
});

/** Ledgers to begin from. */
export const ledgerTemplates = defineCall({
  name: 'ledger.templates',
  kind: 'query',
  input: z.strictObject({}),
  errors: [],
  output: returns<readonly LedgerTemplate[]>(),
});

/** The ledger of the project; null before one was written. */
export const readLedger = defineCall({
  name: 'ledger.read',
  kind: 'query',
  input: z.strictObject({}),
  errors: ['no-project-open'],
  output: returns<{ readonly ledger: LedgerFile | null }>(),
});

/** Puts a ledger in place of the project's (null removes it). */
export const saveLedger = defineCall({
  name: 'ledger.save',
  kind: 'change',
  input: z.strictObject({ ledger: ledgerFile.nullable() }),
  errors: ['no-project-open', 'project-busy'],
  output: returns<{ readonly ledger: LedgerFile | null } & Undoable>(),
});

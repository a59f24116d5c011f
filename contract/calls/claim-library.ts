import { z } from 'zod';
import type { ClaimVerdict } from '#analysis/claims/claim-verdict.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Undoable } from '../undo.ts';
import type { ClaimLine } from './claims.ts';
import { analysisSpecification } from './reports.ts';

const id = z.int().min(1);
const note = z.string().max(20_000);
const tags = z.array(z.string().trim().min(1).max(100)).max(100);
const place = z.int().min(1).nullable();

/** One side of a claim as it is printed: "71 %", "464,437", "3X"; `base` is the stated number of respondents. */
export const readingSide = z.strictObject({
  name: z.string().max(500).nullable(),
  printed: z.string().max(100).nullable(),
  base: z.int().min(1).nullable().default(null),
});

/**
 * A claim as it is read: everything that the judgement rests on, as printed. `claimed` are the words of the
 * size ("34% more likely", empty where two figures only stand side by side); `a` is who is said to be more.
 */
export const claimReading = z.strictObject({
  quote: z.string().min(1).max(20_000),
  page: place.default(null),
  line: place.default(null),
  measure: z.string().max(2000).default(''),
  claimed: z.string().max(500).default(''),
  a: readingSide,
  b: readingSide,
});

/** See `claimReading`. */
export type ClaimReading = z.output<typeof claimReading>;

/** Where claims come from. `date` is as precise as it is known: 2011, 2011-03 or 2011-03-07. */
export const claimSource = z.strictObject({
  title: z.string().trim().min(1).max(500),
  author: z.string().max(500).nullable().default(null),
  date: z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u)
    .nullable()
    .default(null),
  file: z.string().max(1000).nullable().default(null),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .nullable()
    .default(null),
  note: note.default(''),
});

/** A source as the project keeps it. */
export interface ClaimSource extends z.output<typeof claimSource> {
  readonly id: number;
  readonly createdAt: string;
  readonly claims: number;
}

/** What changed between a claim and the one that it repeats, in figures and in words. */
export interface ClaimDrift {
  /** How many claims lie between it and the first telling, itself counted: 1 repeats the first. */
  readonly steps: number;
  readonly figures: readonly {
    readonly what: 'first figure' | 'second figure' | 'first base' | 'second base' | 'size';
    readonly was: string | null;
    readonly is: string | null;
  }[];
  readonly groups: readonly { readonly was: string | null; readonly is: string | null }[];
  /** Words of what was measured that went and that came; empty where it reads the same. */
  readonly wordsGone: readonly string[];
  readonly wordsNew: readonly string[];
  readonly verdictWas: ClaimVerdict;
  readonly verdictIs: ClaimVerdict;
  /** "The measure lost “networking sites” and gained “some social site”; the figures are the same." */
  readonly sentence: string;
}

/** Two shares computed from the project's own data, held against a claim. */
export const claimEvidence = z.strictObject({
  /** The kept analysis that it comes from; null where the specification was given with the link. */
  analysis: id.nullable(),
  name: z.string(),
  specification: analysisSpecification,
  /** The row of the analysis: a variable and an answer of it, or an item of a gap. */
  item: z.string(),
  answer: z.string().nullable(),
  shareA: z.number(),
  shareB: z.number(),
  baseA: z.number(),
  baseB: z.number(),
  ratio: z.number().nullable(),
  ratioLow: z.number().nullable(),
  ratioHigh: z.number().nullable(),
  gap: z.number(),
  gapLow: z.number(),
  gapHigh: z.number(),
  p: z.number().nullable(),
  /**
   * `within`: the claimed size lies in the interval of the data. `outside`: it does not. `no-difference`: the
   * data show no difference at all. `not-comparable`: the claim names no size.
   */
  verdict: z.enum(['within', 'outside', 'no-difference', 'not-comparable']),
  /** "Data: 68 % v 49 %, 1.39 times: the claim of 1.5 times is within the interval (1.18 to 1.63)." */
  sentence: z.string(),
  computedAt: z.string(),
});

/** See `claimEvidence`. */
export type ClaimEvidence = z.output<typeof claimEvidence>;

/** A claim as the project keeps it. */
export interface KeptClaim {
  readonly id: number;
  readonly source: number;
  readonly reading: ClaimReading;
  /** The judgement of it, by its own figures alone; `contradictedBy` is empty here. */
  readonly checked: ClaimLine;
  readonly tags: readonly string[];
  readonly note: string;
  /** The claim that it repeats, and what drifted on the way. */
  readonly repeats: number | null;
  readonly drift: ClaimDrift | null;
  readonly repeatedBy: readonly number[];
  readonly evidence: ClaimEvidence | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Two kept claims of which one may repeat the other, by figures and words in common (0 to 1). */
export interface LikelyRepeat {
  readonly claim: number;
  readonly repeats: number;
  readonly likeness: number;
  readonly drift: ClaimDrift;
}

/** A row of the library, for taking changes back; see `claims.restore`. */
export const claimRow = z.strictObject({
  id,
  source: id,
  reading: claimReading,
  tags,
  note,
  repeats: id.nullable(),
  evidence: claimEvidence.nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
});

/** A source of the library, for taking changes back. */
export const sourceRow = claimSource.extend({ id, createdAt: z.string() });

/**
 * Keeps claims with their source. A source of the same hash, or of the same title where neither has a hash,
 * is used again; a claim with the same reading from the same source is kept once.
 */
export const keepClaims = defineCall({
  name: 'claims.keep',
  kind: 'change',
  input: z.strictObject({
    source: z.union([z.strictObject({ id }), claimSource]),
    claims: z
      .array(
        z.strictObject({
          reading: claimReading,
          tags: tags.default([]),
          note: note.default(''),
          repeats: id.nullable().default(null),
        }),
      )
      .max(10_000),
  }),
  errors: [
    'no-project-open',
    'claim-source-not-found',
    'claim-not-found',
    'claim-does-not-fit',
    'project-busy',
    'disk-full',
  ],
  output: returns<
    {
      readonly source: ClaimSource;
      readonly kept: readonly KeptClaim[];
      /** Claims that the library already held, by their ids. */
      readonly alreadyKept: readonly number[];
    } & Undoable
  >(),
});

/** The library: sources, claims in the order of source, page and line, and likely repeats not yet linked. */
export const claimLibrary = defineCall({
  name: 'claims.library',
  kind: 'query',
  input: z.strictObject({
    source: id.optional(),
    verdict: z.enum(['holds', 'stretched', 'does-not-hold', 'not-testable']).optional(),
    /** Words that quote, groups, measure, note or tags hold, all of them. */
    search: z.string().max(500).optional(),
    tag: z.string().optional(),
  }),
  errors: ['no-project-open', 'claim-source-not-found'],
  output: returns<{
    readonly sources: readonly ClaimSource[];
    readonly claims: readonly KeptClaim[];
    readonly likelyRepeats: readonly LikelyRepeat[];
    /** Of all kept claims, whatever is shown. */
    readonly counts: Readonly<Record<ClaimVerdict, number>>;
  }>(),
});

/** Corrects a kept claim; with another reading it is judged again, and so is the drift. */
export const editClaim = defineCall({
  name: 'claims.edit',
  kind: 'change',
  input: z.strictObject({
    id,
    reading: claimReading.optional(),
    tags: tags.optional(),
    note: note.optional(),
    source: id.optional(),
  }),
  errors: [
    'no-project-open',
    'claim-not-found',
    'claim-source-not-found',
    'claim-does-not-fit',
    'project-busy',
  ],
  output: returns<{ readonly claim: KeptClaim } & Undoable>(),
});

/** Corrects a source. */
export const editClaimSource = defineCall({
  name: 'claims.source',
  kind: 'change',
  input: z.strictObject({ id, source: claimSource }),
  errors: ['no-project-open', 'claim-source-not-found', 'project-busy'],
  output: returns<{ readonly source: ClaimSource } & Undoable>(),
});

/** Removes claims, and sources with all their claims. What repeated a removed claim repeats none. */
export const removeClaims = defineCall({
  name: 'claims.remove',
  kind: 'change',
  input: z.strictObject({
    claims: z.array(id).max(10_000).default([]),
    sources: z.array(id).max(10_000).default([]),
  }),
  errors: ['no-project-open', 'claim-not-found', 'claim-source-not-found', 'project-busy'],
  output: returns<
    { readonly removed: readonly number[]; readonly sources: readonly number[] } & Undoable
  >(),
});

/**
 * Says which claim a kept claim repeats, or which row of an analysis of the project's data it is held
 * against; null takes the link away. The data are computed anew, not looked up.
 */
export const linkClaim = defineCall({
  name: 'claims.link',
  kind: 'job',
  writes: true,
  input: z.strictObject({
    id,
    repeats: id.nullable().optional(),
    data: z
      .strictObject({
        /** A kept analysis, or a specification of one. */
        analysis: z.union([id, analysisSpecification]),
        /** The variable (or item of a gap) by name or label, and for a variable the answer. */
        item: z.string().min(1),
        answer: z.string().optional(),
        /** Of a table, the two columns by their labels; absent: those that the claim's groups name. */
        columns: z.tuple([z.string(), z.string()]).optional(),
        /** Where the first group of the claim is the second of the analysis. */
        swapped: z.boolean().default(false),
      })
      .nullable()
      .optional(),
  }),
  errors: [
    'no-project-open',
    'claim-not-found',
    'claim-repeats-itself',
    'claim-does-not-fit',
    'analysis-not-found',
    'dataset-not-found',
    'variable-not-found',
    'answer-not-found',
    'segment-not-found',
    'segments-overlap',
    'weight-out-of-range',
    'variable-kind-unsuitable',
    'rule-does-not-fit-variable',
    'expression-not-understood',
    'file-not-found',
    'figures-not-understood',
    'project-busy',
    'cancelled',
  ],
  output: returns<{ readonly claim: KeptClaim } & Undoable>(),
});

/** Puts rows of the library back as they were: what taking a change back sends. */
export const restoreClaims = defineCall({
  name: 'claims.restore',
  kind: 'change',
  input: z.strictObject({
    sources: z.array(sourceRow).default([]),
    claims: z.array(claimRow).default([]),
    removeClaims: z.array(id).default([]),
    removeSources: z.array(id).default([]),
  }),
  errors: [
    'no-project-open',
    'claim-not-found',
    'claim-source-not-found',
    'claim-does-not-fit',
    'project-busy',
  ],
  output: returns<
    { readonly claims: readonly number[]; readonly sources: readonly number[] } & Undoable
  >(),
});

/**
 * Writes the library to a .csv, .xlsx or .json file. In a workbook the recomputed ratio, relative difference
 * and points are live formulas of the printed figures.
 */
export const exportClaims = defineCall({
  name: 'claims.export',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    out: z.string().min(1),
    /** Ids of claims; absent: all of them. */
    claims: z.array(id).optional(),
    overwrite: z.boolean().default(false),
  }),
  errors: [
    'no-project-open',
    'claim-not-found',
    'nothing-to-report',
    'format-not-supported',
    'file-exists',
    'file-not-writable',
    'cancelled',
  ],
  output: returns<{
    readonly file: string;
    readonly claims: number;
    readonly sizeBytes: number;
  }>(),
});

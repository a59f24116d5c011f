import { z } from 'zod';
import {
  type Associations as AnalysedAssociations,
  numberCorrelations,
} from '#analysis/associations/association.ts';
import type { ProfileCard } from '#analysis/compare/profile-card.ts';
import type { SetsApart as AnalysedSetsApart } from '#analysis/compare/sets-apart.ts';
import type { DriverModel } from '#analysis/drivers/driver.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';
import { compareInput } from './comparisons.ts';

export type {
  Association,
  AssociationMeasure,
  AssociationMethod,
  AssociationReason,
} from '#analysis/associations/association.ts';
export type { EffectWord, SetApart } from '#analysis/compare/sets-apart.ts';
export type { Driver, DriverModel, DriverReason, DriverTerm } from '#analysis/drivers/driver.ts';

/** What sets two segments apart, with what it was computed from. */
export interface SetsApart extends AnalysedSetsApart {
  readonly a: { readonly name: string; readonly rows: number };
  readonly b: { readonly name: string; readonly rows: number };
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** A segment on one card, with what it was computed from. */
export interface SegmentProfile extends ProfileCard {
  readonly name: string;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** A variable that has no place in a map of associations, and why. */
export interface NotAssociated {
  readonly variable: string;
  readonly label: string;
  readonly reason: 'not-for-association' | 'too-many-categories';
}

/** Every pair of the chosen variables, with what it was computed from. */
export interface Associations extends AnalysedAssociations {
  readonly skipped: readonly NotAssociated[];
  readonly weighted: boolean;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

const errors = [
  'no-project-open',
  'dataset-not-found',
  'variable-not-found',
  'answer-not-found',
  'segment-not-found',
  'segments-overlap',
  'expression-not-understood',
  'rule-does-not-fit-variable',
  'weight-out-of-range',
  'variable-kind-unsuitable',
  'cancelled',
] as const;

/** The compared variables by the size of their effect, with the error of the whole list stated. */
export const whatSetsApart = defineCall({
  name: 'compare.apart',
  kind: 'job',
  writes: false,
  input: compareInput,
  errors,
  output: returns<SetsApart>(),
});

/** What a card of a segment is asked with: the segment is side `a`, everyone else the other. */
export const profileInput = compareInput.omit({ b: true });

/** A segment on one card: its size, what stands out against everyone else, its typical answers. */
export const profileSegment = defineCall({
  name: 'compare.profile',
  kind: 'job',
  writes: false,
  input: profileInput,
  errors,
  output: returns<SegmentProfile>(),
});

/** What a map of associations is asked with. */
export const associationsInput = z.strictObject({
  dataset: z.string(),
  /** Variables, sets and grids; absent: all that can be associated. */
  variables: z.array(z.string()).min(1).optional(),
  /** Null: without; absent: the dataset's own weight. */
  weight: z.string().nullable().optional(),
  filter: z.string().optional(),
  /** How two numbers are correlated. */
  numbers: z.enum(numberCorrelations).default('pearson'),
  level: z.number().gt(0).lt(1).default(0.95),
  /** Pairs of fewer respondents have no figures. */
  suppressedBase: z.int().min(0).default(10),
});

/** Every pair of variables: Cramer's V, correlations, correlation ratios, each with its test. */
export const runAssociations = defineCall({
  name: 'association.run',
  kind: 'job',
  writes: false,
  input: associationsInput,
  errors,
  output: returns<Associations>(),
});

/** A model of an outcome, with what it was computed from. */
export interface Drivers {
  readonly model: DriverModel;
  readonly outcome: {
    readonly name: string;
    readonly label: string;
    /** The answers that count as yes; null for a number. */
    readonly answers: readonly string[] | null;
  };
  readonly weighted: boolean;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** What a model of drivers is asked with. */
export const driversInput = z.strictObject({
  dataset: z.string(),
  outcome: z.string(),
  /** The answers that count as yes; absent: the values of a number or scale, or who said yes. */
  answers: z.array(z.string()).min(1).optional(),
  /** Variables; a set or grid stands for its members. */
  predictors: z.array(z.string()).min(1),
  /** Null: without; absent: the dataset's own weight. */
  weight: z.string().nullable().optional(),
  filter: z.string().optional(),
  level: z.number().gt(0).lt(1).default(0.95),
  /** Fewer rows with every answer than this have no model. */
  suppressedBase: z.int().min(0).default(30),
});

/** How much each of several variables contributes to explaining an outcome. */
export const findDrivers = defineCall({
  name: 'driver.run',
  kind: 'job',
  writes: false,
  input: driversInput,
  errors,
  output: returns<Drivers>(),
});

import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';
import type { GuardedStatement } from './claims.ts';

/** What a person wrote into the report: an introduction, and a note for each analysis that has one. */
export interface ReportTexts {
  readonly introduction: string;
  readonly notes: readonly { readonly analysis: number; readonly text: string }[];
}

/** A text as it is typed; `analysis` null is the introduction. At most 20,000 characters. */
const placedText = z.strictObject({
  analysis: z.int().nullable(),
  text: z.string().max(20_000),
});

/** The person's own text of the report. */
export const reportTexts = defineCall({
  name: 'report.texts',
  kind: 'query',
  input: z.strictObject({}),
  errors: ['no-project-open'],
  output: returns<ReportTexts>(),
});

/** Keeps a text with its analysis, or the introduction; an empty one is removed. */
export const writeReportText = defineCall({
  name: 'report.text',
  kind: 'change',
  input: placedText,
  errors: ['no-project-open', 'analysis-not-found', 'project-busy'],
  output: returns<ReportTexts>(),
});

/**
 * Holds a text of the report, as it is typed, against the figures it prints and those of its analysis (the
 * introduction: of every kept analysis). A report with a statement that does not hold cannot be written.
 */
export const checkReportText = defineCall({
  name: 'report.check',
  kind: 'query',
  input: placedText,
  errors: ['no-project-open', 'analysis-not-found'],
  output: returns<{
    readonly statements: readonly GuardedStatement[];
    readonly contradictions: number;
  }>(),
});

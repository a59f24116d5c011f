import type { AttributionResult } from '#contract/calls/attributions.ts';
import type { BudgetAnswer } from '#contract/calls/budgets.ts';
import type { Comparison, Gap } from '#contract/calls/comparisons.ts';
import type { DatasetLine } from '#contract/calls/datasets.ts';
import type {
  Associations,
  Drivers,
  SegmentProfile,
  SetsApart,
} from '#contract/calls/explorations.ts';
import type { ReturnAnswer } from '#contract/calls/returns.ts';
import type { Table } from '#contract/calls/tables.ts';
import type { TagSummary } from '#contract/calls/texts.ts';
import type { UpliftAnswer } from '#contract/calls/uplifts.ts';
import type { WaveChanges } from '#contract/calls/waves.ts';
import type { Provenance } from '#contract/provenance.ts';

export type { TagClass, TagCrossRow, TagSummary } from '#contract/calls/texts.ts';

/** What an analysis found, by its kind. */
export type ReportedBody =
  | { readonly kind: 'comparison'; readonly comparison: Comparison }
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'attribution'; readonly attribution: AttributionResult }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'tags'; readonly tags: TagSummary }
  | { readonly kind: 'apart'; readonly apart: SetsApart }
  | { readonly kind: 'profile'; readonly profile: SegmentProfile }
  | { readonly kind: 'waves'; readonly waves: WaveChanges }
  | { readonly kind: 'associations'; readonly associations: Associations }
  | { readonly kind: 'drivers'; readonly drivers: Drivers }
  | { readonly kind: 'return'; readonly returned: ReturnAnswer }
  | { readonly kind: 'uplift'; readonly uplift: UpliftAnswer }
  | { readonly kind: 'budget'; readonly budget: BudgetAnswer };

/** One kept analysis, computed again for the report: its words, its numbers, what they rest on. */
export interface ReportedAnalysis {
  readonly id: number;
  readonly name: string;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
  readonly body: ReportedBody;
  /** What a person wrote on it. */
  readonly note?: string;
}

/**
 * Everything a report says. `madeAt` is an ISO instant, given so that the same content makes the same
 * file; `version` is that of Parallax; `projectFile` is shown, never read.
 */
export interface ReportContent {
  readonly title: string;
  /** What a person wrote as an introduction. */
  readonly introduction?: string;
  readonly projectFile: string;
  readonly madeAt: string;
  readonly version: string;
  readonly datasets: readonly DatasetLine[];
  readonly analyses: readonly ReportedAnalysis[];
}

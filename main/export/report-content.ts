import type { AttributionResult } from '#contract/calls/attributions.ts';
import type { Comparison, Gap } from '#contract/calls/comparisons.ts';
import type { DatasetLine } from '#contract/calls/datasets.ts';
import type { Provenance } from '#contract/provenance.ts';

/**
 * How many rows fell into one class of a tag. `base` counts the tagged rows, missing ones left out;
 * `share` is `count / base`, `low` and `high` bound it; all three are null where nobody was tagged.
 */
export interface TagClass {
  readonly class: string;
  readonly count: number;
  readonly base: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The rows of one class of a tag over the classes of another: `counts` beside `columns` of the cross. */
export interface TagCrossRow {
  readonly class: string;
  readonly counts: readonly number[];
  /** Rows of this class that have the other tag too; a share is count over base. */
  readonly base: number;
}

/**
 * A tag of a dataset counted: its classes in the order of reading, and, where the dataset has both,
 * each class over the sentiment of its rows. Counts are unweighted; `missing` rows have no tag.
 */
export interface TagSummary {
  readonly tag: string;
  readonly label: string;
  readonly rows: number;
  readonly missing: number;
  readonly confidence: number;
  readonly classes: readonly TagClass[];
  readonly cross: {
    readonly tag: string;
    readonly label: string;
    readonly columns: readonly string[];
    readonly rows: readonly TagCrossRow[];
  } | null;
}

/** What an analysis found, by its kind. */
export type ReportedBody =
  | { readonly kind: 'comparison'; readonly comparison: Comparison }
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'attribution'; readonly attribution: AttributionResult }
  | { readonly kind: 'tags'; readonly tags: TagSummary };

/** One kept analysis, computed again for the report: its words, its numbers, what they rest on. */
export interface ReportedAnalysis {
  readonly id: number;
  readonly name: string;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
  readonly body: ReportedBody;
}

/**
 * Everything a report says. `madeAt` is an ISO instant, given so that the same content makes the same
 * file; `version` is that of Parallax; `projectFile` is shown, never read.
 */
export interface ReportContent {
  readonly title: string;
  readonly projectFile: string;
  readonly madeAt: string;
  readonly version: string;
  readonly datasets: readonly DatasetLine[];
  readonly analyses: readonly ReportedAnalysis[];
}

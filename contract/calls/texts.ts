import { z } from 'zod';
import type { AgreementReport } from '#analysis/text/agreement.ts';
import type { Codebook } from '#analysis/text/codebook.ts';
import type { CorrectedShares } from '#analysis/text/corrected-shares.ts';
import type { Snippet } from '#analysis/text/search-query.ts';
import type { TextExplanation } from '#analysis/text/text-tags.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type { AgreementReport, ClassAgreement } from '#analysis/text/agreement.ts';
export type { Codebook, CodebookLabel, CodebookRule } from '#analysis/text/codebook.ts';
export type { Snippet } from '#analysis/text/search-query.ts';
export type { Evidence, SentimentLabel } from '#analysis/text/sentiment.ts';
export type { LabelScore, TextExplanation } from '#analysis/text/text-tags.ts';

/** Which tags can be asked for. */
export const tagModels = ['sentiment', 'trait', 'intent', 'stage', 'interaction'] as const;

/** What tagging did; `perClass` counts posts by tag and class. */
export interface TagResult {
  readonly rows: number;
  readonly tagged: number;
  readonly seconds: number;
  /** Texts in other languages, which have no sentiment, by ISO 639-1 code. */
  readonly otherLanguages: Readonly<Record<string, number>>;
  readonly perClass: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The names of the variables that hold the tags. */
  readonly variables: readonly string[];
  /** Corrections made by hand before that were kept. */
  readonly correctionsKept: number;
  /** Corrections that could not be kept: the tag, or the answer given by hand, no longer exists. */
  readonly correctionsLost: number;
  /** How many corrections the sentiment was taught by; 0 where it was not to learn, or had too few. */
  readonly learntFrom: number;
  /** Rows whose sentiment the machine reads otherwise than at the tagging before; the first thousand in `changed`. */
  readonly changedCount: number;
  readonly changed: readonly ChangedTag[];
}

/** A row whose sentiment the machine reads otherwise than before, by the labels of both times. */
export interface ChangedTag {
  readonly row: number;
  readonly was: string;
  readonly became: string;
}

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
  /** What the shares are after correction for misclassification, or why there is none. */
  readonly corrected: CorrectedShares;
  readonly cross: {
    readonly tag: string;
    readonly label: string;
    readonly columns: readonly string[];
    readonly rows: readonly TagCrossRow[];
  } | null;
}

/** A tag counted, with its words and what it rests on. */
export interface CountedTags {
  readonly summary: TagSummary;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** A correction by hand, as it was logged. */
export interface CorrectionLine {
  readonly row: number;
  readonly variable: string;
  readonly was: string | null;
  readonly became: string | null;
  readonly at: string;
}

/** Tags the texts of a variable; the tags become variables of the dataset. All or nothing. */
export const tagTexts = defineCall({
  name: 'text.tag',
  kind: 'job',
  writes: true,
  input: z.strictObject({
    dataset: z.string(),
    text: z.string(),
    brands: z.array(z.string().min(1)).default([]),
    models: z.array(z.enum(tagModels)).min(1).default(['sentiment', 'trait']),
    /** Learns the sentiment from the corrections made by hand in these texts, where there are ten or more. */
    learn: z.boolean().default(false),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'cancelled',
    'project-busy',
  ],
  output: returns<TagResult>(),
});

/** The classes of a tag counted, with intervals, and over the sentiment of the same texts. */
export const summariseTags = defineCall({
  name: 'text.summary',
  kind: 'query',
  input: z.strictObject({ dataset: z.string(), tag: z.string() }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
  ],
  output: returns<CountedTags>(),
});

/**
 * The words and rules that decided the tags of one row, by the lexicon, codebook and brands of the run
 * that made them; of texts that are not tagged, by those of today. `isCurrent` is false where lexicon or
 * codebook have been changed since, so that tagging again may give other tags.
 */
export const explainTag = defineCall({
  name: 'text.explain',
  kind: 'query',
  input: z.strictObject({ dataset: z.string(), text: z.string(), row: z.int().min(0) }),
  errors: ['no-project-open', 'dataset-not-found', 'variable-not-found', 'row-out-of-range'],
  output: returns<TextExplanation & { readonly text: string; readonly isCurrent: boolean }>(),
});

/** Sets a tag by hand; the machine's answer is kept beside it, and re-tagging keeps the hand's. */
export const correctTag = defineCall({
  name: 'text.correct',
  kind: 'change',
  input: z.strictObject({
    dataset: z.string(),
    variable: z.string(),
    row: z.int().min(0),
    /** A label of the tag; null takes the correction back. */
    label: z.string().nullable(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'answer-not-found',
    'row-out-of-range',
  ],
  output: returns<CorrectionLine>(),
});

/** Corrections against predictions: accuracy, kappa, confusion, precision and recall. */
export const tagAgreement = defineCall({
  name: 'text.agreement',
  kind: 'query',
  input: z.strictObject({ dataset: z.string(), tag: z.string() }),
  errors: ['no-project-open', 'dataset-not-found', 'variable-not-found'],
  output: returns<
    AgreementReport & { readonly tag: string; readonly corrections: readonly CorrectionLine[] }
  >(),
});

/** The codebook in use for a tag: the project's own, or the built-in one. */
export const readCodebook = defineCall({
  name: 'codebook.read',
  kind: 'query',
  input: z.strictObject({ name: z.string().default('trait') }),
  errors: ['no-project-open'],
  output: returns<{ readonly codebook: Codebook; readonly isBuiltIn: boolean }>(),
});

/** Saves the project's own codebook; it takes effect at the next tagging. */
export const saveCodebook = defineCall({
  name: 'codebook.save',
  kind: 'change',
  input: z.strictObject({ name: z.string().default('trait'), codebook: z.unknown() }),
  errors: ['no-project-open', 'codebook-not-understood'],
  output: returns<{ readonly codebook: Codebook; readonly isBuiltIn: boolean }>(),
});

/** The project's lexicon: what a phrase means here, over what it means elsewhere. */
export const lexicon = defineCall({
  name: 'lexicon.read',
  kind: 'query',
  input: z.strictObject({}),
  errors: ['no-project-open'],
  output: returns<readonly { readonly phrase: string; readonly weight: number }[]>(),
});

/** Sets a phrase's weight from -5 (bad) over 0 (means nothing here) to 5 (good); null removes it. */
export const setLexiconEntry = defineCall({
  name: 'lexicon.set',
  kind: 'change',
  input: z.strictObject({
    phrase: z.string().trim().min(1),
    weight: z.number().min(-5).max(5).nullable(),
  }),
  errors: ['no-project-open', 'codebook-not-understood'],
  output: returns<readonly { readonly phrase: string; readonly weight: number }[]>(),
});

/** Rows whose text fits a search; `found` of `of` rows do, and `lines` shows some from the first. */
export interface TextSearchResult {
  readonly found: number;
  readonly of: number;
  readonly from: number;
  readonly lines: readonly { readonly row: number; readonly snippet: Snippet }[];
  readonly seconds: number;
}

/**
 * Rows whose text holds words (`late delivery`), phrases (`"late again"`), beginnings (`deliver*`), one or
 * another (`late OR slow`), and not others (`late NOT train`). The first search of a variable prepares its
 * index; the next ones answer as one types.
 */
export const searchTexts = defineCall({
  name: 'text.search',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    dataset: z.string(),
    text: z.string(),
    query: z.string().max(1000),
    filter: z.string().optional(),
    from: z.int().min(0).default(0),
    limit: z.int().min(0).max(1000).default(50),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'expression-not-understood',
    'cancelled',
  ],
  output: returns<TextSearchResult>(),
});

/** The languages of a variable's texts. `languages` is commonest first, what cannot be told (`und`) last. */
export interface LanguageResult {
  /** The variable that holds them. */
  readonly variable: string;
  readonly rows: number;
  /** Rows without a text. */
  readonly missingCount: number;
  readonly undeterminedCount: number;
  readonly languages: readonly {
    /** ISO 639-1; `und` where the language cannot be told. */
    readonly code: string;
    readonly label: string;
    readonly count: number;
  }[];
  readonly seconds: number;
}

/** Finds the language of each text; the languages become a variable of the dataset. All or nothing. */
export const findLanguages = defineCall({
  name: 'text.language',
  kind: 'job',
  writes: true,
  input: z.strictObject({ dataset: z.string(), text: z.string() }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'cancelled',
    'project-busy',
  ],
  output: returns<LanguageResult>(),
});

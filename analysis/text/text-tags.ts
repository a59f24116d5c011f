import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import type { Codebook } from './codebook.ts';
import type { Evidence, LexiconEntry, SentimentEngine, SentimentResult } from './sentiment.ts';

/**
 * What can be read out of a text: its sentiment, its customer's trait, what it wants, how social it is, and what a
 * company needs to know of it before it acts.
 */
export const textModels = ['sentiment', 'trait', 'intent', 'stage', 'interaction'] as const;

/** One of `textModels`. */
export type TextModel = (typeof textModels)[number];

/** The models that read by a codebook. */
export type CodebookModel = Exclude<TextModel, 'sentiment'>;

/**
 * How texts are tagged.
 *
 * - `models`: what is wanted; at least one.
 * - `engine`: reads the sentiment; `createSentimentEngine()` is the built-in one.
 * - `codebooks`: the labels of the other models; those that Parallax brings unless others are given.
 * - `background`: some texts of the project, from which labels that learn tell their examples.
 * - `languageOf`: the language of a text as an ISO 639-1 code, `und` where it cannot be told. Without it every text is
 *   taken for English.
 * - `brands`: names that stand behind `{brand}` in the codebook's phrases and are pointed out.
 * - `lexicon`: the project's own words for sentiment.
 */
export interface TagOptions {
  readonly models: readonly TextModel[];
  readonly engine: SentimentEngine;
  readonly codebooks?: Readonly<Partial<Record<CodebookModel, Codebook>>> | undefined;
  readonly background?: readonly string[] | undefined;
  readonly languageOf?: ((text: string) => string) | undefined;
  readonly brands?: readonly string[] | undefined;
  readonly lexicon?: readonly LexiconEntry[] | undefined;
}

/** One label of a codebook over all rows: 1 where it fired, 0 where not; a missing text stays missing. */
export interface LabelTags {
  readonly id: string;
  readonly label: string;
  readonly column: NumberColumn;
}

/** The sentiment towards one brand over all rows; a text that does not name it is `not-applicable`. */
export interface TargetTags {
  readonly brand: string;
  readonly column: CategoryColumn;
}

/**
 * What a codebook says of all rows. `best`: the label that fits best, or the category `none`; null where several count
 * (`any-of`). `labels`: each label that is on, apart.
 */
export interface CodebookTags {
  readonly model: CodebookModel;
  readonly best: CategoryColumn | null;
  readonly labels: readonly LabelTags[];
}

/**
 * The tags of a column of texts, one entry for each row and in its order; null for a model not asked for.
 *
 * - `sentiment`: categories negative, neutral, positive (values -1, 0, 1).
 * - `sentimentScore`: -1..1, 32-bit.
 * - `certainty`: whether the label of `sentiment` is sure, unsure, or one of a mixed text.
 * - `targets`: one a brand of the options, in their order.
 * - `codebooks`: what each codebook that was asked for says.
 * - Missing: a missing text keeps its reason in every column; an empty or blank text is `no-answer`; a text in a
 *   language that a model does not read is `not-applicable` in its columns.
 * - `otherLanguages`: how many texts have no sentiment for their language, by its code.
 * - `tagged`: how many texts were read. `perClass`: how many of them fell into each class of each tag,
 *   classes with none included.
 */
export interface TextTags {
  readonly sentiment: CategoryColumn | null;
  readonly sentimentScore: NumberColumn | null;
  readonly certainty: CategoryColumn | null;
  readonly targets: readonly TargetTags[] | null;
  readonly codebooks: readonly CodebookTags[];
  readonly otherLanguages: Readonly<Record<string, number>>;
  readonly perClass: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly tagged: number;
}

/**
 * How well a label fits one text. `score` is 0..1; `fired` when it reaches the codebook's threshold.
 * The weights in `evidence` are those of the rules; a rule that rests on sentiment alone, or on words
 * that are absent, has no words to show and stands in `rules` only.
 */
export interface LabelScore {
  readonly id: string;
  readonly label: string;
  readonly score: number;
  readonly fired: boolean;
  readonly rules: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Where a text names a brand, and how the text speaks of it there. */
export interface BrandMention {
  readonly brand: string;
  readonly start: number;
  readonly end: number;
  readonly sentiment: SentimentResult;
}

/** Why one text was tagged as it was. `sentiment` is null for an empty text, `trait` when none fits. */
export interface TextExplanation {
  readonly sentiment: SentimentResult | null;
  readonly trait: string | null;
  readonly traits: readonly LabelScore[];
  readonly brands: readonly BrandMention[];
}

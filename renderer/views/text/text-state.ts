import type { Codebook } from '#contract/calls/texts.ts';
import { keptForProject } from '../kept-for-project.ts';

/** The tabs of the text view. */
export type TextPanel =
  | 'overview'
  | 'posts'
  | 'coding'
  | 'agreement'
  | 'topics'
  | 'measures'
  | 'codebook'
  | 'lexicon';

/** The codebooks that can be edited. */
export type CodebookName = 'trait' | 'intent' | 'stage' | 'interaction';

/** Where a person was among the texts, and what they have begun. */
export interface TextState {
  readonly panel: TextPanel;
  /** The text that was chosen, by dataset. */
  readonly textByDataset: Readonly<Record<string, string>>;
  /** A codebook under way: `of` is the saved one that it changes, as JSON. */
  readonly draft: { readonly of: string; readonly codebook: Codebook } | null;
  /** The codebook that is open. */
  readonly codebookName: CodebookName;
  /** Who codes posts by hand. */
  readonly coder: string;
  /** The label that is open in the codebook. */
  readonly labelAt: number;
}

/** The text view, kept when it is left. */
export const textState = keptForProject<TextState>({
  panel: 'overview',
  textByDataset: {},
  draft: null,
  codebookName: 'trait',
  coder: 'me',
  labelAt: 0,
});

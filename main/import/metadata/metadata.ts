import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';

/** What a metadata file says of the columns of another file. */
export interface Metadata {
  /** The file itself, and what kind of metadata it holds, in words. */
  readonly file: string;
  readonly form: string;
  readonly variables: readonly DescribedVariable[];
  readonly sets: readonly DescribedSet[];
  /** The column that weighs the rows. */
  readonly weight: string | null;
}

/** What is said of one column; null and empty lists where nothing is said. */
export interface DescribedVariable {
  /** The column's name in the data file; capitals do not matter. */
  readonly name: string;
  readonly label: string | null;
  readonly kind: VariableKind | null;
  /** Whether `kind` holds even where the column's contents suggest an id or a weight. */
  readonly isKindFirm: boolean;
  readonly answers: readonly DescribedAnswer[];
  /** Cell texts that mean that there is no answer, beside the answers that say so themselves. */
  readonly missing: readonly { readonly code: string; readonly reason: MissingReason }[];
  /** What parts the codes of a cell that holds several ("1;2;3;"). */
  readonly separator: string | null;
  readonly decimal: '.' | ',' | null;
}

/** One answer: its code in the file, how people read it, the reason when it is no answer. */
export interface DescribedAnswer {
  readonly code: string;
  readonly label: string;
  /** For a mean; undefined: the code, where it is a number and the answers are a scale. */
  readonly value?: number | null | undefined;
  readonly missing: MissingReason | null;
}

/** Columns that belong together. */
export interface DescribedSet {
  readonly name: string;
  readonly label: string;
  readonly kind: 'multiple' | 'grid';
  readonly members: readonly { readonly column: string; readonly label: string | null }[];
}

/** A column of which nothing is said but its name. */
export function undescribed(name: string): DescribedVariable {
  return {
    name,
    label: null,
    kind: null,
    isKindFirm: false,
    answers: [],
    missing: [],
    separator: null,
    decimal: null,
  };
}

/**
 * Why an answer that a questionnaire marks as missing is no answer, by its label; `no-answer` where the
 * label does not say.
 */
export function reasonByLabel(label: string): MissingReason {
  const words = label.toLowerCase().replace(/[’`]/gu, "'");
  if (/refus|prefer not|rather not|declin|keine angabe|no contesta|pas répondre/u.test(words))
    return 'refused';
  if (
    /don'?t know|do not know|not sure|unsure|can'?t say|weiß nicht|weiss nicht|no sab|ne sait/u.test(
      words,
    )
  )
    return 'dont-know';
  if (/not applicable|does not apply|\bn\/?a\b|trifft nicht zu|no aplica/u.test(words))
    return 'not-applicable';
  if (/not asked|not shown|not seen|skipped|filtered/u.test(words)) return 'not-asked';
  return 'no-answer';
}

/** A label without the markup that survey tools leave in it. */
export function plainLabel(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/<[^<>]{1,80}>/gu, ' ')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}

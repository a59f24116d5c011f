import type { ReactNode } from 'react';

/**
 * What stands behind a number: shown at the right when someone clicks it.
 *
 * `value` is in full precision; `facts` are the base, weight, test, definition and so on in the order
 * of reading; `rows` names the rows it was computed from by an expression that holds the filter too; `pin` keeps its analysis for the report.
 * `further` stands below the facts: what is asked for when the passport opens.
 * `details` stand in place of value, sentence and facts, where more than facts is to be shown or changed.
 */
export interface Passport {
  readonly title: string;
  readonly value: string;
  readonly sentence?: string;
  readonly facts: readonly { readonly term: string; readonly description: string }[];
  readonly rows?: { readonly dataset: string; readonly filter: string };
  readonly copyText: string;
  readonly details?: ReactNode;
  readonly further?: ReactNode;
  readonly pin?: () => void;
}

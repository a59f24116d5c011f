import type { Column } from '#analysis/columns/column.ts';
import type { DatasetKind, VariableKind, VariableRole } from '#analysis/columns/variable.ts';
import type { MatchedRows } from '#contract/calls/combinations.ts';
import type { NewSet } from '#main/project/dataset-writer.ts';
import { ProjectError } from '#main/project/project-error.ts';

/** A variable of a dataset to be. Its column is made when asked for, and not kept. */
export interface CombinedVariable {
  readonly name: string;
  readonly label: string;
  readonly kind: VariableKind;
  readonly storage: Column['type'];
  readonly set: string | null;
  readonly role: VariableRole | null;
  /** The names of its sources; null where a source has none. */
  readonly from: readonly (string | null)[];
  make(): Column;
}

/** A dataset to be, made from others. */
export interface Combined {
  /** What it is called when nobody says otherwise; may be taken. */
  readonly name: string;
  readonly kind: DatasetKind;
  readonly rows: number;
  readonly sets: readonly NewSet[];
  readonly variables: readonly CombinedVariable[];
  /** The name of the variable that weighs its rows. */
  readonly weight: string | null;
  readonly notes: readonly string[];
  readonly matched: MatchedRows | null;
}

/** A request that makes no sense, told in a sentence. */
export function notUnderstood(reason: string): ProjectError {
  return new ProjectError('combination-not-understood', { reason });
}

/** @throws {ProjectError} `combination-not-understood` where two variables would have one name. */
export function demandOwnNames(variables: readonly CombinedVariable[]): void {
  const names = new Set<string>();
  for (const { name } of variables) {
    const folded = name.toLowerCase();
    if (names.has(folded)) throw notUnderstood(`Two variables would be called “${name}”.`);
    names.add(folded);
  }
}

/** A few of many things, in words: "a, b, c and 4 more". */
export function fewOf(things: readonly string[], most = 5): string {
  const shown = things.slice(0, most).join(', ');
  return things.length <= most ? shown : `${shown} and ${things.length - most} more`;
}

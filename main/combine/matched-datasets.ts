import type { Column } from '#analysis/columns/column.ts';
import { columnAsText } from '#analysis/combine/column-as-text.ts';
import { gatherRows } from '#analysis/combine/gather-rows.ts';
import { type JoinedRows, joinRows } from '#analysis/combine/join-rows.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { MatchedRows, MatchSpec } from '#contract/calls/combinations.ts';
import type { VariableRecord } from '#main/project/dataset.ts';
import type { NewSet } from '#main/project/dataset-writer.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { type CombineInput, type FindInput, variableOf } from './combine-input.ts';
import {
  type Combined,
  type CombinedVariable,
  demandOwnNames,
  fewOf,
  notUnderstood,
} from './combined.ts';

const idsNamed = 10;

/**
 * What a match makes: the rows on the left, each beside the row on the right with the same id. Several rows
 * on the left may have one on the right (posts and their customers); not the other way round.
 *
 * - Missing: where there is no row on the right, its variables are `not-applicable`.
 * - The right side's id is not brought along: it is the left side's.
 *
 * @throws {ProjectError} `dataset-not-found`, `ids-repeat`, `combination-not-understood`.
 * @throws {AnalysisError} `variable-not-found`, `cancelled`.
 */
export function matchedDatasets(
  spec: MatchSpec,
  find: FindInput,
  interruption: Interruption,
): Combined {
  const left = find(spec.left);
  const right = find(spec.right);
  if (left.id === right.id) throw notUnderstood(`“${left.name}” would be matched with itself.`);
  const leftId = variableOf(left, spec.on.left);
  const rightId = variableOf(right, spec.on.right);
  const sides = {
    left: { column: left.column(leftId), kind: leftId.kind },
    right: { column: right.column(rightId), kind: rightId.kind },
  };
  const joined = joinRows(sides.left, sides.right, interruption);
  const idText = {
    left: idTexts(sides.left.column, leftId),
    right: idTexts(sides.right.column, rightId),
  };
  demandOwnIds(joined, right, rightId, idText.right);
  const matched = matchedRows(joined, idText);
  const kept = spec.keep === 'all' ? null : rowsWhere(joined.rightRow, (row) => row >= 0);
  const rightRows =
    kept === null ? joined.rightRow : kept.map((row) => joined.rightRow[row] as number);
  const sets = new Map<string, NewSet>();
  const own = left.variables.map((variable) => fromLeft(left, variable, kept, sets));
  const wanted =
    spec.bring?.map((name) => variableOf(right, name)) ??
    right.variables.filter((variable) => variable !== rightId);
  const brought = fromRight(spec, right, wanted, { rightRows, own, sets });
  const variables = [...own, ...brought.variables];
  demandOwnNames(variables);
  return {
    name: `${left.name} with ${right.name}`,
    kind: left.kind,
    rows: rightRows.length,
    sets: [...sets.values()],
    variables,
    weight: left.weight,
    notes: [...matchNotes(matched, left, right, spec), ...brought.notes],
    matched,
  };
}

function demandOwnIds(
  { repeated }: JoinedRows,
  right: CombineInput,
  id: VariableRecord,
  idAt: (row: number) => string,
): void {
  if (repeated.length === 0) return;
  const examples = [...new Set(Array.from(repeated.subarray(0, 50), idAt))].slice(0, idsNamed);
  throw new ProjectError('ids-repeat', {
    variable: id.name,
    dataset: right.name,
    count: repeated.length,
    examples,
  });
}

function matchedRows(
  joined: JoinedRows,
  idText: { readonly left: (row: number) => string; readonly right: (row: number) => string },
): MatchedRows {
  const without: string[] = [];
  for (let row = 0; row < joined.rightRow.length && without.length < idsNamed; row++) {
    const id = joined.rightRow[row] === -1 ? idText.left(row) : '';
    if (id !== '') without.push(id);
  }
  return {
    matched: joined.matchedCount,
    leftWithout: {
      count: joined.rightRow.length - joined.matchedCount - joined.missingLeft,
      first: without,
    },
    rightWithout: {
      count: joined.unmatchedRight.length,
      first: Array.from(joined.unmatchedRight.subarray(0, idsNamed), idText.right),
    },
    withoutId: { left: joined.missingLeft, right: joined.missingRight },
  };
}

function matchNotes(
  matched: MatchedRows,
  left: CombineInput,
  right: CombineInput,
  { keep }: MatchSpec,
): readonly string[] {
  const { leftWithout, rightWithout, withoutId } = matched;
  const fate = keep === 'all' ? 'kept, with nothing beside them' : 'left out';
  const notes = [
    `${matched.matched} of ${left.rows} rows of ${left.name} found a row of ${right.name}.`,
  ];
  if (leftWithout.count > 0) {
    notes.push(
      `${leftWithout.count} rows of ${left.name} found none (${fate}): ${fewOf(leftWithout.first)}${leftWithout.count > 5 ? ' …' : ''}.`,
    );
  }
  if (withoutId.left > 0)
    notes.push(`${withoutId.left} rows of ${left.name} have no id (${fate}).`);
  if (rightWithout.count > 0) {
    notes.push(
      `${rightWithout.count} rows of ${right.name} belong to nobody (left out): ${fewOf(rightWithout.first)}${rightWithout.count > 5 ? ' …' : ''}.`,
    );
  }
  if (withoutId.right > 0)
    notes.push(`${withoutId.right} rows of ${right.name} have no id (left out).`);
  return notes;
}

function fromLeft(
  left: CombineInput,
  variable: VariableRecord,
  kept: Int32Array | null,
  sets: Map<string, NewSet>,
): CombinedVariable {
  const set = left.setOf(variable);
  if (set !== null) sets.set(set.name, set);
  const { name, label, kind, storage, role } = variable;
  const make = (): Column => {
    const column = left.column(variable);
    return kept === null ? column : gatherRows(column, kept, 'not-applicable');
  };
  return { name, label, kind, storage, role, set: set?.name ?? null, from: [name, null], make };
}

interface RightSide {
  readonly rightRows: Int32Array;
  readonly own: readonly CombinedVariable[];
  readonly sets: Map<string, NewSet>;
}

function fromRight(
  { suffix }: MatchSpec,
  right: CombineInput,
  wanted: readonly VariableRecord[],
  { rightRows, own, sets }: RightSide,
): { readonly variables: readonly CombinedVariable[]; readonly notes: readonly string[] } {
  const leftNames = new Set(own.map(({ name }) => name.toLowerCase()));
  const leftSets = new Set([...sets.keys()].map((name) => name.toLowerCase()));
  const roles = new Set(own.map(({ role }) => role));
  const renamed: string[] = [];
  const variables = wanted.map((variable): CombinedVariable => {
    const clashes = leftNames.has(variable.name.toLowerCase());
    const name = clashes ? `${variable.name}${suffix}` : variable.name;
    if (clashes) renamed.push(`${variable.name} as ${name}`);
    const set = right.setOf(variable);
    const setName =
      set && (leftSets.has(set.name.toLowerCase()) ? `${set.name}${suffix}` : set.name);
    if (set && setName) sets.set(setName, { ...set, name: setName });
    const { label, kind, storage, role } = variable;
    return {
      name,
      label,
      kind,
      storage,
      // One variable of a dataset is its channel, its time, its wave: the left side's.
      role: roles.has(role) ? null : role,
      set: setName,
      from: [null, variable.name],
      make: () => gatherRows(right.column(variable), rightRows, 'not-applicable'),
    };
  });
  const notes = renamed.length > 0 ? [`Names that both sides have: ${fewOf(renamed, 8)}.`] : [];
  return { variables, notes };
}

/** The text of an id at a row, made for a few rows only; empty where there is none. */
function idTexts(column: Column, { kind }: VariableRecord): (row: number) => string {
  const decoder = new TextDecoder();
  return (row) => {
    const at = gatherRows(column, Int32Array.of(row), 'no-answer');
    const { offsets, bytes } = columnAsText(at, kind, 'codes');
    return decoder.decode(bytes.subarray(offsets[0], offsets[1]));
  };
}

function rowsWhere(rows: Int32Array, is: (value: number) => boolean): Int32Array {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (is(rows[row] as number)) found[count++] = row;
  return found.slice(0, count);
}

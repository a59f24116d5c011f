import type { Column } from '#analysis/columns/column.ts';
import { rowCount } from '#analysis/columns/column.ts';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import type { DerivationLookup } from '#analysis/derive/derivation-lookup.ts';
import type { DerivedVariable } from '#analysis/derive/derive.ts';
import { derive } from '#analysis/derive/derive.ts';
import { derivation } from '#contract/calls/preparations.ts';

/** Columns by name as derivations find them; kinds follow from the columns unless given. */
export function lookupOf(
  columns: Readonly<Record<string, Column>>,
  given: {
    readonly kinds?: Readonly<Record<string, VariableKind>>;
    readonly sets?: Readonly<Record<string, readonly string[]>>;
    readonly segments?: Readonly<Record<string, Rule>>;
  } = {},
): DerivationLookup {
  const { kinds = {}, sets = {}, segments = {} } = given;
  const kindOf = (column: Column): VariableKind =>
    (({ category: 'single', number: 'number', text: 'text' }) as const)[column.type];
  return {
    rowCount: Math.max(0, ...Object.values(columns).map(rowCount)),
    names: Object.keys(columns),
    column: (name) => columns[name] ?? null,
    members: (name) =>
      sets[name]?.map((member) => ({ label: member, column: columns[member] as Column })) ?? null,
    segment: (name) => segments[name] ?? null,
    kind: (name) => kinds[name] ?? (columns[name] ? kindOf(columns[name]) : null),
    memberNames: (name) => sets[name] ?? null,
    label: (name) => name,
  };
}

/** Makes the one variable of a derivation as it would be written, defaults filled in. */
export function made(spec: object, lookup: DerivationLookup): DerivedVariable {
  const [first] = derive(derivation.parse(spec), lookup).variables;
  if (first === undefined) throw new Error('nothing was made');
  return first;
}

/** Each row as people read it: a label, a number, a text, or the reason in brackets. */
export function shown({ column }: { readonly column: Column }): readonly (string | number)[] {
  const decoder = new TextDecoder();
  return Array.from({ length: rowCount(column) }, (_, row) => {
    if (column.type === 'category') {
      const category = column.categories[column.codes[row] as number];
      return category?.missing == null
        ? (category?.label ?? 'no such answer')
        : `(${category.missing})`;
    }
    const reason = missingReasonOf(column.missing?.[row] ?? 0);
    if (reason !== null) return `(${reason})`;
    return column.type === 'number'
      ? (column.values[row] as number)
      : decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
  });
}

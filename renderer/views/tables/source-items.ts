import type { VariableLine } from '#contract/calls/datasets.ts';
import type { ListedSegment } from '#contract/calls/segments.ts';
import { answersExpression, expressionAnswer } from '../../words/expression.ts';
import { type VariableKind, variableKindWords } from '../../words/terms.ts';
import { type Entry, segmentsEntry } from './table-entries.ts';

/** Something that can be put into a table: a variable, a set, a grid or a segment. */
export interface SourceItem {
  readonly id: string;
  readonly label: string;
  /** The name where it says something beside the label. */
  readonly name: string;
  readonly kindWords: string;
  readonly kind: VariableKind | 'grid' | 'segment';
  readonly variable: VariableLine | null;
  readonly entry: Entry;
}

const tabulated: ReadonlySet<VariableKind> = new Set([
  'single',
  'scale',
  'multiple',
  'number',
  'weight',
]);

/** What a dataset offers to a table, in its order: grids before their questions, segments at the end. */
export function sourceItems(
  variables: readonly VariableLine[],
  segments: readonly ListedSegment[],
): readonly SourceItem[] {
  const names = new Set(variables.map(({ name }) => name));
  const grids = new Set<string>();
  const items: SourceItem[] = [];
  for (const variable of variables) {
    const { name, label, kind, memberOf } = variable;
    if (!tabulated.has(kind)) continue;
    if (memberOf !== null && names.has(memberOf)) continue;
    if (memberOf !== null && !grids.has(memberOf)) {
      grids.add(memberOf);
      items.push({
        id: `grid ${memberOf}`,
        label: memberOf,
        name: memberOf,
        kindWords: 'Grid',
        kind: 'grid',
        variable: null,
        entry: memberOf,
      });
    }
    const id = `variable ${name}`;
    items.push({
      id,
      label,
      name,
      kindWords: variableKindWords[kind],
      kind,
      variable,
      entry: name,
    });
  }
  for (const { name, rule } of segments) {
    if (rule === null) continue;
    items.push({
      id: `segment ${name}`,
      label: name,
      name,
      kindWords: 'Segment',
      kind: 'segment',
      variable: null,
      entry: segmentsEntry([name]),
    });
  }
  return items;
}

/** The items whose label, name or answers hold every word typed. */
export function findItems(items: readonly SourceItem[], typed: string): readonly SourceItem[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter(({ label, name, kindWords, variable }) => {
    const answers = variable?.categories.map((one) => one.label).join(' ') ?? '';
    const text = `${label} ${name} ${kindWords} ${answers}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether an item can stand across; numbers have no answers to be columns. */
export function canBeColumn({ kind }: SourceItem): boolean {
  return kind !== 'number' && kind !== 'weight';
}

/** What a filter by an item says; null where one of its answers has to be chosen first. */
export function filterOf({ kind, name }: SourceItem): string | null {
  return kind === 'segment' ? `segment ${expressionAnswer(name)}` : null;
}

/** What a filter by answers of an item says. */
export function answersFilter({ name }: SourceItem, answers: readonly string[]): string {
  return answersExpression(name, answers);
}

import type { VariableOutline } from '#contract/calls/datasets.ts';

/** A column of the grid with its place from the left edge of the cells. */
export interface GridColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: VariableOutline['kind'];
  readonly leftPx: number;
  readonly widthPx: number;
}

const widthByKind: Readonly<Partial<Record<VariableOutline['kind'], number>>> = {
  number: 96,
  weight: 96,
  date: 112,
  id: 112,
  text: 280,
};

/** The variables that have cells, laid out from left to right; sets have members and no cells. */
export function layOutColumns(variables: readonly VariableOutline[]): readonly GridColumn[] {
  let leftPx = 0;
  return variables
    .filter((one) => one.kind !== 'multiple')
    .map(({ name, label, kind }) => {
      const column = { name, label, kind, leftPx, widthPx: widthByKind[kind] ?? 160 };
      leftPx += column.widthPx;
      return column;
    });
}

/** The columns in sight, by index; `to` is exclusive. */
export function columnsInSight(
  columns: readonly GridColumn[],
  leftPx: number,
  widthPx: number,
): { readonly from: number; readonly to: number } {
  const first = columns.findIndex((one) => one.leftPx + one.widthPx > leftPx);
  if (first < 0) return { from: 0, to: 0 };
  let to = first;
  while (to < columns.length && (columns[to]?.leftPx ?? 0) < leftPx + widthPx) to++;
  return { from: first, to };
}

/**
 * Variables in the order of a grid that shows the rows of a filter: those that the filter names come
 * first, a set's members for the set. A name counts where it stands whole, outside of quotes.
 */
export function namedFirst(
  variables: readonly VariableOutline[],
  filter: string,
): readonly VariableOutline[] {
  const text = filter.replace(/"(?:[^"]|"")*"/gu, '""').replaceAll('``', '`');
  const named = new Set(
    variables
      .filter(({ name }) => standsWhole(text, name))
      .flatMap(({ name, set }) => (set.length > 0 ? set : [name])),
  );
  if (named.size === 0) return variables;
  return [
    ...variables.filter((one) => named.has(one.name)),
    ...variables.filter((one) => !named.has(one.name)),
  ];
}

function standsWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
    if (!/[\p{L}\p{N}_.]/u.test(around)) return true;
  }
  return false;
}

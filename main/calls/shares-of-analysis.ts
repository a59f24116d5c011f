import type { ReportedBody } from '#main/export/report-content.ts';

/** Two shares of an analysis that a text may speak of: of which item, and of whom. */
export interface SharePair {
  /** The item: question and answer. */
  readonly label: string;
  readonly nameA: string;
  readonly nameB: string;
  /** In [0, 1]. */
  readonly shareA: number;
  readonly shareB: number;
}

/** Tables with more columns than this give each column against the next only. */
const mostColumns = 12;

/** The pairs of shares that an analysis sets against each other; none where it compares no shares. */
export function sharesOf(body: ReportedBody): readonly SharePair[] {
  switch (body.kind) {
    case 'comparison': {
      const { rows, a, b } = body.comparison;
      return rows.flatMap((row) =>
        row.kind === 'share'
          ? pair(`${row.label} ${row.category}`, [a.name, row.a.share], [b.name, row.b.share])
          : [],
      );
    }
    case 'gap': {
      const { items, leftName, rightName } = body.gap;
      return items.flatMap(({ item, left, right }) =>
        pair(item, [leftName, left.share], [rightName, right.share]),
      );
    }
    case 'table':
      return sharesOfTable(body.table);
    default:
      return [];
  }
}

function sharesOfTable({
  rows,
  columns,
  cells,
}: Extract<ReportedBody, { readonly kind: 'table' }>['table']): readonly SharePair[] {
  const reach = columns.length > mostColumns ? 1 : columns.length;
  return rows.flatMap((row, at) =>
    columns.flatMap((one, index) =>
      columns.slice(index + 1, index + 1 + reach).flatMap((other, step) => {
        const [a, b] = [cells[at]?.[index], cells[at]?.[index + 1 + step]];
        return pair(
          `${row.label} ${row.category}`,
          [one.category, a?.columnShare ?? null],
          [other.category, b?.columnShare ?? null],
        );
      }),
    ),
  );
}

function pair(
  label: string,
  [nameA, shareA]: readonly [string, number | null],
  [nameB, shareB]: readonly [string, number | null],
): readonly SharePair[] {
  return shareA === null || shareB === null ? [] : [{ label, nameA, nameB, shareA, shareB }];
}

import type { CategoryColumn, Column } from '#analysis/columns/column.ts';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import type { KeptAnswer, KeptDictionary, KeptVariable } from '#contract/kept-dictionary.ts';
import {
  type CellReader,
  cellReader,
  type ExportedColumn,
  type ExportedTable,
} from './table-cells.ts';

/** A column of a file that keeps a dictionary: a variable's values, or why there are none. */
export interface KeptColumn {
  readonly name: string;
  readonly label: string;
  readonly reader: CellReader;
}

/** The columns of a file, and what is kept beside them. */
export interface KeptTable {
  readonly columns: readonly KeptColumn[];
  readonly dictionary: KeptDictionary;
  readonly notes: readonly string[];
}

const reasonsEnding = '__missing';

/**
 * Lays out a table for formats that hold metadata (Parquet, Arrow): each variable a column that any program
 * reads, with a column of its own beside it where answers are missing for a reason; and the dictionary.
 *
 * - Answers are their labels; labels that two answers share get their codes.
 * - The column of reasons (`age__missing`) has the reason, or the label of the answer that means it.
 */
export function keptTable(table: ExportedTable): KeptTable {
  const names = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  const setOf = new Map(
    (table.sets ?? []).flatMap(({ name, members }) =>
      members.map((member) => [member, name] as const),
    ),
  );
  const columns: KeptColumn[] = [];
  const variables: KeptVariable[] = [];
  for (const exported of table.columns) {
    const column = exported.column();
    const reader = readerOf(exported, column);
    columns.push({ name: exported.name, label: exported.label, reader });
    const why = reasonsReader(column);
    const reasons = why === null ? null : freeName(`${exported.name}${reasonsEnding}`, names);
    if (why !== null && reasons !== null) {
      columns.push({ name: reasons, label: `Why missing: ${exported.label}`, reader: why });
    }
    variables.push({
      name: exported.name,
      label: exported.label,
      kind: exported.kind,
      role: exported.role ?? null,
      set: setOf.get(exported.name) ?? null,
      storage: column.type,
      column: exported.name,
      reasons,
      answers: column.type === 'category' ? keptAnswers(column, reader) : [],
    });
  }
  return {
    columns,
    dictionary: {
      version: 1,
      dataset: table.name,
      datasetKind: table.datasetKind ?? 'survey',
      weight: table.weight ?? null,
      variables,
      sets: (table.sets ?? []).map(({ name, label, kind }) => ({ name, label, kind })),
    },
    notes: notesOf(variables),
  };
}

function notesOf(variables: readonly KeptVariable[]): readonly string[] {
  const withReasons = variables.flatMap(({ reasons }) => (reasons === null ? [] : [reasons]));
  const shown = withReasons.slice(0, 3).join(', ');
  return [
    'Labels of questions, codes of answers, sets and the weight are kept beside the data, where Parallax finds them; other programs show names and the labels of answers.',
    ...(withReasons.length > 0
      ? [
          `Why answers are missing stands in columns of its own (${shown}${withReasons.length > 3 ? ', …' : ''}); the answers themselves are empty there.`,
        ]
      : []),
  ];
}

function freeName(wish: string, taken: Set<string>): string {
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wish}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}

function readerOf(exported: ExportedColumn, column: Column): CellReader {
  const reader = cellReader({ ...exported, column: () => column });
  if (column.type !== 'category' || reader.type !== 'label') return reader;
  const texts = answerTexts(column);
  return {
    ...reader,
    labels: reader.labels.map((label, code) => (label === null ? null : (texts[code] ?? null))),
  };
}

/** The label of each answer, with its code where another answer has the same. */
function answerTexts({ categories }: CategoryColumn): readonly string[] {
  const counts = new Map<string, number>();
  for (const { label } of categories) counts.set(label, (counts.get(label) ?? 0) + 1);
  return categories.map(({ label, code }) =>
    label === '' || (counts.get(label) ?? 0) > 1 ? `${label} (${code})` : label,
  );
}

function keptAnswers(column: CategoryColumn, reader: CellReader): KeptAnswer[] {
  const texts = answerTexts(column);
  const written = column.categories.map((_, code) => texts[code] as string);
  if (reader.type === 'number') {
    column.codes.forEach((code, row) => {
      const value = reader.read(row);
      if (value !== null) written[code] = String(value);
    });
  }
  return column.order.flatMap((code) => {
    const category = column.categories[code];
    return category === undefined ? [] : [{ ...category, text: written[code] as string }];
  });
}

/** Reads why answers are missing; null where the only reason is that there is no answer. */
function reasonsReader(column: Column): CellReader | null {
  if (column.type === 'category') {
    const texts = answerTexts(column);
    const labels = column.categories.map(({ missing, code }, at) =>
      missing !== null && code !== '' ? (texts[at] as string) : null,
    );
    const isUsed = new Uint8Array(labels.length);
    for (const code of column.codes) isUsed[code] = 1;
    if (!labels.some((label, code) => label !== null && isUsed[code] === 1)) return null;
    return { type: 'label', labels, code: (row) => column.codes[row] as number };
  }
  const { missing } = column;
  if (missing === null || !missing.some((byte) => byte > 1)) return null;
  const labels = [
    null,
    ...missingReasons.map((reason) => (reason === 'no-answer' ? null : reason)),
  ];
  return { type: 'label', labels, code: (row) => missing[row] as number };
}

import type { TextColumn } from '#analysis/columns/column.ts';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import { reasonLabels } from './sav/sav-missing-codes.ts';
import type { ExportedColumn, ExportedTable } from './table-cells.ts';

const headings = {
  variable: 'Variable',
  label: 'Question',
  kind: 'Kind',
  role: 'Role',
  set: 'Set',
  set_label: 'Question of the set',
  code: 'Code',
  answer: 'Answer',
  value: 'Value in a mean',
  missing: 'Why it is no answer',
} as const;

type Heading = keyof typeof headings;
type Line = Partial<Record<Heading, string>>;

/**
 * The codebook of a table, as a table of its own: a row for each answer of each variable, in the order of
 * reading, with its code, its label, its value in a mean and why it is no answer; one row for a variable
 * without a list of answers. A blank, which every column may have, is not listed.
 */
export function codebookTable(table: ExportedTable): ExportedTable {
  const setOf = new Map(
    (table.sets ?? []).flatMap((set) => set.members.map((member) => [member, set] as const)),
  );
  const lines = table.columns.flatMap((exported) => {
    const set = setOf.get(exported.name);
    const about = {
      variable: exported.name,
      label: exported.label,
      kind: exported.name === table.weight ? 'weight' : exported.kind,
      role: exported.role ?? '',
      set: set?.name ?? '',
      set_label: set?.label ?? '',
    };
    return answerLines(exported).map((answer): Line => ({ ...about, ...answer }));
  });
  return {
    name: `${table.name} codebook`,
    rowCount: lines.length,
    mask: null,
    columns: (Object.keys(headings) as Heading[]).map((key) => ({
      name: key,
      label: headings[key],
      kind: 'text',
      isMember: false,
      column: () => textColumn(lines.map((line) => line[key] ?? '')),
    })),
  };
}

function answerLines(exported: ExportedColumn): readonly Line[] {
  const column = exported.column();
  if (column.type === 'category') {
    const answers = column.order.flatMap((index) => {
      const category = column.categories[index];
      if (category === undefined || (category.code === '' && category.label === '')) return [];
      const { code, label, value, missing } = category;
      return [
        {
          code,
          answer: label,
          value: value === null ? '' : String(value),
          missing: missing === null ? '' : reasonLabels[missing],
        },
      ];
    });
    return answers.length > 0 ? answers : [{}];
  }
  const used = new Set(column.missing ?? []);
  const reasons = missingReasons.filter(
    (reason, index) => reason !== 'no-answer' && used.has(index + 1),
  );
  return [{}, ...reasons.map((reason) => ({ missing: reasonLabels[reason] }))];
}

function textColumn(texts: readonly string[]): TextColumn {
  const parts = texts.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Int32Array(texts.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = (offsets[row] as number) + part.length;
  });
  const missing = Uint8Array.from(texts, (text) => (text === '' ? 1 : 0));
  return { type: 'text', offsets, bytes: new Uint8Array(Buffer.concat(parts)), missing };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import type { ImportResult } from '#contract/calls/imports.ts';
import type { ImportWishes } from '#main/import/import-wishes.ts';
import { runImport } from '#main/import/run-import.ts';
import { chunkText, chunkValues, type StoredChunk } from '#main/project/column-chunks.ts';
import { Project } from '#main/project/project.ts';

/** A folder of its own for one test, removed with `remove`. */
export function testFolder(): {
  readonly path: (name: string) => string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A dataset as it was read back from the project's tables, by variable name. */
export interface ReadBack {
  readonly result: ImportResult;
  readonly kind: string;
  readonly variables: ReadonlyMap<string, ReadVariable>;
  readonly sets: readonly {
    readonly name: string;
    readonly label: string;
    readonly kind: string;
    readonly base: string;
    readonly members: readonly string[];
  }[];
  readonly sha256: string;
}

/** Values as labels, numbers or texts; a missing value is `null` with its reason beside. */
export interface ReadVariable {
  readonly label: string;
  readonly kind: string;
  readonly values: readonly (string | number | null)[];
  readonly reasons: readonly (string | null)[];
  /** Labels of answers in the order in which people read them. */
  readonly answers: readonly string[];
  /** The value of each answer for a mean. */
  readonly scores: readonly (number | null)[];
}

/** Imports a file into a fresh project and reads everything back through SQL and the chunk decoder. */
export async function importAndReadBack(
  file: string,
  wishes: ImportWishes = {},
): Promise<ReadBack> {
  const folder = testFolder();
  const project = Project.create(folder.path('p.parallax'));
  try {
    const result = await runImport(project, file, wishes, uninterrupted);
    return readBack(project, result);
  } finally {
    project.close();
    folder.remove();
  }
}

/** Writes text (or bytes) to a file of its own, imports it and reads it back. */
export async function importText(
  content: string | Buffer,
  wishes: ImportWishes = {},
  name = 'table.csv',
): Promise<ReadBack> {
  const folder = testFolder();
  try {
    writeFileSync(folder.path(name), content);
    return await importAndReadBack(folder.path(name), wishes);
  } finally {
    folder.remove();
  }
}

function readBack(project: Project, result: ImportResult): ReadBack {
  const { database } = project;
  const all = <Row>(sql: string): Row[] => database.prepare(sql).all(result.datasetId) as Row[];
  const rows = all<{
    id: number;
    name: string;
    label: string;
    kind: string;
    set_id: number | null;
  }>('select id, name, label, kind, set_id from variable where dataset_id = ? order by position');
  const sets = all<{ id: number; name: string; label: string; kind: string; base_rule: string }>(
    'select id, name, label, kind, base_rule from multiple_response_set where dataset_id = ? order by position',
  );
  const dataset = all<{ kind: string; sha256: string }>(
    'select d.kind, s.sha256 from dataset d join source_file s on s.id = d.source_file_id where d.id = ?',
  )[0];
  return {
    result,
    kind: dataset?.kind ?? '',
    sha256: dataset?.sha256 ?? '',
    variables: new Map(rows.map((row) => [row.name, readVariable(project, row)])),
    sets: sets.map(({ id, name, label, kind, base_rule: base }) => ({
      name,
      label,
      kind,
      base,
      members: rows.filter((row) => row.set_id === id).map((row) => row.name),
    })),
  };
}

interface VariableRow {
  readonly id: number;
  readonly label: string;
  readonly kind: string;
}

interface CategoryRow {
  readonly code_index: number;
  readonly position: number;
  readonly label: string;
  readonly value: number | null;
  readonly missing: string | null;
}

function readVariable(project: Project, { id, label, kind }: VariableRow): ReadVariable {
  const chunks = project.database
    .prepare('select * from column_chunk where variable_id = ? order by chunk')
    .all(id) as StoredChunk[];
  const categories = project.database
    .prepare('select * from category where variable_id = ? order by code_index')
    .all(id) as CategoryRow[];
  const values: (string | number | null)[] = [];
  const reasons: (string | null)[] = [];
  for (const chunk of chunks) readChunk(chunk, categories, values, reasons);
  const inOrder = [...categories]
    .sort((a, b) => a.position - b.position)
    .filter(({ missing }) => missing === null);
  return {
    label,
    kind,
    values,
    reasons,
    answers: inOrder.map((category) => category.label),
    scores: inOrder.map((category) => category.value),
  };
}

function readChunk(
  chunk: StoredChunk,
  categories: readonly CategoryRow[],
  values: (string | number | null)[],
  reasons: (string | null)[],
): void {
  const text = chunk.type === 'utf8' ? chunkText(chunk) : null;
  const bytes = text ? Buffer.from(text.bytes) : Buffer.alloc(0);
  const numbers = text ? null : chunkValues(chunk);
  for (let row = 0; row < chunk.row_count; row++) {
    const reason = missingReasonOf(chunk.reasons?.[row] ?? 0);
    const category = chunk.type.startsWith('category')
      ? categories[numbers?.[row] ?? -1]
      : undefined;
    const missing = category ? category.missing : reason;
    reasons.push(missing);
    if (missing !== null) values.push(null);
    else if (category) values.push(category.label);
    else if (text) values.push(bytes.toString('utf8', text.offsets[row], text.offsets[row + 1]));
    else values.push(numbers?.[row] ?? null);
  }
}
